"""Records of ``risk/tender-items``: what a text of law asks a tender document to hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from courtier.knowledge.records.common import Record
from courtier.knowledge.records.risk import Asks
from courtier.values.model import Frozen

Phrase = Annotated[str, StringConstraints(min_length=2, max_length=80)]
Part = Literal["notice", "documents", "contract"]
OnlyIf = Literal[
    "options", "dialogue", "security", "electronic", "quality", "quality-price", "extra-costs",
    "personal-information",
]  # fmt: skip
"""The case in which an item is asked for, where it is not always."""
BODY = "{organization}"
"""Stands in a phrase for the name of the body, where a workload gives it."""


class Phrases(Frozen):
    """Words to look for, in the languages of the documents; one of them is enough."""

    fr: tuple[Phrase, ...]
    en: tuple[Phrase, ...]


class TenderItem(Record):
    """Something that a text of law asks a notice, tender documents or a contract to hold.

    ``phrases`` name it without doubt; ``hints`` may mean something else, so that a person decides.
    ``legal_regimes`` and ``privacy_regimes`` are those of the bodies that the text binds, all of
    them where none is named. ``only_if`` None: it is always asked for.
    """

    folders = ("risk/tender-items",)

    part: Part
    article: str
    legal_regimes: tuple[str, ...]
    privacy_regimes: tuple[str, ...]
    only_if: OnlyIf | None
    phrases: Phrases
    hints: Phrases
    asks: Asks
    order: Annotated[int, Field(ge=0)]
