"""TOML into plain values, with the line and column of each key, for messages that name a place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from courtier.reading.keys import Path
from courtier.reading.marked import Marked, Place
from courtier.reading.refusals import refuse
from courtier.values.errors import InputError, Mistake
from courtier.values.text import say

MAX_BYTES = 256_000
MAX_PARTS = 50
"""The most parts of a dotted key: no setting needs more than a few."""
_WHERE = re.compile(r"\(at line (\d+), column (\d+)\)")
_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_DOTTED = re.compile(rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*")
_PART = re.compile(_KEY)
# What may hold brackets or marks that are not structure: strings and comments.
_SKIPPED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*",
    re.DOTALL,
)


def read_toml(content: bytes, file: str) -> Marked:
    """Read a TOML document; days become texts (YYYY-MM-DD) and numbers with a point, Decimal.

    Args:
        content: The raw bytes, at most ``MAX_BYTES``.
        file: The name to print in messages.

    Raises:
        InputError: Too large, not UTF-8 or not TOML; with the place that the parser gives.
    """
    if len(content) > MAX_BYTES:
        raise InputError([_too_large(file)])
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError([refuse("not-utf-8", file, line, None)]) from None
    deep = _too_deep(text)
    if deep is not None:
        raise InputError([refuse("too-deep", file, deep, 1)])
    try:
        value = _plain(tomllib.loads(text, parse_float=Decimal))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise InputError([_not_toml(error, file)]) from None
    marked = Marked(file, value)
    for path, place in _places(text):
        marked.places.setdefault(path, place)
        marked.keys.setdefault(path, place)
    marked.places.setdefault((), (1, 1))
    return marked


def _too_deep(text: str) -> int | None:
    """The first line whose key has too many parts; the parser would take ages to read it."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.partition("=")[0].count(".") > MAX_PARTS:
            return number
    return None


def _too_large(file: str) -> Mistake:
    text = say("Le fichier dépasse 256 ko.", "The file is larger than 256 kB.")
    help = say("Un fichier de réglages est court.", "A file of settings is short.")
    return Mistake("file-too-large", file, None, None, "", text, help)


def _not_toml(error: Exception, file: str) -> Mistake:
    found = _WHERE.search(str(error))
    line, column = (int(found[1]), int(found[2])) if found else (None, None)
    text = say("La syntaxe TOML est rompue ici.", "The TOML syntax is broken here.")
    help = say(
        "Vérifiez les crochets, les guillemets et le signe égal ; une clé ne s’écrit qu’une fois.",
        "Check the brackets, the quotation marks and the equals sign; a key is written only once.",
    )
    return Mistake("not-toml", file, line, column, "", text, help)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, (date, datetime, time)) else value


def _places(text: str) -> Iterator[tuple[Path, Place]]:
    """The place of each header and of each key at the head of a line, in a valid document."""
    here: Path = ()
    counts: dict[Path, int] = {}
    number, start = 1, 0
    for offset, line in _statements(text):
        number += text.count("\n", start, offset)
        start = offset
        place = (number, offset - text.rfind("\n", 0, offset))
        opened = re.match(r"\[\[?[ \t]*", line)
        found = _DOTTED.match(line, opened.end() if opened else 0)
        if found is None:
            continue
        names = tuple(_bare(part) for part in _PART.findall(found[0]))
        if opened is None:
            yield from _enclosing(here, names, place)
            continue
        here = _table(names, counts, repeated=line.startswith("[["))
        yield from _enclosing((), here, place)


def _enclosing(start: Path, names: Path, place: Place) -> Iterator[tuple[Path, Place]]:
    for length in range(1, len(names) + 1):
        yield (*start, *names[:length]), place


def _table(names: tuple[str, ...], counts: dict[Path, int], *, repeated: bool) -> Path:
    """The path of a header: the last item of each list of tables on the way."""
    path: Path = ()
    for number, name in enumerate(names):
        path = (*path, name)
        last = number == len(names) - 1
        if repeated and last:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _bare(part: str) -> str:
    return part[1:-1] if part[:1] in "\"'" else part


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each header or key with its offset: what starts a line outside strings and brackets."""
    offset, depth = 0, 0
    fresh = True
    while offset < len(text):
        character = text[offset]
        if fresh and depth == 0 and character not in " \t\n#":
            end = text.find("\n", offset)
            yield offset, text[offset : end if end >= 0 else len(text)]
            fresh = False
            if character == "[":
                offset = end if end >= 0 else len(text)
                continue
        skipped = _SKIPPED.match(text, offset) if character in "\"'#" else None
        if skipped:
            offset = skipped.end()
            continue
        depth += (character in "[{") - (character in "]}")
        fresh = fresh or character == "\n"
        offset += 1
