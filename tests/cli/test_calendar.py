"""``courtier calendar`` in each format, and the explanation of each rule that it shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.calendar import Deadline, Holiday
from courtier.knowledge.records.procurement import Measure
from courtier.report.explain import explanations
from tests.cli.courtier_run import EXAMPLE, ROOT, courtier


@pytest.fixture(scope="module")
def ministry(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The example, for a ministry whose group purchases were checked."""
    text = (ROOT / EXAMPLE).read_text(encoding="utf-8")
    for old, new in (
        ("kind: municipality", "kind: ministry"),
        ("legal_regime: c-19", "legal_regime: lcop-4"),
        ("group_purchase: unknown", 'group_purchase: "no"'),
    ):
        assert old in text
        text = text.replace(old, new)
    path = tmp_path_factory.mktemp("ministere") / "permis.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def reports(ministry: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every report at once, written in English."""
    folder = tmp_path_factory.mktemp("rapports")
    wanted = [f"{name}={folder / name}" for name in ("json", "text", "markdown", "html", "ics")]
    options = [part for item in wanted for part in ("--report", item)]
    done = courtier("calendar", ministry, "--lang", "en", *options)
    assert done.code == 0, done.err
    return folder


def test_the_text_names_the_day_the_article_and_the_rule(reports: Path) -> None:
    text = " ".join((reports / "text").read_text("utf-8").split())
    assert "RCTI, art. 4 (10.1)): at the latest Thursday" in text
    assert "[closing-after-complaints]" in text
    assert "How days are counted" in text


def test_every_report_holds_every_day_of_the_json(reports: Path) -> None:
    entries = json.loads((reports / "json").read_text("utf-8"))["calendar"]["entries"]
    assert len(entries) > 15
    for name in ("text", "markdown", "html"):
        flat = " ".join((reports / name).read_text("utf-8").split())
        for entry in entries:
            assert entry["name"]["en"].replace("(", "").split(":")[0] in flat.replace(
                "(", ""
            ).replace("\\", ""), (name, entry["id"])


def test_the_calendar_file_holds_the_planned_and_the_computed_days(reports: Path) -> None:
    calendar = Calendar.from_ical((reports / "ics").read_bytes())
    days = {str(event["uid"]): event.decoded("dtstart") for event in calendar.walk("VEVENT")}
    entries = json.loads((reports / "json").read_text("utf-8"))["calendar"]["entries"]
    shown = {
        f"calendar.permis-en-ligne.{entry['id']}{end}@courtier": day
        for entry in entries
        for end, day in ((".planned", entry["planned"]), ("", entry["day"] or entry["at_least"]))
        if day
    }
    assert {uid: day.isoformat() for uid, day in days.items()} == shown


def test_the_same_file_gives_the_same_bytes(ministry: str, reports: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.ics"
    courtier("calendar", ministry, "--lang", "en", "--report", f"ics={again}")
    assert again.read_bytes() == (reports / "ics").read_bytes()


def test_a_hostile_name_stays_text(ministry: str, tmp_path: Path) -> None:
    text = Path(ministry).read_text("utf-8")
    name = "<script>alert(1)</script> {{ 7*7 }} | # [x](javascript:y)"
    start = text.index("name:")
    end = text.index("\n", start)
    hostile = tmp_path / "hostile.yaml"
    hostile.write_text(f"{text[:start]}name: '{name}'{text[end:]}", encoding="utf-8")
    page = tmp_path / "page.html"
    done = courtier("calendar", str(hostile), "--format", "markdown", "--report", f"html={page}")
    assert done.code == 0, done.err
    assert "<script>" not in done.out.replace("\\<script\\>", "")
    assert "<script>" not in page.read_text("utf-8")
    assert "{{ 7*7 }}" in page.read_text("utf-8")


def test_an_unknown_route_is_refused_with_those_of_the_body(ministry: str) -> None:
    done = courtier("calendar", ministry, "--route", "gre-a-gre")
    assert done.code == 2
    assert "public-tender-lcop" in done.err
    assert done.out == ""


def test_another_route_may_be_planned(ministry: str) -> None:
    done = courtier("calendar", ministry, "--route", "direct-award-lcop-13-4", "--format", "json")
    calendar = json.loads(done.out)["calendar"]
    days = {entry["event"]: entry["day"] for entry in calendar["entries"]}
    assert (days["notice-of-intention"], days["interest-deadline"]) == ("2027-02-14", "2027-02-24")


def test_an_undetermined_closing_fails_on_a_warning() -> None:
    assert courtier("calendar", EXAMPLE, "--fail-on", "warning").code == 12


def test_every_deadline_holiday_and_measure_is_explained_with_its_article() -> None:
    knowledge = Knowledge()
    records: tuple[type[Deadline | Holiday | Measure], ...] = (Deadline, Holiday, Measure)
    for record in records:
        for item in knowledge.all(record).values():
            found = explanations(item.id, knowledge)
            assert found, item.id
            told = [text.fr for one in found for part in one.details for text in part.items]
            assert item.article is None or item.article in told, item.id
