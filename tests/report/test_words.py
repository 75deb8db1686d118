"""Every word that a result can hold has a name in both languages."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from courtier.knowledge.records.risk import Asks, Criterion, Deployment, ImpactLevel, QuebecLevel
from courtier.results import cost_words, route_words, words
from courtier.results.classification import Change, Classification, DutyResult, Requirement
from courtier.results.estimate import CostLine, OptionCost
from courtier.results.matches import Failed, Status, Verdict
from courtier.results.route import CheckResult, Procedure, RouteResult
from courtier.values.citation import Confidence
from courtier.values.findings import Severity
from courtier.values.text import Text


def _of(model: Any, field: str) -> Any:
    return model.model_fields[field].annotation


TABLES = [
    (words.CRITERION_NAMES, Criterion),
    (words.LEVEL_NAMES, QuebecLevel),
    (words.LEVEL_NAMES, ImpactLevel),
    (words.CLASSIFICATION_STATUS_NAMES, _of(Classification, "status")),
    (words.DEPLOYMENT_NAMES, Deployment),
    (words.ACTION_NAMES, _of(Change, "action")),
    (words.DUTY_STATUS_NAMES, _of(DutyResult, "status")),
    (words.FORCE_NAMES, _of(Requirement, "force")),
    (words.VERDICT_NAMES, Verdict),
    (words.EVIDENCE_STATUS_NAMES, Status),
    (words.FAILED_NAMES, Failed),
    (cost_words.COST_STATUS_NAMES, _of(OptionCost, "status")),
    (cost_words.OPTION_KIND_NAMES, _of(OptionCost, "kind")),
    (cost_words.COST_BASIS_NAMES, _of(CostLine, "basis")),
    (route_words.PROCEDURE_NAMES, Procedure),
    (route_words.ROUTE_STATUS_NAMES, _of(RouteResult, "status")),
    (route_words.CHECK_STATUS_NAMES, _of(CheckResult, "status")),
    (words.ASKS_NAMES, Asks),
    (words.ASKS_SHORT_NAMES, Asks),
    (words.SEVERITY_NAMES, Severity),
]


@pytest.mark.parametrize(("table", "literal"), TABLES)
def test_every_word_has_a_name(table: dict[str, Text], literal: Any) -> None:
    assert set(get_args(literal)) <= set(table)
    assert all(name.fr and name.en for name in table.values())


def test_an_unknown_word_is_shown_as_it_is() -> None:
    assert words.named(words.LEVEL_NAMES, "niveau-maison").fr == "niveau-maison"


def test_weak_confidence_carries_a_mark_and_strong_does_not() -> None:
    marked = {c for c in get_args(Confidence) if words.mark(c) is not None}
    assert marked == {"sibling", "derived", "unverified", "design"}
    assert all(words.confidence_name(c).fr for c in get_args(Confidence))


def test_nothing_is_called_eligible_in_french() -> None:
    assert all("éligible" not in name.fr for name in words.VERDICT_NAMES.values())


def test_the_bundled_layer_has_words_and_a_layer_of_the_body_its_own_name() -> None:
    assert words.layer_name("bundled").fr == "fournie avec courtier"
    assert words.layer_name("bundled").en == "bundled with courtier"
    assert words.layer_name("ville") == Text(fr="ville", en="ville")
