"""Where each piece of a DOCX falls once LibreOffice has put it on pages, and what falls badly."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

LONGEST = 24
"""A longer word may be broken between two lines, as one with a hyphen or a bar may."""
WHOLE_ROW = 700
"""A longer row may be split between two pages."""
TELLING = 4
"""A shorter text may be found by chance in a header: its place tells nothing."""
BOX = "\u2610"
"""A box to tick: LibreOffice draws it apart, in a font that has it."""
_BLANK = re.compile("[\\s\u00a0\u202f\u00ad\u200b]+")
_UNREAD = re.compile("[\\s\u00a0\u202f\u00ad\u200b\f\u2610]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass
class Item:
    """A heading, a paragraph, a caption or a row, with the page where it starts and ends."""

    kind: str
    texts: list[str]
    table: int | None = None
    head: bool = False
    first: int | None = None
    last: int | None = None
    start: int | None = None


@dataclass
class Rendered:
    """A document on its pages: its items, and what the reader of the PDF could not find."""

    items: list[Item]
    text: str
    pages: list[int]
    lost: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def tool(name: str) -> str:
    """The path of a program; the test is skipped without it, and fails where nothing may be."""
    path = shutil.which(name)
    if path is None:
        message = f"{name} is not installed: the pages of the documents were not looked at"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


def to_pdf(files: Iterable[Path], folder: Path) -> list[Path]:
    """The PDF of each DOCX, as LibreOffice makes it."""
    office, names = tool("soffice"), list(files)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *names],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return [folder / f"{path.stem}.pdf" for path in names]


def rendered(source: Path, pdf: Path) -> Rendered:
    """Find each piece of a DOCX on the pages of its PDF, in their order."""
    reader = tool("pdftotext")
    raw = subprocess.run([reader, "-raw", pdf, "-"], check=True, capture_output=True).stdout
    text = _without_margins(raw.decode("utf-8"), source)
    places = [n for n, letter in enumerate(text) if not _UNREAD.match(letter)]
    compact = "".join(text[n] for n in places)
    found = Rendered(list(_items(source)), text, _pages(text))
    at = 0
    for item in found.items:
        for told in item.texts:
            at = _find(found, item, told, compact, places, at)
    return found


def _without_margins(text: str, source: Path) -> str:
    """The text with blanks in the place of each header and footer, of the same length."""
    section = docx.Document(str(source)).sections[-1]
    told = [p.text for part in (section.header, section.footer) for p in part.paragraphs]
    margins = [_BLANK.sub("", line.partition("Page")[0]) for line in told if line.strip()]
    lines = []
    for line in text.splitlines(keepends=True):
        bare = _BLANK.sub("", line.replace("\f", ""))
        inside = any(bare == margin or _is_foot(bare, margin) for margin in margins)
        lines.append(re.sub(r"[^\n\f]", " ", line) if inside else line)
    return "".join(lines)


def _is_foot(line: str, margin: str) -> bool:
    return bool(margin) and line.startswith(margin) and line[len(margin) :].startswith("Page")


def _pages(text: str) -> list[int]:
    """The page of each letter."""
    pages, page = [], 1
    for letter in text:
        pages.append(page)
        page += letter == "\f"
    return pages


def _find(found: Rendered, item: Item, told: str, compact: str, places: list[int], at: int) -> int:
    told = told.replace(BOX, "")
    wanted = _BLANK.sub("", told)
    if not wanted:
        return at
    start = compact.find(wanted, at)
    if start < 0:
        found.lost.append(told)
        return at
    end = start + len(wanted)
    if len(wanted) >= TELLING:
        item.start = places[start] if item.start is None else item.start
        item.first = item.first or found.pages[places[start]]
        item.last = found.pages[places[end - 1]]
    if item.kind == "row":
        found.broken += _broken(told, found.text, places, start)
    return end


def _broken(told: str, text: str, places: list[int], start: int) -> Iterator[str]:
    """The words of a cell that a line break or a page parts."""
    at = start
    for token in _BLANK.split(told):
        if not token:
            continue
        whole = text[places[at] : places[at + len(token) - 1] + 1]
        if len(token) <= LONGEST and any(word not in whole for word in _WORD.findall(token)):
            yield token
        at += len(token)


def _items(source: Path) -> Iterator[Item]:
    body = docx.Document(str(source)).element.body
    table = 0
    for element in body.iter(qn("w:p"), qn("w:tbl")):
        if any(parent.tag == qn("w:tc") for parent in element.iterancestors()):
            continue
        if element.tag == qn("w:p"):
            yield Item(_kind(element), [_text(element)])
        elif element.tag == qn("w:tbl"):
            table += 1
            for row in element.findall(qn("w:tr")):
                head = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
                yield Item("row", [_text(c) for c in row.findall(qn("w:tc"))], table, head)


def _kind(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = "" if style is None else str(style.get(qn("w:val")))
    if name.startswith(("Heading", "Titre")):
        return "heading"
    return "caption" if name.lower().startswith(("tablecaption", "caption")) else "text"


def _text(element: Any) -> str:
    return "".join(
        (node.text or "") if node.tag == qn("w:t") else " "
        for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:p"))
    ).strip()


def faults(found: Rendered) -> list[str]:
    """What falls badly: lone headings and captions, split rows, heads that are not repeated."""
    return [
        *_alone(found),
        *(f"row split between pages: {_short(i)}" for i in found.items if _is_split(i)),
        *_headless(found),
        *(f"broken word: {word}" for word in found.broken),
        *(f"not on any page: {text[:60]}" for text in found.lost),
    ]


def _alone(found: Rendered) -> Iterator[str]:
    placed = [item for item in found.items if item.first is not None]
    for item, after in pairwise(placed):
        if item.kind in ("heading", "caption") and item.last != after.first:
            yield f"{item.kind} alone at the foot of page {item.last}: {_short(item)}"
        if item.head and after.table == item.table and item.last != after.first:
            yield f"head of a table alone at the foot of page {item.last}: {_short(item)}"


def _is_split(item: Item) -> bool:
    short = sum(map(len, item.texts)) <= WHOLE_ROW
    return item.kind == "row" and short and item.first != item.last


def _headless(found: Rendered) -> Iterator[str]:
    """The pages on which a table goes on without its head above the first row."""
    heads = {item.table: item for item in found.items if item.head}
    for table, head in heads.items():
        rows = [i for i in found.items if i.table == table and not i.head and i.first]
        for page in sorted({row.first for row in rows if row.first} - {head.first}):
            first = next(row for row in rows if row.first == page)
            begins = found.pages.index(page)
            above = _BLANK.sub("", found.text[begins : first.start])
            if not all(_BLANK.sub("", text) in above for text in head.texts):
                yield f"no head over the table on page {page}: {_short(head)}"


def _short(item: Item) -> str:
    return " | ".join(item.texts)[:70]
