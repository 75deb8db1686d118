"""The total acquisition cost of the regulation: whether it is open, and what must be announced."""

from __future__ import annotations

from courtier.results.artefacts import AcquisitionCost, Base, ExtraCost, RuleSeen
from courtier.values.text import Text, say
from courtier.workload.model import Workload
from courtier.workload.words_values import meaning

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


_LAW_UNKNOWN = Text(
    fr="Le fichier ne dit pas quelle loi sur les contrats lie l’organisme"
    " (organization.legal_regime) : rien ne montre que ces règles sont les siennes.",
    en="The file does not say which contract law binds the body (organization.legal_regime):"
    " nothing shows that these rules are its own.",
)


def acquisition_cost(
    workload: Workload,
    headings: tuple[ExtraCost, ...],
    rules: tuple[RuleSeen, ...],
    regimes: frozenset[str],
) -> AcquisitionCost:
    """What the regulation opens to this contract; no amount of the estimate enters it.

    Args:
        workload: Gives the law of the body, the nature of the contract and the basis of its award.
        headings: The costs that the regulation names.
        rules: Its rules, with their articles.
        regimes: The contract laws whose bodies these rules bind.
    """
    found, regime = workload.acquisition, workload.organization.legal_regime
    basis = found.award_basis if found else None
    goods = found.includes_goods if found else None
    base: Base = (
        "undetermined" if basis is None else "price" if basis == "price" else "adjusted-price"
    )
    if regime is not None and regime not in regimes:
        return _not_its_own(regime, base)
    known = regime is not None and goods is not None
    return AcquisitionCost(
        status="undetermined" if not known else "open" if goods else "closed",
        base=base,
        text=_STATUS[goods] if regime is not None else _LAW_UNKNOWN,
        headings=headings,
        to_announce=_TO_ANNOUNCE,
        rules=rules,
        binds=None if regime is None else True,
    )


def _not_its_own(regime: str, base: Base) -> AcquisitionCost:
    """No rule of another law is borrowed: what that of the body says is unknown."""
    return AcquisitionCost(
        status="undetermined",
        base=base,
        text=say(
            "La loi sur les contrats inscrite est : {law}. Le règlement dont le catalogue garde les"
            " règles (RCTI, art. 15) ne lie pas cet organisme, et le catalogue n’a aucune règle du"
            " régime de cet organisme sur le coût total d’acquisition : elle est inconnue. À"
            " confirmer par un juriste avant d’annoncer un tel coût.",
            "The contract law in the file is: {law}. The regulation whose rules the catalogue keeps"
            " (RCTI, art. 15) does not bind this body, and the catalogue has no rule of its own"
            " regime on the total acquisition cost: it is unknown. For a jurist to confirm before"
            " any such cost is announced.",
            law=meaning(regime) or Text(fr=regime, en=regime),
        ),
        headings=(),
        to_announce=(),
        rules=(),
        binds=False,
    )
