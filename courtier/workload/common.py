"""Small types that every part of the workload file uses."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Union

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    model_validator,
)

from courtier.reading.validation import BilingualValueError
from courtier.values.model import Frozen
from courtier.values.text import Text, say

MAX_TEXT = 10_000

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
ShortText = Annotated[str, StringConstraints(max_length=MAX_TEXT)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class Name(Frozen):
    """A name in one or two languages; the French one is required."""

    fr: Annotated[ShortText, Field(min_length=1)]
    en: ShortText | None = None

    @property
    def text(self) -> Text:
        """Both languages; a missing English prints the French, marked as such."""
        return Text(fr=self.fr, en=self.en or f"{self.fr} [fr]")


def _plain_string(value: Any) -> Any:
    return {"fr": value} if isinstance(value, str) else value


NameField = Annotated[Name, BeforeValidator(_plain_string, json_schema_input_type=Union[str, Name])]
"""A name; a plain string is French."""


class Range(Frozen):
    """Three points of an uncertain number: low ≤ likely ≤ high."""

    low: Decimal
    likely: Decimal
    high: Decimal

    @model_validator(mode="after")
    def _ordered(self) -> Range:
        if not self.low <= self.likely <= self.high:
            raise BilingualValueError(
                say(
                    "Une fourchette va dans l’ordre low ≤ likely ≤ high.",
                    "A range goes in the order low ≤ likely ≤ high.",
                ),
                say("Rangez les trois nombres.", "Put the three numbers in order."),
            )
        return self


Number = Union[Decimal, Range]
"""A number, or a range that stands for it and enters the uncertainty."""


def likely(value: Number) -> Decimal:
    """The likely point of a number or range."""
    return value.likely if isinstance(value, Range) else value


def low(value: Number) -> Decimal:
    """The low point of a number or range."""
    return value.low if isinstance(value, Range) else value


def high(value: Number) -> Decimal:
    """The high point of a number or range."""
    return value.high if isinstance(value, Range) else value


def _not_negative(value: Number) -> Number:
    if low(value) < 0:
        raise BilingualValueError(
            say("Ce nombre ne peut être négatif.", "This number cannot be negative."),
            say("Écrivez zéro ou plus.", "Write zero or more."),
        )
    return value


def _positive(value: Number) -> Number:
    if low(value) <= 0:
        raise BilingualValueError(
            say("Ce nombre doit dépasser zéro.", "This number must exceed zero."),
            say("Écrivez un nombre positif.", "Write a positive number."),
        )
    return value


NotNegative = Annotated[Number, AfterValidator(_not_negative)]
Positive = Annotated[Number, AfterValidator(_positive)]
Count = Annotated[int, Field(ge=1, le=1_000_000)]
Plain = Annotated[Decimal, Field(ge=0)]
Ratio = Annotated[Decimal, Field(ge=0, le=1)]
