"""What differs between two catalogues: each sort, at its boundary, and since a day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from courtier.catalog.differ import Side, differences
from courtier.catalog.differing import Difference
from courtier.knowledge.door import Knowledge
from courtier.report.catalog_diff import sentence
from tests.cli.courtier_run import ROOT, courtier

DAY = date(2026, 11, 23)
NAME = "catalog/offerings/snowflake-aws-canada-central.yaml"
BASE: dict[str, Any] = yaml.safe_load((ROOT / NAME).read_text(encoding="utf-8"))
CLAIM = BASE["certifications"][0]["id"]


def layer(folder: Path, *, claim: dict[str, Any] | None = None, **parts: Any) -> Path:
    """A layer with the offering, changed."""
    data = BASE | parts
    if claim is not None:
        first, *others = BASE["certifications"]
        data["certifications"] = [first | claim, *others]
    path = folder / NAME
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(data, ensure_ascii=False, default=str), encoding="utf-8")
    return folder


def side(folder: Path | None = None, as_of: date = DAY) -> Side:
    return Side(Knowledge((str(folder),) if folder else ()), as_of)


def found(before: Side, after: Side, months: int = 0) -> list[Difference]:
    return [d for d in differences(before, after, months) if d.id in (CLAIM, BASE["id"])]


def test_a_catalogue_does_not_differ_from_itself() -> None:
    assert differences(side(), side(), 0) == ()


@pytest.mark.parametrize("status", ["revoked", "delisted", "suspended", "expired"])
def test_a_certificate_that_fell_is_lost(tmp_path: Path, status: str) -> None:
    (one,) = found(side(), side(layer(tmp_path, claim={"status": status})))
    assert (one.sort, one.subject, one.id, one.now) == ("lost", "certification", CLAIM, status)
    assert one.owner == BASE["id"]


def test_what_is_lost_one_way_is_new_the_other(tmp_path: Path) -> None:
    fallen = side(layer(tmp_path, certifications=[]))
    assert [d.sort for d in found(side(), fallen) if d.id == CLAIM] == ["lost"]
    assert [d.sort for d in found(fallen, side()) if d.id == CLAIM] == ["new"]


def test_a_replaced_certificate_is_superseded(tmp_path: Path) -> None:
    (one,) = found(side(), side(layer(tmp_path, claim={"status": "superseded"})))
    assert one.sort == "superseded"


@pytest.mark.parametrize("status", ["in-progress", "unknown"])
def test_a_certificate_no_longer_surely_held_is_downgraded(tmp_path: Path, status: str) -> None:
    (one,) = found(side(), side(layer(tmp_path, claim={"status": status})))
    assert one.sort == "downgraded"


def test_a_level_that_is_no_longer_said_is_downgraded(tmp_path: Path) -> None:
    (one,) = found(side(), side(layer(tmp_path, claim={"level": None})))
    assert one.sort == "downgraded"
    assert one.was is not None
    assert BASE["certifications"][0]["level"] in one.was


@pytest.mark.parametrize(
    ("end", "sorts"),
    [
        ("2026-11-22", ["lost"]),
        ("2026-11-23", ["corrected", "expiring"]),
        ("2027-05-23", ["corrected", "expiring"]),
        ("2027-05-24", ["corrected"]),
    ],
)
def test_the_end_of_a_certificate(tmp_path: Path, end: str, sorts: list[str]) -> None:
    """The day before, the day, the last day of the six months, the day after."""
    seen = found(side(), side(layer(tmp_path, claim={"valid_to": end})), 6)
    assert sorted(d.sort for d in seen) == sorted(sorts)
    for one in seen:
        if one.sort == "expiring":
            assert one.on == date.fromisoformat(end)


def test_a_day_that_passes_loses_a_certificate(tmp_path: Path) -> None:
    folder = layer(tmp_path, claim={"valid_to": "2026-12-31"})
    before, last, after = date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 1)
    assert found(side(folder, before), side(folder, last)) != []  # it expires that day
    assert [d.sort for d in found(side(folder, before), side(folder, after))] == ["lost"]


def test_an_offering_that_is_replaced_or_corrected(tmp_path: Path) -> None:
    told = {"on": "2026-11-22", "text": {"fr": "Lieu corrigé.", "en": "Place corrected."}}
    after = side(
        layer(
            tmp_path,
            superseded_by="aws-canada",
            deployment="private",
            changes=[*BASE["changes"], told],
        )
    )
    sorts = {d.sort: d for d in found(side(), after)}
    assert sorts["superseded"].by == "aws-canada"
    assert sorts["corrected"].fields == ("deployment", "superseded_by")
    assert [t.en for t in sorts["corrected"].changes] == ["Place corrected."]


def test_paperwork_alone_is_no_correction(tmp_path: Path) -> None:
    after = side(layer(tmp_path, checked_on="2026-11-22", checked_by="Une personne"))
    assert found(side(), after) == []


def test_since_a_day_tells_what_was_entered_after(tmp_path: Path) -> None:
    later = {"on": "2026-11-23", "text": {"fr": "Première saisie.", "en": "First entry."}}
    folder = layer(tmp_path, changes=[later])
    for since, new in (("2026-11-22", True), ("2026-11-23", False)):
        known = Side(Knowledge((str(folder),), date.fromisoformat(since)), DAY)
        seen = {d.id for d in found(known, side(folder)) if d.sort == "new"}
        assert (BASE["id"] in seen) is new


def test_since_a_day_tells_what_was_corrected(tmp_path: Path) -> None:
    folder = layer(
        tmp_path,
        history=[{"until": "2026-11-22", "was": {"deployment": "private"}}],
        changes=[{"on": "2026-11-01", "text": {"fr": "a", "en": "b"}}],
    )
    known = Side(Knowledge((str(folder),), date(2026, 11, 22)), DAY)
    assert [d.fields for d in found(known, side(folder)) if d.sort == "corrected"] == [
        ("deployment",)
    ]
    known = Side(Knowledge((str(folder),), date(2026, 11, 23)), DAY)
    assert [d for d in found(known, side(folder)) if d.sort == "corrected"] == []


def diff(*arguments: str) -> Any:
    return courtier("catalog", "diff", *arguments, "--as-of", "2026-11-23")


def test_the_exit_code_follows_the_gravest(tmp_path: Path) -> None:
    fallen = str(layer(tmp_path, claim={"status": "revoked"}))
    assert diff("bundled", fallen).code == 0
    assert diff("bundled", fallen, "--fail-on", "error").code == 13
    assert diff(fallen, "bundled", "--fail-on", "error").code == 0
    assert diff(fallen, "bundled", "--fail-on", "note").code == 11
    assert diff("bundled", "bundled", "--fail-on", "note").code == 0


def test_the_three_forms_say_the_same(tmp_path: Path) -> None:
    fallen = str(layer(tmp_path, claim={"status": "revoked"}))
    text = diff("bundled", fallen, "--lang", "en").out
    assert "1 lost" in text
    assert CLAIM in text
    document = json.loads(diff("bundled", fallen, "--format", "json").out)
    assert document["schema"] == "courtier/catalog-diff/1"
    assert [d["id"] for d in document["differences"]] == [CLAIM]
    assert {c["sort"]: c["count"] for c in document["counts"]}["lost"] == 1
    markdown = diff("bundled", fallen, "--format", "markdown").out
    assert markdown.startswith("# ")
    assert f"– {CLAIM}" in markdown


def test_a_whole_folder_stands_alone(tmp_path: Path) -> None:
    """A folder with its own version is a catalogue: what it lacks is lost, not inherited."""
    whole = layer(tmp_path)
    (whole / "risk").mkdir()
    (whole / "risk/VERSION").write_text("2026.12.01.01\n", encoding="utf-8")
    document = json.loads(diff("bundled", str(whole), "--format", "json").out)
    assert document["after"]["version"] == "2026.12.01.01"
    lost = {d["id"] for d in document["differences"] if d["sort"] == "lost"}
    assert "aws-canada" in lost
    assert BASE["id"] not in lost


@pytest.mark.parametrize(
    "arguments",
    [(), ("bundled",), ("bundled", "bundled", "--since", "2026-11-01"),
     ("--since", "2026-11-24"), ("--since", "hier"), ("bundled", "nowhere")],
)  # fmt: skip
def test_wrong_use(arguments: tuple[str, ...]) -> None:
    assert diff(*arguments).code in (2, 3)


def test_a_record_that_the_body_withdrew_says_who_when_and_why(tmp_path: Path) -> None:
    reason = {"fr": "N’est plus vendue à la Ville.", "en": "No longer sold to the City."}
    withdrawn = {"by": "A. Tremblay", "on": "2026-11-20", "reason": reason}
    gone = side(layer(tmp_path, withdrawn=withdrawn))
    (one,) = [d for d in differences(side(), gone, 0) if d.id == BASE["id"]]
    assert (one.sort, one.subject) == ("lost", "offering")
    told = sentence(one)
    assert "par A. Tremblay le 20\u00a0novembre\u00a02026 : « N’est plus vendue" in told.fr
    assert "withdrawn by A. Tremblay on 20\u00a0November\u00a02026: “No longer sold" in told.en
    (back,) = [d for d in differences(gone, side(), 0) if d.id == BASE["id"]]
    assert (back.sort, back.withdrawn) == ("new", None)
