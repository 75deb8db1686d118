"""What a person must see in an evaluation: what is missing, in doubt, or for a person to decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from courtier.procurement.bids import rules as law
from courtier.procurement.bids.judge import Judged, weights_of
from courtier.procurement.bids.model import BidFile
from courtier.procurement.bids.notices import BID_NOTICES
from courtier.procurement.bids.rules import Rules
from courtier.procurement.bids.steps import decimal
from courtier.reading.keys import Path
from courtier.results.bids import Bids
from courtier.values.citation import Confidence
from courtier.values.findings import Finding, Location
from courtier.values.money import cents
from courtier.values.text import Value, say

Where = Callable[[Path], Location | None]
_Told = Iterator[tuple[str, Path, Confidence, dict[str, Value]]]


def findings_of(
    file: BidFile, rules: Rules, judged: Sequence[Judged], evaluation: Bids, where: Where
) -> tuple[Finding, ...]:
    """Every finding of an evaluation, those on the rule first."""
    told = [
        *_rule(file, rules),
        *_stated(file),
        *_open(file, judged),
        *_end(file, evaluation, rules),
        *_close(judged, evaluation),
    ]
    return tuple(_note(name, where(path), known, values) for name, path, known, values in told)


def _note(
    identifier: str, location: Location | None, confidence: Confidence, values: dict[str, Value]
) -> Finding:
    severity, (fr, en), (help_fr, help_en) = BID_NOTICES[identifier]
    return Finding(
        id=identifier, severity=severity, confidence=confidence, location=location,
        text=say(fr, en, **values), help=say(help_fr, help_en, **values),
    )  # fmt: skip


def _rule(file: BidFile, rules: Rules) -> _Told:
    award, at = file.award, ("award", "rule")
    if award.rule not in rules.words(law.AWARD_RULES):
        yield "bids-law-unread", at, "primary", {}
    computed = [law.SCALE, law.WEIGHTS, law.THRESHOLD, law.FORMULA]
    needed = computed if award.rule == "adjusted-price" else []
    if award.total_cost:
        needed = [*needed, law.total_formula(award)]
    unknown = [name for name in needed if not _usable(name, rules)]
    if unknown:
        yield "bids-rule-unknown", at, "primary", {"names": ", ".join(unknown)}
    if award.rule == "adjusted-price":
        yield from _adjusted(file, rules)
    fewest = rules.number(law.FEWEST)
    if award.criteria and fewest is not None and len(award.criteria) < fewest:
        values: dict[str, Value] = {"number": len(award.criteria), "fewest": decimal(fewest)}
        yield "bids-few-criteria", ("award", "criteria"), rules.confidence(law.FEWEST), values
    if award.total_cost and file.includes_goods is not True:
        yield "bids-total-cost-goods", ("award", "total_cost"), "primary", {}


def _usable(name: str, rules: Rules) -> bool:
    return rules.computes(name) if name in law.KNOWN else rules.number(name) is not None


def _adjusted(file: BidFile, rules: Rules) -> _Told:
    award, interval, total = file.award, rules.interval, rules.number(law.WEIGHTS)
    if interval and award.k is not None and not interval[0] <= Fraction(award.k) <= interval[1]:
        low, high = map(decimal, interval)
        values: dict[str, Value] = {"k": award.k, "low": low, "high": high}
        yield "bids-k-out-of-range", ("award", "k"), rules.confidence(law.K_RANGE), values
    if total is not None and weights_of(award) != total:
        values = {"found": decimal(weights_of(award)), "total": decimal(total)}
        yield "bids-weights-total", ("award", "criteria"), rules.confidence(law.WEIGHTS), values


def _stated(file: BidFile) -> _Told:
    for index, bid in enumerate(file.bids):
        if not bid.excluded and not bid.accepted:
            yield "bids-conformity-unstated", ("bids", index), "primary", {"bid": bid.id}


def _open(file: BidFile, judged: Sequence[Judged]) -> _Told:
    for index, item in enumerate(judged):
        if item.standing == "undetermined":
            values: dict[str, Value] = {"bid": item.bid.id, "reason": item.reasons[-1]}
            yield "bids-incomplete", ("bids", index), "primary", values


def _end(file: BidFile, evaluation: Bids, rules: Rules) -> _Told:
    at: Path = ("bids",)
    if evaluation.status == "none":
        yield "bids-none-acceptable", at, "primary", {}
    left = [b.id for b in evaluation.bids if b.standing in ("ranked", "undetermined")]
    if len(left) == 1 and rules.words(law.SINGLE):
        yield "bids-single-acceptable", at, rules.confidence(law.SINGLE), {"bid": left[0]}
    if len(evaluation.first) > 1:
        yield "bids-tie", at, "primary", {"bids": ", ".join(evaluation.first)}
    decision = file.decision
    if decision is not None and evaluation.first != (decision.awarded,):
        values: dict[str, Value] = {"bid": decision.awarded}
        if decision.awarded not in evaluation.first:
            yield "bids-decision-not-first", ("decision", "awarded"), "primary", values
        elif not (decision.reason or "").strip():
            yield "bids-tie-unexplained", ("decision", "awarded"), "primary", values
    if file.estimate and not file.estimate.audited:
        yield "bids-estimate-not-audited", ("estimate",), "primary", {}


def _close(judged: Sequence[Judged], evaluation: Bids) -> _Told:
    """Amounts that differ by a fraction of a cent: a rounding would make them equal."""
    exact = {
        item.amount for item in judged if item.standing == "ranked" and item.amount is not None
    }
    shown = Counter(cents(decimal(amount)) for amount in exact)
    for bid in evaluation.bids:
        if bid.amount is not None and shown[bid.amount] > 1:
            yield "bids-equal-to-the-cent", ("bids",), "primary", {"bid": bid.id}
