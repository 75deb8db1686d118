"""Markdown pieces: tables, code, and the marked blocks that a page leaves to the program."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

_BLOCK = re.compile(
    r"(?P<head><!-- generated: (?P<name>[^>]+?) -->\n)(?P<body>.*?)(?P<tail><!-- end -->)", re.S
)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a bar inside a cell is escaped and a line break becomes a space."""
    lines = [_row(heads), "|" + "|".join(" --- " for _ in heads) + "|"]
    return "\n".join([*lines, *map(_row, rows)]) + "\n"


def _row(cells: Sequence[str]) -> str:
    clean = (cell.replace("\n", " ").replace("|", "\\|").strip() for cell in cells)
    return "| " + " | ".join(clean) + " |"


def code(word: str) -> str:
    """A word as code."""
    return f"`{word}`"


def fence(language: str, text: str) -> str:
    """A block of code, its lines without trailing spaces."""
    lines = [line.rstrip() for line in text.strip("\n").splitlines()]
    return "\n".join([f"```{language}", *lines, "```"]) + "\n"


def excerpt(text: str, lines: int) -> str:
    """The first lines of a text, with a mark where the rest was left out."""
    kept = text.rstrip("\n").splitlines()
    return "\n".join(kept if len(kept) <= lines else [*kept[:lines], "[…]"])


def block_names(page: str) -> list[str]:
    """The names of the blocks that a page leaves to the program."""
    return [found["name"] for found in _BLOCK.finditer(page)]


def fill(page: str, make: Callable[[str], str]) -> str:
    """A page with each marked block made anew.

    Args:
        page: Markdown with blocks ``<!-- generated: NAME -->`` … ``<!-- end -->``.
        make: Gives the Markdown of a block from its name.
    """

    def put(found: re.Match[str]) -> str:
        body = make(found["name"]).strip("\n")
        return f"{found['head']}\n{body}\n\n{found['tail']}"

    return _BLOCK.sub(put, page)
