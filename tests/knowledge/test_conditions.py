"""The operators on words, over what is sure, what is in doubt and what nobody said."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from courtier.knowledge.conditions import Doubted, FactValue, holds
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.conditions import Condition
from courtier.knowledge.records.risk import Effect, Kind
from courtier.workload.facts import asset_facts
from tests.risk.build import workload


def _holds(value: FactValue, fact: str = "flags", **operator: Any) -> bool | None:
    return holds(Condition.model_validate({"fact": fact, **operator}), {fact: value})


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (frozenset({"employees"}), True),
        (frozenset({"employees", "patients"}), False),
        (frozenset({"patients"}), False),
        (frozenset(), False),
        (None, None),
    ],
)
def test_only_these_words_and_at_least_one(value: FactValue, held: bool | None) -> None:
    assert _holds(value, "subjects", only=("employees",)) is held


@pytest.mark.parametrize(
    ("operator", "sure", "doubted", "held"),
    [
        ({"any_of": ("a", "b")}, "a", "b", True),
        ({"any_of": ("b",)}, "a", "b", None),
        ({"any_of": ("c",)}, "a", "b", False),
        ({"none_of": ("a",)}, "a", "b", False),
        ({"none_of": ("b",)}, "a", "b", None),
        ({"none_of": ("c",)}, "a", "b", True),
        ({"all_of": ("a", "b")}, "a", "b", None),
        ({"all_of": ("a", "c")}, "a", "b", False),
        ({"all_of": ("a",)}, "a", "b", True),
        ({"count_of": ("a", "b"), "minimum": 2}, "a", "b", None),
        ({"count_of": ("a", "b"), "minimum": 1}, "a", "b", True),
    ],
)
def test_a_word_in_doubt_leaves_unknown_what_it_would_change(
    operator: dict[str, Any], sure: str, doubted: str, held: bool | None
) -> None:
    assert _holds(Doubted(sure, doubted), **operator) is held
    assert _holds(Doubted(sure + doubted, doubted), **operator) is not None


def test_a_condition_names_its_words_whatever_the_operator() -> None:
    for operator in ("any_of", "all_of", "none_of", "only"):
        assert Condition.model_validate({"fact": "kind", operator: ("health",)}).words == (
            "health",
        )
    assert Condition(fact="persons", at_least=1).words == ()


ASKED = {"id": "q", "text": {"fr": "?", "en": "?"}, "asks": "holder"}


@pytest.mark.parametrize(
    ("effect", "code"),
    [
        ({"ask": ASKED, "if_answer": "yes"}, "doubt-and-flag"),
        ({"ask": ASKED, "in_doubt": True}, "doubt-and-flag"),
        ({"flag": "f", "if_answer": "no", "in_doubt": True}, "answer-or-doubt"),
    ],
)
def test_an_effect_in_doubt_is_a_flag_and_says_why_once(effect: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Effect.model_validate(effect)
    (error,) = refusal.value.errors()
    assert error["ctx"]["error"].code == code


@pytest.mark.parametrize(
    ("asset", "subjects"),
    [
        ({"kind": "employee-record"}, {"employees"}),
        ({"kind": "employee-record", "subjects": ["patients"]}, {"patients"}),
        ({"kind": "employee-record", "subjects": []}, set()),
        ({"kind": "minors-record"}, {"minors"}),
        ({"kind": "health"}, None),
    ],
)
def test_a_kind_says_whom_it_is_about_only_where_the_file_is_silent(
    knowledge: Knowledge, asset: dict[str, Any], subjects: set[str] | None
) -> None:
    item = workload([{"id": "a", **asset}])
    found = asset_facts(item.information[0], item, knowledge.all(Kind), knowledge.elements)
    assert found["subjects"] == subjects
