"""The words in which what is not known of a resource is said, by where it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from courtier.check.resource_rules import ENCRYPTION, PUBLIC, TAG
from courtier.results.resources import Aside, Silence
from courtier.values.text import Text, say

MOST_NAMES = 5
"""So many names are given of what is told together; of the others only the number is."""

_WHY: dict[Silence, Text] = {
    "until-apply": Text(
        fr="Connu seulement une fois le plan appliqué",
        en="Only known once the plan is applied",
    ),
    "sensitive": Text(
        fr="Valeur que le plan marque comme sensible", en="Value that the plan marks as sensitive"
    ),
    "not-told": Text(fr="Le plan ne le dit pas", en="The plan does not say"),
    "not-understood": Text(fr="Région qu’aucune table ne nomme", en="Region that no table names"),
    "parent": Text(
        fr="Celui de la ressource qui la contient", en="That of the resource that holds it"
    ),
    "global": Text(fr="Service mondial, sans région", en="Global service, without a region"),
}
_HELP: dict[Silence, Text] = {
    "until-apply": Text(
        fr="Fixez la valeur dans le code, ou vérifiez-la une fois le plan appliqué.",
        en="Fix the value in the code, or check it once the plan is applied.",
    ),
    "sensitive": Text(
        fr="Vérifiez vous-même cette valeur, que le plan cache.",
        en="Check for yourself this value, which the plan hides.",
    ),
    "not-told": Text(
        fr="Écrivez la valeur dans le code. Une région s’écrit aussi chez le fournisseur du plan,"
        " par une constante ou une variable ; celle d’un modèle CloudFormation, avec --region.",
        en="Write the value in the code. A region may also be written in the provider of the plan,"
        " as a constant or a variable; that of a CloudFormation template, with --region.",
    ),
    "not-understood": Text(
        fr="Corrigez la région, ou ajoutez-la à providers/regions.csv dans la couche de"
        " l’organisme.",
        en="Correct the region, or add it to providers/regions.csv in the layer of the body.",
    ),
    "parent": Text(
        fr="Vérifiez la ressource qui la contient.", en="Check the resource that holds it."
    ),
    "global": Text(
        fr="Demandez au fournisseur où ce service garde les données, ou prenez un service de"
        " région.",
        en="Ask the provider where this service keeps the data, or take a regional service.",
    ),
}


@dataclass(frozen=True)
class Words:
    """What is said of resources that come from one source.

    ``why`` and ``help``: why a value is not known, and what to do then; ``elsewhere``: what to do
    where nothing in a type tells; ``doubtful`` counts, by ``{n}``, what nobody examined.
    """

    why: Mapping[Silence, Text]
    help: Mapping[Silence, Text]
    elsewhere: Text
    doubtful: Text


OF_PLANS = Words(
    _WHY,
    _HELP,
    Text(
        fr="Vérifiez-le dans les autres ressources du plan et dans les réglages du compte.",
        en="Check it in the other resources of the plan and in the settings of the account.",
    ),
    Text(
        fr="Ressources qui seront là et que personne n’a examinées (type inconnu, ou changement"
        " imprévisible) : {n}.",
        en="Resources that will be there and that nobody examined (unknown type, or unforeseeable"
        " change): {n}.",
    ),
)
OF_INVENTORIES = Words(
    {
        **_WHY,
        "not-told": Text(fr="L’inventaire ne le dit pas", en="The inventory does not say"),
    },
    {
        **_HELP,
        "not-told": Text(
            fr="Vérifiez-le chez le fournisseur, ou refaites l’inventaire avec tous les droits"
            " qu’énumère « courtier discover permissions ».",
            en="Check it at the provider, or make the inventory again with all the permissions"
            " that “courtier discover permissions” lists.",
        ),
        "not-understood": Text(
            fr="Ajoutez la région à providers/regions.csv dans la couche de l’organisme.",
            en="Add the region to providers/regions.csv in the layer of the body.",
        ),
    },
    Text(
        fr="Vérifiez-le dans les autres ressources et dans les réglages du compte.",
        en="Check it in the other resources and in the settings of the account.",
    ),
    Text(
        fr="Ressources dont aucune table ne connaît le type, et que personne n’a examinées : {n}.",
        en="Resources whose type no table knows, and that nobody examined: {n}.",
    ),
)
BROKEN: dict[str, Text] = {
    ENCRYPTION: Text(
        fr="Non chiffrée au repos. Attendu : {asked}", en="Not encrypted at rest. Expected: {asked}"
    ),
    PUBLIC: Text(
        fr="Ouverte au public. Attendu : {asked}", en="Open to the public. Expected: {asked}"
    ),
    TAG: Text(
        fr="Sans étiquette de classification. Attendu : {asked}",
        en="Without a classification tag. Expected: {asked}",
    ),
}
NEVER_TOLD: dict[str, Text] = {
    TAG: Text(
        fr="Personne n’a dit les étiquettes des ressources « {type} ».",
        en="Nobody told the tags of the resources “{type}”.",
    ),
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


def named(names: Sequence[str], number: int | None = None) -> Text:
    """The first names, and how many more there are.

    Args:
        names: Some names.
        number: How many there are in all, where not all are among the names.
    """
    shown, more = ", ".join(names[:MOST_NAMES]), (number or len(names)) - len(names[:MOST_NAMES])
    if more <= 0:
        return Text(fr=shown, en=shown)
    return say("{shown} et {n} autres", "{shown} and {n} others", shown=shown, n=more)
