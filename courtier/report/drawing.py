"""Small pieces of SVG: the same numbers give the same bytes, and every text is escaped."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from html import escape

from courtier.report.clean import clean

WIDTH = 360
LEFT = 8
RIGHT = 352
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


def nice_top(largest: Decimal) -> Decimal:
    """The top of a scale: the least 1, 2, 2.5 or 5 times a power of ten that holds an amount."""
    if largest <= 0:
        return Decimal(1)
    power = Decimal(10) ** largest.adjusted()
    return next(step * power for step in STEPS if step * power >= largest)


def place(value: Decimal, top: Decimal, start: int, end: int) -> Decimal:
    """Where a value lies between two coordinates; values under zero lie at the start."""
    share = max(Decimal(0), value) / top
    return start + (end - start) * share


def at(coordinate: Decimal | int) -> str:
    """A coordinate, to a tenth."""
    return f"{Decimal(coordinate).quantize(Decimal('0.1'), rounding=ROUND_HALF_UP)}"


def words(text: str) -> str:
    """A text that markup can hold."""
    return escape(clean(text))


def label(x: Decimal | int, y: int, text: str, anchor: str = "start", kind: str = "text") -> str:
    """A line of text; ``anchor`` is start, middle or end."""
    return (
        f'<text class="{kind}" x="{at(x)}" y="{y}" text-anchor="{anchor}" font-size="12"'
        f' fill="currentColor">{words(text)}</text>'
    )


def segment(x1: Decimal | int, y1: int, x2: Decimal | int, y2: int, kind: str) -> str:
    """A straight line."""
    return (
        f'<line class="{kind}" x1="{at(x1)}" y1="{y1}" x2="{at(x2)}" y2="{y2}"'
        ' stroke="currentColor"/>'
    )


def box(x: int, y: int, width: Decimal, height: int, kind: str, fill: str) -> str:
    """A rectangle."""
    return (
        f'<rect class="{kind}" x="{x}" y="{y}" width="{at(width)}" height="{height}"'
        f' fill="{fill}" stroke="#0b5cad"/>'
    )


def drawing(name: str, height: int, title: str, description: str, parts: list[str]) -> str:
    """A whole SVG with its name and description for those who do not see it."""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
            f' aria-labelledby="{name}-title {name}-desc" font-family="sans-serif">',
            f'<title id="{name}-title">{words(title)}</title>',
            f'<desc id="{name}-desc">{words(description)}</desc>',
            *parts,
            "</svg>",
        ]
    )
