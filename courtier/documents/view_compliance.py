"""What the compliance grid (A4) shows: requirements with numbers, and one grid an offering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from courtier.documents.case import Case
from courtier.knowledge.records.risk import RequirementRule
from courtier.results.classification import Requirement
from courtier.results.matches import CriterionResult, Match, Status
from courtier.values.citation import Confidence, weakest
from courtier.values.text import Text

STATEMENT = Text(fr="énoncé écrit du fournisseur", en="written statement of the provider")
"""What to ask for where no record says what proves a requirement: a policy of the body."""
RETAINED = ("eligible", "conditional")
WORST_FIRST: tuple[Status, ...] = ("unmet", "expired", "unknown")


@dataclass(frozen=True)
class Asked:
    """A requirement under its number, with what its record says, if there is one.

    ``evidence`` is what to ask for; ``confidence`` tells how well the record is known.
    """

    number: str
    requirement: Requirement
    evidence: Text
    confidence: Confidence


@dataclass(frozen=True)
class GridRow:
    """One requirement held against one offering; ``asked`` is None for an id that is not listed."""

    asked: Asked | None
    criterion: CriterionResult


@dataclass(frozen=True)
class Grid:
    """A retained offering with its rows and the framework agreements that the body declares."""

    match: Match
    rows: tuple[GridRow, ...]
    agreements: tuple[str, ...]


@dataclass(frozen=True)
class SummaryRow:
    """An offering with the first reason of its verdict; None when nothing stands against it.

    ``met`` counts the requirements that it meets.
    """

    match: Match
    reason: Text | None
    met: int


def compliance_view(case: Case) -> dict[str, Any]:
    """Numbered requirements, a row for each offering, a grid for each retained one."""
    asked = requirements_asked(case)
    matches = case.assessment.matches
    return {
        "asked": tuple(asked.values()),
        "summary": tuple(_summary(m, asked) for m in matches),
        "grids": tuple(_grid(case, m, asked) for m in matches if m.verdict in RETAINED),
    }


def requirements_asked(case: Case) -> dict[str, Asked]:
    """The requirements by id, numbered in the order of the results."""
    return {
        requirement.id: _asked(f"E{number}", requirement, case)
        for number, requirement in enumerate(case.assessment.requirements, start=1)
    }


def first_reason(match: Match, asked: dict[str, Asked]) -> Text | None:
    """The first thing that stands against an offering: its condition, else its worst criterion."""
    if match.conditions:
        return match.conditions[0].text
    ranked = sorted(
        (c for c in match.criteria if c.status in WORST_FIRST), key=lambda c: _badness(c, asked)
    )
    return ranked[0].text if ranked else None


def _badness(criterion: CriterionResult, asked: dict[str, Asked]) -> tuple[bool, int]:
    found = asked.get(criterion.requirement)
    optional = found is not None and found.requirement.force == "should"
    return optional, WORST_FIRST.index(criterion.status)


def _summary(match: Match, asked: dict[str, Asked]) -> SummaryRow:
    met = sum(criterion.status == "met" for criterion in match.criteria)
    return SummaryRow(match, first_reason(match, asked), met)


def _asked(number: str, requirement: Requirement, case: Case) -> Asked:
    rule = case.knowledge.get(RequirementRule, requirement.id)
    known = case.how_known(requirement.id, *requirement.reasons)
    if rule is None:
        return Asked(number, requirement, STATEMENT, known)
    return Asked(number, requirement, rule.help, weakest([rule.confidence, known]))


def _grid(case: Case, match: Match, asked: dict[str, Asked]) -> Grid:
    rows = tuple(GridRow(asked.get(c.requirement), c) for c in match.criteria)
    return Grid(match, rows, case.agreements(match.offering))
