"""The offerings whose verdict differs between two states, with what turned it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from courtier.assessment import Road
from courtier.comparing.records import records_of_offering
from courtier.results.diff import CriterionMoved, OfferingChange, OfferingMoved
from courtier.results.matches import CriterionResult, Match
from courtier.results.since import Difference

ADMISSIBLE = ("eligible", "conditional")


def offerings_moved(
    old: Road, new: Road, since: date | None, found: tuple[Difference, ...]
) -> Iterator[OfferingMoved]:
    """The offerings whose verdict differs, by id.

    Args:
        old: The earlier state.
        new: The later state.
        since: The day of the old one, where records may have turned a verdict; None: none may.
        found: What differs in the classification, whose records may have turned one too.
    """
    before = {match.offering: match for match in old.matched.matches}
    after = {match.offering: match for match in new.matched.matches}
    for name in sorted({*before, *after}):
        was, now = before.get(name), after.get(name)
        here = now or was
        assert here is not None
        if was is not None and now is not None and was.verdict == now.verdict:
            continue
        criteria = tuple(_criteria(was, now))
        records = records_of_offering(name, criteria, old, new, since, found) if since else ()
        yield OfferingMoved(
            offering=name,
            name=here.name,
            change=_change(was, now),
            before=was.verdict if was else None,
            after=now.verdict if now else None,
            why=(now.why if now else None) or (was.why if was else None),
            criteria=criteria,
            records=records,
        )


def _change(was: Match | None, now: Match | None) -> OfferingChange:
    held = was is not None and was.verdict in ADMISSIBLE
    holds = now is not None and now.verdict in ADMISSIBLE
    return "changed" if held == holds else ("won" if holds else "lost")


def _criteria(was: Match | None, now: Match | None) -> Iterator[CriterionMoved]:
    before, after = _by_requirement(was), _by_requirement(now)
    for name in sorted({*before, *after}):
        one, other = before.get(name), after.get(name)
        here = other or one
        if here is not None and (one.status if one else None) != (other.status if other else None):
            yield CriterionMoved(
                requirement=name,
                before=one.status if one else None,
                after=other.status if other else None,
                text=here.text,
            )


def _by_requirement(match: Match | None) -> dict[str, CriterionResult]:
    return {c.requirement: c for c in match.criteria} if match else {}
