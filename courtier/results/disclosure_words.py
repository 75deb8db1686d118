"""The names of the words of a disclosure and of a ranking, in French and in English."""

from __future__ import annotations

from courtier.knowledge.records.exposures import Reach, ReachedThrough
from courtier.knowledge.records.risk import PlaceOf
from courtier.results.disclosure import ActorRole
from courtier.results.ranking import View
from courtier.values.text import Text

UNKNOWN = Text(fr="inconnu", en="unknown")

PLACE_NAMES: dict[PlaceOf, Text] = {
    "data": Text(fr="Données", en="Data"),
    "backup": Text(fr="Copies de sécurité", en="Backups"),
    "logs": Text(fr="Journaux", en="Logs"),
    "metadata": Text(fr="Métadonnées", en="Metadata"),
    "support": Text(fr="Soutien", en="Support"),
    "administration": Text(fr="Administration", en="Administration"),
    "keys": Text(fr="Clés de chiffrement", en="Encryption keys"),
}

ROLE_NAMES: dict[ActorRole, Text] = {
    "contracting": Text(fr="Signe le contrat", en="Signs the contract"),
    "operator": Text(fr="Exploite", en="Operates"),
    "parent": Text(fr="Société mère", en="Parent"),
    "technology": Text(fr="Fournit la technologie", en="Supplies the technology"),
    "reseller": Text(fr="Revend", en="Resells"),
    "platform": Text(fr="Héberge l’offre", en="Hosts the offering"),
}

REACHED_NAMES: dict[ReachedThrough, Text] = {
    "operator": Text(fr="l’exploitant", en="the operator"),
    "parent": Text(fr="la société mère", en="the parent"),
    "subsidiary": Text(fr="une filiale", en="a subsidiary"),
    "staff": Text(fr="le personnel", en="the staff"),
    "technology": Text(fr="la technologie", en="the technology"),
    "network": Text(fr="le réseau", en="the network"),
}

ACCESS_NAMES: dict[Reach, Text] = {
    "content": Text(fr="contenu", en="content"),
    "metadata": Text(fr="métadonnées", en="metadata"),
    "keys": Text(fr="clés", en="keys"),
}

VIEW_NAMES: dict[View, Text] = {
    "price": Text(fr="Prix", en="Price"),
    "fit": Text(fr="Exigences", en="Fit"),
    "exposure": Text(fr="Exposition", en="Exposure"),
    "carbon": Text(fr="Carbone", en="Carbon"),
}
