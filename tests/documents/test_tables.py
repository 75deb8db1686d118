"""Widths of columns, repeated header rows, rows that stay whole."""

from __future__ import annotations

import docx
import pytest
from docx.oxml.ns import qn

from courtier.documents.tables import TEXT_HEIGHT, shape
from courtier.documents.widths import SMALL_ROWS, TO_WRITE_IN, WHOLE_ROW, Column, column_of, share
from tests.documents.opened import ALL, opened


def _column(word: float, cell: float) -> Column:
    return Column(word=word, cell=cell, text=cell * 3)


def test_what_fits_is_spread_over_the_width():
    widths = share([_column(100, 400), _column(100, 100)], 1000)
    assert widths == [800, 200]


def test_no_word_is_broken_when_all_words_fit():
    columns = [_column(900, 1_000), _column(300, 40_000), _column(500, 600)]
    widths = share(columns, 9_000)
    assert sum(widths) == 9_000
    assert all(width >= column.word for width, column in zip(widths, columns, strict=True))
    assert widths[1] > widths[0]


def test_words_that_cannot_fit_share_the_width():
    widths = share([_column(50_000, 50_000), _column(50_000, 50_000)], 3_000)
    assert widths == [1_500, 1_500]


@pytest.mark.parametrize(("code", "language"), ALL)
def test_each_table_repeats_its_header_and_only_body_rows_stay_whole(code, language):
    tables = opened(code, language).tables
    assert tables
    for table in tables:
        first, *rest = table._tbl.tr_lst
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert first.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None
        for row in rest:
            length = sum(len(text.text or "") for text in row.iter(qn("w:t")))
            whole = row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
            assert whole == (length <= WHOLE_ROW)


@pytest.mark.parametrize(("code", "language"), ALL)
def test_each_table_has_a_caption_and_fills_the_width(code, language):
    document = opened(code, language)
    section = document.sections[0]
    width = (section.page_width - section.left_margin - section.right_margin) // 635
    for table in document.tables:
        assert table._tbl.tblPr.xpath("w:tblCaption/@w:val") != [""]
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(grid) == width
        assert len(table._tbl.tblPr.xpath("w:tblLayout")) == 1
        assert min(grid) > 0


def _shaped(rows):
    table = docx.Document().add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    shape(table._tbl, 9_000)
    return table._tbl.tr_lst


def _kept(row):
    return all(p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in row.iter(qn("w:p")))


def _height(row):
    found = row.find(f"{qn('w:trPr')}/{qn('w:trHeight')}")
    return None if found is None else int(found.get(qn("w:val")))


@pytest.mark.parametrize(("extra", "whole"), [(0, True), (1, False)])
def test_a_small_table_stays_on_one_page_and_the_ends_of_a_large_one_together(extra, whole):
    rows = _shaped([("Poste", "Prix")] + [("a", "1")] * (SMALL_ROWS - 1 + extra))
    kept = [_kept(row) for row in rows]
    assert all(kept[:-1]) == whole
    assert (kept[0], kept[1], kept[-2]) == (True, True, True)
    assert not kept[-1]


def test_a_row_where_a_person_writes_is_tall_and_the_others_are_not():
    rows = _shaped([("Rôle", "Nom", "Date"), ("Requérant", "", ""), ("Témoin", "[à remplir]", "")])
    assert [_height(row) is not None for row in rows] == [False, True, True]
    assert _height(_shaped([("Motifs",), ("",)])[1]) == TEXT_HEIGHT
    assert _height(_shaped([("Poste", "Prix"), ("web", "12"), ("base", "–")])[1]) is None


@pytest.mark.parametrize(
    ("body", "room"),
    [(["", ""], True), (["[à remplir]", ""], True), (["[à remplir]", "[à remplir]"], False),
     (["12", ""], False)],
)  # fmt: skip
def test_a_column_where_a_person_writes_has_room(body, room):
    assert (column_of(["N°", *body]).word >= TO_WRITE_IN) == room
