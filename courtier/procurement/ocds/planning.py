"""The release of a planned acquisition: planning and tender, and the framework of a call-off."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from courtier.procurement.ocds.release import (
    Release,
    buyer_party,
    dollars,
    known,
    moment,
    new_release,
    reference,
)
from courtier.results.route import Procedure, RouteAnswer, RouteResult
from courtier.values.days import add_months
from courtier.workload.acquisition import Acquisition, Agreement
from courtier.workload.model import Workload

METHODS: dict[Procedure, str] = {
    "call-off": "direct",
    "direct-award": "direct",
    "invited-tender": "limited",
    "public-tender": "open",
}
"""The method of the standard for a procedure; the others announce no tender."""
CATEGORIES = {"services": "services", "supply": "goods"}
AWARD_CRITERIA = {"price": "priceOnly", "other": "ratedCriteria"}
OCID_SCHEME = "ocid"
NUMBER_SCHEME = "x_numero-entente-cadre"
"""The scheme of an agreement that is known by its number only: our own word, open in the list."""
assert set(METHODS) < set(get_args(Procedure))


def planning_release(
    workload: Workload,
    answer: RouteAnswer,
    as_of: date,
    *,
    ocid: str = "",
    publish_value: bool = False,
) -> Release:
    """Write what is planned: the route, the object, the days, and never the estimate unasked.

    Args:
        workload: The file; what it does not say is left out.
        answer: The route; one that is undetermined gives planning alone.
        as_of: The day of the release.
        ocid: The identifier that the body gives; empty for a marked placeholder.
        publish_value: The body asks for its estimated value to be published.
    """
    acquisition = workload.acquisition or Acquisition()
    method = METHODS.get(answer.procedure)
    buyer = buyer_party(workload.organization.name, workload.organization.kind)
    tags = ("planning", "tender") if method else ("planning",)
    release = new_release(ocid, workload.id, as_of, tags, buyer)
    chosen = next((route for route in answer.routes if route.id == answer.chosen), None)
    release["planning"] = known(rationale=_details(chosen))
    if method:
        release["tender"] = {
            "id": workload.id,
            "title": workload.name.fr,
            "status": "planning",
            "procuringEntity": reference(buyer),
            "procurementMethod": method,
            **_tender(acquisition, chosen, publish_value),
        }
    related = _related(workload, acquisition) if answer.procedure == "call-off" else None
    return {**release, **known(relatedProcesses=[related] if related else None)}


def _tender(acquisition: Acquisition, chosen: RouteResult | None, publish_value: bool) -> Release:
    value = acquisition.estimated_value_cad if publish_value else None
    return known(
        procurementMethodDetails=_details(chosen),
        mainProcurementCategory=CATEGORIES.get(acquisition.nature or ""),
        awardCriteria=AWARD_CRITERIA.get(acquisition.award_basis or ""),
        value=None if value is None else dollars(value),
        tenderPeriod=_receipt(acquisition),
        contractPeriod=_contract(acquisition),
    )


def _details(chosen: RouteResult | None) -> str | None:
    return f"{chosen.name.fr} ({chosen.article})" if chosen else None


def _receipt(acquisition: Acquisition) -> Release:
    dates = acquisition.dates
    if dates is None:
        return {}
    return known(
        startDate=moment(dates.publication) if dates.publication else None,
        endDate=moment(dates.closing) if dates.closing else None,
    )


def _contract(acquisition: Acquisition) -> Release:
    """The first term and the latest end, from the planned start; ends are inclusive."""
    dates, term = acquisition.dates, acquisition.term
    if dates is None or dates.start is None:
        return {}
    if term is None:
        return {"startDate": moment(dates.start)}
    first = add_months(dates.start, term.initial_months) - timedelta(days=1)
    last = add_months(dates.start, term.total_months) - timedelta(days=1)
    return known(
        startDate=moment(dates.start),
        endDate=moment(first),
        maxExtentDate=moment(last) if last != first else None,
    )


def _related(workload: Workload, acquisition: Acquisition) -> Release | None:
    """The framework of a call-off: that of the offering chosen, else the only one stated."""
    agreements = acquisition.agreements or ()
    placed = workload.placement.offering if workload.placement else None
    mine = [each for each in agreements if placed is None or each.offering == placed]
    numbers = sorted({each.number for each in mine})
    return _framework(mine[0]) if len(numbers) == 1 else None


def _framework(agreement: Agreement) -> Release:
    is_ocid = agreement.number.startswith("ocds-")
    return {
        "id": "1",
        "relationship": ["framework"],
        "title": f"Entente-cadre {agreement.number}",
        "scheme": OCID_SCHEME if is_ocid else NUMBER_SCHEME,
        "identifier": agreement.number,
    }
