"""Widths of columns, repeated header rows, rows that stay whole."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from courtier.documents.widths import WHOLE_ROW, Column, share
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
