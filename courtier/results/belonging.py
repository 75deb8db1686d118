"""Which workload a resource of an inventory belongs to: by a tag, its account or its group."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from courtier.reading.wording import slug
from courtier.results.inventory import Found

MOST_ID = 60
"""So long is an id made of a value; what is cut off is told apart by a fingerprint."""
MOST_TAGS, MOST_TOLD = 500, 8
"""So many names of tags are counted, and told, where the one that is asked is borne by nothing."""
_TAGS = ("tag", "label")
_FINGERPRINT = 8


@dataclass(frozen=True, slots=True)
class By:
    """What tells resources apart; ``name`` is that of a tag, empty for the others."""

    kind: Literal["tag", "account", "group"]
    name: str = ""

    @property
    def text(self) -> str:
        """As it is written after ``--by``."""
        return f"tag:{self.name}" if self.kind == "tag" else self.kind


class NoSuchKeyError(Exception):
    """No resource has a value of a key, though some tell what they have.

    Args:
        by: The key.
        names: The tags that resources bear, those of the most resources first.
    """

    def __init__(self, by: By, names: tuple[str, ...]) -> None:
        super().__init__(by.text)
        self.by, self.names = by, names


class Bearers:
    """Watches whether any resource has a value of a key, and what tags there are instead.

    Args:
        by: The key.
    """

    def __init__(self, by: By) -> None:
        self._by = by
        self._names: Counter[str] = Counter()
        self._told = self._borne = False

    def see(self, found: Found, value: Value) -> None:
        """One more resource, with its value of the key."""
        self._borne = self._borne or value.text is not None
        self._told = self._told or value.known
        if not self._borne:
            for name in found.tags or ():
                if name in self._names or len(self._names) < MOST_TAGS:
                    self._names[name] += 1

    def refuse(self) -> None:
        """Refuse a key that no resource has, once all were seen.

        Raises:
            NoSuchKeyError: None has it, and some tell what they have.
        """
        if self._told and not self._borne:
            common = sorted(self._names.items(), key=lambda item: (-item[1], item[0]))
            raise NoSuchKeyError(self._by, tuple(name for name, _ in common[:MOST_TOLD]))


@dataclass(frozen=True, slots=True)
class Value:
    """What a resource has there: None where it has none; not ``known`` where nobody told."""

    text: str | None
    known: bool = True


def by_of(text: str) -> By | None:
    """What ``--by`` says: ``tag:NAME``, ``label:NAME``, ``account`` or ``group``; else None."""
    kind, _, name = text.partition(":")
    if kind in _TAGS and name.strip():
        return By("tag", name.strip())
    if text == "account":
        return By("account")
    return By("group") if text == "group" else None


def value_of(found: Found, by: By) -> Value:
    """The value of a resource: its account, its group, or its tag without regard to capitals."""
    if by.kind == "account":
        return Value(found.account, found.account is not None)
    if by.kind == "group":
        return Value(found.group or None)
    if found.tags is None:
        return Value(None, known=False)
    return Value(_tag(found.tags, by.name) or None)


def _tag(tags: Mapping[str, str], name: str) -> str:
    """The tag of a name: written the same before any other, then the first in order."""
    if name in tags:
        return tags[name].strip()
    wanted = name.casefold()
    near = [key for key in sorted(tags) if key.casefold() == wanted]
    return tags[near[0]].strip() if near else ""


def id_of(value: str) -> str:
    """The id of a workload that a value names: small letters, digits and hyphens.

    Capitals, accents, spaces and punctuation aside. A value with letters that an id cannot hold,
    or that is too long, bears a fingerprint of its own.
    """
    plain = slug(value)
    if not plain or len(plain) > MOST_ID or not _whole(value):
        return own_id_of(value)
    return plain


def _whole(value: str) -> bool:
    """Tell whether an id keeps every letter of a value, accents aside."""
    letters = unicodedata.normalize("NFKD", value)
    return all(letter.isascii() for letter in letters if letter.isalnum())


def own_id_of(value: str) -> str:
    """An id that no other value shares: what ``id_of`` gives, and a fingerprint of the value."""
    head = slug(value)[:MOST_ID].strip("-") or "x"
    return f"{head}-{hashlib.sha256(value.casefold().encode()).hexdigest()[:_FINGERPRINT]}"
