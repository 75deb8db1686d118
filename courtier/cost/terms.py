"""What an amount is made of: numbers, uncertain inputs, graduated prices, fitted shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Union

from courtier.values.text import Text
from courtier.workload.common import Number, high, likely, low


@dataclass(frozen=True)
class Input:
    """An uncertain number; ``key`` makes two uses of one input draw the same values.

    ``text`` names it for a reader. ``low`` ≤ ``likely`` ≤ ``high``.
    """

    key: str
    text: Text
    low: Decimal
    likely: Decimal
    high: Decimal

    @property
    def varies(self) -> bool:
        """Tell whether the input is uncertain at all."""
        return self.low < self.high


@dataclass(frozen=True)
class Band:
    """The units from ``start`` to ``end`` (None: no end) cost ``price`` each."""

    start: Decimal
    end: Decimal | None
    price: Decimal


@dataclass(frozen=True)
class Graduated:
    """The cost of a volume of which each band is paid at its own price."""

    volume: tuple[Term, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class Step:
    """A shape that can be bought: its size and its price."""

    vcpu: Decimal
    memory_gib: Decimal
    price: Decimal


@dataclass(frozen=True)
class Fit:
    """The price of the first of the steps (cheapest first) that holds the need."""

    vcpu: Term
    memory_gib: Term
    steps: tuple[Step, ...]


HOURS = "hours:"
"""What the keys of hours a month begin with."""

Term = Union[Decimal, Input, Graduated, Fit]
"""One factor of an amount."""


def uncertain(value: Number | int, key: str, text: Text) -> Input:
    """A number of the workload file as an input, also where it is certain: the register of
    assumptions lists it."""
    if isinstance(value, int):
        value = Decimal(value)
    return Input(key, text, low(value), likely(value), high(value))


def running_hours(identifier: str, value: Number, text: Text) -> Input:
    """The hours a month of a need as an input, also where they are certain.

    The hours at which two options tie are found by moving them.
    """
    return uncertain(value, f"{HOURS}{identifier}", text)


def is_hours(item: Input) -> bool:
    """Tell whether an input is the hours a month that machines run."""
    return item.key.startswith(HOURS)


def point(term: Term) -> Decimal:
    """The likely value of a plain number or an input."""
    return term.likely if isinstance(term, Input) else _plain(term)


def top(term: Term) -> Decimal:
    """The highest value of a plain number or an input."""
    return term.high if isinstance(term, Input) else _plain(term)


def low_point(term: Term) -> Decimal:
    """The lowest value of a plain number or an input."""
    return term.low if isinstance(term, Input) else _plain(term)


def inputs_in(terms: Iterable[Term]) -> Iterator[Input]:
    """Every uncertain input inside some factors, in order, repeats included."""
    for term in terms:
        if isinstance(term, Input):
            yield term
        elif isinstance(term, Graduated):
            yield from inputs_in(term.volume)
        elif isinstance(term, Fit):
            yield from inputs_in((term.vcpu, term.memory_gib))


def _plain(term: Term) -> Decimal:
    if isinstance(term, Decimal):
        return term
    raise TypeError(f"a number is needed, not {term!r}")
