"""One certificate held against one demand: every test, then the one that decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from courtier.catalog.certificates.dates import judge_date, met_text
from courtier.catalog.certificates.edition import judge_edition
from courtier.catalog.certificates.ends import bridged
from courtier.catalog.certificates.judgement import (
    PERIOD_AND_BRIDGE,
    SIX_MATCHES,
    Held,
    Judgement,
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

_TESTS: tuple[Callable[[Held], Judgement | None], ...] = (
    judge_standing, judge_holder, judge_level, judge_edition, judge_service,
    judge_region, judge_date,
)  # fmt: skip
"""In the order in which they are named."""


def judge_certificate(held: Held) -> Judgement:
    """Hold one certificate against the six: what surely fails decides, then what is not known.

    It looks at nothing but its argument: no clock, no other certificate, no memory. A type that
    is no proof of what is demanded says nothing of the rest.
    """
    other = judge_type(held)
    if other is not None:
        return other
    found = [judgement for test in _TESTS if (judgement := test(held)) is not None]
    decided = worst(found)
    if decided is None:
        rule = PERIOD_AND_BRIDGE if bridged(held) else SIX_MATCHES
        return Judgement("met", None, met_text(held), rule, bridged=bridged(held))
    due = next((j.renewal_due for j in found if j.renewal_due), None)
    return replace(decided, renewal_due=due if decided.status == "unknown" else None)
