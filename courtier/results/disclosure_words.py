"""The names of the words of a disclosure and of a ranking, in French and in English."""

from __future__ import annotations

from courtier.values.text import Text

UNKNOWN = Text(fr="inconnu", en="unknown")
NOBODY_LOOKED = Text(fr="inconnue : personne n’a regardé", en="unknown: nobody looked")
NO_LAW_TO_CONFIRM = Text(
    fr="aucune relevée, à confirmer par écrit", en="none identified, to confirm in writing"
)

PLACE_NAMES: dict[str, Text] = {
    "data": Text(fr="Données", en="Data"),
    "backup": Text(fr="Copies de sécurité", en="Backups"),
    "logs": Text(fr="Journaux", en="Logs"),
    "metadata": Text(fr="Métadonnées", en="Metadata"),
    "support": Text(fr="Soutien", en="Support"),
    "administration": Text(fr="Administration", en="Administration"),
    "keys": Text(fr="Clés de chiffrement", en="Encryption keys"),
}

ROLE_NAMES: dict[str, Text] = {
    "contracting": Text(fr="Signe le contrat", en="Signs the contract"),
    "operator": Text(fr="Exploite", en="Operates"),
    "parent": Text(fr="Société mère", en="Parent"),
    "technology": Text(fr="Fournit la technologie", en="Supplies the technology"),
    "reseller": Text(fr="Revend", en="Resells"),
    "platform": Text(fr="Héberge l’offre", en="Hosts the offering"),
}

REACHED_NAMES: dict[str, Text] = {
    "operator": Text(fr="exploitant", en="operator"),
    "parent": Text(fr="société mère", en="parent"),
    "subsidiary": Text(fr="filiale", en="subsidiary"),
    "staff": Text(fr="personnel", en="staff"),
    "technology": Text(fr="technologie", en="technology"),
    "network": Text(fr="réseau", en="network"),
}

ACCESS_NAMES: dict[str, Text] = {
    "content": Text(fr="contenu", en="content"),
    "metadata": Text(fr="métadonnées", en="metadata"),
    "keys": Text(fr="clés", en="keys"),
}

VIEW_NAMES: dict[str, Text] = {
    "price": Text(fr="Prix", en="Price"),
    "fit": Text(fr="Exigences", en="Fit"),
    "exposure": Text(fr="Exposition", en="Exposure"),
    "carbon": Text(fr="Carbone", en="Carbon"),
}
