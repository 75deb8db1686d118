"""The name of each word of an estimate, in French and in English."""

from __future__ import annotations

from courtier.results.words import named
from courtier.values.citation import Confidence
from courtier.values.text import Text, say

COST_STATUS_NAMES: dict[str, Text] = {
    "priced": Text(fr="chiffrée", en="priced"),
    "partial": Text(fr="partielle", en="partial"),
    "undetermined": Text(fr="indéterminée", en="undetermined"),
}
"""The status of one option of an estimate (*une option*)."""

MEDIAN_OF_PROVIDERS = Text(
    fr="Médiane des fournisseurs, chacun à son option la moins chère",
    en="Median of the providers, each at its least option",
)

OPTION_KIND_NAMES: dict[str, Text] = {
    "cloud": Text(fr="infonuagique", en="cloud"),
    "own-room": Text(fr="centre de traitement informatique", en="own data centre"),
    "consolidated": Text(fr="centre consolidé", en="consolidated centre"),
    "free-software": Text(fr="logiciel libre", en="free software"),
    "shared-software": Text(fr="logiciel partagé", en="shared software"),
    "other": Text(fr="autre option", en="other option"),
}

COST_BASIS_NAMES: dict[str, Text] = {
    "quote": Text(fr="soumission", en="quote"),
    "list": Text(fr="prix public", en="list price"),
    "given": Text(fr="fourni par l’organisme", en="given by the body"),
    "default": Text(fr="valeur par défaut", en="default value"),
}

UNVERIFIED_LIST = Text(fr="prix public, non vérifié", en="list price, unverified")


def basis_name(basis: str, confidence: Confidence) -> Text:
    """The origin of a price; a list price of which no list was read is told as unverified."""
    if basis == "list" and confidence == "unverified":
        return UNVERIFIED_LIST
    return named(COST_BASIS_NAMES, basis)


UNIT_NAMES: dict[str, Text] = {
    "1": Text(fr="", en=""),
    "CAD": Text(fr="$ CA", en="CAD"),
    "USD": Text(fr="$ US", en="USD"),
    "hour": Text(fr="h", en="h"),
    "hours": Text(fr="h", en="h"),
    "day": Text(fr="j", en="d"),
    "days": Text(fr="jours", en="days"),
    "month": Text(fr="mois", en="month"),
    "months": Text(fr="mois", en="months"),
    "year": Text(fr="an", en="year"),
    "years": Text(fr="ans", en="years"),
    "percent": Text(fr="%", en="%"),
    "CAD/kWh": Text(fr="$ CA/kWh", en="CAD/kWh"),
    "CAD/USD": Text(fr="$ CA/$ US", en="CAD/USD"),
    "1 per year": Text(fr="par an", en="per year"),
    "business days": Text(fr="jours ouvrables", en="business days"),
    "user-month": Text(fr="utilisateur et mois", en="user and month"),
    "user-year": Text(fr="utilisateur et an", en="user and year"),
    "points": Text(fr="points", en="points"),
    "persons": Text(fr="personnes", en="persons"),
    "suppliers": Text(fr="fournisseurs", en="suppliers"),
    "servers/person": Text(fr="serveurs par personne", en="servers per person"),
    "machines/person": Text(fr="machines par personne", en="machines per person"),
    "GiB": Text(fr="Gio", en="GiB"),
    "GB": Text(fr="Go", en="GB"),
    "GiB-month": Text(fr="Gio-mois", en="GiB-month"),
    "GB-month": Text(fr="Go-mois", en="GB-month"),
    "GiB-hour": Text(fr="Gio-heure", en="GiB-hour"),
    "GB-hour": Text(fr="Go-heure", en="GB-hour"),
    "disk-month": Text(fr="disque-mois", en="disk-month"),
    "TiB": Text(fr="Tio", en="TiB"),
    "kW-month": Text(fr="kW-mois", en="kW-month"),
    "gib": Text(fr="Gio", en="GiB"),
    "gib-month": Text(fr="Gio-mois", en="GiB-month"),
    "W": Text(fr="W", en="W"),
    "FTE": Text(fr="ETC", en="FTE"),
    "vCPU": Text(fr="vCPU", en="vCPU"),
    "vcpu-hour": Text(fr="vCPU-heure", en="vCPU-hour"),
}
"""Units of assumptions, parameters and prices, after a number; ``1`` is a plain ratio."""

TRANSITION_NAMES: dict[str, Text] = {
    "priced": Text(fr="chiffrée", en="priced"),
    "quoted": Text(fr="en soumission", en="quoted"),
    "given": Text(fr="donnée par l’organisme", en="given by the body"),
    "missing": Text(fr="manque", en="missing"),
}
"""How a cost of arriving or leaving is known."""

CPU_NAMES: dict[str, Text] = {
    "full": Text(fr="entier", en="full"),
    "credits": Text(fr="à crédits (burstable)", en="on credits (burstable)"),
    "shared": Text(fr="à cœur partagé", en="on a shared core"),
    "flex": Text(fr="à puissance variable (flex)", en="of varying power (flex)"),
}
"""How much of its CPU a machine may use."""


def unit_name(unit: str) -> Text:
    """The name of a unit, an amount by another unit included (``CAD/month``)."""
    amount, per, each = unit.partition("/")
    if unit in UNIT_NAMES or not per:
        return named(UNIT_NAMES, unit)
    parts = {"amount": named(UNIT_NAMES, amount), "each": named(UNIT_NAMES, each)}
    return say("{amount}/{each}", "{amount}/{each}", **parts)


OPTION_GROUP_NAMES: dict[str, Text] = {
    "cloud:*": Text(fr="toutes les options infonuagiques", en="every cloud option"),
}
"""The names of what stands for several options in the list of what is missing."""
