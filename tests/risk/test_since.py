"""What differs between the law of two days, and which record turned it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courtier.knowledge.records.risk import RequirementRule, Rule
from courtier.results.since import Difference, RecordMoved
from courtier.risk.classify import classify
from courtier.risk.facts import RiskFacts
from courtier.risk.since import differences, records_moved
from courtier.values.text import Text
from tests.risk.small import (
    READ,
    SCHEME,
    duty,
    name,
    record,
    small_facts,
    small_workload,
    why,
    yielded,
)

SINCE, START, AS_OF = date(2024, 12, 31), date(2025, 1, 1), date(2025, 6, 1)
ENTRY = {"on": date(2024, 1, 1), "text": why("first")}
FIX = {"on": date(2025, 3, 1), "text": why("fix")}


def _rule(identifier: str, *effects: dict[str, Any], **parts: Any) -> Rule:
    basis: dict[str, Any] = {"schemes": (), "article": None, "each": "workload", "when": ()}
    return record(Rule, identifier, effects=effects, **basis | parts)


def _facts() -> RiskFacts:
    question = {"id": "q-new", "text": why("q-new"), "asks": "holder"}
    rules = [
        _rule(
            "r-new", {"raises": "availability", "to": "medium"}, {"flag": "f-new"},
            {"ask": question}, valid_from=START,
        ),
        _rule("r-gone", {"flag": "f-gone"}, valid_to=SINCE),
        _rule("r-fixed", {"flag": "f-fixed"}, changes=[ENTRY, FIX]),
        _rule("r-fixed-above", {"flag": "f-fixed"}, changes=[FIX, ENTRY]),
        _rule("r-entered", {"flag": "f-entered"}, changes=[FIX]),
        _rule("r-still", {"flag": "f-still"}, valid_from=SINCE, changes=[ENTRY]),
        _rule("r-old-fix", {"flag": "f-old"}, valid_to=AS_OF, changes=[ENTRY, ENTRY]),
    ]  # fmt: skip
    requirement = record(
        RequirementRule, "req-new", valid_from=AS_OF, schemes=(), when=(), force="must",
        demand={"to_confirm": "architect"}, article=None, relaxed_by="holder",
    )  # fmt: skip
    return small_facts(
        scheme=SCHEME.model_copy(update={"valid_from": date(2025, 2, 1)}),
        rules={rule.id: rule for rule in rules},
        requirements={"req-new": requirement},
        duties={"d-new": duty("d-new", yielded("q-duty.all"), valid_from=START)},
    )


def _moved(identifier: str, event: Any, on: date) -> RecordMoved:
    return RecordMoved(id=identifier, event=event, on=on)


IN_FORCE = {
    "r-new": _moved("r-new", "started", START),
    "r-gone": _moved("r-gone", "ended", START),
    "req-new": _moved("req-new", "started", AS_OF),
    "d-new": _moved("d-new", "started", START),
    "modele": _moved("modele", "started", date(2025, 2, 1)),
}


def test_the_records_that_moved_between_two_days() -> None:
    assert records_moved(_facts(), SINCE, AS_OF) == IN_FORCE


def test_what_was_read_later_counts_against_a_verdict_of_then() -> None:
    """A record of no date of law: entered or corrected after the day, whenever that was."""
    found = records_moved(_facts(), SINCE, AS_OF, ["k-open"], known_then=True)
    read = {identifier: one for identifier, one in found.items() if identifier not in IN_FORCE}
    assert read == {
        "r-fixed": _moved("r-fixed", "corrected", date(2025, 3, 1)),
        "r-fixed-above": _moved("r-fixed-above", "corrected", date(2025, 3, 1)),
        "r-entered": _moved("r-entered", "entered", date(2025, 3, 1)),
        "p-many": _moved("p-many", "entered", READ),
        "k-open": _moved("k-open", "entered", READ),
    }
    assert {identifier: found[identifier] for identifier in IN_FORCE} == IN_FORCE


@pytest.mark.parametrize(
    ("since", "moved"),
    [
        pytest.param(date(2025, 2, 27), True, id="two days before"),
        pytest.param(date(2025, 2, 28), True, id="the day before"),
        pytest.param(date(2025, 3, 1), False, id="the day"),
    ],
)
def test_a_correction_was_not_known_before_its_day(since: date, moved: bool) -> None:
    found = records_moved(_facts(), since, AS_OF, known_then=True)
    assert ("r-fixed" in found) is moved


@pytest.mark.parametrize(
    ("as_of", "moved"),
    [
        pytest.param(date(2024, 12, 31), False, id="the day before"),
        pytest.param(date(2025, 1, 1), True, id="the day"),
        pytest.param(date(2025, 1, 2), True, id="the day after"),
    ],
)
def test_a_start_counts_from_its_day(as_of: date, moved: bool) -> None:
    assert ("r-new" in records_moved(_facts(), date(2024, 1, 1), as_of)) is moved
    assert ("r-gone" in records_moved(_facts(), date(2024, 1, 1), as_of)) is moved


def _difference(
    what: Any, identifier: str, change: Any, text: Text | None = None, *records: RecordMoved
) -> Difference:
    said = text or Text(fr=identifier, en=identifier)
    return Difference(what=what, id=identifier, change=change, text=said, records=records)


def test_every_difference_in_order_with_its_record() -> None:
    facts = _facts()
    item = small_workload([{"id": "avis", "kind": "k-open"}])
    before, after = classify(item, facts, SINCE), classify(item, facts, AS_OF)
    arrow = Text(fr="a1 en bref → a2 en bref", en="a1 in short → a2 in short")
    new = _moved("r-new", "started", START)
    gone = _moved("r-gone", "ended", START)
    assert differences(before, after, facts, SINCE, AS_OF) == (
        _difference("level", "availability", "changed", arrow, new),
        _difference("flag", "f-gone", "removed", None, gone),
        _difference("flag", "f-new", "added", None, new),
        _difference(
            "requirement", "req-new", "added", name("req-new"), _moved("req-new", "started", AS_OF)
        ),
        _difference("duty", "d-new", "added", name("d-new"), _moved("d-new", "started", START)),
        _difference(
            "question", "q-duty.all", "added", why("q-duty.all"), _moved("d-new", "started", START)
        ),
        _difference("question", "q-new", "added", why("q-new"), new),
        _difference("rule", "r-gone", "removed", name("r-gone"), gone),
        _difference("rule", "r-new", "added", name("r-new"), new),
    )
    assert differences(after, after, facts, SINCE, AS_OF) == ()


def test_a_question_of_an_asset_bears_the_name_of_its_record() -> None:
    question = {"id": "r-asks", "text": why("q"), "asks": "holder"}
    rule = _rule("r-asks", {"ask": question}, each="asset", valid_from=START)
    facts = small_facts(rules={"r-asks": rule}, requirements={}, duties={})
    item = small_workload([{"id": "avis", "kind": "k-open"}])
    found = differences(
        classify(item, facts, SINCE), classify(item, facts, AS_OF), facts, SINCE, AS_OF
    )
    moved = _moved("r-asks", "started", START)
    assert found == (
        _difference("question", "r-asks.avis", "added", why("q"), moved),
        _difference("rule", "r-asks", "added", name("r-asks"), moved),
    )


def test_a_question_that_went_and_leaves_a_level_open_is_named() -> None:
    question = {"id": "q-asks", "text": why("q"), "asks": "holder"}
    ask = {"ask": question, "undetermined": ["integrity"]}
    rule = _rule("r-asks", ask, each="asset", valid_to=SINCE)
    facts = small_facts(rules={"r-asks": rule}, requirements={}, duties={})
    item = small_workload([{"id": "avis", "kind": "k-open"}])
    found = differences(
        classify(item, facts, SINCE), classify(item, facts, AS_OF), facts, SINCE, AS_OF
    )
    moved = _moved("r-asks", "ended", START)
    settled = Text(fr="indéterminé → i1 en bref", en="undetermined → i1 in short")
    assert _difference("level", "integrity", "changed", settled, moved) in found
    assert _difference("question", "q-asks.avis", "removed", why("q"), moved) in found


def test_a_kind_entered_since_is_named_behind_its_flag_and_its_level() -> None:
    item = small_workload([{"id": "plans", "kind": "k-plans"}])
    facts = small_facts()
    after = classify(item, facts, AS_OF)
    bare = small_facts(rules={}, kinds=dict(facts.kinds) | {"k-plans": facts.kinds["k-open"]})
    before = classify(item, bare, AS_OF)
    found = differences(before, after, facts, SINCE, AS_OF, known_then=True)
    named = {(d.what, d.id): [r.id for r in d.records] for d in found}
    assert "k-plans" in named["flag", "is-plans"]
    assert "k-plans" in named["level", "confidentiality"]


def test_a_parameter_with_days_of_its_own_moves_with_them() -> None:
    (many,) = small_facts().parameters.values()
    dated = many.model_copy(update={"valid_from": START})
    facts = small_facts(rules={}, requirements={}, duties={}, parameters={"p-many": dated})
    assert records_moved(facts, SINCE, AS_OF) == {"p-many": _moved("p-many", "started", START)}


@pytest.mark.parametrize(
    ("since", "known_then", "named"),
    [
        pytest.param(date(2025, 2, 28), True, True, id="the day before"),
        pytest.param(date(2025, 3, 1), True, False, id="the day"),
        pytest.param(date(2025, 3, 2), True, False, id="the day after"),
        pytest.param(date(2025, 2, 28), False, False, id="by what is known now"),
    ],
)
def test_a_withdrawal_counts_against_a_verdict_given_before_its_day(
    since: date, known_then: bool, named: bool
) -> None:
    gone = _rule(
        "r-withdrawn", {"flag": "f"},
        withdrawn={"by": "Marie", "on": date(2025, 3, 1), "reason": why("gone")},
    )  # fmt: skip
    facts = small_facts(withdrawn={Rule: {"r-withdrawn": gone}})
    found = records_moved(facts, since, AS_OF, known_then=known_then)
    expected = _moved("r-withdrawn", "withdrawn", date(2025, 3, 1)) if named else None
    assert found.get("r-withdrawn") == expected
