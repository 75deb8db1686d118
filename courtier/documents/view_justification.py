"""What the note of justification (A6) shows: offers, quotes, and the conditions of the call-off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from courtier.cost.quotes import holds_on
from courtier.documents.case import CLOUD, Case
from courtier.documents.view_compliance import RETAINED, first_reason, requirements_asked
from courtier.knowledge.records.procurement import Route, RouteCondition
from courtier.results.common import Reason
from courtier.results.estimate import OptionCost
from courtier.results.matches import Match
from courtier.results.route import RouteResult
from courtier.values.text import Text
from courtier.workload.acquisition import Quote

QuoteState = Literal["valid", "no-end", "expired", "later", "absent"]


@dataclass(frozen=True)
class Compared:
    """An offering that is compared, with its cost option and the newest quote that counts."""

    match: Match
    option: OptionCost | None
    quote: Quote | None
    state: QuoteState


@dataclass(frozen=True)
class SetAside:
    """An offering that is not compared, with the first reason."""

    match: Match
    reason: Text | None


@dataclass(frozen=True)
class ConditionRow:
    """A condition of a route, with what the results say of it; empty when they say nothing."""

    condition: RouteCondition
    known: tuple[Reason, ...]


@dataclass(frozen=True)
class CallOff:
    """A call-off route with its conditions, and the reasons that bear on none of them."""

    route: RouteResult
    conditions: tuple[ConditionRow, ...]
    others: tuple[Reason, ...]


def justification_view(case: Case) -> dict[str, Any]:
    """Offers compared and set aside, call-off conditions, and whether the note is a draft."""
    asked = requirements_asked(case)
    matches = case.assessment.matches
    call_offs = [r for r in case.assessment.route.routes if r.procedure == "call-off"]
    return {
        "draft": is_draft(case),
        "compared": tuple(_compared(case, m) for m in matches if m.verdict in RETAINED),
        "aside": tuple(
            SetAside(m, first_reason(m, asked)) for m in matches if m.verdict not in RETAINED
        ),
        "call_offs": tuple(_call_off(case, r) for r in call_offs if r.status != "excluded"),
        "shut": tuple(r for r in call_offs if r.status == "excluded"),
        "others": tuple(o for o in case.assessment.estimate.options if o.kind != "cloud"),
    }


def is_draft(case: Case) -> bool:
    """Whether the level waits for its holder, or a compared cost rests on no quote that counts."""
    matches = case.assessment.matches
    compared = [_compared(case, m) for m in matches if m.verdict in RETAINED]
    return case.proposed or not compared or not all(_all_quoted(row) for row in compared)


def _all_quoted(row: Compared) -> bool:
    """Whether each need of an offer has a price, and each price a quote that counts."""
    if row.option is None or row.quote is None or row.option.status != "priced":
        return False
    lines = row.option.lines
    return bool(lines) and all(line.basis == "quote" for line in lines)


def _quote(case: Case, offering: str) -> Quote | None:
    day = case.assessment.provenance.as_of
    held = [q for q in case.quotes if q.offering == offering and holds_on(q, day)]
    return max(held, key=lambda quote: quote.on, default=None)


def _compared(case: Case, match: Match) -> Compared:
    options = case.assessment.estimate.options
    option = next((o for o in options if o.id == CLOUD + match.offering), None)
    quote = _quote(case, match.offering)
    return Compared(match, option, quote, _state(case, match.offering, quote))


def _state(case: Case, offering: str, quote: Quote | None) -> QuoteState:
    if quote is not None:
        return "valid" if quote.valid_until else "no-end"
    mine = [q for q in case.quotes if q.offering == offering]
    if not mine:
        return "absent"
    day = case.assessment.provenance.as_of
    return "expired" if any(q.on <= day for q in mine) else "later"


def _call_off(case: Case, route: RouteResult) -> CallOff:
    record = case.knowledge.get(Route, route.id)
    conditions = record.conditions if record else ()
    rules = {condition.id: f"{route.id}.{condition.id}" for condition in conditions}
    rows = tuple(
        ConditionRow(c, tuple(r for r in route.reasons if r.rule == rules[c.id]))
        for c in conditions
    )
    placed = frozenset(rules.values())
    return CallOff(route, rows, tuple(r for r in route.reasons if r.rule not in placed))
