"""What a finance officer may say of the comparison, and no more."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from courtier.cost.comparison import Pair
from courtier.cost.lists import by_semicolons
from courtier.cost.settings import Settings
from courtier.cost.uncounted import EVERY_CLOUD
from courtier.results.estimate import Missing, OptionCost
from courtier.values.text import Cad, Text, join, say

LEAST, MOST = Decimal("0.2"), Decimal("0.8")
"""Between these probabilities, both ends counted, the comparison is too close to call."""


def conclusion(
    pair: Pair | None,
    probability: Decimal | None,
    costs: list[OptionCost],
    missing: tuple[Missing, ...],
    frame: Settings,
) -> Text:
    """Whole sentences: the comparison, what it leaves out, and what is priced only in part.

    ``missing`` is what the two sides of the pair lack, and no other option.
    """
    sentences = [_compared(pair, probability, costs, frame)]
    if pair is not None and pair.set_aside:
        sentences.append(_set_aside(pair))
    if probability is not None and missing:
        sentences.append(_not_a_saving(missing))
    beside = {item.what for item in missing if pair is not None and item.option == pair.other.id}
    if pair is not None and probability is not None and beside:
        sentences.append(_other_lacks(pair.other.name, len(beside)))
    partial = [cost.name for cost in costs if cost.status == "partial"]
    if partial:
        sentences.append(
            say(
                "Chiffrées en partie seulement, donc hors comparaison : {names}.",
                "Priced only in part, hence not compared: {names}.",
                names=by_semicolons(partial),
            )
        )
    return join(sentences, " ")


_NO_PAIR = Text(
    fr=(
        "Aucune conclusion : il faut au moins une option infonuagique et une autre option "
        "entièrement chiffrées."
    ),
    en="No conclusion: at least one cloud option and one other option must be priced in full.",
)


def _set_aside(pair: Pair) -> Text:
    """The cloud options no dearer that the pair passes over."""
    return say(
        "Pas plus coûteux que « {cloud} » mais mis de côté, car ils ne comptent pas le même "
        "service que l’autre côté : {names}.",
        "No dearer than “{cloud}” but set aside, as they do not count the same service as the "
        "other side: {names}.",
        cloud=pair.cloud.name,
        names=by_semicolons(pair.set_aside),
    )


def _not_a_saving(missing: tuple[Missing, ...]) -> Text:
    """The difference is only as whole as its two sides: name what the cloud side leaves out."""
    left_out = [item.what for item in missing if item.option == EVERY_CLOUD]
    if not left_out:
        return Text(
            fr="Cet écart n’est pas une économie démontrée : voyez les coûts manquants.",
            en="This difference is not a proven saving: see the missing costs.",
        )
    return say(
        "Cet écart n’est pas une économie démontrée ; il ne compte pas, du côté infonuagique : "
        "{topics}.",
        "This difference is not a proven saving; on the cloud side it leaves out: {topics}.",
        topics=join(left_out),
    )


def _other_lacks(name: Text, count: int) -> Text:
    return say(
        "Coûts qui manquent à « {name} », nommés parmi les coûts manquants : {n}.",
        "Costs that “{name}” lacks, named among the missing costs: {n}.",
        name=name,
        n=count,
    )


def _compared(
    pair: Pair | None, probability: Decimal | None, costs: list[OptionCost], frame: Settings
) -> Text:
    if pair is None:
        return _NO_PAIR
    if probability is None:
        return _no_winner(pair)
    values = {cost.id: cost.p50 or Decimal(0) for cost in costs}
    gap = abs(values[pair.cloud.id] - values[pair.other.id])
    if LEAST <= probability <= MOST:
        return _too_close(pair, probability, frame)
    if probability > MOST:
        return _less(pair.cloud.name, pair.other.name, probability, gap, frame)
    return _less(pair.other.name, pair.cloud.name, 1 - probability, gap, frame)


_UNLIKE = Text(
    fr="Aucun gagnant : les deux côtés ne comptent pas le même service.",
    en="No winner: the two sides do not count the same service.",
)


def _no_winner(pair: Pair) -> Text:
    """What keeps the two sides from comparing, and who can give it."""
    return join([_UNLIKE, *pair.obstacles], " ")


def _too_close(pair: Pair, probability: Decimal, frame: Settings) -> Text:
    return say(
        "Trop proche pour trancher : sur {months} mois, « {cloud} » coûte moins que « {other} » "
        "dans {share} % des tirages.",
        "Too close to call: over {months} months, “{cloud}” costs less than “{other}” in {share}% "
        "of the draws.",
        months=frame.months,
        cloud=pair.cloud.name,
        other=pair.other.name,
        share=_percent(probability),
    )


def _less(less: Text, more: Text, probability: Decimal, gap: Decimal, frame: Settings) -> Text:
    return say(
        "Sur {months} mois, « {less} » coûte moins que « {more} » dans {share} % des tirages ; "
        "l’écart des médianes est de {gap} en valeur actualisée.",
        "Over {months} months, “{less}” costs less than “{more}” in {share}% of the draws; the "
        "difference of the medians is {gap} in present value.",
        months=frame.months,
        less=less,
        more=more,
        share=_percent(probability),
        gap=Cad(gap, whole=True),
    )


def _percent(share: Decimal) -> Decimal:
    return (share * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
