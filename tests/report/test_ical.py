"""Calendars: the form that the standard asks for, the same bytes each time, both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from courtier.cli.main import run
from courtier.knowledge.door import Knowledge
from courtier.report.ical import DatedEntry, calendar_text
from courtier.report.renewals import no_date_known
from courtier.results.matches import EvidenceSeen
from courtier.values.text import LANGUAGES, Language, Text
from tests.catalog import build
from tests.report import sample

DAY = date(2026, 11, 23)
NAME = Text(fr="Échéances", en="Due dates")
LONG = DatedEntry(
    id="essai.1",
    day=date(2028, 2, 29),
    title=Text(fr="À renouveler, « été » ; " + "é" * 90, en="To renew, “summer”; " + "e" * 90),
    text=Text(fr="Première ligne\nseconde", en="First line\nsecond"),
)
SHORT = DatedEntry(
    id="essai.0",
    day=date(2027, 1, 1),
    title=Text(fr="Avant", en="Before"),
    text=Text(fr="rien", en="nothing"),
)
WORKLOAD = """\
courtier: 1
id: essai
name: {fr: Permis, en: Permits}
organization: {name: Ville exemple, kind: municipality, legal_regime: c-19, privacy_regime: a-2.1}
information: [{id: a, kind: litigation}]
acquisition: {term: {initial_months: 36}, dates: {start: 2027-01-01}}
"""


def _text(language: Language = "fr", entries: tuple[DatedEntry, ...] = (LONG, SHORT)) -> str:
    return calendar_text(entries, name=NAME, as_of=DAY, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_back_is_what_was_written(language: Language) -> None:
    calendar = Calendar.from_ical(_text(language))
    first, second = calendar.walk("VEVENT")
    assert (first["uid"], second["uid"]) == ("essai.0@courtier", "essai.1@courtier")
    assert second["summary"] == LONG.title.in_(language)
    assert second["description"] == LONG.text.in_(language)
    assert second.decoded("dtstart") == LONG.day
    assert second.decoded("dtstamp") == datetime(2026, 11, 23, tzinfo=UTC)
    assert calendar["x-wr-calname"] == NAME.in_(language)


def test_lines_are_folded_at_75_octets_and_end_as_the_format_wants() -> None:
    content = _text().encode("utf-8")
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    for line in lines:
        line.decode("utf-8")


def test_the_same_entries_give_the_same_bytes_in_any_order_and_once_each() -> None:
    assert _text() == _text(entries=(SHORT, LONG, LONG))


def test_no_entry_gives_an_empty_calendar() -> None:
    assert Calendar.from_ical(_text(entries=())).walk("VEVENT") == []


def _layer(folder: Path, root: Path) -> Path:
    """Snowflake in Canada, alone on its platform, with a certificate that ends in the contract."""
    name = "catalog/offerings/snowflake-aws-canada-central.yaml"
    text = (root / name).read_text(encoding="utf-8")
    text = text.replace("hosted_on: [aws-canada]", "hosted_on: []")
    head, _, claims = text.partition("certifications:")
    assert "valid_to: null" in claims
    target = folder / "layer" / name
    target.parent.mkdir(parents=True)
    target.write_text(
        head + "certifications:" + claims.replace("valid_to: null", "valid_to: 2028-03-01"),
        encoding="utf-8",
    )
    return folder / "layer"


def test_match_writes_the_renewals_of_the_term(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "essai.yaml").write_text(WORKLOAD, encoding="utf-8")
    target = tmp_path / "renewals.ics"
    line = ["match", str(tmp_path / "essai.yaml"), "--as-of", "2026-11-23", "--quiet",
            "--knowledge", str(_layer(tmp_path, root)), "--report", f"ics={target}"]  # fmt: skip
    assert run([*line, "--lang", "en"]) == 0
    assert run([*line, "--lang", "fr"]) == 0, "a calendar of ours may be written again"
    capsys.readouterr()
    content = target.read_bytes()
    (event,) = Calendar.from_ical(content.decode("utf-8")).walk("VEVENT")
    assert event["uid"] == "renewal.essai.snowflake-aws-canada-central.c003@courtier"
    assert event.decoded("dtstart") == date(2028, 3, 1)
    assert "Exiger la preuve du renouvellement" in str(event["summary"])
    assert run([*line, "--lang", "fr"]) == 0
    assert target.read_bytes() == content


@pytest.mark.parametrize("term", [True, False])
def test_without_a_known_date_no_calendar_is_written_and_it_is_said(
    term: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = WORKLOAD if term else WORKLOAD.replace("term: {initial_months: 36}, ", "")
    (tmp_path / "essai.yaml").write_text(text, encoding="utf-8")
    target, other = tmp_path / "renewals.ics", tmp_path / "match.json"
    line = ["match", str(tmp_path / "essai.yaml"), "--as-of", "2026-11-23", "--lang", "en",
            "--report", f"ics={target}", "--report", f"json={other}"]  # fmt: skip
    assert run(line) == 0
    said = capsys.readouterr().err
    assert not target.exists()
    assert other.exists()
    assert "no known date of renewal" in said
    assert "with no known end: " in said
    assert "nothing to renew" not in said
    assert ("does not say how long" in said) is not term


def test_a_certificate_without_an_end_is_counted_once(knowledge: Knowledge) -> None:
    endless = build.certification(id="c1", valid_to=None)
    ended = build.certification(id="c2", valid_to="2030-01-01")
    offering = build.offering(certifications=[endless.model_dump(), ended.model_dump()])
    facts = build.catalog(knowledge, offering)
    seen = [EvidenceSeen(certification=name, type=endless.type, text=NAME, url=None, read_on=DAY,
                         confidence="primary", provider_wide=False, offering=offering.id)
            for name in ("c1", "c1", "c2")]  # fmt: skip
    (match, *_) = sample.assessment().matches
    (criterion, *_) = match.criteria
    criterion = criterion.model_copy(update={"evidence": tuple(seen)})
    match = match.model_copy(update={"criteria": (criterion,), "verdict": "conditional"})
    said = no_date_known([match], facts, DAY, term_known=True)
    assert "examinées : 2, dont fin inconnue : 1." in said.fr
    assert "looked at: 2, of which with no known end: 1." in said.en


def test_a_file_of_somebody_else_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "essai.yaml").write_text(WORKLOAD, encoding="utf-8")
    target = tmp_path / "mine.ics"
    target.write_text("BEGIN:VCALENDAR\r\nPRODID:-//me//\r\nEND:VCALENDAR\r\n", encoding="utf-8")
    before = target.read_bytes()
    assert run(["match", str(tmp_path / "essai.yaml"), "--report", f"ics={target}"]) == 2
    capsys.readouterr()
    assert target.read_bytes() == before


def test_the_dossier_holds_the_renewals_where_there_are_some(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "essai.yaml").write_text(WORKLOAD, encoding="utf-8")
    line = ["assess", str(tmp_path / "essai.yaml"), "--as-of", "2026-11-23", "--quiet",
            "--no-documents"]  # fmt: skip
    assert run([*line, "--output", str(tmp_path / "without")]) == 0
    layer = str(_layer(tmp_path, root))
    assert run([*line, "--knowledge", layer, "--output", str(tmp_path / "with")]) == 0
    capsys.readouterr()
    assert not (tmp_path / "without" / "renewals.ics").exists()
    assert "renewals.ics" in (tmp_path / "with" / "courtier.lock").read_text(encoding="utf-8")
    assert b"DTSTART;VALUE=DATE:20280301" in (tmp_path / "with" / "renewals.ics").read_bytes()
