"""What a workload tells of the cases in which an item of the law is asked for."""

from __future__ import annotations

from courtier.documents.case import Case
from courtier.documents.review.items import Context
from courtier.workload.acquisition import Acquisition

ENTRUSTED = "a21-67-2"
"""How the ids of the duties begin that bear on information entrusted to an enterprise."""
_BASES: dict[str | None, bool | None] = {"price": False, "other": True}


def context_of(case: Case | None) -> Context:
    """The name of the body and the cases that hold; nothing is known without a workload."""
    if case is None:
        return Context(None, {})
    acquisition = case.workload.acquisition or Acquisition()
    term = acquisition.term
    quality = _BASES.get(acquisition.award_basis)
    return Context(
        case.workload.organization.name,
        {
            "options": bool(term.options or term.renewals) if term else None,
            "quality": quality,
            "quality-price": None if quality else quality,
            "extra-costs": False if acquisition.includes_goods is False else None,
            "personal-information": _entrusted(case),
        },
    )


def _entrusted(case: Case) -> bool | None:
    """Whether personal information goes to an enterprise, as the duties of the case tell."""
    duties = case.assessment.classification.duties
    found = {duty.status for duty in duties if duty.id.startswith(ENTRUSTED)}
    if "applies" in found:
        return True
    return None if found or not duties else False
