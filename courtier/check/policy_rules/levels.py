"""The levels that a policy refuses, and whether they must be confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.check.case import Case
from courtier.check.outcome import Outcome
from courtier.knowledge.records.risk import CRITERIA, Criterion
from courtier.results.common import UNDETERMINED
from courtier.results.words import CRITERION_NAMES
from courtier.values.text import Text, say


def levels(case: Case) -> Iterator[Outcome]:
    """A level that the policy refuses, or that cannot be compared with what it refuses."""
    rule, limits = "level-forbidden", case.policy.levels
    asked = [(c, getattr(limits, c)) for c in CRITERIA if getattr(limits, c, None)]
    if not asked:
        yield case.plain(rule, "skipped")
        return
    found = [o for criterion, limit in asked if (o := _level(case, criterion, limit))]
    yield from found or [case.plain(rule, "passed")]


def _level(case: Case, criterion: Criterion, limit: str) -> Outcome | None:
    """A level at or above the limit, or that cannot be compared with it."""
    classification = case.classified.classification
    ranks = {level.id: level.rank for level in case.scheme.levels(criterion)}
    level = classification.levels.of(criterion)
    least = classification.at_least.of(criterion) if level == UNDETERMINED else level
    values: dict[str, str | Text] = {
        "criterion": CRITERION_NAMES[criterion],
        "level": classification.name_of(least) or least,
        "limit": classification.name_of(limit) or limit,
    }
    if limit in ranks and ranks.get(least, -1) >= ranks[limit]:
        text = say(
            "{criterion} : {level} ; la politique refuse {limit} et plus.",
            "{criterion}: {level}; the policy refuses {limit} and above.",
            **values,
        )
        known = case.of_level(criterion)
        return case.said("level-forbidden", "failed", text, detail=criterion, confidence=known)
    if limit in ranks and level != UNDETERMINED:
        return None
    text = say(
        "{criterion} : on ne sait si le niveau atteint {limit}, que la politique refuse.",
        "{criterion}: nobody knows whether the level reaches {limit}, which the policy refuses.",
        **values,
    )
    return case.said("level-forbidden", "undetermined", text, detail=criterion)


def confirmed(case: Case) -> Iterator[Outcome]:
    """Whether the holder confirmed the levels."""
    rule, classification = "level-unconfirmed", case.classified.classification
    if not case.policy.confirmed:
        yield case.plain(rule, "skipped")
    elif classification.status == "confirmed":
        yield case.plain(rule, "passed")
    elif UNDETERMINED in (classification.levels.of(criterion) for criterion in CRITERIA):
        text = say(
            "Aucun niveau à confirmer : un critère est indéterminé.",
            "No level to confirm: a criterion is undetermined.",
        )
        yield case.said(rule, "undetermined", text, "information")
    else:
        text = say(
            "Le détenteur n’a pas confirmé le niveau.", "The holder has not confirmed the level."
        )
        yield case.said(rule, "failed", text, "information")
