"""What the categorisation and classification sheet (A2) shows beside the results themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from courtier.documents.case import Case
from courtier.results.classification import Levels
from courtier.results.common import Question
from courtier.workload.information import Answer, Asset


@dataclass(frozen=True)
class AssetRow:
    """An asset of the file with the levels derived for it; None where none was derived."""

    asset: Asset
    levels: Levels | None


@dataclass(frozen=True)
class QuestionRow:
    """A question with the answer that the file records; None where nobody answered."""

    question: Question
    answer: Answer | None


def classification_view(case: Case) -> dict[str, Any]:
    """Assets with their levels, and questions with their answers."""
    result = case.assessment.classification
    levels = {found.asset: found.levels for found in result.assets}
    assets = tuple(AssetRow(a, levels.get(a.id)) for a in case.workload.information)
    questions = tuple(QuestionRow(q, case.workload.answered(q.id)) for q in result.questions)
    return {"assets": assets, "questions": questions}
