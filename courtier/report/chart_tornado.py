"""The tornado and the stacked lines of an estimate, as SVG: numbers and shades, never hue alone."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from courtier.report import drawing
from courtier.report.digest import shown_options
from courtier.report.drawing import LEFT, RIGHT, at, label, place, segment
from courtier.report.layout import clip, clip_apart
from courtier.results.estimate import Estimate, OptionCost, Swing
from courtier.results.stacks import parts_of
from courtier.values.text import Cad, Language, Text, format_money, say

MOST_SWINGS = 10
MOST_STACKS = 8
ROW = 44
NAME_LENGTH = 50
EDGE = 20
NARROWEST = 14
"""A part narrower than this bears no number."""
SHADES = ("0.75", "0.15", "0.5", "0.3", "0.62", "0.22", "0.4", "0.08")
"""How dark each part is; its number says which one it is."""


def tornado_chart(estimate: Estimate, language: Language) -> str:
    """The difference of present value from the low to the high of each input, the widest first.

    Returns:
        An SVG, or an empty text where no input has a range.
    """
    swings = estimate.sensitivity[:MOST_SWINGS]
    if not swings:
        return ""
    ends = [Decimal(0), *(end for swing in swings for end in (swing.low, swing.high))]
    low, high = min(ends), max(ends)
    parts = []
    for number, swing in enumerate(swings):
        parts += _swing(swing, 14 + ROW * number, low, high, language)
    bottom = 14 + ROW * len(swings)
    zero = _across(Decimal(0), low, high)
    parts.append(segment(zero, 4, zero, bottom, "axis"))
    nothing = format_money(Decimal(0), language, whole=True)
    parts.append(label(zero, bottom + 14, nothing, _anchor(zero), "tick"))
    title = say(
        "Ce que chaque donnée change à l’écart de valeur actualisée (infonuagique moins l’autre)",
        "What each input changes in the difference of present value (cloud less the other)",
    )
    text = " ".join(_swing_sentence(swing, language) for swing in swings)
    name = f"tornado-{language}"
    return drawing.drawing(name, bottom + 22, title.in_(language), text, parts)


def _across(value: Decimal, low: Decimal, high: Decimal) -> Decimal:
    return place(value - low, (high - low) or Decimal(1), LEFT, RIGHT)


def _anchor(x: Decimal) -> str:
    """The end of a text that keeps it inside the drawing."""
    if x < LEFT + EDGE:
        return "start"
    return "end" if x > RIGHT - EDGE else "middle"


def _swing(swing: Swing, y: int, low: Decimal, high: Decimal, language: Language) -> list[str]:
    first, last = sorted((_across(swing.low, low, high), _across(swing.high, low, high)))
    amounts = say(
        "{low} au plus bas, {high} au plus haut",
        "{low} at its lowest, {high} at its highest",
        low=Cad(swing.low, whole=True),
        high=Cad(swing.high, whole=True),
    )
    return [
        label(LEFT, y, clip(swing.text.in_(language), NAME_LENGTH), kind="name"),
        _box(first, y + 4, last - first, 12, SHADES[2]),
        label(LEFT, y + 28, amounts.in_(language), kind="tick"),
    ]


def _swing_sentence(swing: Swing, language: Language) -> str:
    return say(
        "{name} : de {low} à {high}.",
        "{name}: from {low} to {high}.",
        name=swing.text,
        low=Cad(swing.low, whole=True),
        high=Cad(swing.high, whole=True),
    ).in_(language)


def stacked_chart(estimate: Estimate, language: Language, names: Mapping[str, Text]) -> str:
    """The present value of each option, cut by category of cost; each category has a number.

    Args:
        estimate: The estimate.
        language: That of every word.
        names: The name of each category; one without any is shown by its id.

    Returns:
        An SVG, or an empty text where no option has lines.
    """
    options = [o for o in shown_options(estimate, MOST_STACKS) if o.lines]
    if not options:
        return ""
    categories = list(dict.fromkeys(line.category for o in options for line in o.lines))
    top = drawing.nice_top(max(sum(parts_of(o).values(), Decimal(0)) for o in options))
    told = {name: text.in_(language) for name, text in names.items()}
    parts = []
    shown = clip_apart([option.name.in_(language) for option in options], NAME_LENGTH - 14)
    for number, option in enumerate(options):
        parts += _stack(option, shown[number], 14 + ROW * number, top, categories, language)
    y = 20 + ROW * len(options)
    for number, category in enumerate(categories):
        parts += _legend(number, told.get(category, category), y + 18 * number)
    title = say(
        "Valeur actualisée de chaque option, par catégorie de coût",
        "Present value of each option, by category of cost",
    )
    text = " ".join(_stack_sentence(o, told, language) for o in options)
    height = y + 18 * len(categories)
    return drawing.drawing(f"stack-{language}", height, title.in_(language), text, parts)


def _stack(
    option: OptionCost,
    shown: str,
    y: int,
    top: Decimal,
    categories: list[str],
    language: Language,
) -> list[str]:
    found, x = parts_of(option), Decimal(LEFT)
    amount = format_money(option.npv or Decimal(0), language, whole=True)
    drawn = [
        label(LEFT, y, shown, kind="name"),
        label(RIGHT, y, amount, "end", "amount"),
    ]
    for number, category in enumerate(categories):
        if category in found:
            width = place(found[category], top, LEFT, RIGHT) - LEFT
            drawn.append(_box(x, y + 5, width, 18, SHADES[number % len(SHADES)]))
            if width >= NARROWEST:
                drawn.append(_number(x + width / 2, y + 18, number))
            x += width
    return drawn


def _number(x: Decimal, y: int, number: int) -> str:
    """The number of a category on its own plate, readable on any shade."""
    plate = f'<rect class="paper" x="{at(x - 6)}" y="{y - 10}" width="12" height="12"'
    return f'{plate} fill="#ffffff"/>{label(x, y, str(number + 1), "middle", "tick")}'


def _legend(number: int, name: str, y: int) -> list[str]:
    return [
        _box(Decimal(LEFT), y - 10, Decimal(18), 12, SHADES[number % len(SHADES)]),
        label(LEFT + 26, y, f"{number + 1}. {name}", kind="legend"),
    ]


def _box(x: Decimal, y: int, width: Decimal, height: int, shade: str) -> str:
    return (
        f'<rect class="shade" x="{at(x)}" y="{y}" width="{at(width)}" height="{height}"'
        f' fill="currentColor" fill-opacity="{shade}" stroke="currentColor"/>'
    )


def _stack_sentence(option: OptionCost, names: dict[str, str], language: Language) -> str:
    told = ", ".join(
        f"{names.get(category, category)} {format_money(amount, language, whole=True)}"
        for category, amount in parts_of(option).items()
    )
    return say("{name} : {told}.", "{name}: {told}.", name=option.name, told=told).in_(language)
