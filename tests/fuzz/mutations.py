"""Seeded ways to break a file: its bytes, its lines, its words, and the data that it holds."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable
from typing import Any

STRANGE = (
    "", "~", "null", "[]", "{}", "-1", "0", "1e999", ".nan", "-.inf", "0x7fffffffffffffff",
    "9" * 400, "0.1" + "0" * 300, "2026-02-30", "9999-12-31", "0001-01-01", "24:61", "12:30:45",
    "yes", "on", "!!python/object:os.system x", "!!binary aGk=", "!x y", "&a [*a]", "*a", "<<: *a",
    "{{ 7*7 }}", "{% for i in x %}", "=cmd|'/C'!A0", "<script>x</script>", "../../etc/passwd",
    "\x00", "\x1b[31m", "\u202e", "\ufeff", "\ud7ff", "é" * 2000, "a" * 10_000, "'", '"', "|", ">",
    "? a", ": b", "- c", "%TAG", "---", "...", "# x", "\t", "0o17", "1_000", "+.5", "12e3", "1:2:3",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 10**40, 1.5, 1e300, "", "x", "2026-11-22", "\x00", "\u202e", [], {},
    [None], {"": None}, [[[[[]]]]], {"a": {"a": {"a": {}}}}, "aws:ca-central-1", "é" * 500,
)  # fmt: skip
WORD = re.compile(rb"[\w.:/-]+")

Mutation = Callable[[bytes, random.Random], bytes]


def flip(content: bytes, chance: random.Random) -> bytes:
    """Some bytes become others."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def cut(content: bytes, chance: random.Random) -> bytes:
    """A stretch is lost."""
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randint(1, 200) :]


def truncate(content: bytes, chance: random.Random) -> bytes:
    """The end is lost."""
    return content[: chance.randrange(len(content))]


def insert(content: bytes, chance: random.Random) -> bytes:
    """Something strange stands anywhere."""
    place = chance.randrange(len(content))
    strange = chance.choice(STRANGE).encode("utf-8", "surrogatepass")
    return content[:place] + strange + content[place:]


def replace_word(content: bytes, chance: random.Random) -> bytes:
    """A word becomes something strange."""
    words = list(WORD.finditer(content))
    if not words:
        return insert(content, chance)
    found = chance.choice(words)
    strange = chance.choice(STRANGE).encode("utf-8", "surrogatepass")
    return content[: found.start()] + strange + content[found.end() :]


def swap_words(content: bytes, chance: random.Random) -> bytes:
    """A word of the file stands in the place of another."""
    words = list(WORD.finditer(content))
    if not words:
        return flip(content, chance)
    into, of = chance.choice(words), chance.choice(words)
    return content[: into.start()] + of.group() + content[into.end() :]


def move_lines(content: bytes, chance: random.Random) -> bytes:
    """Lines are repeated, lost, shifted or exchanged."""
    lines = content.splitlines(keepends=True)
    for _ in range(chance.randint(1, 4)):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        choice = chance.randrange(4)
        if choice == 0:
            lines.insert(one, lines[other])
        elif choice == 1 and len(lines) > 1:
            del lines[one]
        elif choice == 2:
            lines[one] = b" " * chance.randint(1, 6) + lines[one]
        else:
            lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def deepen(content: bytes, chance: random.Random) -> bytes:
    """A value becomes a pit of brackets."""
    depth = chance.choice((3, 60, 5_000))
    pit = chance.choice((b"[", b"{a: ", b"- ", b'{"a":')) * depth
    words = list(WORD.finditer(content))
    place = chance.choice(words).start() if words else 0
    return content[:place] + pit + content[place:]


def change_data(content: bytes, chance: random.Random) -> bytes:
    """Where the file is JSON, a value anywhere in its data becomes another, or is lost."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return replace_word(content, chance)
    for _ in range(chance.randint(1, 3)):
        _change(data, chance)
    return json.dumps(data).encode()


def _change(data: Any, chance: random.Random) -> None:
    while isinstance(data, (dict, list)) and data:
        keys: list[Any] = list(data) if isinstance(data, dict) else list(range(len(data)))
        key = chance.choice(keys)
        if chance.random() < 0.35 or not isinstance(data[key], (dict, list)):
            if chance.random() < 0.2:
                del data[key]
            else:
                data[key] = copy.deepcopy(chance.choice(VALUES))
            return
        data = data[key]


BYTES: tuple[Mutation, ...] = (flip, cut, truncate, insert)
WORDS: tuple[Mutation, ...] = (replace_word, swap_words, move_lines, deepen, change_data)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """A file broken in one to three ways, mostly in ways that leave it readable."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        kind = WORDS if chance.random() < 0.75 else BYTES
        if content:
            content = chance.choice(kind)(content, chance)
    return content
