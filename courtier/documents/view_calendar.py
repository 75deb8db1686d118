"""What the computed calendar (B10) shows: the days of the procedure, as the route counts them."""

from __future__ import annotations

from typing import Any

from courtier.documents.case import Case
from courtier.procurement.calendar.build import build_calendar
from courtier.procurement.calendar.facts import calendar_facts


def calendar_view(case: Case) -> dict[str, Any]:
    """The days, how they are counted, the holidays met, and what a person must see of them."""
    outcome = build_calendar(case.law, case.assessment.route, calendar_facts(case.knowledge))
    return {"calendar": outcome.calendar, "calendar_findings": outcome.findings}
