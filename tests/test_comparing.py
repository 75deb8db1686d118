"""Two states of a workload side by side: levels, offerings, route, costs, documents, records."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from courtier.assessment import Road
from courtier.comparing.compare import DocumentText, Side, compare, known_then
from courtier.knowledge.door import Knowledge
from courtier.report.diff_view import diff_markdown, diff_text
from courtier.results.diff import DiffResult, DocumentMoved
from courtier.values.text import Text
from courtier.workload.reader import read_workload
from tests.conftest import ROOT

KNOWLEDGE = Knowledge()
TEXT = (ROOT / "examples" / "permis-en-ligne.yaml").read_text("utf-8")
DAY = date(2026, 11, 23)


def _side(text: str = TEXT, day: date = DAY, knowledge: Knowledge = KNOWLEDGE) -> Side:
    file = read_workload(text.encode(), knowledge, name="charge.yaml")
    return Side("charge.yaml", Road(file, knowledge, day))


def _compared(before: Side, after: Side, since: date | None = None) -> DiffResult:
    return compare(before, after, since, facts_of_then=since is not None)


@pytest.fixture(scope="module")
def moved_home() -> DiffResult:
    """From Canada to Québec, and below the threshold of a public tender."""
    text = TEXT.replace("data: canada", "data: quebec", 1)
    text = text.replace("estimated_value_cad: 180000", "estimated_value_cad: 90000")
    assert text != TEXT
    return _compared(_side(), _side(text))


def test_the_same_file_changes_nothing() -> None:
    result = _compared(_side(), _side(TEXT + "\n# une remarque\n"))
    assert (result.differences, result.offerings, result.costs) == ((), (), ())
    assert result.severities == ()
    assert "Rien ne change." in diff_text(result, "fr")


def test_an_offering_outside_the_new_place_is_lost_with_its_reason(moved_home: DiffResult) -> None:
    lost = {item.offering: item for item in moved_home.offerings if item.change == "lost"}
    assert "digitalocean-toronto" in lost
    item = lost["digitalocean-toronto"]
    assert (item.before, item.after) == ("conditional", "ineligible")
    assert [(c.requirement, c.before, c.after) for c in item.criteria] == [
        ("hosting-place-data", "met", "unmet")
    ]
    assert item.why is not None
    assert item.records == ()


def test_the_route_and_the_costs_that_change_are_told(moved_home: DiffResult) -> None:
    assert moved_home.old.procedure == "public-tender"
    assert moved_home.new.procedure == "invited-tender"
    changes = {item.option: item.change for item in moved_home.costs}
    assert changes["cloud:digitalocean-toronto"] == "removed"
    assert changes["cloud:azure-canada"] == "changed"
    assert "cloud:aws-canada" not in changes


def test_the_way_back_wins_what_was_lost(moved_home: DiffResult) -> None:
    text = TEXT.replace("data: canada", "data: quebec", 1)
    back = _compared(_side(text), _side())
    lost = {item.offering for item in moved_home.offerings if item.change == "lost"}
    assert {item.offering for item in back.offerings if item.change == "won"} == lost


SMALL = """
courtier: 1
id: essai
name: Essai
organization: {name: Ville exemple}
information: [{id: a, kind: open-data}]
"""


def test_a_level_that_rises_is_a_warning_with_what_it_asks() -> None:
    result = _compared(_side(SMALL), _side(SMALL.replace("open-data", "health")))
    found = {(item.what, item.id): item.change for item in result.differences}
    assert found["level", "confidentiality"] == "changed"
    assert "added" in {change for (what, _), change in found.items() if what == "requirement"}
    assert "warning" in result.severities


@pytest.mark.parametrize("language", ["fr", "en"])
def test_text_and_markdown_say_the_same_changes(moved_home: DiffResult, language: str) -> None:
    text = " ".join(diff_text(moved_home, "fr" if language == "fr" else "en", width=120).split())
    markdown = diff_markdown(moved_home, "fr" if language == "fr" else "en")
    for item in moved_home.offerings:
        assert item.offering in text
        assert item.offering in markdown
    assert markdown.startswith("# ")
    assert "<" not in markdown


def _document(code: str, text: str) -> DocumentText:
    title = Text(fr=f"Titre {code}", en=f"Title {code}")
    moved = DocumentMoved(code=code, title=title, change="changed", lines=0)
    return DocumentText(moved, text)


def test_documents_are_new_gone_or_different() -> None:
    side = _side()
    before = {"A1": "un\ndeux\ntrois", "A2": "même", "B1": "x"}
    after = {"A1": "un\n2\ntrois\nquatre", "A2": "même", "B2": "y"}
    old = Side("a", side.road, {code: _document(code, text) for code, text in before.items()})
    new = Side("b", side.road, {code: _document(code, text) for code, text in after.items()})
    found = compare(old, new, None, facts_of_then=False).documents
    assert found is not None
    assert {(d.code, d.change) for d in found} == {
        ("A1", "changed"), ("B1", "removed"), ("B2", "added"),
    }  # fmt: skip
    assert next(d.lines for d in found if d.code == "A1") == 2


def test_documents_that_are_not_compared_are_said_so(moved_home: DiffResult) -> None:
    assert moved_home.documents is None
    assert "n’ont pas été comparés" in diff_text(moved_home, "fr")


# Since a day


def test_since_a_day_before_the_facts_rests_on_those_of_now() -> None:
    road = _side().road
    assert known_then(road, date(2026, 11, 20)) is None
    assert known_then(road, date(2026, 11, 21)) is not None


def test_since_names_the_record_that_turned_a_verdict(tmp_path: Path) -> None:
    """An offering whose record enters after the day is won, by that record."""
    name = "catalog/offerings/digitalocean-toronto.yaml"
    path = tmp_path / name.replace("digitalocean-toronto", "nouvelle-offre")
    path.parent.mkdir(parents=True)
    text = (
        (ROOT / name).read_text("utf-8").replace("id: digitalocean-toronto", "id: nouvelle-offre")
    )
    path.write_text(text.replace("2026-11-21", "2026-11-22"), "utf-8")
    knowledge = Knowledge((str(tmp_path),))
    now = _side(knowledge=knowledge)
    then = known_then(now.road, date(2026, 11, 21))
    assert then is not None
    result = _compared(Side("charge.yaml", then), now, date(2026, 11, 21))
    won = {item.offering: item for item in result.offerings if item.change == "won"}
    assert set(won) == {"nouvelle-offre"}
    (record,) = [r for r in won["nouvelle-offre"].records if r.id == "nouvelle-offre"]
    assert (record.event, record.on) == ("entered", date(2026, 11, 22))
    assert "nouvelle-offre" in diff_text(result, "fr")


@pytest.mark.parametrize(
    ("day", "names"),
    [(date(2027, 12, 31), ()), (date(2028, 1, 1), ("public-tender-threshold",))],
)
def test_since_names_the_record_that_turned_the_route(day: date, names: tuple[str, ...]) -> None:
    """The threshold ends with 2027: a day later the route is no longer known."""
    before = date(2027, 12, 31)
    result = _compared(_side(day=before), _side(day=day), before)
    assert tuple(record.id for record in result.procedure_records) == names
    assert (result.old.procedure == result.new.procedure) == (not names)
    for name in names:
        assert f"    {name}" in diff_text(result, "fr")
