"""The name of each word of a route and of its checks, in French and in English."""

from __future__ import annotations

from courtier.results.words import UNDETERMINED_NAME
from courtier.values.text import Text

PROCEDURE_NAMES: dict[str, Text] = {
    "call-off": Text(
        fr="contrat de gré à gré sous entente-cadre",
        en="call-off under a framework agreement",
    ),
    "group-purchase": Text(fr="achat regroupé", en="group purchase"),
    "public-tender": Text(fr="appel d’offres public", en="public call for tenders"),
    "invited-tender": Text(fr="appel d’offres sur invitation", en="call for tenders by invitation"),
    "direct-award": Text(fr="contrat conclu de gré à gré", en="contract by mutual agreement"),
    "market-sounding": Text(fr="appel d’intérêt (sondage du marché)", en="market sounding"),
    "undetermined": Text(fr="mode indéterminé", en="undetermined route"),
    "not-applicable": Text(fr="sans objet", en="not applicable"),
}

ROUTE_STATUS_NAMES: dict[str, Text] = {
    "open": Text(fr="ouvert", en="open"),
    "excluded": Text(fr="exclu", en="excluded"),
    "undetermined": UNDETERMINED_NAME,
}

PRICING_NAMES: dict[str, Text] = {
    "fixed": Text(fr="prix forfaitaire", en="fixed price"),
    "rate": Text(fr="taux", en="rates"),
    "consumption": Text(fr="à la consommation", en="by consumption"),
    "subscription": Text(fr="abonnement", en="subscription"),
}

MEASURE_STATUS_NAMES: dict[str, Text] = {
    "recorded": Text(fr="consignée", en="recorded"),
    "to-do": Text(fr="à consigner", en="to be recorded"),
    "not-applicable": Text(fr="sans objet", en="not applicable"),
}
"""The status of a measure of the founding strategy (*une mesure*)."""

CHECK_STATUS_NAMES: dict[str, Text] = {
    "required": Text(fr="requise", en="required"),
    "not-required": Text(fr="non requise", en="not required"),
    "undetermined": Text(fr="indéterminée", en="undetermined"),
}
"""The status of a check (*une vérification*)."""

TEMPLATE_BASIS_NAMES: dict[str, Text] = {
    "law": Text(fr="texte de loi lu", en="law that was read"),
    "twin": Text(fr="règlement parallèle lu", en="sister regulation that was read"),
    "model": Text(fr="document type du gouvernement", en="government model document"),
    "guide": Text(fr="guide officiel", en="official guide"),
    "practice": Text(fr="composition de ce projet", en="composition of this project"),
}
"""On what a clause or a template of a document rests."""
