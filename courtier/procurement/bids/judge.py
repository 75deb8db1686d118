"""One tender under the rule: set aside by the committee, under the quality, or with its amount."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from courtier.procurement.bids import rules as law
from courtier.procurement.bids.model import Award, Bid
from courtier.procurement.bids.rules import Rules
from courtier.procurement.bids.steps import (
    adjusted_steps,
    decimal,
    extra_steps,
    quality_step,
    total_step,
)
from courtier.results.bids import Standing, Step
from courtier.values.money import cents
from courtier.values.text import Text, join, say


@dataclass(frozen=True)
class Judged:
    """A tender, its standing and its exact numbers; None where it has none."""

    bid: Bid
    standing: Standing = "ranked"
    reasons: tuple[Text, ...] = ()
    quality: Fraction | None = None
    adjusted: Fraction | None = None
    extra: Fraction | None = None
    amount: Fraction | None = None
    steps: tuple[Step, ...] = ()

    def stopped(self, standing: Standing, *reasons: Text) -> Judged:
        """The same tender, which goes no further."""
        return replace(self, standing=standing, reasons=(*self.reasons, *reasons))


def judge(bid: Bid, award: Award, rules: Rules) -> Judged:
    """Apply the rule to one tender; the others do not matter yet."""
    found = Judged(bid)
    reason = (bid.reason or "").strip()
    if bid.admissible is False:
        return found.stopped("not-admissible", Text(fr=reason, en=reason))
    if bid.conforming is False:
        return found.stopped("not-conforming", Text(fr=reason, en=reason))
    for stage in (_quality, _price, _extra):
        found = stage(found, award, rules)
        if found.standing != "ranked":
            return found
    return found


def _quality(found: Judged, award: Award, rules: Rules) -> Judged:
    if award.rule == "lowest-price":
        return found
    missing = [c.name.text for c in award.criteria if c.id not in found.bid.quality]
    failed = [c.name.text for c in award.criteria if found.bid.quality.get(c.id) is False]
    if failed:
        text = say(
            "Niveau acceptable non atteint : {names}.",
            "Acceptable level not reached: {names}.",
            names=join(failed),
        )
        return found.stopped("below-quality", text)
    if missing:
        text = say(
            "Le comité n’a pas dit la qualité : {names}.",
            "The committee did not state the quality: {names}.",
            names=join(missing),
        )
        return found.stopped("undetermined", text)
    return _weighed(found, award, rules) if award.rule == "adjusted-price" else found


def _weighed(found: Judged, award: Award, rules: Rules) -> Judged:
    if gap := next(_unusable(award, rules), None):
        return found.stopped("undetermined", gap)
    top, floor = rules.number(law.SCALE), rules.number(law.THRESHOLD)
    assert top is not None, "told as unusable above"
    assert floor is not None, "told as unusable above"
    over = [c.name.text for c in award.criteria if Fraction(found.bid.quality[c.id]) > top]
    if over:
        text = say(
            "Note au-dessus de {top} : {names}.",
            "Mark above {top}: {names}.",
            top=decimal(top),
            names=join(over),
        )
        return found.stopped("undetermined", text)
    mark, step = quality_step(award, found.bid, rules)
    found = replace(found, quality=mark, steps=(step,))
    low = list(_low(found, award, floor))
    return found.stopped("below-quality", *low) if low else found


def _unusable(award: Award, rules: Rules) -> Iterator[Text]:
    """Why no weighted mark can be computed for any tender of the call."""
    top, floor, total = (rules.number(n) for n in (law.SCALE, law.THRESHOLD, law.WEIGHTS))
    known = None not in (top, floor, total) and rules.computes(law.FORMULA)
    if not known or (top is not None and floor is not None and top <= floor):
        yield say(
            "Un chiffre ou la formule du prix ajusté n’est pas connu pour cet organisme.",
            "A figure or the formula of the adjusted price is not known for this body.",
        )
    if total is not None and weights_of(award) != total:
        yield say(
            "Les poids annoncés totalisent {found}, non {total}.",
            "The weights announced add up to {found}, not {total}.",
            found=decimal(weights_of(award)),
            total=decimal(total),
        )


def weights_of(award: Award) -> Fraction:
    """The sum of the weights announced."""
    return sum((Fraction(c.weight or 0) for c in award.criteria), Fraction(0))


def _low(found: Judged, award: Award, floor: Fraction) -> Iterator[Text]:
    for criterion in award.criteria:
        mark = found.bid.quality[criterion.id]
        if criterion.floor is not None and mark < criterion.floor:
            yield say(
                "{name} : {mark}, sous les {floor} points annoncés pour ce critère.",
                "{name}: {mark}, under the {floor} points announced for this criterion.",
                name=criterion.name.text,
                mark=mark,
                floor=criterion.floor,
            )
    assert found.quality is not None
    if found.quality < floor:
        yield say(
            "Note {mark}, sous le seuil de {floor} points.",
            "Mark {mark}, under the threshold of {floor} points.",
            mark=decimal(found.quality),
            floor=decimal(floor),
        )


def _price(found: Judged, award: Award, rules: Rules) -> Judged:
    price = found.bid.price_cad
    if price is None:
        return found.stopped(
            "undetermined",
            say("Le prix n’est pas inscrit.", "The price is not recorded."),
        )
    if award.rule != "adjusted-price":
        return replace(found, amount=Fraction(price))
    assert found.quality is not None, "weighed before the price"
    assert award.k is not None, "held by the reader"
    adjusted, steps = adjusted_steps(price, award.k, found.quality, rules)
    return replace(found, adjusted=adjusted, amount=adjusted, steps=(*found.steps, *steps))


def _extra(found: Judged, award: Award, rules: Rules) -> Judged:
    if award.total_cost is None:
        return found
    given = found.bid.extra_costs
    missing = [e.name.text for e in award.total_cost.elements if e.id not in given]
    if missing:
        text = say(
            "Coût additionnel absent : {names}.", "Extra cost absent: {names}.", names=join(missing)
        )
        return found.stopped("undetermined", text)
    if not rules.computes(law.total_formula(award)):
        text = say(
            "La formule du coût total d’acquisition n’est pas connue pour cet organisme.",
            "The formula of the total acquisition cost is not known for this body.",
        )
        return found.stopped("undetermined", text)
    assert found.amount is not None
    extra, steps = extra_steps(award, found.bid, rules)
    total = total_step(award, cents(decimal(found.amount)), extra, rules)
    return replace(
        found,
        extra=Fraction(extra),
        amount=found.amount + Fraction(extra),
        steps=(*found.steps, *steps, total),
    )
