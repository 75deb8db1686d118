"""Until when a certificate counts: its printed end, its edition, its period, its scheme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from courtier.catalog.certificates.edition import ends_with_edition
from courtier.catalog.certificates.judgement import (
    AS_OF_AND_TERM,
    PERIOD_AND_BRIDGE,
    PROOF_THAT_COUNTS,
    SCHEME_RETIRED,
    Held,
)
from courtier.results.matches import Failed
from courtier.values.days import add_months
from courtier.values.text import Text, say

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class End:
    """The last day that a certificate counts, and what is said once that day is past."""

    day: date
    failed: Failed
    rule: str
    text: Text


def earliest_end(held: Held) -> End | None:
    """The first of the ends that are known, whatever is printed; None where none is."""
    found = [end for find in _FINDERS if (end := find(held)) is not None]
    return min(found, key=lambda end: end.day, default=None)


def _printed(held: Held) -> End | None:
    day = held.claim.valid_to
    if day is None:
        return None
    text = say("{type} : a pris fin le {day}.", "{type}: ended on {day}.",
               type=held.record.name, day=day)  # fmt: skip
    return End(day, "date", AS_OF_AND_TERM, text)


def _edition(held: Held) -> End | None:
    day = ends_with_edition(held)
    if day is None:
        return None
    text = say(
        "{type} : l’édition {held} ne compte plus depuis le {day}.",
        "{type}: edition {held} no longer counts since {day}.",
        type=held.record.name,
        held=str(held.claim.edition),
        day=day + _DAY,
    )
    return End(day, "edition", PROOF_THAT_COUNTS, text)


def _scheme(held: Held) -> End | None:
    retired = held.record.retired_on
    if retired is None:
        return None
    text = say(
        "{type} : régime retiré le {day} ; aucune certification de ce type ne compte plus.",
        "{type}: scheme retired on {day}; no certification of this type counts any more.",
        type=held.record.name,
        day=retired,
    )
    return End(retired - _DAY, "date", SCHEME_RETIRED, text)


def _step(held: Held) -> End | None:
    """A status already announced for a later day, which ends the certificate."""
    later = [s.on for s in held.claim.status_history
             if s.on > held.window.as_of and s.status != "active"]  # fmt: skip
    if not later:
        return None
    text = say("{type} : ne compte plus depuis le {day}.", "{type}: no longer counts since {day}.",
               type=held.record.name, day=min(later))  # fmt: skip
    return End(min(later) - _DAY, "date", PROOF_THAT_COUNTS, text)


def _period(held: Held) -> End | None:
    """The end of the grace after an audited period, or of the bridge letter that follows it."""
    days = [day for day in (grace_end(held), held.claim.bridge_until) if day is not None]
    if held.record.validity != "period" or held.claim.period_end is None or not days:
        return None
    text = say(
        "{type} : la période vérifiée a pris fin le {end} ; au-delà du {day}, une lettre de"
        " transition ou un nouveau rapport est requis.",
        "{type}: the audited period ended on {end}; after {day}, a bridge letter or a new report"
        " is needed.",
        type=held.record.name,
        end=held.claim.period_end,
        day=max(days),
    )
    return End(max(days), "date", PERIOD_AND_BRIDGE, text)


_FINDERS: tuple[Callable[[Held], End | None], ...] = (_edition, _scheme, _step, _period, _printed)


def grace_end(held: Held) -> date | None:
    """The last day that a report counts by itself; None where no limit or no period is known."""
    end, months = held.claim.period_end, held.record.grace_months
    if held.record.validity != "period" or end is None or months is None:
        return None
    return add_months(end, months)


def bridged(held: Held) -> bool:
    """Tell whether a bridge letter, and no report, speaks for part of the days asked."""
    letter, end = held.claim.bridge_until, held.claim.period_end
    if held.record.validity != "period" or letter is None or end is None:
        return False
    alone = grace_end(held) or end
    return alone < min(letter, held.window.last) or alone < held.window.first
