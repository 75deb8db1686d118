"""Two clocks: the day of the law, and the day up to which facts had been read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from courtier.api import road
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.risk import Kind, Parameter
from courtier.risk.classify import classify
from courtier.risk.facts import risk_facts
from courtier.risk.since import differences
from courtier.values.errors import UsageError
from tests.risk.build import DAY, workload

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "permis-en-ligne.yaml"
READ = date(2026, 11, 21)


def _layer(tmp_path: Path, old: str, new: str, extra: str) -> str:
    """A body's layer in which a later correction raises the floor of contact details."""
    source = (ROOT / "risk" / "kinds" / "contact-public.yaml").read_text(encoding="utf-8")
    assert old in source
    corrected = source.replace(old, new, 1) + extra
    corrected = corrected.replace(
        "parent:", "  - {on: 2027-06-01, text: {fr: Relevé., en: Raised.}}\nparent:", 1
    )
    folder = tmp_path / "layer" / "risk" / "kinds"
    folder.mkdir(parents=True)
    (folder / "contact-public.yaml").write_text(corrected, encoding="utf-8")
    return str(tmp_path / "layer")


FORMER = """history:
  - until: 2027-05-31
    was:
      floors: {confidentiality: protege-a, integrity: low, availability: low}
"""


@pytest.fixture
def layer(tmp_path: Path) -> str:
    return _layer(tmp_path, "confidentiality: protege-a", "confidentiality: protege-b", FORMER)


@pytest.mark.parametrize(
    ("known_on", "level"),
    [
        pytest.param(date(2027, 5, 31), "protege-a", id="the day before the correction"),
        pytest.param(date(2027, 6, 1), "protege-b", id="the day of the correction"),
        pytest.param(None, "protege-b", id="everything known"),
    ],
)
def test_an_old_file_gives_the_old_verdict(layer: str, known_on: date | None, level: str) -> None:
    knowledge = Knowledge((layer,), known_on)
    item = workload([{"id": "a", "kind": "contact-public"}])
    found = classify(item, risk_facts(knowledge, item.scheme), DAY)
    assert found.classification.levels.confidentiality == level


def test_before_anything_was_read_the_answer_is_a_refusal() -> None:
    item = workload([{"id": "a", "kind": "contact-public"}])
    with pytest.raises(UsageError, match="had been read"):
        risk_facts(Knowledge((), date(2026, 11, 20)), item.scheme)
    assert risk_facts(Knowledge((), READ), item.scheme).kinds


def test_claims_values_and_prices_follow_the_second_clock() -> None:
    before, after = Knowledge((), date(2026, 11, 20)), Knowledge((), READ)
    assert len(before.all(Offering)) == 0
    assert after.all(Offering)["google-data-boundary-canada-protected-b"].certifications
    assert len(before.all(Parameter)) == 0
    assert before.prices(DAY) is None
    assert after.prices(DAY) is not None
    assert len(before.all(Kind)) == 0


def test_provenance_tells_both_clocks() -> None:
    result = road(EXAMPLE).classify_result()
    assert result.provenance.as_of == date(2026, 11, 23)
    assert result.provenance.known_on is None


def test_since_names_what_came_and_the_record_that_brought_it(knowledge: Knowledge) -> None:
    item = workload([{"id": "a", "kind": "medical"}])
    facts = risk_facts(knowledge, item.scheme)
    since = date(2023, 9, 21)
    before, after = classify(item, facts, since), classify(item, facts, DAY)
    found = differences(before, after, facts, since, DAY)
    duty = next(d for d in found if d.id == "a21-63-5")
    assert (duty.what, duty.change) == ("duty", "added")
    assert [(r.event, r.on) for r in duty.records] == [("started", date(2023, 9, 22))]


def test_since_the_start_itself_nothing_came(knowledge: Knowledge) -> None:
    item = workload([{"id": "a", "kind": "medical"}])
    facts = risk_facts(knowledge, item.scheme)
    since = date(2023, 9, 22)
    found = differences(classify(item, facts, since), classify(item, facts, DAY), facts, since, DAY)
    assert "a21-63-5" not in {d.id for d in found}


CONTACTS = b"""courtier: 1
id: essai
name: Essai
organization: {name: Ville exemple, kind: municipality, privacy_regime: a-2.1}
reference_date: 2027-07-01
information: [{id: a, kind: contact-public, persons: 10}]
"""


@pytest.mark.parametrize(
    ("since", "before", "records"),
    [
        pytest.param(date(2026, 11, 20), "protege-b", None, id="nothing had been read"),
        pytest.param(date(2027, 5, 31), "protege-a", "corrected", id="the day before"),
        pytest.param(date(2027, 6, 1), "protege-b", None, id="the day of the correction"),
    ],
)
def test_since_gives_the_verdict_of_then_and_the_correction_that_turned_it(
    layer: str, since: date, before: str, records: str | None
) -> None:
    result = road(CONTACTS, knowledge=(layer,)).since_result(since)
    assert result.known_then is (since >= READ)
    assert (result.before.confidentiality, result.after.confidentiality) == (before, "protege-b")
    level = [d for d in result.differences if d.what == "level"]
    moved = [(r.id, r.event, r.on) for d in level for r in d.records]
    assert moved == ([("contact-public", records, date(2027, 6, 1))] if records else [])


def test_since_names_the_parameter_that_moved(tmp_path: Path) -> None:
    """The bound of persons is dated by its value: the rule that reads it did not move."""
    source = (ROOT / "risk" / "parameters" / "aggregation-persons.yaml").read_text("utf-8")
    head, value = source.split("values:\n")
    former = value.replace("valid_to: null", "valid_to: 2027-05-31")
    later = value.replace("valid_from: null", "valid_from: 2027-06-01").replace("10000", "5")
    folder = tmp_path / "layer" / "risk" / "parameters"
    folder.mkdir(parents=True)
    (folder / "aggregation-persons.yaml").write_text(head + "values:\n" + former + later, "utf-8")
    body = road(CONTACTS, knowledge=(str(tmp_path / "layer"),))
    found = {(d.what, d.id): d for d in body.since_result(date(2027, 5, 31)).differences}
    for subject in (("rule", "aggregation-persons-ask"), ("question", "q-aggregation.a")):
        assert [(r.id, r.event) for r in found[subject].records] == [
            ("aggregation-persons", "started")
        ]
    assert body.since_result(date(2027, 6, 1)).differences == ()


def test_the_second_clock_tells_a_correction_of_a_rule(tmp_path: Path) -> None:
    source = (ROOT / "risk" / "rules" / "availability-rto-medium.yaml").read_text(encoding="utf-8")
    folder = tmp_path / "layer" / "risk" / "rules"
    folder.mkdir(parents=True)
    (folder / "availability-rto-medium.yaml").write_text(
        source.replace("at_most: 24", "at_most: 12")
        + "history:\n  - until: 2026-11-21\n    was: {when: [{fact: rto-hours, at_most: 24}]}\n",
        encoding="utf-8",
    )
    item = workload([{"id": "a", "kind": "open-data"}], service={"rto_hours": 24})
    layer = (str(tmp_path / "layer"),)
    levels = {
        day: classify(item, risk_facts(Knowledge(layer, day), item.scheme), DAY)
        for day in (READ, date(2026, 11, 22))
    }
    assert levels[READ].classification.levels.availability == "medium"
    assert levels[date(2026, 11, 22)].classification.levels.availability == "low"


@pytest.mark.parametrize(
    ("since", "named"),
    [
        pytest.param(date(2027, 5, 31), True, id="the day before"),
        pytest.param(date(2027, 6, 1), False, id="the day of the withdrawal"),
    ],
)
def test_since_names_the_record_that_the_body_withdrew(
    tmp_path: Path, since: date, named: bool
) -> None:
    source = (ROOT / "risk" / "rules" / "availability-rto-medium.yaml").read_text(encoding="utf-8")
    folder = tmp_path / "layer" / "risk" / "rules"
    folder.mkdir(parents=True)
    withdrawn = "withdrawn: {by: Marie, on: 2027-06-01, reason: {fr: Essai., en: Test.}}\n"
    (folder / "availability-rto-medium.yaml").write_text(source + withdrawn, encoding="utf-8")
    text = CONTACTS + b"service: {rto_hours: 24}\n"
    result = road(text, knowledge=(str(tmp_path / "layer"),)).since_result(since)
    found = {(d.what, d.id): d for d in result.differences}
    subjects = {("level", "availability"), ("rule", "availability-rto-medium")}
    assert set(found) == (subjects if named else set())
    for one in found.values():
        assert [(r.id, r.event, r.on) for r in one.records] == [
            ("availability-rto-medium", "withdrawn", date(2027, 6, 1))
        ]


def test_a_duty_that_the_body_withdrew_is_named_and_was_no_cause_by_the_law_of_then(
    tmp_path: Path,
) -> None:
    source = (ROOT / "risk" / "duties" / "a21-63-5.yaml").read_text(encoding="utf-8")
    folder = tmp_path / "layer" / "risk" / "duties"
    folder.mkdir(parents=True)
    withdrawn = "withdrawn: {by: Marie, on: 2027-06-01, reason: {fr: Essai., en: Test.}}\n"
    (folder / "a21-63-5.yaml").write_text(source + withdrawn, encoding="utf-8")
    body = road(CONTACTS, knowledge=(str(tmp_path / "layer"),))
    (gone,) = (d for d in body.since_result(READ).differences if d.what == "duty")
    assert (gone.id, gone.change) == ("a21-63-5", "removed")
    assert gone.text.fr != "a21-63-5"
    assert [r.event for r in gone.records] == ["withdrawn"]
    nothing_read = body.since_result(date(2026, 11, 20))
    assert "a21-63-5" not in {d.id for d in nothing_read.differences}
