"""The words in which what is not known of a resource is said."""

from __future__ import annotations

from courtier.check.plan_rules import ENCRYPTION, PUBLIC, TAG
from courtier.results.resources import Aside, Silence
from courtier.values.text import Text

WHY: dict[Silence, Text] = {
    "until-apply": Text(
        fr="connu seulement une fois le plan appliqué",
        en="only known once the plan is applied",
    ),
    "sensitive": Text(
        fr="valeur que le plan marque comme sensible", en="value that the plan marks as sensitive"
    ),
    "not-told": Text(fr="le plan ne le dit pas", en="the plan does not say"),
    "not-understood": Text(fr="région qu’aucune table ne nomme", en="region that no table names"),
    "parent": Text(
        fr="celui de la ressource qui la contient", en="that of the resource that holds it"
    ),
    "global": Text(fr="service mondial, sans région", en="global service, without a region"),
}
BROKEN: dict[str, Text] = {
    ENCRYPTION: Text(
        fr="non chiffrée au repos. Attendu : {asked}", en="not encrypted at rest. Expected: {asked}"
    ),
    PUBLIC: Text(
        fr="ouverte au public. Attendu : {asked}", en="open to the public. Expected: {asked}"
    ),
    TAG: Text(
        fr="sans étiquette de classification. Attendu : {asked}",
        en="without a classification tag. Expected: {asked}",
    ),
}
NEVER_TOLD: dict[str, Text] = {
    ENCRYPTION: Text(
        fr="Rien, dans une ressource « {type} », ne dit si elle est chiffrée au repos.",
        en="Nothing in a resource “{type}” says whether it is encrypted at rest.",
    ),
    PUBLIC: Text(
        fr="Rien, dans une ressource « {type} », ne dit si elle est ouverte au public : d’autres"
        " ressources, ou le compte, en décident.",
        en="Nothing in a resource “{type}” says whether it is open to the public: other resources,"
        " or the account, decide.",
    ),
}
ASIDE: dict[Aside, Text] = {
    "deleted": Text(fr="le plan la supprime", en="the plan deletes it"),
    "unknown-type": Text(fr="type qu’aucune table ne connaît", en="type that no table knows"),
    "data-source": Text(fr="seulement lue, non créée", en="only read, not made"),
    "unsupported": Text(
        fr="l’outil n’a pu prévoir le changement, ou l’entrée est illisible",
        en="the tool could not foresee the change, or the entry cannot be read",
    ),
    "ignored": Text(fr="hors de ce déploiement", en="outside this deployment"),
    "no-object": Text(fr="n’existe dans aucun nuage", en="exists in no cloud"),
}
