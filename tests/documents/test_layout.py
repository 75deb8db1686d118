"""On the pages that LibreOffice makes, no heading stands alone, no row loses its head or a word."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from courtier.documents.write import document_bytes
from tests.documents import sample
from tests.documents.opened import BY_CODE, EXCEPTION, case
from tests.documents.rendered import Rendered, faults, rendered, to_pdf

OFFERINGS = 40
"""So many make tables that go on over several pages."""


@cache
def _made() -> dict[str, tuple[Path, Path]]:
    """Every document of a sample with long tables, and its PDF; converted together, once."""
    folder = Path(mkdtemp())
    many = tuple(sample.match(f"offre-{n}", "conditional", n, "unknown") for n in range(OFFERINGS))
    of = case(assessment=sample.assessment(matches=many))
    files = []
    for code, paper in BY_CODE.items():
        files.append(folder / paper.file("fr"))
        files[-1].write_bytes(document_bytes(of, BY_CODE[code], "fr", EXCEPTION))
    return dict(zip(BY_CODE, zip(files, to_pdf(files, folder), strict=True), strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("code", BY_CODE)
def test_nothing_falls_badly_on_the_pages(code: str) -> None:
    assert faults(rendered(*_made()[code])) == []


@pytest.mark.slow
def test_the_pages_put_these_to_the_test() -> None:
    found = [rendered(*files) for files in _made().values()]
    crossing = {(n, i.table) for n, r in enumerate(found) for i in r.items if _goes_on(r, i.table)}
    assert len(crossing) >= 5, "no table goes on over a page"
    assert sum(i.kind == "heading" for r in found for i in r.items) > 200


def _goes_on(found: Rendered, table: int | None) -> bool:
    pages = {i.first for i in found.items if i.table == table and i.first}
    return table is not None and len(pages) > 1


def _headless(document: Any) -> None:
    for element in list(document.element.iter(qn("w:tblHeader"))):
        element.getparent().remove(element)


def _split(document: Any) -> None:
    """Let rows split, and make them tall with few words."""
    for name in ("w:cantSplit", "w:keepNext"):
        for element in list(document.element.iter(qn(name))):
            element.getparent().remove(element)
    for table in document.tables:
        for row in table.rows[1:]:
            for number in range(12):
                row.cells[-1].add_paragraph(f"ligne {number}")


def _narrow(document: Any) -> None:
    """Give the first column of each table so little that words break."""
    for table in document.element.iter(qn("w:tbl")):
        for row in table.iter(qn("w:tr")):
            row.find(f"{qn('w:tc')}/{qn('w:tcPr')}/{qn('w:tcW')}").set(qn("w:w"), "350")
        table.find(qn("w:tblGrid"))[0].set(qn("w:w"), "350")


def _pushed(document: Any) -> None:
    """Push the second heading to the foot of its page, line by line, and let it stand alone."""
    heading = [p for p in document.paragraphs if p.style.name.startswith("Heading")][1]
    heading.paragraph_format.keep_with_next = False
    heading._p.getnext().get_or_add_pPr().insert(0, docx.oxml.OxmlElement("w:pageBreakBefore"))


SPOILT: dict[str, tuple[str, Callable[[Any], None], str]] = {
    "heads that are not repeated": ("a4", _headless, "no head over"),
    "rows that split": ("a4", _split, "row split"),
    "narrow columns": ("a4", _narrow, "broken word"),
    "a heading alone": ("b5", _pushed, "heading alone"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SPOILT)
def test_the_check_sees_each_fault(name: str, tmp_path: Path) -> None:
    code, spoil, fault = SPOILT[name]
    source = _made()[code][0]
    document = docx.Document(io.BytesIO(source.read_bytes()))
    spoil(document)
    spoilt = tmp_path / source.name
    document.save(str(spoilt))
    (pdf,) = to_pdf([spoilt], tmp_path)
    heads = rendered(*_made()[code]).items
    found = rendered(spoilt, pdf)
    for item, before in zip(found.items, heads, strict=False):
        item.head = before.head
    assert any(told.startswith(fault) for told in faults(found)), faults(found)[:5]
