"""One certificate held against one demand: every test, then the one that decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from courtier.catalog.certificates.dates import (
    judge_date,
    judge_upkeep,
    met_text,
    relayed_text,
)
from courtier.catalog.certificates.edition import judge_edition
from courtier.catalog.certificates.ends import bridged
from courtier.catalog.certificates.judgement import (
    AS_OF_AND_TERM,
    PERIOD_AND_BRIDGE,
    SIX_MATCHES,
    Held,
    Judgement,
    preference,
    worst,
)
from courtier.catalog.certificates.scope import (
    judge_holder,
    judge_level,
    judge_region,
    judge_service,
    judge_type,
)
from courtier.catalog.certificates.standing import judge_standing
from courtier.catalog.certificates.succession import Followers

_TESTS: tuple[Callable[[Held], Judgement | None], ...] = (
    judge_standing, judge_holder, judge_level, judge_edition, judge_service,
    judge_region, judge_upkeep, judge_date,
)  # fmt: skip
"""In the order in which they are named."""

_DAY = timedelta(days=1)


def judge_certificate(held: Held, followers: Followers = ()) -> Judgement:
    """Hold one certificate against the six: what surely fails decides, then what is not known.

    It looks at nothing but its arguments: no clock, no memory. A type that is no proof of what is
    demanded says nothing of the rest.

    Args:
        held: The certificate, and what it is held against.
        followers: Those that may take over where nothing but its end stands in the way.
    """
    judgement, alone = _by_itself(held)
    return _continued(held, judgement, followers) if alone and followers else judgement


def _by_itself(held: Held) -> tuple[Judgement, bool]:
    """What a certificate is worth, and whether nothing but its end stands in the way."""
    other = judge_type(held)
    if other is not None:
        return other, False
    found = [judgement for test in _TESTS if (judgement := test(held)) is not None]
    decided = worst(found)
    if decided is None:
        rule = PERIOD_AND_BRIDGE if bridged(held) else SIX_MATCHES
        return Judgement("met", None, met_text(held), rule, bridged=bridged(held)), False
    if len(found) == 1:
        return decided, decided.renewal_due is not None
    due = next((j.renewal_due for j in found if j.renewal_due), None)
    due = due if decided.status == "unknown" else None
    return replace(decided, renewal_due=due, met_from=None), False


def _continued(held: Held, ending: Judgement, followers: Followers) -> Judgement:
    """What a certificate is worth with those that take over from it, one after another."""
    last, until = ending, ending.renewal_due
    while until is not None and (after := _longest(held, followers, until + _DAY)) is not None:
        last, until = after, after.renewal_due
    if last is ending:
        return ending
    if ending.met_from is not None:
        return replace(ending, renewal_due=until, followed=True)
    text = last.text if until is not None else relayed_text(held)
    return replace(
        last, text=text, rule=AS_OF_AND_TERM, bridged=ending.bridged or last.bridged, followed=True
    )


def _longest(held: Held, followers: Followers, day: date) -> Judgement | None:
    """Of those that count from a day on, the one that lasts longest; None where none does."""
    rest = replace(held.asking, window=replace(held.window, first=day))
    found = [_by_itself(replace(held, claim=claim, asking=rest)) for claim in followers]
    counting = [j for j, alone in found if j.status == "met" or (alone and j.met_from is None)]
    return min(counting, key=preference, default=None)
