"""The release of a call whose tenders are evaluated; an award only where the body decided one."""

from __future__ import annotations

from datetime import date

from courtier.procurement.bids.model import Bid, BidFile
from courtier.procurement.ocds.planning import CATEGORIES
from courtier.procurement.ocds.release import (
    Release,
    buyer_party,
    dollars,
    known,
    moment,
    new_release,
    reference,
)
from courtier.results.bids import Bids

CRITERIA_DETAILS = {
    "lowest-price": "Prix le plus bas",
    "minimum-quality": "Qualité minimale, puis prix le plus bas",
    "adjusted-price": "Rapport qualité-prix : prix ajusté le plus bas",
}
WITH_COSTS = "{rule}, coût total d’acquisition compris"


def award_release(file: BidFile, evaluation: Bids, ocid: str, as_of: date) -> Release:
    """Write the call and, where the body decided, the award: only the winner is named.

    Args:
        file: The call and its tenders.
        evaluation: What they come to; a rank is no award.
        ocid: The identifier that the body gives; empty for a marked placeholder.
        as_of: The day of the law; the release is of that day, or of the decision if it is later.
    """
    buyer = buyer_party(file.organization.name, file.organization.kind)
    winner = next((b for b in file.bids if file.decision and b.id == file.decision.awarded), None)
    tags = ("tender", "award") if winner else ("tender",)
    told_on = max(as_of, file.decision.on) if file.decision else as_of
    release = new_release(ocid, file.id, told_on, tags, buyer)
    release["tender"] = {
        "id": file.reference or file.id,
        "title": file.name.fr,
        "status": _status(evaluation, winner),
        "procuringEntity": reference(buyer),
        **known(mainProcurementCategory=CATEGORIES.get(file.nature or "")),
        "awardCriteria": _criteria(file),
        "awardCriteriaDetails": _details(file),
        "numberOfTenderers": len(file.bids),
    }
    if winner is not None and file.decision is not None:
        supplier = _supplier(winner)
        release["parties"].append(supplier)
        release["awards"] = [_award(release["ocid"], winner, file.decision.on, supplier)]
    return release


def _status(evaluation: Bids, winner: Bid | None) -> str:
    if winner is not None:
        return "complete"
    return "unsuccessful" if evaluation.status == "none" else "active"


def _criteria(file: BidFile) -> str:
    if file.award.rule != "lowest-price":
        return "ratedCriteria"
    return "costOnly" if file.award.total_cost else "priceOnly"


def _details(file: BidFile) -> str:
    rule = CRITERIA_DETAILS[file.award.rule]
    return WITH_COSTS.format(rule=rule) if file.award.total_cost else rule


def _supplier(winner: Bid) -> Release:
    party: Release = {
        "id": f"soumissionnaire-{winner.id}",
        "name": winner.bidder,
        "roles": ["tenderer", "supplier"],
    }
    return {**party, **known(details={"neq": winner.neq} if winner.neq else None)}


def _award(ocid: str, winner: Bid, on: date, supplier: Release) -> Release:
    """The award at the price tendered: neither adjusted nor with the extra costs."""
    return {
        "id": f"{ocid}-award-{winner.id}",
        "status": "active",
        "date": moment(on),
        **known(value=None if winner.price_cad is None else dollars(winner.price_cad)),
        "suppliers": [reference(supplier)],
    }
