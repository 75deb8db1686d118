"""One value in one cell of text, and back, exactly; no cell is ever a formula.

A cell that a spreadsheet could compute starts with an apostrophe, which is dropped when it is
read; an apostrophe of the text itself is therefore doubled. An empty cell is *not said*, an
apostrophe alone the empty text, and ``[]`` the empty list. A list holds one item a line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

GUARD = "'"
EMPTY_LIST = "[]"
FORMULA = frozenset("=+-@\t\r\n|%＝＋－＠" + GUARD)
"""What a cell cannot start with, blanks aside: a spreadsheet could compute it or drop it."""
YES_NO = {True: "yes", False: "no"}
_ESCAPED = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_BACK = {"\\": "\\", "n": "\n", "r": "\r", "e": "", "[": "["}
_MARKED = re.compile(r"\\(.)", re.DOTALL)


def text_cell(value: str | None) -> str:
    """A text; None is the empty cell."""
    if value is None:
        return ""
    return guarded(value) if value else GUARD


def guarded(text: str) -> str:
    """The text of a cell with its apostrophe, where it needs one."""
    return GUARD + text if text[:1] in FORMULA or text.lstrip()[:1] in FORMULA else text


def bare(cell: str) -> str:
    """The text of a cell without its apostrophe."""
    return cell.removeprefix(GUARD)


def value_cell(value: Any) -> str:
    """A value of one cell: text, number, day, yes or no, as JSON would hold it."""
    if isinstance(value, bool):
        return YES_NO[value]
    return text_cell(value if value is None else str(value))


def yes_or_no(cell: str) -> str | bool:
    """Yes or no; any other word stays as it is, for the model to refuse."""
    word = bare(cell).strip()
    return {"yes": True, "no": False, "oui": True, "non": False}.get(word.lower(), word)


def list_cell(values: Sequence[Any] | None) -> str:
    """Several words, one a line; None is the empty cell, no word at all ``[]``."""
    if values is None:
        return ""
    return guarded("\n".join(_item(str(value)) for value in values)) if values else EMPTY_LIST


def _item(word: str) -> str:
    if word == "":
        return "\\e"
    escaped = "".join(_ESCAPED.get(character, character) for character in word)
    return "\\" + escaped if escaped.startswith("[") else escaped


def words_of(cell: str) -> list[str]:
    """The words of a cell that is not empty."""
    text = bare(cell).replace("\r\n", "\n")
    if text.strip() == EMPTY_LIST:
        return []
    return [_MARKED.sub(lambda found: _BACK.get(found[1], found[0]), w) for w in text.split("\n")]


def free_cell(value: Any) -> str:
    """A group of any keys, as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def free_value(cell: str) -> Any:
    """The group of a cell; what is not JSON stays text, for the model to refuse."""
    try:
        return json.loads(bare(cell))
    except ValueError:
        return bare(cell)
