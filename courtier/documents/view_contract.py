"""What a contract (A8, B9) shows: the offering chosen, its agreement, the requirements to hold."""

from __future__ import annotations

from typing import Any

from courtier.documents.case import Case
from courtier.documents.view_compliance import requirements_asked
from courtier.results.disclosure import Disclosure
from courtier.results.matches import Match


def contract_view(case: Case) -> dict[str, Any]:
    """The offering that the body names, if it names one, and what the contract must hold."""
    chosen = chosen_match(case)
    return {
        "chosen": chosen,
        "disclosure": disclosure_of(case, chosen),
        "agreements": case.agreements(chosen.offering) if chosen else (),
        "asked": tuple(requirements_asked(case).values()),
    }


def chosen_match(case: Case) -> Match | None:
    """The offering that the file names as chosen; None where it names none: nobody chooses here."""
    placed = case.workload.placement
    named = placed.offering if placed else None
    return next((m for m in case.assessment.matches if m.offering == named), None)


def disclosure_of(case: Case, match: Match | None) -> Disclosure | None:
    """What is known of an offering: who, where, which law, how to leave."""
    found = case.assessment.disclosures
    return next((d for d in found if match and d.offering == match.offering), None)
