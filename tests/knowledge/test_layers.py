"""A body's own layer: it adds, corrects and withdraws, and every result says what came from it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from courtier.api import road
from courtier.catalog.differ import Side, differences
from courtier.catalog.exchange.subjects import contents_of
from courtier.check.lint.run import lint
from courtier.knowledge.door import Knowledge
from courtier.knowledge.origins import layers_of
from courtier.knowledge.records.offerings import Offering
from courtier.report.explain import explanations, known_ids
from tests.check.lint.layers import Body

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 23)
EXAMPLE = ROOT / "examples" / "permis-en-ligne.yaml"
GONE = "catalog/offerings/oci-canada.yaml"
WITHDRAWN = {
    "by": "A. Tremblay", "on": "2026-11-20",
    "reason": {"fr": "L’offre n’est plus vendue à la Ville.", "en": "No longer sold to the City."},
}  # fmt: skip


@pytest.fixture
def body(tmp_path: Path) -> Body:
    made = Body(tmp_path / "ville")
    made.record(GONE, lambda data: data.update(withdrawn=WITHDRAWN))
    return made


def knowledge(body: Body, known_on: date | None = None) -> Knowledge:
    return Knowledge((str(body.root),), known_on)


def test_a_withdrawn_record_is_no_longer_among_the_others(body: Body) -> None:
    facts = knowledge(body)
    assert "oci-canada" in Knowledge().all(Offering)
    assert "oci-canada" not in facts.all(Offering)
    assert facts.get(Offering, "oci-canada") is None
    assert list(facts.withdrawn(Offering)) == ["oci-canada"]
    assert len(facts.all(Offering)) == len(Knowledge().all(Offering)) - 1


@pytest.mark.parametrize(
    ("known_on", "there"),
    [(date(2026, 11, 19), True), (date(2026, 11, 20), False), (date(2026, 11, 21), False)],
)
def test_it_is_withdrawn_from_its_day(body: Body, known_on: date, there: bool) -> None:
    body.record(
        GONE,
        lambda data: data.update(
            withdrawn=WITHDRAWN, changes=[{**data["changes"][0], "on": "2026-01-01"}]
        ),
    )
    facts = knowledge(body, known_on)
    assert ("oci-canada" in facts.all(Offering)) == there
    if there:
        assert facts.all(Offering)["oci-canada"].withdrawn is None


def test_a_later_layer_may_bring_it_back(body: Body, tmp_path: Path) -> None:
    later = Body(tmp_path / "later")
    later.record(GONE, lambda data: None)
    facts = Knowledge((str(body.root), str(later.root)))
    assert "oci-canada" in facts.all(Offering)
    assert facts.layer_of("catalog/offerings", "oci-canada") == "later"


def test_the_bundled_layer_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    """Withdrawals cost nothing where there is no layer: no fact file is read to find them."""
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
    assert len(Knowledge().all(Offering)) > 40


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", ("A. Tremblay", "n’est plus vendue")), ("en", ("A. Tremblay", "No longer sold"))],
)
def test_explain_says_who_withdrew_it_when_and_why(
    body: Body, language: str, words: tuple[str, ...]
) -> None:
    found = explanations("oci-canada", knowledge(body))
    assert [e.id for e in found] == ["oci-canada"]
    assert found[0].layer == "ville"
    assert found[0].why is not None
    said = " ".join(
        text.in_(language)  # type: ignore[arg-type]
        for text in (found[0].why, *(item for d in found[0].details for item in d.items))
    )
    for word in (*words, "2026"):
        assert word in said
    assert "oci-canada" in known_ids(knowledge(body))


def test_a_withdrawn_offering_is_judged_no_more(body: Body) -> None:
    before = {m.offering for m in road(EXAMPLE).matched.matches}
    after = {m.offering for m in road(EXAMPLE, knowledge=(str(body.root),)).matched.matches}
    assert before - after == {"oci-canada"}


def test_each_fact_of_a_result_names_its_layer(body: Body) -> None:
    body.record("catalog/offerings/aws-canada.yaml", lambda data: None)
    body.record("risk/requirements/req-cccs-medium.yaml", lambda data: None)
    result = road(EXAMPLE, knowledge=(str(body.root),)).match_result()
    layers = {fact.id: fact.layer for fact in result.provenance.facts}
    assert layers["aws-canada"] == "ville"
    assert layers["req-cccs-medium"] == "ville"
    assert layers["azure-canada"] == "bundled"
    kept = Counter(layers.values())
    assert kept[None] == 0
    assert {m.offering: m.layer for m in result.matches}["aws-canada"] == "ville"
    claims = {e.certification for m in result.matches for c in m.criteria for e in c.evidence}
    assert claims <= set(layers)


# Regions: a table, of which a layer adds or corrects one row at a time

ZONES = "aws:ca-west-1"
HEAD = (
    "provider,code,name,city,subdivision,country,opened,carbon_g_per_kwh,status,location_basis,"
    "source,licence,as_of,confidence,note,zones\n"
)
CORRECTED = (
    "aws,ca-west-1,Calgary corrigée,Calgary,CA-AB,CA,,,available,visite,Essai,CC0-1.0,2026-11-22,"
    "secondary,,2\n"
)
ADDED = "aws,qc-1,Salle louée,Québec,CA-QC,CA,,,available,visite,Essai,CC0-1.0,2026,primary,,0\n"


@pytest.fixture
def places(tmp_path: Path) -> Body:
    made = Body(tmp_path / "ville")
    made.write("providers/regions.csv", HEAD + CORRECTED + ADDED)
    return made


def test_a_layer_corrects_one_region_and_adds_another(places: Body) -> None:
    facts, alone = knowledge(places), Knowledge()
    assert set(facts.regions) == {*alone.regions, "aws:qc-1"}
    changed = {key for key in alone.regions if facts.regions[key] != alone.regions[key]}
    assert changed == {ZONES}
    assert facts.regions[ZONES].name == "Calgary corrigée"
    assert Counter(facts.region_layers.values()) == {"bundled": len(alone.regions) - 1, "ville": 2}


def test_explain_and_the_origins_name_the_layer_of_each_region(places: Body) -> None:
    facts = knowledge(places)
    said = {key: explanations(key, facts)[0].layer for key in (ZONES, "aws:ca-central-1")}
    assert said == {ZONES: "ville", "aws:ca-central-1": "bundled"}
    assert layers_of((ZONES, "aws:ca-central-1"), facts) == said


def test_the_export_of_a_layer_holds_its_own_regions_alone(places: Body) -> None:
    found = contents_of(knowledge(places), "ville").regions
    assert [region.key for region in found] == [ZONES, "aws:qc-1"]


def test_a_layer_of_two_regions_takes_nothing_from_the_others(places: Body) -> None:
    """The bundled offerings still name regions that exist; the correction is to be signed."""
    assert [(fault.code, fault.line) for fault in places.faults()] == [("correction-unsigned", 2)]
    found = lint(places.knowledge(), as_of=date(2026, 11, 22))
    assert "unknown-region" not in {fault.code for fault in found}
    assert not [fault for fault in found if fault.severity == "error"]


@pytest.mark.parametrize(
    ("known_on", "name"),
    [
        pytest.param(date(2026, 11, 21), "Canada West (Calgary)", id="the day before"),
        pytest.param(date(2026, 11, 22), "Calgary corrigée", id="the day"),
        pytest.param(date(2026, 11, 23), "Calgary corrigée", id="the day after"),
    ],
)
def test_a_region_is_corrected_from_the_day_it_was_read(
    places: Body, known_on: date, name: str
) -> None:
    facts = knowledge(places, known_on)
    assert facts.regions[ZONES].name == name
    assert "aws:qc-1" in facts.regions, "a year that is not over may be the day"


def test_diff_since_a_date_shows_the_regions_added_and_corrected(places: Body) -> None:
    now = knowledge(places)
    sides = Side(now.known_by(date(2025, 12, 31)), DAY), Side(now, DAY)
    before = {d.id: d.sort for d in differences(*sides, 6) if d.subject == "region"}
    assert before["aws:qc-1"] == "new"
    sides = Side(now.known_by(date(2026, 11, 21)), DAY), Side(now, DAY)
    found = [(d.id, d.sort) for d in differences(*sides, 6) if d.subject == "region"]
    assert found == [(ZONES, "corrected")]
