"""Reads back what was written: all the text of a DOCX, its tables, and the Markdown's tables."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from typing import Any

import docx

from courtier.documents.case import Case
from courtier.documents.manuscript import manuscript
from courtier.documents.papers import Paper, papers
from courtier.documents.write import document_bytes
from courtier.knowledge.door import Knowledge
from courtier.values.text import Language
from tests.documents import sample

_SPAN = re.compile(r'(?<!\\)\[((?:\\.|[^\\\]])*)\]\{custom-style="[^"]*"\}')


@cache
def knowledge() -> Knowledge:
    """The bundled facts and templates, read once."""
    return Knowledge()


BY_CODE = {paper.code.lower(): paper for paper in papers(knowledge())}
ALL: tuple[tuple[str, Language], ...] = (
    *((code, "fr") for code in BY_CODE),
    *((code, "en") for code, paper in BY_CODE.items() if paper.english != "no"),
)
EXCEPTION = "exception inventée"
"""What lets a contract of these tests have an English version."""


def case(workload: Any = None, assessment: Any = None) -> Case:
    """A case on the bundled templates."""
    return Case(workload or sample.workload(), assessment or sample.assessment(), knowledge())


def opened(code: str, language: Language = "fr", of: Case | None = None) -> Any:
    """A document written in memory and opened again."""
    if of is None:
        return docx.Document(io.BytesIO(_sample_bytes(code, language)))
    content = document_bytes(of, BY_CODE[code], language, EXCEPTION)
    return docx.Document(io.BytesIO(content))


@cache
def _sample_bytes(code: str, language: Language) -> bytes:
    return document_bytes(case(), BY_CODE[code], language, EXCEPTION)


def markdown(code: str, language: Language = "fr", of: Case | None = None) -> str:
    """The Markdown that a document is made from."""
    return manuscript(of or case(), BY_CODE[code], language, EXCEPTION).markdown


def paper(code: str) -> Paper:
    """A document by its code."""
    return BY_CODE[code]


def cells(document: Any) -> list[list[list[str]]]:
    """The text of every cell, by table and row."""
    return [[[c.text for c in row.cells] for row in table.rows] for table in document.tables]


def all_text(document: Any) -> str:
    """All the text of the body but its contents, in the order of the page, a paragraph a line."""
    tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    paragraphs = document.element.body.xpath(".//w:p[not(ancestor::w:sdt)]")
    return "\n".join("".join(t.text or "" for t in p.iter(f"{tag}t")) for p in paragraphs)


def margins_text(document: Any) -> str:
    """The text of the header and of the footer."""
    section = document.sections[0]
    parts = (section.header, section.footer)
    return "\n".join(p.text for part in parts for p in part.paragraphs)


def table_under(document: Any, caption: str) -> list[list[str]]:
    """The cells of the table that follows a caption."""
    for table in document.tables:
        if table._tbl.tblPr.xpath("w:tblCaption/@w:val") == [caption]:
            return [[cell.text for cell in row.cells] for row in table.rows]
    raise AssertionError(f"no table {caption!r}")


def markdown_tables(text: str) -> list[list[list[str]]]:
    """The cells of the pipe tables of a Markdown text, unescaped."""
    tables: list[list[list[str]]] = []
    previous = ""
    for line in text.splitlines():
        if line.startswith("|"):
            if not previous.startswith("|"):
                tables.append([])
            if not re.fullmatch(r"\|(:?-{3,}:?\|)+", line):
                tables[-1].append([_unescaped(c) for c in re.split(r"(?<!\\)\|", line)[1:-1]])
        previous = line
    return tables


def _unescaped(cell: str) -> str:
    cell = _SPAN.sub(r"\1", cell.strip())
    cell = re.sub(r"(?<!\\)(\*\*|\^)", "", cell)
    return re.sub(r"\\(.)", r"\1", cell).strip(" ")


def layer(folder: Path, files: dict[str, bytes]) -> Knowledge:
    """The bundled facts under a body's own layer."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Knowledge((str(folder),))
