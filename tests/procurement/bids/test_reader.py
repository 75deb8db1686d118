"""The file of tenders: the same call in YAML, CSV and XLSX, and every mistake at its place."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter
import yaml

from courtier.procurement.bids.reader import Given, read_bids
from courtier.procurement.bids.refusals import REFUSALS
from courtier.values.errors import InputError, Mistake

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = ROOT / "examples" / "soumissions" / "postes-et-soutien.yaml"
CALL = """\
courtier: 1
id: essai
name: Essai
organization: {name: Organisme fictif, legal_regime: lcop-4}
award:
  rule: adjusted-price
  k: 0.15
  criteria:
    - {id: a, name: A, weight: 60}
    - {id: b, name: B, weight: 40}
  total_cost: {elements: [{id: soutien, name: Soutien}]}
"""
BIDS = """\
bids:
  - {id: x, bidder: X, admissible: true, conforming: true, price_cad: 1234567.89,
     quality: {a: 80, b: 75.5}, extra_costs: {soutien: 1000}}
  - {id: y, bidder: "Y, fils", admissible: true, conforming: false, reason: Sans prix.}
"""
COLUMNS = ("id", "bidder", "admissible", "conforming", "reason", "price_cad", "quality.a",
           "quality.b", "extra_costs.soutien")  # fmt: skip
ROWS = (
    ("x", "X", "oui", "yes", "", "1 234 567,89 $", "80", "75,5", "1000"),
    ("y", "Y, fils", "true", "non", "Sans prix.", "", "", "", ""),
)
CALL_ROWS = (
    ("clé", "valeur"), ("courtier", "1"), ("id", "essai"), ("name", "Essai"),
    ("organization.name", "Organisme fictif"), ("organization.legal_regime", "lcop-4"),
    ("award.rule", "adjusted-price"), ("award.k", "0,15"),
    ("award.criteria.0.id", "a"), ("award.criteria.0.name", "A"), ("award.criteria.0.weight", "60"),
    ("award.criteria.1.id", "b"), ("award.criteria.1.name", "B"), ("award.criteria.1.weight", "40"),
    ("award.total_cost.elements.0.id", "soutien"), ("award.total_cost.elements.0.name", "Soutien"),
)  # fmt: skip


def given(text: str, name: str = "essai.yaml") -> Given:
    return Given(text.encode(), name)


def csv_text(*rows: tuple[str, ...], mark: str = ";") -> str:
    return "".join(mark.join(f'"{cell}"' for cell in row) + "\n" for row in rows)


def workbook(**sheets: tuple[tuple[object, ...], ...]) -> Given:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(line, column, cell)
    book.close()
    return Given(buffer.getvalue(), "essai.xlsx")


def refused(tenders: Given, call: Given | None = None) -> list[Mistake]:
    with pytest.raises(InputError) as error:
        read_bids(tenders, call)
    return list(error.value.mistakes)


def only(tenders: Given, call: Given | None = None) -> Mistake:
    found = refused(tenders, call)
    assert len(found) == 1, [m.text.fr for m in found]
    return found[0]


# The same call in each format


def test_the_same_call_is_read_from_every_format() -> None:
    whole = read_bids(given(CALL + BIDS)).content
    assert read_bids(given(BIDS), given(CALL, "appel.yaml")).content == whole
    for mark in ",;":
        table = given(csv_text(COLUMNS, *ROWS, mark=mark), "essai.csv")
        assert read_bids(table, given(CALL, "appel.yaml")).content == whole
    table = given(csv_text(COLUMNS, *ROWS), "essai.CSV")
    assert read_bids(table, given(csv_text(*CALL_ROWS), "appel.csv")).content == whole
    sheets = workbook(appel=CALL_ROWS, soumissions=(COLUMNS, *ROWS))
    assert read_bids(sheets).content == whole
    assert read_bids(workbook(Feuil1=(COLUMNS, *ROWS)), given(CALL)).content == whole


def test_numbers_of_a_spreadsheet_are_numbers() -> None:
    rows = (COLUMNS, ("x", "X", True, True, "", 1234567.89, 80, 75.5, 1000), ROWS[1])
    found = read_bids(workbook(call=CALL_ROWS, bids=rows)).content
    assert found == read_bids(given(CALL + BIDS)).content


def test_empty_rows_and_a_mark_of_order_do_not_count() -> None:
    text = "\ufeff" + csv_text(COLUMNS, ("",) * len(COLUMNS), *ROWS)
    assert len(read_bids(given(text, "e.csv"), given(CALL)).content.bids) == 2


def test_the_example_is_read() -> None:
    assert len(read_bids(Given(EXAMPLE.read_bytes(), EXAMPLE.name)).content.bids) == 4


# Mistakes, each at its line and column


@pytest.mark.parametrize(
    ("before", "after", "code", "line", "column"),
    [
        ("k: 0.15", "k: 15", "out-of-range", 7, 6),
        ("  k: 0.15\n", "", "rule-needs", 5, 1),
        ("price_cad: 1234567.89", "price_cad: 12.345", "money-too-fine", 13, 71),
        ("rule: adjusted-price", "rule: ajuste", "unknown-value", 6, 9),
        ("quality: {a: 80, b: 75.5}", "quality: {z: 80}", "unknown-name", 14, 19),
        ("quality: {a: 80, b: 75.5}", "quality: {a: true}", "mark-wanted", 14, 19),
        ("extra_costs: {soutien: 1000}", "extra_costs: {autre: 1}", "unknown-name", 14, 54),
        (", reason: Sans prix.", "", "reason-missing", 15, 5),
        ("{id: y,", "{id: x,", "same-id", 15, 10),
        ("weight: 40", "floor: 70", "rule-needs", 10, 7),
        ("id: b, name", "id: a, name", "same-id", 10, 12),
    ],
)
def test_a_mistake_is_told_where_it_is(
    before: str, after: str, code: str, line: int, column: int
) -> None:
    assert before in CALL + BIDS
    found = refused(given((CALL + BIDS).replace(before, after, 1)))
    told = [(m.code, m.line, m.column) for m in found]
    assert (code, line, column) in told
    assert all(m.text.fr != m.text.en and m.help.fr for m in found)


def test_a_cell_is_named_by_its_file_line_and_column() -> None:
    rows = [list(row) for row in ROWS]
    rows[0][5] = "beaucoup"
    found = only(given(csv_text(COLUMNS, *map(tuple, rows)), "e.csv"), given(CALL, "c.yaml"))
    assert (found.code, found.file, found.line, found.column) == ("wrong-type", "e.csv", 2, 6)
    found = only(workbook(call=CALL_ROWS, bids=(COLUMNS, *map(tuple, rows))))
    assert (found.file, found.line, found.column) == ("essai.xlsx#bids", 2, 6)


def test_an_amount_that_can_be_read_two_ways_is_refused() -> None:
    rows = [list(row) for row in ROWS]
    rows[0][5] = "1,234"
    found = only(given(csv_text(COLUMNS, *map(tuple, rows)), "e.csv"), given(CALL))
    assert (found.code, found.line, found.column) == ("wrong-type", 2, 6)


def test_a_wrong_column_is_told_with_the_nearest_right_one() -> None:
    columns = ("id", "soumissionnaire", *COLUMNS[2:])
    found = refused(given(csv_text(columns, *ROWS), "e.csv"), given(CALL))
    wrong = next(m for m in found if m.code == "unknown-key")
    assert (wrong.line, wrong.column) == (1, 2)
    assert "bidder" in wrong.help.fr


def test_the_mistakes_of_both_files_are_told_at_once() -> None:
    call = given(CALL.replace("k: 0.15", "k: 2"), "c.yaml")
    found = refused(given(BIDS.replace("price_cad: 1234567.89", "price_cad: -1"), "b.yaml"), call)
    assert {m.file for m in found} == {"b.yaml", "c.yaml"}


@pytest.mark.parametrize(
    ("rows", "code", "line", "column"),
    [
        ((COLUMNS,), "no-rows", None, None),
        ((("id", "bidder", "id"), ("x", "X", "y")), "column-twice", 1, 3),
        ((("id", "bidder"), ("x", "X", "perdu")), "cell-without-column", 2, 3),
    ],
)
def test_a_table_that_cannot_be_one_is_refused(
    rows: tuple[tuple[str, ...], ...], code: str, line: int | None, column: int | None
) -> None:
    found = refused(given(csv_text(*rows), "e.csv"), given(CALL))
    assert (code, line, column) in [(m.code, m.line, m.column) for m in found]


def test_files_that_are_not_what_their_name_says_are_refused() -> None:
    assert only(given("x", "e.xlsx")).code == "not-xlsx"
    assert only(given('"a\nb', "e.csv"), given(CALL)).code == "not-csv"
    assert only(Given(b"id\n\xff", "e.csv"), given(CALL)).code == "not-utf-8"
    assert only(given(csv_text(COLUMNS, *ROWS), "e.csv")).code == "call-missing"
    assert only(workbook(soumissions=(COLUMNS, *ROWS))).code == "sheet-missing"
    assert only(workbook(call=CALL_ROWS, autre=(COLUMNS, *ROWS))).code == "sheet-missing"


def test_a_rule_refuses_what_it_does_not_know() -> None:
    text = CALL.replace("adjusted-price", "lowest-price") + BIDS.replace(
        "quality: {a: 80, b: 75.5}, ", ""
    )
    assert [m.code for m in refused(given(text))] == ["rule-refuses", "rule-refuses"]
    text = CALL.replace("adjusted-price", "minimum-quality").replace("  k: 0.15\n", "") + BIDS
    assert {m.code for m in refused(given(text))} == {"level-wanted"}


def test_a_decision_names_a_tender_and_follows_the_opening() -> None:
    text = CALL + "opened_on: 2027-02-15\ndecision: {awarded: z, on: 2027-02-14}\n" + BIDS
    assert {m.code for m in refused(given(text))} == {"unknown-name", "decided-before"}
    text = text.replace("awarded: z", "awarded: x").replace("02-14", "02-15")
    assert read_bids(given(text)).content.decision is not None


def test_a_finding_points_into_the_file_that_holds_it() -> None:
    read = read_bids(given(BIDS, "b.yaml"), given(CALL, "c.yaml"))
    place = read.location(("award", "k"))
    assert place is not None
    assert (place.file, place.line) == ("c.yaml", 7)
    place = read.location(("bids", 1))
    assert place is not None
    assert (place.file, place.line) == ("b.yaml", 4)


def test_hostile_words_stay_words() -> None:
    text = BIDS.replace("bidder: X,", 'bidder: "=cmd|x <b>{{7*7}}</b>",')
    assert read_bids(given(CALL + text)).content.bids[0].bidder == "=cmd|x <b>{{7*7}}</b>"


def test_every_refusal_speaks_both_languages() -> None:
    for text, help in REFUSALS.values():
        assert text[0] != text[1]
        assert help[0] != help[1]


def test_the_expected_result_of_the_example_names_each_tender() -> None:
    expected = yaml.safe_load((EXAMPLE.parent / "attendu.yaml").read_text("utf-8"))
    document = yaml.safe_load(EXAMPLE.read_text("utf-8"))
    assert set(expected["bids"]) == {item["id"] for item in document["bids"]}
