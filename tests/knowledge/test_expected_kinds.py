"""The floors of the kinds against a table written by hand from the notes, not from the data."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import CRITERIA, Kind

TABLE = Path(__file__).parent / "expected" / "kinds.csv"
CATEGORIES = Path(__file__).parent / "expected" / "federal-categories.csv"
ROWS = {row["kind"]: row for row in csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines())}

FEDERAL_ELEMENT = "only the federal rule of one element alone; no floor for Québec"
BROADER = "wider than the kinds that the notes rate"
LEFT_OUT = {
    "biographical": FEDERAL_ELEMENT,
    "birth-date": FEDERAL_ELEMENT,
    "birth-place": FEDERAL_ELEMENT,
    "business-record": "the notes rate public information only",
    "citizenship": FEDERAL_ELEMENT,
    "contact": "the notes rate apart the contacts of staff and of the public",
    "credit-card": "a federal category; the notes rate the payment card",
    "credit-history": "a factor that raises, without a level",
    "death-date": FEDERAL_ELEMENT,
    "death-place": FEDERAL_ELEMENT,
    "employee-number": FEDERAL_ELEMENT,
    "employee-record": BROADER,
    "employment-equity": "one source from another province, for confidentiality alone",
    "financial": BROADER,
    "gender": FEDERAL_ELEMENT,
    "health-imaging": "a sort of health information that the notes do not rate apart",
    "language": FEDERAL_ELEMENT,
    "opinion": FEDERAL_ELEMENT,
    "origin-beliefs": "no level in the notes",
    "other-identifier": FEDERAL_ELEMENT,
    "photo": FEDERAL_ELEMENT,
    "physical-attribute": FEDERAL_ELEMENT,
    "signature": FEDERAL_ELEMENT,
    "unknown": "not a kind of information: it asks",
}
"""The kinds for which the notes give no level, each with why."""

DIFFERENCES = {
    ("payment-card-authentication", "confidentiality"): "an error and not a level in the notes;"
    " the data add the floor of the card, so that a child is not below its parent",
    ("payment-card-authentication", "integrity"): "as for its confidentiality",
    ("payment-card-authentication", "availability"): "as for its confidentiality",
}
"""Where the data are known to differ from the notes; one that no longer differs leaves.

Why is also in the text of the kind, where a jurist reads it.
"""
TOLD = {
    "payment-card-authentication": (
        ("c’est une erreur", "jamais sous celui de la carte"),
        ("it is an error", "never below that of the card"),
    ),
}


def _told(kind: Kind, column: str) -> str | None:
    if column in ("confidence", "anchor"):
        return str(getattr(kind, column))
    return getattr(kind.floors, column) if kind.floors else None


@pytest.mark.parametrize("identifier", sorted(ROWS))
@pytest.mark.parametrize("column", [*CRITERIA, "confidence", "anchor"])
def test_the_data_say_what_the_notes_say(
    knowledge: Knowledge, identifier: str, column: str
) -> None:
    expected = ROWS[identifier][column].split(" ")
    same = (_told(knowledge.all(Kind)[identifier], column) or "") in expected
    assert same is ((identifier, column) not in DIFFERENCES), identifier


def test_a_jurist_reads_why_a_kind_differs(knowledge: Knowledge) -> None:
    assert set(TOLD) == {kind for kind, _ in DIFFERENCES}
    for name, (french, english) in TOLD.items():
        text = knowledge.all(Kind)[name].text
        assert all(words in text.fr for words in french), name
        assert all(words in text.en for words in english), name


def test_the_federal_categories_bear_their_official_number_and_names(knowledge: Knowledge) -> None:
    rows = csv.DictReader(CATEGORIES.read_text(encoding="utf-8").splitlines())
    official = {row["id"]: (row["name_fr"], row["name_en"]) for row in rows}
    kinds = knowledge.all(Kind).values()
    assert official == {k.references.gc: (k.name.fr, k.name.en) for k in kinds if k.references.gc}


def test_no_term_of_another_vocabulary_is_invented(knowledge: Knowledge) -> None:
    """The notes name one key of Fides for a kind, and no term of DPV."""
    kinds = knowledge.all(Kind).values()
    assert {k.id: k.references.fides for k in kinds if k.references.fides} == {
        "minors-record": "user.childrens"
    }
    assert not any(kind.references.dpv for kind in kinds)


def test_every_kind_is_in_the_table_or_left_out_by_name(knowledge: Knowledge) -> None:
    assert set(ROWS).isdisjoint(LEFT_OUT)
    assert set(ROWS) | set(LEFT_OUT) == set(knowledge.all(Kind))


def test_a_kind_without_a_level_in_the_notes_is_stopped_asked_or_refused(
    knowledge: Knowledge,
) -> None:
    without = {name for name, row in ROWS.items() if not row["confidentiality"]}
    assert without == {"payment-card-authentication", "minors-record", "national-interest"}
    kinds = knowledge.all(Kind)
    assert "pci-dss-forbidden" in kinds["payment-card-authentication"].flags
    assert "classified" in kinds["national-interest"].flags
