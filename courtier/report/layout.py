"""Plain text layout: the same lines in a terminal and in a log, at any width from 40 columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from courtier.report.clean import clean, held

MIN_WIDTH = 40
GAP = 2
BULLET = 4
Align = Literal["left", "right"]
Style = Literal["bold", "good", "warn", "bad", "faint"]

_CODES: dict[Style, str] = {"bold": "1", "good": "32", "warn": "33", "bad": "31", "faint": "2"}
_SPACES = re.compile("[ ]+")


def paint(text: str, style: Style | None, color: bool) -> str:
    """Add a terminal style; the text itself says everything without it."""
    if not color or style is None or not text.strip():
        return text
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m"


def wrap(text: str, width: int, first: int | None = None) -> list[str]:
    """Break a text into lines; a no-break space holds, so an amount is never cut.

    A word longer than a line is cut at the width; one that only a first line of its own width is
    too short for stands whole on the next. An empty text gives one empty line.

    Args:
        first: The width of the first line, when it has its own.
    """
    lines = [""]
    room = width if first is None else first
    for word in _SPACES.split(held(text).strip(" ")):
        if lines[-1] and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += " " + word
            continue
        # A word too long for a narrow first line alone stands whole on the next.
        if lines[-1] or room < len(word) <= width:
            lines.append("")
            room = width
        while len(word) > room:
            lines[-1:] = [word[:room], ""]
            word, room = word[room:], width
        lines[-1] = word
    return lines


def clip(text: str, width: int, lines: int = 1) -> str:
    """Shorten a text to what fits in some lines, at a space, with an ellipsis."""
    found = wrap(text, width)
    if len(found) <= lines:
        return " ".join(found)
    kept = found[:lines]
    kept[-1] = _shorten(kept[-1], width)
    return " ".join(kept)


def clip_apart(texts: Sequence[str], width: int) -> list[str]:
    """Shorten texts to one line each, in the middle for those that would read the same.

    Texts that would still read the same are kept whole.
    """
    clipped = [clip(text, width) for text in texts]
    middle = [_middle(text, width) for text in texts]
    found = []
    for text, end, mid in zip(texts, clipped, middle, strict=True):
        if clipped.count(end) == 1:
            found.append(end)
        else:
            found.append(mid if middle.count(mid) == 1 else text)
    return found


def _middle(text: str, width: int) -> str:
    text = " ".join(wrap(text, len(text) + 1))
    if len(text) <= width:
        return text
    kept = width - 3
    head = text[: kept // 2].rstrip(" ,;:.")
    return f"{head} … {text[len(text) - (kept - kept // 2) :].lstrip(' ,;:.')}"


def _shorten(line: str, width: int) -> str:
    while len(line) + 2 > width and " " in line:
        line = line.rsplit(" ", 1)[0]
    return line.rstrip(" ,;:.")[: width - 2] + " …"


@dataclass(frozen=True)
class Column:
    """One column of a table. ``flexible`` ones share what is left and wrap; others never do."""

    title: str
    align: Align = "left"
    flexible: bool = False


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    width: int,
    indent: int = 2,
    rule: bool = True,
    colon: str = ": ",
) -> list[str]:
    """Lay out a table, with a rule under its header; as blocks of lines where it cannot fit."""
    cells = [[clean(c) for c in row] for row in rows]
    sizes = _sizes(columns, cells, width - indent)
    if sizes is None:
        return _blocks(columns, cells, width, indent, colon)
    header = _row(columns, [c.title for c in columns], sizes, indent)
    line = " " * indent + (" " * GAP).join("─" * size for size in sizes)
    body = [line for row in cells for line in _row(columns, row, sizes, indent)]
    return [*header, *[line] * rule, *body]


def _sizes(
    columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int
) -> list[int] | None:
    """The width of each column; None where a flexible one would have under 12 columns."""
    sizes = [max(map(len, [c.title, *(r[i] for r in cells)])) for i, c in enumerate(columns)]
    flexible = [i for i, c in enumerate(columns) if c.flexible]
    free = width - GAP * (len(columns) - 1)
    free -= sum(size for i, size in enumerate(sizes) if i not in flexible)
    if sum(sizes[i] for i in flexible) <= free:
        return sizes
    for left, i in enumerate(sorted(flexible, key=lambda i: sizes[i])):
        sizes[i] = min(sizes[i], free // (len(flexible) - left))
        free -= sizes[i]
        if sizes[i] < min(12, len(columns[i].title)) or free < 0:
            return None
    return sizes if free >= 0 and all(sizes[i] >= 12 for i in flexible) else None


def _row(
    columns: Sequence[Column], row: Sequence[str], sizes: Sequence[int], indent: int
) -> list[str]:
    wrapped = [wrap(cell, size) for cell, size in zip(row, sizes, strict=True)]
    lines = []
    for number in range(max(map(len, wrapped))):
        parts = []
        for column, cell, size in zip(columns, wrapped, sizes, strict=True):
            part = cell[number] if number < len(cell) else ""
            parts.append(part.rjust(size) if column.align == "right" else part.ljust(size))
        lines.append((" " * indent + (" " * GAP).join(parts)).rstrip(" "))
    return lines


def _blocks(
    columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int, indent: int, colon: str
) -> list[str]:
    lines: list[str] = []
    for row in cells:
        first, *rest = zip(columns, row, strict=True)
        lines += hang("- ", first[1], width, indent)
        for column, cell in rest:
            if cell:
                lines += hang(column.title + colon, cell, width, indent + 2)
    return lines


def hang(lead: str, text: str, width: int, indent: int = 2, limit: int | None = None) -> list[str]:
    """A lead (bullet, number, label) and a text that wraps under itself.

    Args:
        limit: The most lines to keep; the last then ends with an ellipsis. None keeps all.
    """
    lead = clean(lead)
    step = len(lead) if len(lead) <= BULLET else 2
    room, first = width - indent - step, width - indent - len(lead)
    if first < MIN_WIDTH // 3:
        head = [" " * indent + line for line in wrap(lead, width - indent)]
        return head + [" " * (indent + step) + line for line in wrap(text, room)[:limit]]
    body = wrap(text, room, first)
    if limit is not None and len(body) > limit:
        body = [*body[: limit - 1], _shorten(body[limit - 1], first if limit == 1 else room)]
    starts = [" " * indent + lead, *[" " * (indent + step)] * (len(body) - 1)]
    return [(start + line).rstrip(" ") for start, line in zip(starts, body, strict=True)]
