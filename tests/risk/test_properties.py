"""What must hold over any workload: more information never lowers, order and language are nothing.

The generator draws from every kind, element, subject, use, secret and form there is, in both
schemes, joined or not, with the harm and the hours of the service.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import CRITERIA, Criterion, Rule
from courtier.results.classification import ClassifyOutcome
from courtier.risk.changes import apply_trial, trial_of
from courtier.risk.facts import risk_facts
from courtier.risk.scale import level_named
from courtier.workload.information import Form, SpecialLaw, Subject, Use
from tests.risk.build import classified, workload

ROOT = Path(__file__).parents[2]
KINDS = sorted(path.stem for path in (ROOT / "risk" / "kinds").glob("*.yaml"))
ELEMENTS = sorted(
    line.split(",")[0]
    for line in (ROOT / "risk" / "elements.csv").read_text("utf-8").splitlines()[1:]
)
# Those that rules combine come up often, each of the others now and then.
COMBINED = ["full-name", "birth-date", "sex", "postal-code"]
OFTEN = COMBINED * 6 + ELEMENTS
LOW = ["contact-public", "biographical", "photo"]
SCHEMES = ["quebec-2024-05", "government-of-canada"]
CARE = ["medical", "health", "health-imaging", "genetic"]
HARM = st.sampled_from([None, "none", "limited", "serious", "extreme"])
HOURS = st.sampled_from([None, 0, 1, 2, 4, 5, 24, 25, 72])
PERSONS = st.sampled_from([None, 0, 1, 9_999, 10_000, 250_000])
Asset = dict[str, Any]


def some(words: Any, most: int) -> st.SearchStrategy[list[str] | None]:
    """Some of the words, or silence."""
    return st.none() | st.lists(st.sampled_from(list(words)), unique=True, max_size=most)


@st.composite
def systems(draw: st.DrawFn, kinds: list[str] = KINDS) -> dict[str, Any]:
    """A workload of one to four assets of any sort."""
    names = [f"a{number}" for number in range(draw(st.integers(1, 4)))]
    information = []
    for name in names:
        others = [other for other in names if other != name]
        information.append(
            {
                "id": name,
                "kind": draw(st.sampled_from(kinds)),
                "elements": draw(some(OFTEN, 4)) or [],
                "subjects": draw(some(get_args(Subject), 3)),
                "persons": draw(PERSONS),
                "form": draw(st.none() | st.sampled_from(get_args(Form))),
                "uses": draw(some(get_args(Use), 2)),
                "special_law": draw(some(get_args(SpecialLaw), 2)),
                "joined_with": draw(some(others, 1)) if others else None,
            }
        )
    harm = {part: draw(HARM) for part in ("life", "rights", "finance", "continuity")}
    service = {"rto_hours": draw(HOURS), "rpo_hours": draw(HOURS), "harm": harm}
    return {
        "information": information,
        "service": service,
        "scheme": draw(st.sampled_from(SCHEMES)),
    }


def outcome_of(knowledge: Knowledge, system: dict[str, Any]) -> ClassifyOutcome:
    """The classification of a drawn workload."""
    return classified(knowledge, workload(**system))


def ranks(knowledge: Knowledge, system: dict[str, Any]) -> dict[tuple[str, Criterion], int]:
    """The rank of each criterion, of the whole (``""``) and of each asset.

    Where a criterion is undetermined, the rank is that of what is already sure.
    """
    result = outcome_of(knowledge, system).classification
    scheme = risk_facts(knowledge, system["scheme"]).scheme
    levels = {"": result.at_least} | {asset.asset: asset.levels for asset in result.assets}
    found = {}
    for name, reached in levels.items():
        for criterion in CRITERIA:
            level = level_named(scheme, criterion, reached.of(criterion))
            assert level is not None
            found[name, criterion] = level.rank
    return found


def never_lower(knowledge: Knowledge, less: dict[str, Any], more: dict[str, Any]) -> None:
    """Every level of the first, of the whole and of each asset, is at least kept in the second."""
    one, other = ranks(knowledge, less), ranks(knowledge, more)
    assert all(other[subject] >= rank for subject, rank in one.items()), (one, other)


def with_first(system: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """The workload with its first asset changed."""
    first, *rest = system["information"]
    return system | {"information": [first | parts, *rest]}


@settings(max_examples=80)
@given(system=systems(), extra=systems())
def test_adding_assets_never_lowers(
    knowledge: Knowledge, system: dict[str, Any], extra: dict[str, Any]
) -> None:
    added = [
        asset | {"id": f"b{n}", "joined_with": ["a0"]}
        for n, asset in enumerate(extra["information"])
    ]
    never_lower(knowledge, system, system | {"information": system["information"] + added})


@settings(max_examples=80)
@given(system=systems(), subject=st.sampled_from(get_args(Subject)))
def test_adding_a_subject_never_lowers(
    knowledge: Knowledge, system: dict[str, Any], subject: str
) -> None:
    said = system["information"][0]["subjects"] or []
    never_lower(knowledge, system, with_first(system, subjects=sorted({*said, subject})))


@settings(max_examples=200)
@given(system=systems() | systems(LOW), element=st.sampled_from(OFTEN))
def test_adding_an_element_never_lowers(
    knowledge: Knowledge, system: dict[str, Any], element: str
) -> None:
    said = system["information"][0]["elements"]
    never_lower(knowledge, system, with_first(system, elements=sorted({*said, element})))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_adding_to_what_rules_combine_never_lowers(knowledge: Knowledge, scheme: str) -> None:
    """Every subset of the elements that rules combine, and every one that it lacks."""
    words = [*COMBINED, "nas", "diagnosis"]
    asset = {"id": "a0", "kind": "contact-public"}
    found = {
        held: ranks(knowledge, {"scheme": scheme, "information": [asset | {"elements": held}]})
        for size in range(len(words) + 1)
        for held in combinations(words, size)
    }
    for held, one in found.items():
        for word in set(words) - set(held):
            more = found[tuple(w for w in words if w in {*held, word})]
            assert all(more[subject] >= rank for subject, rank in one.items()), (held, word)


@settings(max_examples=80)
@given(system=systems(), persons=st.integers(1, 10**6))
def test_adding_persons_never_lowers(
    knowledge: Knowledge, system: dict[str, Any], persons: int
) -> None:
    said = system["information"][0]["persons"] or 0
    never_lower(knowledge, system, with_first(system, persons=said + persons))


@settings(max_examples=80)
@given(system=systems(), data=st.data())
def test_order_never_matters(
    knowledge: Knowledge, system: dict[str, Any], data: st.DataObject
) -> None:
    """Neither that of the assets nor that of the words inside them."""
    turned = [
        {k: v[::-1] if isinstance(v, list) else v for k, v in asset.items()}
        for asset in data.draw(st.permutations(system["information"]))
    ]
    one, other = (
        outcome_of(knowledge, system),
        outcome_of(knowledge, system | {"information": turned}),
    )
    for part in ("levels", "at_least", "flags", "deployment", "equivalents"):
        assert getattr(one.classification, part) == getattr(other.classification, part), part
    for part in ("assets", "reasons", "near", "questions"):
        same = {x.model_dump_json() for x in getattr(one.classification, part)}
        assert same == {x.model_dump_json() for x in getattr(other.classification, part)}, part
    duties = [
        {(d.id, d.status, frozenset(d.assets)) for d in o.classification.duties}
        for o in (one, other)
    ]
    assert duties[0] == duties[1]
    assert one.requirements == other.requirements


@settings(max_examples=60)
@given(system=systems(), words=st.sampled_from([("oui", "yes"), ("non", "no"), ("Oui", "YES")]))
def test_the_language_of_an_answer_never_matters(
    knowledge: Knowledge, system: dict[str, Any], words: tuple[str, str]
) -> None:
    asked = [q.id for q in outcome_of(knowledge, system).classification.questions]
    found = []
    for word in words:
        answers = [
            {"question": q, "answer": word, "by": "Détenteur exemple", "on": date(2026, 11, 1)}
            for q in asked
        ]
        found.append(outcome_of(knowledge, system | {"answers": answers}))
    one, other = (outcome.classification for outcome in found)
    assert (one.levels, one.flags, one.questions) == (other.levels, other.flags, other.questions)


@settings(max_examples=80)
@given(
    system=systems(),
    care=st.sampled_from(CARE),
    form=st.sampled_from([None, "clear", "pseudonymised"]),
)
def test_health_information_about_people_is_at_least_protected_b(
    knowledge: Knowledge, system: dict[str, Any], care: str, form: str | None
) -> None:
    assert ranks(knowledge, with_first(system, kind=care, form=form))["a0", "confidentiality"] >= 2


@settings(max_examples=80)
@given(system=systems(), word=st.sampled_from(["oui", "non", "protege-a", "unclassified"]))
def test_an_informant_always_stops_the_automatic_path(
    knowledge: Knowledge, system: dict[str, Any], word: str
) -> None:
    """In any form, whatever stands beside, whatever was answered, declared or overridden."""
    lowest = "non-classifie" if system["scheme"] == SCHEMES[0] else "unclassified"
    stopped = with_first(system, kind="informant", declared={"confidentiality": lowest})
    asked = outcome_of(knowledge, stopped).classification.questions
    answers = [
        {"question": q.id, "answer": word, "by": "x", "on": date(2026, 11, 1)} for q in asked
    ]
    override = {
        "asset": "a0", "criterion": "confidentiality", "level": lowest,
        "reason": "essai", "approved_by": "x", "until": date(2027, 1, 1),
    }  # fmt: skip
    found = outcome_of(knowledge, stopped | {"answers": answers, "overrides": [override]})
    assert "human-decision" in found.classification.flags
    assert found.classification.deployment == ()
    assert "automatic-path-stopped" in {finding.id for finding in found.findings}


@settings(max_examples=120)
@given(system=systems())
def test_every_change_has_exactly_the_effect_it_states(
    knowledge: Knowledge, system: dict[str, Any]
) -> None:
    item = workload(**system)
    before = classified(knowledge, item)
    required = {asked.requirement.id for asked in before.asked}
    by_rules = {e.ask.id for rule in knowledge.all(Rule).values() for e in rule.effects if e.ask}

    def open_in(outcome: ClassifyOutcome) -> set[str]:
        ids = {question.id for question in outcome.classification.questions}
        return {identifier for identifier in ids if identifier.split(".")[0] in by_rules}

    for change in before.classification.changes:
        after = classified(knowledge, apply_trial(item, trial_of(change)))
        asked = {one.requirement.id for one in after.asked}
        assert after.classification.at_least == change.effect.levels, change.id
        assert set(change.effect.requirements_dropped) == required - asked, change.id
        assert set(change.effect.requirements_added) == asked - required, change.id
        assert set(change.effect.questions_dropped) == open_in(before) - open_in(after), change.id


@pytest.mark.parametrize("words", [KINDS, ELEMENTS], ids=["kinds", "elements"])
def test_the_generator_draws_from_the_facts(words: list[str]) -> None:
    assert len(words) > 30
    assert {"informant", "health"} <= set(KINDS)
    assert {"full-name", "nas"} <= set(ELEMENTS)
