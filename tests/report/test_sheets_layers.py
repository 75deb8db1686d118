"""The sheet of a record that a body corrected says so, and where each claim comes from."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtier.catalog.differ import Side
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import Certification
from courtier.report.catalog_diff import catalog_diff, diff_text
from courtier.report.sheets.claims import claim_entry
from courtier.report.sheets.find import catalog_show
from courtier.report.sheets.model import Entry, Sheet
from courtier.report.sheets.views import show_text
from tests.check.lint.layers import Body
from tests.knowledge.test_corrections import CLAIM, OF, SIGNED, SOURCE

DAY = date(2026, 11, 23)
FILE = "catalog/corrections/ville.yaml"
NAME = OF.rpartition("/")[2]
PROOF: dict[str, Any] = {**CLAIM, "evidence": {**CLAIM["evidence"], "kind": "certificate"}}


@pytest.fixture
def corrected(tmp_path: Path) -> Knowledge:
    body = Body(tmp_path / "ville")
    act = {**SIGNED, "of": OF, "sources": [SOURCE], "add": {"certifications": [PROOF]}}
    body.write(FILE, json.dumps(act))
    return Knowledge((str(body.root),))


def entries(sheet: Sheet, part: str) -> list[Entry]:
    return [e for s in sheet.sections if s.id == part for e in s.entries]


def test_a_sheet_says_who_corrected_it_when_why_and_in_which_file(corrected: Knowledge) -> None:
    (sheet,) = catalog_show(corrected, NAME, DAY).sheets
    (entry,) = entries(sheet, "corrections")
    assert entry.name.fr == "Lu au contrat de la Ville."
    assert (sheet.layer, sheet.file) == ("bundled", f"{OF}.yaml")
    assert [f.value.fr.replace("\u00a0", " ") for f in entry.facts] == [
        "Service exemple", "20 novembre 2026", f"ville – {FILE}",
    ]  # fmt: skip


def test_each_claim_of_a_corrected_record_names_its_layer(corrected: Knowledge) -> None:
    (sheet,) = catalog_show(corrected, NAME, DAY).sheets
    told = [f.value.fr for e in entries(sheet, "certifications") for f in e.facts
            if f.label.en == "Layer"]  # fmt: skip
    assert told[-1] == "ville"
    assert set(told[:-1]) == {"fournie avec courtier"}


def test_nothing_is_said_of_layers_where_no_body_corrected(knowledge: Knowledge) -> None:
    (sheet,) = catalog_show(knowledge, NAME, DAY).sheets
    assert entries(sheet, "corrections") == []
    labels = {f.label.en for e in entries(sheet, "certifications") for f in e.facts}
    assert "Layer" not in labels


def test_a_certificate_in_hand_is_named_as_such(corrected: Knowledge) -> None:
    shown = catalog_show(corrected, NAME, DAY)
    assert "rapport (certificat ou attestation, 2026-11)" in " ".join(
        show_text(shown, "fr").split()
    )


def test_a_diff_names_the_bundled_facts_in_words(corrected: Knowledge) -> None:
    side = Side(corrected, DAY)
    found = catalog_diff(side, side, ("bundled", "bundled + ville"), 6)
    first = {lang: " ".join(diff_text(found, lang).split()) for lang in ("fr", "en")}
    assert first["fr"].startswith(
        "Avant : faits fournis avec courtier, au 23 novembre 2026. Après : faits fournis avec"
        " courtier + ville, au 23 novembre 2026."
    )
    assert "bundled +" not in first["en"]


@pytest.mark.parametrize(
    ("start", "told"), [("2026-03-01", "début 1er mars 2026"), ("2026-03", "début 2026-03")]
)
def test_a_first_day_is_told_in_words_and_a_month_as_written(
    knowledge: Knowledge, start: str, told: str
) -> None:
    claim = Certification.model_validate({**CLAIM, "valid_from": start})
    facts = {f.label.fr: f.value.fr for f in claim_entry(claim, knowledge, DAY).facts}
    assert told in facts["Validité"].replace("\u00a0", " ")
