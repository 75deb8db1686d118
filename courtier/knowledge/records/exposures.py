"""Exposure: a law of another country that can reach a provider, through what, and to what."""

from __future__ import annotations

from datetime import date
from typing import Literal

from courtier.values.citation import Confidence, Source
from courtier.values.model import Frozen
from courtier.values.text import Text

ReachedThrough = Literal["operator", "parent", "subsidiary", "staff", "technology", "network"]
"""What a law takes hold of: the provider itself (``operator``), or what it depends on."""

Reach = Literal["content", "metadata", "keys"]
"""What a law may obtain."""


class Mitigation(Frozen):
    """What limits an exposure: keys that the customer holds, local staff, a separate company."""

    by: Literal["keys", "staff", "company"]
    text: Text
    source: Source


class Exposure(Frozen):
    """A law that can reach a provider or an offering, and through what.

    ``through`` says who and how in words, ``reached_through`` in one word. ``reached_through`` and
    ``access`` None mean that no source says; ``on`` is the day from which the source speaks.
    ``source`` is where the law itself was read, ``through_source`` where it was read that what it
    takes hold of is within its reach (the country of a parent). A text on a law alone names no
    provider: with another text for the link the fact is derived, without any it is unverified.
    Whether it is acceptable is the body's to say, never this record's.
    """

    law: Text
    country: str
    through: Text
    reached_through: ReachedThrough | None = None
    access: tuple[Reach, ...] | None = None
    mitigations: tuple[Mitigation, ...] = ()
    on: date | None = None
    confidence: Confidence
    source: Source | None = None
    through_source: Source | None = None
