"""An import that is wrong says every wrong cell at once, at its place, and writes nothing."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from courtier.catalog.exchange.csv_text import from_csv, to_csv
from courtier.catalog.exchange.document import from_json, to_json
from courtier.catalog.exchange.flatten import Rows, flatten
from courtier.catalog.exchange.rebuild import rebuild
from courtier.catalog.exchange.subjects import SUBJECTS, Contents
from courtier.catalog.exchange.xlsx import from_xlsx, to_xlsx
from courtier.knowledge.door import Knowledge
from courtier.values.errors import InputError, Mistake, UsageError


def rows() -> Rows:
    """The tables of one offering with its claims, and of its type."""
    facts = Knowledge()
    offering = facts.all(SUBJECTS["offering"])["aws-pinpoint"]
    records = {**{word: () for word in SUBJECTS}, "offering": (offering,)}
    return flatten(Contents(records))


def refused(changed: Rows) -> tuple[Mistake, ...]:
    with pytest.raises(InputError) as error:
        rebuild(from_csv(to_csv(changed)))
    assert error.value.exit_code == 3
    return error.value.mistakes


def put(changed: Rows, table: str, line: int, column: str, cell: str) -> None:
    changed[table][line - 1][changed[table][0].index(column)] = cell


def test_every_wrong_cell_is_said_at_once_with_its_place() -> None:
    changed = rows()
    put(changed, "offerings", 2, "confidence", "sure")
    put(changed, "offerings", 2, "surcharge", "cinq")
    put(changed, "certifications", 2, "status", "actif")
    put(changed, "evidence", 2, "read_on", "2026-13-01")
    put(changed, "sources", 2, "read_on", "")
    found = [(m.file, m.line, m.path) for m in refused(changed)]
    assert found == [
        ("certifications.csv", 2, "status"),
        ("evidence.csv", 2, "read_on"),
        ("offerings.csv", 2, "confidence"),
        ("offerings.csv", 2, "surcharge"),
        ("sources.csv", 2, "read_on"),
    ]
    for mistake in refused(changed):
        header = changed[mistake.file.removesuffix(".csv")][0]
        assert mistake.column == header.index(mistake.path) + 1
        assert mistake.text.fr != mistake.text.en
        assert mistake.help.fr


@pytest.mark.parametrize(
    ("table", "column", "cell", "code"),
    [
        ("evidence", "url", "javascript:alert(1)", "address-not-web"),
        ("evidence", "url", "//registre.example", "address-not-web"),
        ("certifications", "number", "12\u202e34", "control-character"),
        ("offerings", "name.fr", "Nuage\u2066", "control-character"),
        ("offerings", "name.en", "Cloud\x1b[31m", "control-character"),
    ],
)
def test_a_harmful_text_is_refused_at_its_cell(
    table: str, column: str, cell: str, code: str
) -> None:
    changed = rows()
    put(changed, table, 2, column, cell)
    number = changed[table][0].index(column) + 1
    found = refused(changed)
    assert [m.code for m in found] == [code]
    assert (found[0].file, found[0].line) == (f"{table}.csv", 2)
    assert found[0].column == number


def test_a_harmful_text_of_a_document_is_refused_at_its_place() -> None:
    facts = Knowledge()
    offering = facts.all(SUBJECTS["offering"])["aws-pinpoint"]
    said = json.loads(to_json(Contents({**{w: () for w in SUBJECTS}, "offering": (offering,)})))
    said["offering"][0]["certifications"][0]["evidence"]["url"] = "javascript:alert(1)"
    said["offering"][0]["name"]["fr"] = "Nuage\u202e"
    with pytest.raises(InputError) as error:
        from_json(json.dumps(said, indent=1).encode(), "c.json")
    found = {(m.code, m.path) for m in error.value.mistakes}
    assert found == {
        ("control-character", "offering.0.name.fr"),
        ("address-not-web", "offering.0.certifications.0.evidence.url"),
    }
    assert all(m.line for m in error.value.mistakes)


def test_a_cell_on_several_lines_does_not_move_the_place_of_the_next() -> None:
    changed = rows()
    put(changed, "certifications", 2, "note.fr", "une\ndeux\ntrois")
    put(changed, "certifications", 3, "status", "actif")
    assert [(m.line, m.path) for m in refused(changed)] == [(5, "status")]


@pytest.mark.parametrize(
    ("table", "line", "column", "cell", "code"),
    [
        ("certifications", 2, "part", "certification.0", "wrong-part"),
        ("certifications", 2, "part", "certifications.x", "wrong-part"),
        ("certifications", 2, "of_type", "offre", "wrong-part"),
        ("certifications", 3, "part", "certifications.0", "duplicate-part"),
        ("changes", 2, "of", "nobody", "orphan-row"),
    ],
)
def test_a_row_out_of_place_is_refused(
    table: str, line: int, column: str, cell: str, code: str
) -> None:
    changed = rows()
    put(changed, table, line, column, cell)
    found = [m for m in refused(changed) if m.code == code]
    assert [(m.file, m.line) for m in found] == [(f"{table}.csv", line)]


def test_a_record_twice_names_the_first_line() -> None:
    changed = rows()
    changed["offerings"].append(list(changed["offerings"][1]))
    mistake = refused(changed)[0]
    assert (mistake.code, mistake.line) == ("duplicate-record", 3), mistake
    assert "2" in mistake.text.fr


def test_columns_are_examined_before_rows() -> None:
    changed = rows()
    changed["offerings"][0][changed["offerings"][0].index("provider")] = "providr"
    codes = {m.code: m.help.en for m in refused(changed)}
    assert {"missing-column", "unknown-column"} <= set(codes)
    assert "provider" in codes["unknown-column"]


def test_an_unknown_table_offers_the_nearest() -> None:
    mistake = refused({**rows(), "offering": [["id"]]})[0]
    assert (mistake.code, "offerings" in mistake.help.en) == ("unknown-table", True)


def test_a_sheet_names_its_workbook() -> None:
    changed = rows()
    put(changed, "offerings", 2, "confidence", "sure")
    with pytest.raises(InputError) as error:
        rebuild(from_xlsx(to_xlsx(changed), "c.xlsx"))
    assert [(m.file, m.line) for m in error.value.mistakes] == [("c.xlsx#offerings", 2)]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"id,name\n"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(InputError) as error:
        from_xlsx(content, "c.xlsx")
    assert error.value.mistakes[0].code == "not-xlsx"


def test_semicolons_and_a_mark_are_read_as_offices_save_them() -> None:
    lines = flatten(_one_entity())["entities"]
    saved = io.StringIO(newline="")
    csv.writer(saved, delimiter=";", lineterminator="\r\n").writerows(lines)
    found = from_csv({"entities.csv": b"\xef\xbb\xbf" + saved.getvalue().encode()})
    assert found == from_csv(to_csv({"entities": lines}))


def _one_entity() -> Contents:
    entity = Knowledge().all(SUBJECTS["entity"])["alphabet"]
    return Contents({**{word: () for word in SUBJECTS}, "entity": (entity,)})


def test_a_wrong_document_says_each_place() -> None:
    said = json.loads(to_json(_one_entity()))
    said["entity"][0]["confidence"] = "sure"
    said["entity"][0]["roles"] = ["boss"]
    with pytest.raises(InputError) as error:
        from_json(json.dumps(said, indent=1).encode(), "c.json")
    found = {m.path: m.line for m in error.value.mistakes}
    assert set(found) == {"entity.0.confidence", "entity.0.roles.0"}
    assert all(found.values())


@pytest.mark.parametrize("content", [b"{", b"\xff", b"[" * 100_000])
def test_what_is_not_json_is_refused(content: bytes) -> None:
    with pytest.raises(InputError) as error:
        from_json(content, "c.json")
    assert error.value.mistakes[0].code == "not-json"


def test_a_cell_too_long_for_a_workbook_is_refused_and_not_cut() -> None:
    changed = rows()
    put(changed, "offerings", 2, "text.fr", "é" * 32_767)
    assert to_xlsx(changed)
    put(changed, "offerings", 2, "text.fr", "é" * 32_768)
    with pytest.raises(UsageError):
        to_xlsx(changed)


def test_a_folder_without_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        from_csv({})
    assert error.value.mistakes[0].code == "no-table"
