"""Apply the award rule that was announced to the tenders of a call; the order never matters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from courtier.procurement.bids.findings import findings_of
from courtier.procurement.bids.judge import Judged, judge
from courtier.procurement.bids.low_price import low_price
from courtier.procurement.bids.model import BidFile
from courtier.procurement.bids.rules import Rules
from courtier.procurement.bids.steps import decimal
from courtier.reading.keys import Path
from courtier.results.bids import (
    BidResult,
    Bids,
    BidsOutcome,
    BidsStatus,
    CallSeen,
    CriterionSeen,
    DecisionSeen,
    ElementSeen,
)
from courtier.results.common import FactUsed
from courtier.values.findings import Location
from courtier.values.money import cents


def evaluate(file: BidFile, rules: Rules, where: Callable[[Path], Location | None]) -> BidsOutcome:
    """Rank the tenders by the rule announced.

    Args:
        file: The call and its tenders; what the committee states is taken as it is.
        rules: The figures of law for the body and the day.
        where: The place of a value in the file.
    """
    judged = [judge(bid, file.award, rules) for bid in file.bids]
    ranks = ranked(judged)
    results = sorted(
        (_result(item, ranks, file, rules) for item in judged),
        key=lambda bid: (bid.rank is None, bid.rank or 0, bid.id),
    )
    status = _status(results)
    evaluation = Bids(
        call=_call(file),
        rules=rules.used,
        status=status,
        first=tuple(bid.id for bid in results if bid.rank == 1),
        bids=tuple(results),
        decision=_decision(file),
    )
    findings = findings_of(file, rules, judged, evaluation, where)
    return BidsOutcome(evaluation, findings, _facts(rules))


def ranked(judged: Sequence[Judged]) -> dict[str, int]:
    """The rank of each tender that has an amount, the least first; equal amounts share a rank."""
    amounts = [item.amount for item in judged if item.standing == "ranked"]
    return {
        item.bid.id: 1 + sum(other < item.amount for other in amounts if other is not None)
        for item in judged
        if item.standing == "ranked" and item.amount is not None
    }


def _status(results: Sequence[BidResult]) -> BidsStatus:
    """A tender that nobody can place yet, or whose first rank nobody stated, leaves all open."""
    first = [bid for bid in results if bid.rank == 1]
    if any(bid.standing == "undetermined" for bid in results) or not all(b.stated for b in first):
        return "undetermined"
    if not first:
        return "none"
    return "first" if len(first) == 1 else "tie"


def _result(item: Judged, ranks: dict[str, int], file: BidFile, rules: Rules) -> BidResult:
    bid, rank = item.bid, ranks.get(item.bid.id)

    def money(amount: Fraction | None) -> object:
        return None if amount is None else cents(decimal(amount))

    return BidResult.model_validate(
        {
            "id": bid.id,
            "bidder": bid.bidder,
            "standing": item.standing,
            "stated": bid.admissible is not None and (bid.conforming is not None or bid.excluded),
            "reasons": item.reasons,
            "price": bid.price_cad,
            "quality": None if item.quality is None else decimal(item.quality),
            "adjusted": money(item.adjusted),
            "extra": money(item.extra),
            "amount": money(item.amount) if rank else None,
            "rank": rank,
            "tied": rank is not None and list(ranks.values()).count(rank) > 1,
            "steps": item.steps,
            "low_price": low_price(bid, file, rules),
        }
    )


def _call(file: BidFile) -> CallSeen:
    award, committee = file.award, file.committee
    elements = award.total_cost.elements if award.total_cost else ()
    return CallSeen(
        id=file.id,
        name=file.name.text,
        reference=file.reference,
        body=file.organization.name,
        legal_regime=file.organization.legal_regime,
        opened_on=file.opened_on,
        rule=award.rule,
        k=award.k,
        criteria=tuple(
            CriterionSeen(id=c.id, name=c.name.text, weight=c.weight, floor=c.floor)
            for c in award.criteria
        ),
        elements=tuple(
            ElementSeen(id=e.id, name=e.name.text, unit=e.unit, cad_per_unit=e.cad_per_unit)
            for e in elements
        ),
        ties=award.ties,
        stated_by=committee.name if committee else None,
        stated_on=committee.on if committee else None,
    )


def _decision(file: BidFile) -> DecisionSeen | None:
    decision = file.decision
    if decision is None:
        return None
    return DecisionSeen(awarded=decision.awarded, on=decision.on, reason=decision.reason)


def _facts(rules: Rules) -> tuple[FactUsed, ...]:
    return tuple(
        FactUsed(id=name, confidence=value.confidence)
        for name, value in sorted(rules.values.items())
    )
