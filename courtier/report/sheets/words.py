"""The name of each word of the catalogue's records, in French and in English."""

from __future__ import annotations

from courtier.values.text import Text

MITIGATION_NAMES: dict[str, Text] = {
    "keys": Text(fr="Atténuée par les clés", en="Mitigated by keys"),
    "staff": Text(fr="Atténuée par le personnel", en="Mitigated by staff"),
    "company": Text(fr="Atténuée par une société distincte", en="Mitigated by a separate company"),
}
EVIDENCE_NAMES: dict[str, Text] = {
    "register": Text(fr="registre de l’autorité", en="register of the authority"),
    "certificate": Text(fr="certificat ou attestation", en="certificate or attestation"),
    "report": Text(fr="rapport d’évaluation, entier ou résumé", en="assessment report or summary"),
    "provider": Text(fr="page du fournisseur", en="page of the provider"),
    "portal": Text(fr="portail du fournisseur", en="portal of the provider"),
    "aggregator": Text(fr="répertoire de tiers", en="list kept by others"),
    "press": Text(fr="presse", en="press"),
    "none": Text(fr="aucune pièce", en="no document"),
}
KIND_NAMES: dict[str, Text] = {
    "certification": Text(fr="certification", en="certification"),
    "extension": Text(fr="extension d’un certificat", en="extension of a certificate"),
    "attestation": Text(fr="attestation", en="attestation"),
    "assessment": Text(fr="évaluation d’un gouvernement", en="government assessment"),
    "self-assessment": Text(fr="autoévaluation", en="self-assessment"),
    "qualification": Text(fr="qualification", en="qualification"),
    "purchasing-status": Text(fr="statut d’achat", en="purchasing status"),
    "score": Text(fr="cote", en="score"),
}
VALIDITY_NAMES: dict[str, Text] = {
    "fixed-end": Text(fr="fin imprimée", en="printed end"),
    "period": Text(fr="période examinée, puis délai", en="period looked at, then a delay"),
    "none": Text(fr="sans fin", en="no end"),
}
ROLE_NAMES: dict[str, Text] = {
    "contracting": Text(fr="contractante", en="contracting"),
    "operator": Text(fr="exploitante", en="operator"),
    "parent": Text(fr="société mère", en="parent"),
    "technology-supplier": Text(fr="fournit la technologie", en="technology supplier"),
    "reseller": Text(fr="revendeuse", en="reseller"),
}
REGION_STATUS_NAMES: dict[str, Text] = {
    "available": Text(fr="ouverte", en="available"),
    "restricted": Text(fr="réservée à certains clients", en="restricted to some customers"),
    "announced": Text(fr="annoncée", en="announced"),
    "retired": Text(fr="fermée", en="retired"),
    "undisclosed": Text(fr="non divulguée", en="undisclosed"),
    "not-general": Text(fr="non offerte à tous", en="not offered to everybody"),
    "sdk-only": Text(fr="connue des seuls outils", en="known to tools only"),
}
BASIS_NAMES: dict[str, Text] = {
    "provider": Text(fr="dit par le fournisseur", en="said by the provider"),
    "secondary": Text(fr="dit par un tiers", en="said by a third party"),
    "country-only": Text(fr="pays seulement", en="country only"),
    "from-code": Text(fr="déduit du code", en="inferred from the code"),
    "undisclosed": Text(fr="non divulgué", en="undisclosed"),
}
"""How the place of a region is known."""
