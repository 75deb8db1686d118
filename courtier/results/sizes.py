"""The sizes that a resource tells, as numbers: clouds write words, in units of their own."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

_IN_GIB = {"gib": Decimal(1), "mib": 1 / Decimal(1024), "bytes": 1 / Decimal(2**30)}
"""The words that tell a volume, and how many GiB one of each makes."""
_LARGEST = Decimal(10) ** 15
"""No size is beyond this; a number that is tells nothing."""


def number_of(text: str | None) -> Decimal | None:
    """A size as a number, 0 or more; None for what is no number, below zero or absurd."""
    try:
        value = Decimal(text) if text is not None else Decimal("NaN")
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value <= _LARGEST else None


def gib_of(size: Mapping[str, str]) -> Decimal | None:
    """The volume of a size in GiB, by the first word that tells one; None where none does."""
    word = next((word for word in _IN_GIB if word in size), None)
    told = number_of(size[word]) if word is not None else None
    return told * _IN_GIB[word] if told is not None and word is not None else None
