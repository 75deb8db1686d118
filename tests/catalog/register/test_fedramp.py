"""The register is read as it is: test rows refused, contradictions counted, no contact kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtier.catalog.exchange.layer import layer_files
from courtier.catalog.exchange.subjects import Contents
from courtier.catalog.register.contradictions import contradictions
from courtier.catalog.register.fedramp import import_feed
from courtier.catalog.register.feed import Feed, read_feed
from courtier.check.lint.run import lint
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import CertificationType
from courtier.knowledge.records.offerings import Offering
from courtier.values.errors import InputError
from courtier.values.fault_kinds import FAULT_KINDS
from tests.catalog.register import feeds

READ = date(2026, 11, 21)
Files = Callable[[], tuple[Any, Any]]
BOTH = pytest.mark.parametrize("files", [feeds.small, feeds.real], ids=["small", "real"])

# What the official files hold, as their notes count it.
REAL = {
    "test-record": 20,
    "public-authorized-internal-delisted": 2,
    "internal-authorized-public-not": 11,
    "delisted": 9,
    "authorized-without-date": 11,
    "annual-assessment-past": 254,
    "annual-assessment-past-authorized": 222,
    "question-mark-in-name": 19,
    "without-history": 1,
    "date-other-than-last-step": 12,
    "last-step-other-than-status": 176,
    "successor-id": 38,
}
SMALL = {
    "test-record": ("FAKE-1A",),
    "public-authorized-internal-delisted": ("FR2",),
    "internal-authorized-public-not": ("FR3",),
    "delisted": ("FR2",),
    "authorized-without-date": ("FR3",),
    "annual-assessment-past": ("FR4",),
    "annual-assessment-past-authorized": ("FR4",),
    "question-mark-in-name": ("FR4",),
    "without-history": ("FR1A",),
    "date-other-than-last-step": ("FR5",),
    "last-step-other-than-status": ("FR3",),
    "successor-id": ("FR1A",),
}


def feed(files: Files) -> Feed:
    said, history = files()
    return read_feed(said, "feed.json", history, "history.json")


def imported(files: Files) -> Contents:
    return import_feed(feed(files), READ)


def written(contents: Contents, root: Path) -> Path:
    for name, content in layer_files(contents).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def offering(contents: Contents, identifier: str) -> Offering:
    found = next(o for o in contents.records["offering"] if o.id == identifier)
    assert isinstance(found, Offering)
    return found


def test_each_contradiction_of_the_official_files_is_counted() -> None:
    found = {item.code: item.count for item in contradictions(feed(feeds.real))}
    assert {code: found.get(code) for code in REAL} == REAL


def test_each_contradiction_names_its_rows() -> None:
    assert {c.code: c.ids for c in contradictions(feed(feeds.small))} == SMALL


def test_each_code_has_its_page_and_each_count_its_query() -> None:
    for item in contradictions(feed(feeds.small)):
        assert item.code in FAULT_KINDS
        assert item.count == len(item.ids)
        assert item.query


def test_the_777_real_offerings_are_there_and_no_test() -> None:
    contents = imported(feeds.real)
    assert len(contents.records["offering"]) == 777
    assert len(contents.records["provider"]) == 645
    assert not any("fake" in record.id for _, record in contents.all)


@BOTH
def test_no_electronic_address_survives(files: Files) -> None:
    assert b"@" not in b"".join(layer_files(imported(files)).values())


@BOTH
def test_no_description_is_copied(files: Files) -> None:
    said = files()[0]["products"]
    whole = b"".join(layer_files(imported(files)).values()).decode()
    for row in said:
        for key in ("description", "additional_info", "website"):
            assert len(row[key]) < 12 or row[key] not in whole, (row["id"], key)


def test_dates_levels_statuses_and_history_are_kept() -> None:
    claim = offering(imported(feeds.small), "fedramp-fr2").certifications[0]
    assert (claim.number, claim.level, claim.valid_from) == ("FR2", "Moderate", "2025-02-03")
    assert claim.status == "delisted"
    assert [seen.status for seen in claim.other_statuses] == ["active"]
    assert [(s.on.isoformat(), s.status) for s in claim.status_history] == [
        ("2024-11-05", "in-progress"), ("2025-02-03", "active"), ("2026-05-05", "delisted")
    ]  # fmt: skip
    assert claim.note is not None
    assert "annual_assessment" in claim.note.en


def test_a_mangled_name_is_kept_and_an_absent_date_stays_unknown() -> None:
    contents = imported(feeds.small)
    assert offering(contents, "fedramp-fr4").name.fr == "Nuage ? Québec"
    assert offering(contents, "fedramp-fr3").certifications[0].valid_from is None
    assert offering(contents, "fedramp-fr3").regions == ()
    assert offering(contents, "fedramp-fr3").countries is None


def test_a_provider_of_two_rows_is_one_record() -> None:
    contents = imported(feeds.small)
    four, five = (offering(contents, f"fedramp-fr{n}") for n in (4, 5))
    assert four.provider == five.provider
    assert five.certifications[0].type == "fedramp-20x"


@BOTH
def test_the_layer_lints_without_error(files: Files, tmp_path: Path) -> None:
    root = written(imported(files), tmp_path / "fedramp")
    faults = lint(Knowledge((str(root),)), as_of=READ)
    found = [(f.code, f.file) for f in faults if f.layer == "fedramp" and f.severity == "error"]
    assert found == []


def test_no_type_of_the_register_satisfies_a_canadian_one() -> None:
    types = Knowledge().all(CertificationType)
    for name in ("fedramp-rev5", "fedramp-20x"):
        reached = {name}
        while more := {s for n in reached for s in types[n].satisfies} - reached:
            reached |= more
        assert not any(identifier.startswith("cccs") for identifier in reached)
        assert not any("CA" in types[n].jurisdictions for n in reached)


@pytest.mark.parametrize("said", [{}, [], {"products": []}, {"products": [{}], "metadata": {}}])
def test_another_file_is_refused(said: Any) -> None:
    with pytest.raises(InputError) as refused:
        read_feed(said, "x.json")
    assert refused.value.mistakes[0].code == "not-feed"


def test_every_wrong_row_is_said_at_once() -> None:
    said, _ = feeds.small()
    said["products"][0].pop("id")
    said["products"][2]["csp"] = 3
    with pytest.raises(InputError) as refused:
        read_feed(said, "x.json")
    paths = [mistake.path for mistake in refused.value.mistakes]
    assert paths == ["products.0.id", "products.2.csp"]
