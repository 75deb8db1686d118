"""The total acquisition cost of the regulation: whether it is open, and what must be announced."""

from __future__ import annotations

from courtier.results.artefacts import AcquisitionCost, ExtraCost, RuleSeen
from courtier.values.text import Text
from courtier.workload.model import Workload

_TO_ANNOUNCE = (
    Text(
        fr="que le coût total d’acquisition sert à l’adjudication",
        en="that the total acquisition cost serves the award",
    ),
    Text(
        fr="chaque coût additionnel retenu, avec son élément mesurable et son unité",
        en="each extra cost kept, with its measurable element and its unit",
    ),
    Text(
        fr="où la soumission donne cet élément",
        en="where the tender gives this element",
    ),
    Text(
        fr="la formule qui en tire un montant",
        en="the formula that turns it into an amount",
    ),
    Text(
        fr="la durée de vie utile des biens sur laquelle il compte",
        en="the useful life of the goods over which it counts",
    ),
)
_STATUS = {
    True: Text(
        fr="Le contrat comporte des biens : l’organisme peut retenir le coût total d’acquisition,"
        " à condition de l’annoncer dans les documents d’appel d’offres.",
        en="The contract includes goods: the body may use the total acquisition cost, provided it"
        " is announced in the tender documents.",
    ),
    False: Text(
        fr="Le contrat ne comporte pas de biens : l’article ne le vise pas. Si un service"
        " d’abonnement pur en relève reste à confirmer par un juriste.",
        en="The contract includes no goods: the section does not cover it. Whether a pure"
        " subscription falls under it is for a jurist to confirm.",
    ),
    None: Text(
        fr="Le fichier ne dit pas si le contrat comporte des biens (acquisition.includes_goods).",
        en="The file does not say whether the contract includes goods"
        " (acquisition.includes_goods).",
    ),
}


def acquisition_cost(
    workload: Workload, headings: tuple[ExtraCost, ...], rules: tuple[RuleSeen, ...]
) -> AcquisitionCost:
    """What the regulation opens to this contract; no amount of the estimate enters it.

    Args:
        workload: Gives the nature of the contract and the basis of its award.
        headings: The costs that the regulation names.
        rules: Its rules, with their articles.
    """
    found = workload.acquisition
    goods = found.includes_goods if found else None
    basis = found.award_basis if found else None
    return AcquisitionCost(
        status="undetermined" if goods is None else "open" if goods else "closed",
        base="undetermined" if basis is None else "price" if basis == "price" else "adjusted-price",
        text=_STATUS[goods],
        headings=headings,
        to_announce=_TO_ANNOUNCE,
        rules=rules,
    )
