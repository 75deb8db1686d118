"""What the verification of the supplier (A9) and the follow-up plan (A11) show."""

from __future__ import annotations

from typing import Any

from courtier.documents.case import Case
from courtier.documents.view_compliance import RETAINED
from courtier.documents.view_contract import chosen_match, disclosure_of
from courtier.results.matches import Match


def supplier_view(case: Case) -> dict[str, Any]:
    """The suppliers to verify: the chosen offering alone, else every one that may be chosen."""
    chosen = chosen_match(case)
    matches = (chosen,) if chosen else _retained(case)
    return {
        "chosen": chosen,
        "suppliers": matches,
        "disclosure": disclosure_of(case, chosen),
        "disclosures": {m.offering: disclosure_of(case, m) for m in matches},
        "agreements": {m.offering: case.agreements(m.offering) for m in matches},
    }


def _retained(case: Case) -> tuple[Match, ...]:
    return tuple(m for m in case.assessment.matches if m.verdict in RETAINED)
