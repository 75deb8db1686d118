"""The law of a day is made ready once, and a trial derives what a whole derivation would."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from courtier.knowledge.conditions import Doubted
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import RequirementRule, Rule
from courtier.risk.changes import Trial, apply_trial
from courtier.risk.classify import classify
from courtier.risk.derive import derive, derive_again, nowhere
from courtier.risk.facts import risk_facts
from courtier.risk.law import law_on
from tests.risk.build import DAY, workload
from tests.risk.small import record, small_facts, small_workload, why


def test_the_same_facts_on_the_same_day_are_made_ready_once(knowledge: Knowledge) -> None:
    facts = risk_facts(knowledge, "quebec-2024-05")
    assert risk_facts(knowledge, "quebec-2024-05") is facts
    assert law_on(facts, DAY) is law_on(facts, DAY)
    assert law_on(facts, DAY) is not law_on(facts, DAY + timedelta(days=1))
    assert risk_facts(knowledge, "government-of-canada") is not facts
    assert risk_facts(Knowledge(), "quebec-2024-05") is not facts


def _rule(identifier: str, **parts: Any) -> Rule:
    basis: dict[str, Any] = {"schemes": (), "article": None, "each": "workload", "when": ()}
    return record(Rule, identifier, **basis | parts)


def test_a_rule_counts_from_its_first_day_to_its_last() -> None:
    rule = _rule("r", effects=({"raises": "integrity", "to": "high"},))
    rule = rule.model_copy(update={"valid_from": DAY, "valid_to": DAY})
    facts = small_facts(rules={"r": rule}, duties={}, requirements={})
    item = small_workload([{"id": "noms", "kind": "k-open"}])
    levels = [
        classify(item, facts, DAY + timedelta(days=days)).classification.levels.integrity
        for days in (-1, 0, 1)
    ]
    assert levels == ["i1", "i3", "i1"]


def test_words_in_doubt_are_not_words_that_are_sure() -> None:
    sure, doubted = Doubted(["a"], []), Doubted(["a"], ["b"])
    assert sure == frozenset({"a"})
    assert doubted not in (sure, frozenset({"a"}), Doubted(["a", "b"], []))
    assert Doubted(["a", "b"], ["b"]) == Doubted(["a", "b"], [])


def _requirement(identifier: str, *, without: str) -> RequirementRule:
    return record(
        RequirementRule,
        identifier,
        schemes=(),
        when=({"fact": "flags", "none_of": (without,)},),
        force="must",
        demand={"to_confirm": "adviser"},
        article=None,
        relaxed_by="adviser",
    )


def test_a_requirement_follows_each_answer_in_turn() -> None:
    """What was kept of one workload says nothing of the next: a doubt is not a no."""
    question = {"id": "q", "text": why("q"), "asks": "holder"}
    effects = ({"ask": question}, {"flag": "flagged", "if_answer": "yes"})
    facts = small_facts(
        rules={"r": _rule("r", effects=effects)},
        duties={},
        requirements={"req": _requirement("req", without="flagged")},
    )
    for said in ("non", None, "oui", None, "non"):
        answers = [{"question": "q", "answer": said, "by": "M", "on": "2026-11-23"}]
        item = small_workload([{"id": "a", "kind": "k-open"}], answers=answers if said else [])
        asked = classify(item, facts, DAY).asked
        assert [one.requirement.id for one in asked] == (["req"] if said == "non" else [])


ABROAD = {"recipients": [{"name": "x", "place": "us"}]}
ASSETS: list[dict[str, Any]] = [
    {"id": "a", "kind": "medical", "elements": ["full-name"], "joined_with": ["b"], **ABROAD},
    {"id": "b", "kind": "open-data", "elements": ["birth-date"], "persons": 20_000},
    {"id": "c", "kind": "contact-public", "form": "clear"},
]


@pytest.mark.parametrize(
    "trial",
    [
        Trial("remove", "a"), Trial("remove", "b"), Trial("remove", "c"),
        Trial("remove", "a", also="c"), Trial("separate", "a"), Trial("tokenise", "c"),
    ],
    ids=lambda trial: trial.id,
)  # fmt: skip
def test_a_trial_derives_what_a_whole_derivation_would(knowledge: Knowledge, trial: Trial) -> None:
    item = workload(ASSETS, hosting={"places": {"data": "quebec"}})
    facts = risk_facts(knowledge, item.scheme)
    changed = apply_trial(item, trial)
    again = derive_again(changed, derive(item, facts, DAY, nowhere))
    anew = derive(changed, facts, DAY, nowhere)
    assert again.outcomes == anew.outcomes
    assert (again.ranks, again.flags, again.said) == (anew.ranks, anew.flags, anew.said)
    assert (again.whole, again.assets) == (anew.whole, anew.assets)


def test_new_hours_are_felt_by_the_rules_of_assets_that_read_them() -> None:
    rule = _rule(
        "r",
        each="asset",
        when=({"fact": "rto-hours", "at_most": Decimal(4)},),
        effects=({"raises": "integrity", "to": "high"},),
    )
    facts = small_facts(rules={"r": rule}, duties={}, requirements={})
    item = small_workload([{"id": "a", "kind": "k-open"}], service={"rto_hours": 4})
    changes = classify(item, facts, DAY).classification.changes
    assert [(c.id, c.effect.levels.integrity) for c in changes] == [("relax-rto.5", "i1")]
