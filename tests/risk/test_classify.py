"""Duties by regime, declarations, changes, and what must hold over any workload."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtier.knowledge.door import Knowledge
from courtier.risk.changes import apply_trial, trial_of
from courtier.risk.facts import risk_facts
from courtier.risk.scale import level_named
from courtier.values.citation import STRONG
from tests.risk.build import DAY, classified, workload

RECORD = {"id": "dossiers", "kind": "medical", "elements": ["full-name"], "subjects": ["patients"]}


def _duties(
    knowledge: Knowledge, regime: str | None, as_of: date = DAY, **asset: Any
) -> dict[str, str]:
    item = workload([RECORD | asset], organization={"privacy_regime": regime})
    duties = classified(knowledge, item, as_of).classification.duties
    return {duty.id: duty.status for duty in duties}


def test_the_same_record_has_the_duties_of_its_regime(knowledge: Knowledge) -> None:
    city, hospital = _duties(knowledge, "a-2.1"), _duties(knowledge, "r-22.1")
    assert city["a21-63-5"] == "applies"
    assert "r221-77-contract" not in city
    assert hospital["r221-77-contract"] == "applies"
    assert "a21-63-5" not in hospital


def test_an_unknown_regime_leaves_both_undetermined(knowledge: Knowledge) -> None:
    duties = _duties(knowledge, None)
    assert duties["a21-63-5"] == "undetermined"
    assert duties["r221-77-contract"] == "undetermined"


@pytest.mark.parametrize(
    ("day", "exists"),
    [
        pytest.param(date(2023, 9, 21), False, id="the day before"),
        pytest.param(date(2023, 9, 22), True, id="the day"),
        pytest.param(date(2023, 9, 23), True, id="the day after"),
    ],
)
def test_before_its_start_a_duty_does_not_exist(
    knowledge: Knowledge, day: date, exists: bool
) -> None:
    assert ("a21-63-5" in _duties(knowledge, "a-2.1", day)) is exists


def test_the_health_law_starts_on_its_day(knowledge: Knowledge) -> None:
    assert "r221-77-contract" not in _duties(knowledge, "r-22.1", date(2024, 6, 30))
    assert "r221-77-contract" in _duties(knowledge, "r-22.1", date(2024, 7, 1))


def test_where_a_text_was_not_read_the_duty_is_undetermined(knowledge: Knowledge) -> None:
    assert _duties(knowledge, "r-22.1")["r221-106-pia"] == "undetermined"


def test_open_data_has_no_duty_of_privacy(knowledge: Knowledge) -> None:
    result = classified(knowledge, workload([{"id": "a", "kind": "open-data"}])).classification
    assert not [duty.id for duty in result.duties if duty.id.startswith(("a21", "r221", "p391"))]


def test_a_lower_declaration_is_an_error_and_changes_nothing(knowledge: Knowledge) -> None:
    item = workload([RECORD | {"declared": {"confidentiality": "protege-a"}}])
    outcome = classified(knowledge, item)
    assert outcome.classification.levels.confidentiality == "protege-b"
    assert ("level-lower-than-derived", "error") in {(f.id, f.severity) for f in outcome.findings}


def test_a_higher_declaration_is_kept_with_a_note(knowledge: Knowledge) -> None:
    item = workload([RECORD | {"declared": {"confidentiality": "protege-c"}}])
    outcome = classified(knowledge, item)
    assert outcome.classification.levels.confidentiality == "protege-c"
    assert ("level-higher-than-derived", "note") in {(f.id, f.severity) for f in outcome.findings}


def test_approval_of_every_asset_confirms(knowledge: Knowledge) -> None:
    approved = {
        "confidentiality": "protege-b", "status": "approved", "by": "holder",
        "on": "2026-11-01",
    }  # fmt: skip
    other = {"id": "autre", "kind": "open-data"}
    whole = classified(knowledge, workload([RECORD | {"declared": approved}]))
    part = classified(knowledge, workload([RECORD | {"declared": approved}, other]))
    assert whole.classification.status == "confirmed"
    assert part.classification.status == "proposed"


@pytest.mark.parametrize(
    ("until", "level"),
    [
        pytest.param("2026-11-22", "protege-b", id="ended the day before"),
        pytest.param("2026-11-23", "protege-a", id="ends that day"),
    ],
)
def test_an_override_counts_until_its_last_day(
    knowledge: Knowledge, until: str, level: str
) -> None:
    override = {
        "asset": "dossiers", "criterion": "confidentiality", "level": "protege-a",
        "reason": "essai", "approved_by": "Détenteur exemple", "until": until,
    }  # fmt: skip
    outcome = classified(knowledge, workload([RECORD], overrides=[override]))
    assert outcome.classification.levels.confidentiality == level
    expected = "override-applied" if level == "protege-a" else "override-expired"
    assert expected in {finding.id for finding in outcome.findings}


def test_each_change_has_exactly_the_effect_it_states(knowledge: Knowledge) -> None:
    item = workload(
        [
            {"id": "demandes", "kind": "contact-public"},
            {"id": "paiements", "kind": "payment-card"},
        ]
    )
    before = classified(knowledge, item)
    assert [change.id for change in before.classification.changes] == [
        "remove.paiements", "tokenise.paiements",
    ]  # fmt: skip
    for change in before.classification.changes:
        after = classified(knowledge, apply_trial(item, trial_of(change)))
        assert after.classification.at_least == change.effect.levels
        dropped = {a.requirement.id for a in before.asked} - {a.requirement.id for a in after.asked}
        assert dropped == set(change.effect.requirements_dropped)


def test_the_payment_card_floor_says_whose_choice_it_is(knowledge: Knowledge) -> None:
    outcome = classified(knowledge, workload([{"id": "a", "kind": "payment-card"}]))
    first = outcome.classification.reasons[0]
    assert first.level == "protege-b"
    assert "choix de ce projet" in first.text.fr
    assert "dk-card" in first.text.fr
    assert {fact.confidence for fact in outcome.facts if fact.id == "payment-card"} == {"design"}
    assert outcome.classification.status == "proposed"
    assert "design" not in STRONG


KINDS = [
    "open-data", "contact-public", "payment-card", "medical", "informant", "salary", "photo",
    "critical-infrastructure", "litigation", "unknown",
]  # fmt: skip
ELEMENTS = ["full-name", "birth-date", "sex", "postal-code", "nas", "diagnosis"]


def _assets() -> st.SearchStrategy[list[dict[str, Any]]]:
    asset = st.fixed_dictionaries(
        {
            "kind": st.sampled_from(KINDS),
            "elements": st.lists(st.sampled_from(ELEMENTS), unique=True, max_size=3),
            "subjects": st.lists(
                st.sampled_from(["citizens", "minors", "witnesses"]), unique=True, max_size=2
            ),
            "persons": st.sampled_from([0, 9_999, 10_000, 1_000_000]),
            "form": st.sampled_from(
                ["clear", "pseudonymised", "tokenised", "anonymised", "synthetic"]
            ),
        }
    )
    return st.lists(asset, min_size=1, max_size=4).map(
        lambda items: [item | {"id": f"a{n}"} for n, item in enumerate(items)]
    )


def _ranks(knowledge: Knowledge, assets: list[dict[str, Any]]) -> tuple[int, ...]:
    outcome = classified(knowledge, workload(assets))
    scheme = risk_facts(knowledge, outcome.classification.scheme).scheme
    levels = outcome.classification.at_least
    return tuple(
        level_named(scheme, criterion, levels.of(criterion)).rank  # type: ignore[union-attr]
        for criterion in ("confidentiality", "integrity", "availability")
    )


@settings(max_examples=60)
@given(assets=_assets(), extra=_assets())
def test_adding_an_asset_never_lowers_a_level(
    knowledge: Knowledge, assets: list[dict[str, Any]], extra: list[dict[str, Any]]
) -> None:
    more = assets + [item | {"id": f"b{n}"} for n, item in enumerate(extra)]
    assert all(
        a >= b for a, b in zip(_ranks(knowledge, more), _ranks(knowledge, assets), strict=True)
    )


@settings(max_examples=60)
@given(assets=_assets(), element=st.sampled_from(ELEMENTS), persons=st.integers(0, 10**6))
def test_adding_an_element_or_persons_never_lowers_a_level(
    knowledge: Knowledge, assets: list[dict[str, Any]], element: str, persons: int
) -> None:
    first = assets[0]
    richer = first | {
        "elements": sorted({*first["elements"], element}),
        "persons": first["persons"] + persons,
    }
    after = _ranks(knowledge, [richer, *assets[1:]])
    assert all(a >= b for a, b in zip(after, _ranks(knowledge, assets), strict=True))


@settings(max_examples=40)
@given(assets=_assets())
def test_order_never_matters(knowledge: Knowledge, assets: list[dict[str, Any]]) -> None:
    one = classified(knowledge, workload(assets)).classification
    other = classified(knowledge, workload(assets[::-1])).classification
    assert one.levels == other.levels
    assert one.flags == other.flags
    assert set(one.reasons) == set(other.reasons)


@settings(max_examples=40)
@given(assets=_assets())
def test_health_information_is_never_below_protege_b(
    knowledge: Knowledge, assets: list[dict[str, Any]]
) -> None:
    health = {"id": "sante", "kind": "medical", "form": "clear"}
    assert _ranks(knowledge, [*assets, health])[0] >= 2


def _hosting(**parts: Any) -> dict[str, Any]:
    places = {"data": "quebec", "backup": "quebec", "support": "quebec", "administration": "quebec"}
    known = {"support_access": "content", "subprocessors": "none"}
    return {"places": places | parts.pop("places", {})} | known | parts


@pytest.mark.parametrize(
    ("hosting", "status"),
    [
        pytest.param(_hosting(), None, id="all in Québec, known"),
        pytest.param(_hosting(places={"data": "canada"}), "applies", id="data in Canada"),
        pytest.param(_hosting(places={"support": "any"}), "applies", id="content read from abroad"),
        pytest.param(
            _hosting(places={"support": "any"}, support_access="none"),
            None,
            id="support reads nothing",
        ),
        pytest.param(_hosting(places={"administration": "canada"}), "applies", id="administration"),
        pytest.param(_hosting(subprocessors="any"), "undetermined", id="any subprocessor"),
        pytest.param(_hosting(subprocessors="listed"), "undetermined", id="none is listed yet"),
        pytest.param(_hosting(subprocessors=None), "undetermined", id="subprocessors unknown"),
        pytest.param({"places": {"data": "quebec"}}, "undetermined", id="the rest is unknown"),
        pytest.param({}, "undetermined", id="nothing is known"),
    ],
)
def test_reading_from_outside_quebec_counts_even_when_the_data_stay(
    knowledge: Knowledge, hosting: dict[str, Any], status: str | None
) -> None:
    asset = RECORD | {"recipients": []}
    item = workload([asset], hosting=hosting)
    result = classified(knowledge, item).classification
    duties = {duty.id: duty.status for duty in result.duties}
    assert duties.get("a21-70-1") == status
    asked = "outside-quebec-access" in {question.id for question in result.questions}
    assert asked is (status == "undetermined")


def test_an_approval_falls_when_the_asset_changes(knowledge: Knowledge) -> None:
    approved = {
        "confidentiality": "protege-b", "status": "approved", "by": "holder",
        "on": "2026-11-01",
    }  # fmt: skip
    first = classified(knowledge, workload([RECORD | {"declared": approved}]))
    assert first.classification.status == "confirmed"
    assert "approval-unbound" in {finding.id for finding in first.findings}
    seal = first.classification.assets[0].fingerprint
    bound = approved | {"fingerprint": seal}
    same = classified(knowledge, workload([RECORD | {"declared": bound}]))
    assert same.classification.status == "confirmed"
    assert same.findings == ()
    changed = RECORD | {"declared": bound, "persons": 12}
    lapsed = classified(knowledge, workload([changed]))
    assert lapsed.classification.status == "proposed"
    assert [finding.id for finding in lapsed.findings] == ["approval-lapsed"]
    assert lapsed.classification.assets[0].fingerprint != seal


def test_the_order_of_elements_does_not_break_an_approval(knowledge: Knowledge) -> None:
    one = RECORD | {"elements": ["full-name", "birth-date"]}
    other = RECORD | {"elements": ["birth-date", "full-name"]}
    seals = {
        classified(knowledge, workload([item])).classification.assets[0].fingerprint
        for item in (one, other)
    }
    assert len(seals) == 1


@pytest.mark.parametrize(("rto", "standing"), [(24, None), (25, "false"), (None, "unknown")])
def test_a_rule_one_condition_short_came_close(
    knowledge: Knowledge, rto: int | None, standing: str | None
) -> None:
    service = {"hours": "business"} | ({} if rto is None else {"rto_hours": rto})
    item = workload([{"id": "a", "kind": "open-data"}], service=service)
    near = {n.rule: n.standing for n in classified(knowledge, item).classification.near}
    assert near.get("availability-rto-medium") == standing


def _effects(knowledge: Knowledge, item: Any) -> dict[str, Any]:
    before = classified(knowledge, item)
    now = {a.requirement.id for a in before.asked}
    for change in before.classification.changes:
        after = classified(knowledge, apply_trial(item, trial_of(change)))
        asked = {a.requirement.id for a in after.asked}
        assert after.classification.at_least == change.effect.levels, change.id
        assert now - asked == set(change.effect.requirements_dropped), change.id
        assert asked - now == set(change.effect.requirements_added), change.id
    return {change.id: change.effect for change in before.classification.changes}


def test_changes_lower_raise_separate_and_cut(knowledge: Knowledge) -> None:
    item = workload(
        [
            {"id": "notes", "kind": "medical", "elements": ["diagnosis"], "joined_with": ["noms"]},
            {
                "id": "noms", "kind": "contact-public", "elements": ["full-name"],
                "persons": 20_000,
            },
        ],
        service={"rto_hours": 24},
    )  # fmt: skip
    effects = _effects(knowledge, item)
    assert effects["remove.notes"].levels.confidentiality == "protege-a"
    assert effects["separate.notes"].questions_dropped == ("q-joined.notes",)
    assert effects["cut-volume.noms"].questions_dropped == ("q-aggregation.noms",)
    assert effects["tighten-rto.4"].levels.availability == "high"
    assert "req-extra-measures" in effects["tighten-rto.4"].requirements_added
    assert "relax-rto.25" not in effects  # the medical kind alone already asks for medium


def test_two_assets_must_go_when_no_single_one_lowers(knowledge: Knowledge) -> None:
    item = workload(
        [
            {"id": "soins", "kind": "medical"},
            {"id": "cartes", "kind": "payment-card"},
            {"id": "avis", "kind": "open-data"},
        ]
    )
    effects = _effects(knowledge, item)
    assert effects["remove.soins+cartes"].levels.confidentiality == "non-classifie"
    assert "remove.soins" not in {
        name for name, effect in effects.items() if effect.levels.confidentiality != "protege-b"
    }


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        pytest.param({"by": "stagiaire"}, "approval-not-by-holder", id="not the holder"),
        pytest.param({"on": "2026-11-24"}, "approval-not-by-holder", id="the day after"),
        pytest.param({"by": None}, "approval-incomplete", id="nobody"),
        pytest.param(
            {"confidentiality": "protege-a"}, "level-lower-than-derived", id="lower level"
        ),
        pytest.param({"integrity": "low"}, "level-lower-than-derived", id="lower integrity"),
    ],
)
def test_what_does_not_confirm(knowledge: Knowledge, change: dict[str, Any], finding: str) -> None:
    approved = {
        "confidentiality": "protege-b", "status": "approved", "by": "holder", "on": "2026-11-23",
    }  # fmt: skip
    whole = classified(knowledge, workload([RECORD | {"declared": approved}]))
    assert whole.classification.status == "confirmed"
    found = classified(knowledge, workload([RECORD | {"declared": approved | change}]))
    assert found.classification.status == "proposed"
    assert finding in {item.id for item in found.findings}


def test_the_holder_may_be_named_by_role(knowledge: Knowledge) -> None:
    approved = {
        "confidentiality": "protege-b", "status": "approved", "by": "Détentrice Exemple",
        "on": "2026-11-01",
    }  # fmt: skip
    roles = {"roles": {"holder": "Détentrice exemple"}}
    item = workload([RECORD | {"declared": approved}], organization=roles)
    assert classified(knowledge, item).classification.status == "confirmed"


def test_an_answer_of_tomorrow_does_not_count_today(knowledge: Knowledge) -> None:
    asset = {"id": "a", "kind": "contact-public", "subjects": ["minors"], "persons": 5}
    for on, asked in (("2026-11-23", False), ("2026-11-24", True)):
        answer = {"question": "q-minors.a", "answer": "oui", "by": "R. Exemple", "on": on}
        found = classified(knowledge, workload([asset], answers=[answer]))
        questions = {question.id for question in found.classification.questions}
        assert ("q-minors.a" in questions) is asked


@pytest.mark.parametrize(("place", "status"), [("quebec", None), ("canada", "applies")])
def test_subprocessors_that_are_listed_count_by_their_place(
    knowledge: Knowledge, place: str, status: str | None
) -> None:
    asset = RECORD | {"recipients": [{"name": "Sous-traitant exemple", "place": place}]}
    item = workload([asset], hosting=_hosting(subprocessors="listed"))
    duties = {d.id: d.status for d in classified(knowledge, item).classification.duties}
    assert duties.get("a21-70-1") == status
