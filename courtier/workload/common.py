"""Small types that every part of the workload file uses."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Union

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

from courtier.reading.validation import BilingualValueError
from courtier.values.model import Frozen
from courtier.values.text import Text, say

MAX_TEXT = 10_000
MAX_NAME = 200
LARGEST = 10**12
"""The largest number of any kind in the file; beyond it, a slip is certain."""
MOST_PLACES = 12
HOURS_IN_A_MONTH = 744
FIRST_YEAR, LAST_YEAR = 1900, 2199

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
ShortText = Annotated[str, StringConstraints(max_length=MAX_TEXT)]
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT)]
"""A text that must say something: blanks alone are refused as empty."""
Label = Annotated[str, StringConstraints(max_length=MAX_NAME)]
"""A name, which fits on a line or two; longer words belong in a text."""
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class Part(Frozen):
    """A group of keys of the file; a key whose value is null is the same as an absent one."""

    @model_validator(mode="before")
    @classmethod
    def _null_is_silence(cls, value: Any) -> Any:
        if not isinstance(value, dict) or None not in value.values():
            return value
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {k: v for k, v in value.items() if v is not None or k not in known}


def _exact(value: Any) -> Any:
    """Refuse what only looks like a number: a word, a boolean, far too many digits."""
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise PydanticCustomError("number_type", "a number is expected")
    number = Decimal(value)
    if not number.is_finite():
        raise PydanticCustomError("number_type", "a number is expected")
    if abs(number) > LARGEST or number != round(number, MOST_PLACES):
        raise PydanticCustomError("number_size", "this number is too large or too precise")
    return number


def _whole(value: Any) -> Any:
    """Refuse a word, a boolean or a fraction where things are counted."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise PydanticCustomError("whole_type", "a whole number is expected")
    if not -LARGEST <= value <= LARGEST:
        raise PydanticCustomError("number_size", "this number is too large")
    if value != int(value):
        raise PydanticCustomError("whole_type", "a whole number is expected")
    return int(value)


def _day(value: Any) -> Any:
    """Refuse a day in any other form than YYYY-MM-DD, or far from our time."""
    if type(value) is date:
        return value
    if not isinstance(value, str) or not _DAY.match(value):
        raise PydanticCustomError("day_type", "a day is expected")
    if not FIRST_YEAR <= int(value[:4]) <= LAST_YEAR:
        raise PydanticCustomError("day_type", "a day of our time is expected")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("day_type", "an existing day is expected") from None


def _yes_or_no(value: Any) -> Any:
    if not isinstance(value, bool):
        raise PydanticCustomError("flag_type", "true or false is expected")
    return value


Exact = Annotated[Decimal, BeforeValidator(_exact)]
"""A decimal number; text, booleans and more than twelve decimal places are refused."""
Whole = Annotated[int, BeforeValidator(_whole)]
"""A whole number."""
Day = Annotated[date, BeforeValidator(_day)]
"""A day, YYYY-MM-DD, of the years 1900 to 2199."""
Flag = Annotated[bool, BeforeValidator(_yes_or_no)]
"""``true`` or ``false``, no other word."""


class Name(Part):
    """A name in one or two languages; the French one is required."""

    fr: Annotated[Label, Field(min_length=1)]
    en: Label | None = None

    @property
    def text(self) -> Text:
        """Both languages; a missing English prints the French, marked as such."""
        return Text(fr=self.fr, en=self.en or f"{self.fr} [fr]")


def _plain_string(value: Any) -> Any:
    if isinstance(value, (bool, int, Decimal)):
        raise PydanticCustomError("string_type", "a text is expected")
    return {"fr": value} if isinstance(value, str) else value


NameField = Annotated[
    Name,
    BeforeValidator(
        _plain_string,
        json_schema_input_type=Union[Annotated[Label, Field(min_length=1)], Name],
    ),
]
"""A name; a plain string is French."""


class Range(Part):
    """Three points of an uncertain number: low ≤ likely ≤ high."""

    low: Exact
    likely: Exact
    high: Exact

    @model_validator(mode="after")
    def _ordered(self) -> Range:
        if not self.low <= self.likely <= self.high:
            raise BilingualValueError(
                "range-order",
                say(
                    "Une fourchette va dans l’ordre low ≤ likely ≤ high.",
                    "A range goes in the order low ≤ likely ≤ high.",
                ),
                say("Rangez les trois nombres.", "Put the three numbers in order."),
            )
        return self


def _form(value: Any) -> str:
    return "<range>" if isinstance(value, (dict, Range)) else "<number>"


Number = Annotated[
    Union[Annotated[Exact, Tag("<number>")], Annotated[Range, Tag("<range>")]],
    Discriminator(_form),
]
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
            "out-of-range",
            say("Ce nombre ne peut être négatif.", "This number cannot be negative."),
            say("Écrivez zéro ou plus.", "Write zero or more."),
        )
    return value


def _positive(value: Number) -> Number:
    if low(value) <= 0:
        raise BilingualValueError(
            "out-of-range",
            say("Ce nombre doit dépasser zéro.", "This number must exceed zero."),
            say("Écrivez un nombre positif.", "Write a positive number."),
        )
    return value


def _growth(value: Number) -> Number:
    if low(value) <= -1 or high(value) > 10:
        raise BilingualValueError(
            "out-of-range",
            say(
                "Une croissance est une fraction par an, au-dessus de -1 et d’au plus 10.",
                "A growth is a fraction a year, above -1 and at most 10.",
            ),
            say("Écrivez 0.20 pour 20 %.", "Write 0.20 for 20%."),
        )
    return value


def _discount(value: Number) -> Number:
    if low(value) < 0 or high(value) >= 1:
        raise BilingualValueError(
            "out-of-range",
            say(
                "Un taux d’actualisation est une fraction par an, de 0 à moins de 1.",
                "A discount rate is a fraction a year, from 0 to less than 1.",
            ),
            say("Écrivez 0.05 pour 5 %.", "Write 0.05 for 5%."),
        )
    return value


def _share(value: Number) -> Number:
    if low(value) <= 0 or high(value) > 1:
        raise BilingualValueError(
            "out-of-range",
            say(
                "Cette fraction est au-dessus de 0 et d’au plus 1.",
                "This fraction is above 0 and at most 1.",
            ),
            say("Écrivez 0.40 pour 40 %.", "Write 0.40 for 40%."),
        )
    return value


def _at_least_one(value: Number) -> Number:
    if low(value) < 1:
        raise BilingualValueError(
            "out-of-range",
            say("Ce nombre vaut au moins 1.", "This number is at least 1."),
            say("Écrivez 1 ou plus.", "Write 1 or more."),
        )
    return value


def _of_a_month(value: Number) -> Number:
    if high(value) > HOURS_IN_A_MONTH:
        raise BilingualValueError(
            "out-of-range",
            say(
                "Un mois n’a pas plus de {hours} heures.",
                "A month has no more than {hours} hours.",
                hours=HOURS_IN_A_MONTH,
            ),
            say(
                "Écrivez les heures d’un mois : 730 pour tout le temps.",
                "Write the hours of one month: 730 for all the time.",
            ),
        )
    return value


# The limits written for the JSON Schema speak of a plain number only; ours of a range too.
NotNegative = Annotated[
    Number, AfterValidator(_not_negative), Field(json_schema_extra={"minimum": 0})
]
Positive = Annotated[
    Number, AfterValidator(_positive), Field(json_schema_extra={"exclusiveMinimum": 0})
]
MonthHours = Annotated[
    Positive,
    AfterValidator(_of_a_month),
    Field(json_schema_extra={"exclusiveMinimum": 0, "maximum": HOURS_IN_A_MONTH}),
]
"""Hours of use in a month, above 0 and at most 744."""
AtLeastOne = Annotated[
    Number, AfterValidator(_at_least_one), Field(json_schema_extra={"minimum": 1})
]
Growth = Annotated[
    Number,
    AfterValidator(_growth),
    Field(json_schema_extra={"exclusiveMinimum": -1, "maximum": 10}),
]
"""A fraction a year: 0.20 for 20 percent more every year."""
Share = Annotated[
    Number,
    AfterValidator(_share),
    Field(json_schema_extra={"exclusiveMinimum": 0, "maximum": 1}),
]
"""A part of a whole: above 0 and at most 1."""
DiscountRate = Annotated[
    Number,
    AfterValidator(_discount),
    Field(json_schema_extra={"minimum": 0, "exclusiveMaximum": 1}),
]
"""A fraction a year: 0.05, not 5."""
Plain = Annotated[Exact, Field(ge=0)]
Ratio = Annotated[Exact, Field(ge=0, le=1)]
Tally = Annotated[Whole, Field(ge=0)]
"""How many, zero included."""
