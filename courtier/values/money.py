"""Money: Decimal in the program, strings in results, rounded to the cent once."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Annotated

from pydantic import PlainSerializer, WithJsonSchema

CENT = Decimal("0.01")
WIDE = Context(prec=60)
"""Room for the digits of an absurd figure, which is told as it is rather than fails."""


def cents(amount: Decimal) -> Decimal:
    """Round to the cent, half a cent up (Revenu Québec's rule for taxes)."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP, context=WIDE)


def _plain(value: Decimal) -> str:
    return f"{value:f}"


Amount = Annotated[
    Decimal,
    PlainSerializer(lambda value: f"{cents(value):f}", return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+\.\d{2}$"}, mode="serialization"),
]
"""A total in one currency: a decimal string with two places in results."""

Rate = Annotated[
    Decimal,
    PlainSerializer(_plain, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}, mode="serialization"),
]
"""A unit price, a rate or a ratio: a decimal string in full precision in results."""
