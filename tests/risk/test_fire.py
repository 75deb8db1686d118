"""What a rule leaves behind: answers, floors, what comes near; and workloads once changed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from courtier.knowledge.records.risk import Rule
from courtier.results.classification import Classification
from courtier.risk.changes import Trial, apply_trial
from courtier.risk.classify import classify
from courtier.risk.derive import derive, derive_again, nowhere
from tests.risk.build import DAY
from tests.risk.small import record, small_facts, small_workload, why


def _rule(identifier: str, *effects: dict[str, Any], **parts: Any) -> Rule:
    basis: dict[str, Any] = {"schemes": (), "article": None, "each": "asset", "when": ()}
    return record(Rule, identifier, effects=effects, **basis | parts)


def _ask(identifier: str, *undetermined: str) -> dict[str, Any]:
    question = {"id": identifier, "text": why(identifier), "asks": "holder"}
    return {"ask": question, "undetermined": undetermined}


def _classified(
    *rules: Rule, information: list[dict[str, Any]] | None = None, **parts: Any
) -> Classification:
    item = small_workload(information or [{"id": "noms", "kind": "k-people"}], **parts)
    facts = small_facts(rules={rule.id: rule for rule in rules}, duties={})
    return classify(item, facts, DAY).classification


def _answers(**given: Any) -> list[dict[str, Any]]:
    return [
        {"question": question.replace("_", "-"), "answer": answer, "by": "M", "on": "2026-11-23"}
        for question, answer in given.items()
    ]


@pytest.mark.parametrize(
    ("answer", "undetermined", "asked", "level"),
    [
        (None, (), True, "c0"),
        ("oui", (), False, "c0"),
        ("No", (), False, "c0"),
        (True, (), False, "c0"),
        (False, (), False, "c0"),
        ("peut-être", (), True, "c0"),
        ("c1", (), False, "c1"),
        ("i3", (), True, "c0"),
        (None, ("confidentiality",), True, "undetermined"),
        ("oui", ("confidentiality",), True, "undetermined"),
        ("non", ("confidentiality",), True, "undetermined"),
        ("c3", ("confidentiality",), False, "c3"),
    ],
)
def test_what_an_answer_settles(
    answer: Any, undetermined: tuple[str, ...], asked: bool, level: str
) -> None:
    answers = [] if answer is None else _answers(q=answer)
    found = _classified(_rule("r", _ask("q", *undetermined)), answers=answers)
    assert [question.id for question in found.questions] == (["q.noms"] if asked else [])
    assert found.levels.confidentiality == level
    assert ("level-undetermined" in found.flags) is (level == "undetermined")
    assert [reason.level for reason in found.reasons] == ([answer] if level == answer else [])


def test_two_questions_may_leave_two_criteria_open() -> None:
    found = _classified(
        _rule("r1", _ask("q1", "confidentiality")), _rule("r2", _ask("q2", "integrity"))
    )
    assert (found.levels.confidentiality, found.levels.integrity) == ("undetermined",) * 2
    assert found.levels.availability == "a1"
    assert found.deployment == ()


@pytest.mark.parametrize(("answer", "floors"), [("oui", 0), ("non", 2), ("c0", 2), (None, 2)])
def test_an_affirmative_answer_settles_the_floors_of_its_rule(answer: Any, floors: int) -> None:
    answers = [] if answer is None else _answers(q=answer)
    rule = _rule("r", {"floors": True}, _ask("q"))
    found = _classified(rule, answers=answers)
    assert len([r for r in found.reasons if r.text.fr.startswith("Plancher")]) == floors


def test_a_kind_without_a_floor_or_set_apart_hides_no_other() -> None:
    information = [
        {"id": "noms", "kind": "k-people", "elements": ["e-diagnosis"]},
        {"id": "avis", "kind": "k-open", "elements": ["e-name", "e-diagnosis"]},
    ]
    rule = _rule("r", {"floors": True, "except_kinds": ("k-people",)})
    found = _classified(rule, information=information)
    health = [("confidentiality", "c3"), ("integrity", "i3"), ("availability", "a2")]
    for asset in ("noms", "avis"):
        mine = [(r.criterion, r.level) for r in found.reasons if r.asset == asset]
        assert mine == health


BUSINESS = {"fact": "hours", "any_of": ("business",)}
RAISE = {"raises": "availability", "to": "medium"}


@pytest.mark.parametrize(
    ("when", "near"),
    [
        pytest.param([BUSINESS], [], id="a nature is or is not"),
        pytest.param([{"fact": "rto-hours", "at_most": 4}], [("rto-hours", "false")], id="a bound"),
        pytest.param([{"fact": "rpo-hours", "at_most": 4}], [("rpo-hours", "unknown")], id="open"),
        pytest.param(
            [{"fact": "harm-life", "at_least": "serious"}], [("harm-life", "false")], id="harm"
        ),
        pytest.param(
            [{"fact": "hours", "count_of": ("business", "24x7"), "minimum": 2}],
            [("hours", "false")],
            id="a count",
        ),
        pytest.param([{"fact": "rto-hours", "parameter": "p-many"}],
                     [("rto-hours", "false")], id="a parameter"),
        pytest.param([{"fact": "rto-hours", "parameter": "p-none"}],
                     [("rto-hours", "unknown")], id="an unknown parameter"),
        pytest.param(
            [{"fact": "rto-hours", "at_most": 4}, {"fact": "rpo-hours", "at_most": 4}], [],
            id="two short",
        ),
        pytest.param(
            [{"fact": "rto-hours", "at_most": 8}, {"fact": "rpo-hours", "at_most": 4}],
            [("rpo-hours", "unknown")], id="one of two short",
        ),
        pytest.param([{"fact": "rto-hours", "at_most": 8}], [], id="it fires"),
    ],
)  # fmt: skip
def test_what_comes_near(when: list[dict[str, Any]], near: list[tuple[str, str]]) -> None:
    service = {"hours": "24x7", "rto_hours": 8, "harm": {"life": "limited"}}
    rule = _rule("r", RAISE, each="workload", when=when)
    found = _classified(rule, service=service).near
    assert [(one.fact, one.standing) for one in found] == near


JOINED: list[dict[str, Any]] = [
    {"id": "noms", "kind": "k-people", "joined_with": ["soins", "avis"],
     "declared": {"confidentiality": "c1"}},
    {"id": "soins", "kind": "k-health", "joined_with": ["noms"], "persons": 2000,
     "declared": {"confidentiality": "c3"}},
    {"id": "avis", "kind": "k-open", "declared": {"confidentiality": "c0"}},
]  # fmt: skip


def _after(trial: Trial, **parts: Any) -> Any:
    return apply_trial(small_workload(JOINED, **parts), trial)


def _with(**changes: dict[str, Any]) -> Any:
    kept = [item | changes.get(str(item["id"]), {}) for item in JOINED]
    return small_workload(kept)


@pytest.mark.parametrize(
    ("trial", "changes"),
    [
        (Trial("tokenise", "noms"), {"noms": {"form": "tokenised", "declared": None}}),
        (Trial("cut-volume", "soins", number=Decimal(999)),
         {"soins": {"persons": 999, "declared": None}}),
        (Trial("separate", "soins"),
         {"soins": {"joined_with": [], "declared": None}, "noms": {"joined_with": ["avis"]}}),
        (Trial("separate", "noms"),
         {"noms": {"joined_with": [], "declared": None}, "soins": {"joined_with": []}}),
    ],
)  # fmt: skip
def test_a_change_touches_its_asset_and_the_links_to_it(
    trial: Trial, changes: dict[str, Any]
) -> None:
    assert _after(trial) == _with(**changes)


def test_what_leaves_is_named_by_no_other() -> None:
    noms, _, avis = JOINED
    assert _after(Trial("remove", "soins")) == small_workload(
        [noms | {"joined_with": ["avis"]}, avis]
    )
    assert _after(Trial("remove", "soins", also="avis")) == small_workload(
        [noms | {"joined_with": []}]
    )


@pytest.mark.parametrize(
    ("action", "field"),
    [
        ("relax-rto", "rto_hours"), ("tighten-rto", "rto_hours"),
        ("relax-rpo", "rpo_hours"), ("tighten-rpo", "rpo_hours"),
    ],
)  # fmt: skip
def test_new_hours_leave_the_rest_of_the_service(action: Any, field: str) -> None:
    service = {"rto_hours": 7, "rpo_hours": 7, "hours": "24x7"}
    trial = Trial(action, None, number=Decimal(3))
    wanted = small_workload(JOINED, service=service | {field: 3})
    assert _after(trial, service=service) == wanted
    assert _after(trial) == small_workload(JOINED, service={field: 3})


@pytest.mark.parametrize(
    ("number", "pairs"),
    [
        pytest.param(2, 0, id="never all of them"),
        pytest.param(3, 1, id="two of three"),
        pytest.param(12, 1, id="as many as are tried"),
        pytest.param(13, 0, id="one too many"),
    ],
)
def test_two_assets_at_once(number: int, pairs: int) -> None:
    kinds = ["k-health", "k-health", *["k-open"] * (number - 2)]
    information = [{"id": f"a{n}", "kind": kind} for n, kind in enumerate(kinds)]
    floors = _rule("r", {"floors": True})
    changes = _classified(floors, information=information).changes
    assert len([change for change in changes if change.also]) == pairs


def test_a_stop_alone_leaves_no_deployment_model_open() -> None:
    rule = _rule("r", {"stop": why("stop")}, each="workload")
    assert _classified(rule).deployment == ()
    assert _classified().deployment == ("public", "private")


def test_the_digits_of_the_older_guide() -> None:
    asset = {"id": "a", "kind": "k-open", "declared": {"dic": {"d": 1, "i": 2, "c": 3}}}
    assert _classified(information=[asset]).assets[0].dic == "D1-I2-C3"


def test_separating_an_asset_settles_the_questions_of_both() -> None:
    when = [{"fact": "joined-elements", "count_of": ("e-name", "e-diagnosis"), "minimum": 2}]
    information = [
        {"id": "soins", "kind": "k-open", "elements": ["e-diagnosis"], "joined_with": ["noms"]},
        {"id": "noms", "kind": "k-open", "elements": ["e-name"]},
    ]
    found = _classified(_rule("r", _ask("q"), when=when), information=information)
    changes = {change.id: change.effect.questions_dropped for change in found.changes}
    assert changes == {"separate.soins": ("q.noms", "q.soins")}


@pytest.mark.parametrize(
    ("trial", "same"),
    [
        (Trial("tokenise", "noms"), ["soins", "avis"]),
        (Trial("remove", "avis"), ["noms", "soins"]),
        (Trial("relax-rto", None, number=Decimal(30)), ["noms", "soins", "avis"]),
    ],
)
def test_a_trial_derives_again_only_what_it_touches(trial: Trial, same: list[str]) -> None:
    assets = [{key: item[key] for key in ("id", "kind")} for item in JOINED]
    item = small_workload(assets, service={"rto_hours": 24})
    changed = apply_trial(item, trial)
    before = derive(item, small_facts(), DAY, nowhere)
    after, anew = derive_again(changed, before), derive(changed, small_facts(), DAY, nowhere)
    assert [name for name, one in after.each.items() if one is before.each[name]] == same
    assert (after.ranks, after.flags, after.assets) == (anew.ranks, anew.flags, anew.assets)
    hours_changed = trial.asset is None
    assert (after.outcomes[-1] is before.outcomes[-1]) is not hours_changed


@pytest.mark.parametrize(
    ("answer", "flags", "doubts"),
    [
        (None, (), ("when-no", "when-yes")),
        ("peut-être", (), ("when-no", "when-yes")),
        ("oui", ("when-yes",), ()),
        (False, ("when-no",), ()),
    ],
)
def test_a_flag_that_waits_for_an_answer_is_in_doubt_until_a_clear_one(
    answer: Any, flags: tuple[str, ...], doubts: tuple[str, ...]
) -> None:
    waiting = _rule("r", _ask("q"), {"flag": "when-yes", "if_answer": "yes"},
                    {"flag": "when-no", "if_answer": "no"})  # fmt: skip
    given = [] if answer is None else _answers(q=answer)
    found = _classified(waiting, answers=given)
    assert {"when-yes", "when-no"} & set(found.flags) == set(flags)
    assert found.flags_in_doubt == doubts


def test_what_one_rule_knows_another_cannot_put_in_doubt() -> None:
    doubting = _rule("r1", {"flag": "one", "in_doubt": True}, {"flag": "two", "in_doubt": True})
    found = _classified(doubting, _rule("r2", {"flag": "one"}))
    assert "one" in found.flags
    assert found.flags_in_doubt == ("two",)


def test_a_flag_that_waits_needs_a_question_in_its_rule() -> None:
    with pytest.raises(ValueError, match="waits for the answer"):
        _rule("r", {"flag": "f", "if_answer": "yes"})
