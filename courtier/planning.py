"""The days of an acquisition, from the whole road to what ``courtier calendar`` prints."""

from __future__ import annotations

from courtier.assessment import Road, sorted_findings
from courtier.procurement.calendar.build import build_calendar
from courtier.procurement.calendar.facts import calendar_facts
from courtier.procurement.case import Case
from courtier.procurement.facts import route_facts
from courtier.results.calendar import CalendarOutcome, CalendarResult


def calendar(road: Road, route: str | None = None) -> CalendarOutcome:
    """Count the days of the acquisition of a file.

    Args:
        road: The file, the facts and the day of the law.
        route: The id of the route to plan, taken or not; None for the one to take first.

    Raises:
        InputError: A fact file is missing or not valid.
    """
    case = Case(
        road.file.workload,
        road.classified.classification,
        road.matched.matches,
        route_facts(road.knowledge),
        road.as_of,
    )
    return build_calendar(case, road.routed.route, calendar_facts(road.knowledge), route)


def calendar_result(road: Road, route: str | None = None) -> CalendarResult:
    """The calendar in the envelope of the results; see ``calendar``."""
    outcome = calendar(road, route)
    used = (*road.classified.facts, *road.routed.facts, *outcome.facts)
    return CalendarResult(
        schema="courtier/calendar/1",
        provenance=road.provenance(used),
        workload=road.seen(),
        calendar=outcome.calendar,
        findings=sorted_findings((*road.routed.findings, *outcome.findings)),
    )
