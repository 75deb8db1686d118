"""The chart of what each option costs by category: one bar an option, one shade a category."""

from __future__ import annotations

from decimal import Decimal

from courtier.documents.chart_xml import bar, chart, dollars
from courtier.results.estimate import Estimate, OptionCost
from courtier.results.stacks import category_names_of, parts_of
from courtier.values.text import Language, Text

MOST_STACKS = 8
NAME_LENGTH = 40
NOTHING = Decimal(0)
SHADES = (
    "0B5CAD", "9DB8D2", "B3390F", "E5B8A6", "1B7A4B", "A9D3BC", "7A3FA0", "CDB4DB", "8A6100",
    "DDC88F", "333333", "AAAAAA",
)  # fmt: skip


def stacked(estimate: Estimate) -> tuple[OptionCost, ...]:
    """The options that the chart shows: the first ones that have lines."""
    return tuple(option for option in estimate.options if option.lines)[:MOST_STACKS]


def stack_graph(estimate: Estimate, language: Language) -> dict[str, str]:
    """The XML of the chart under its name, ``stack``; nothing where no option has lines."""
    options = stacked(estimate)
    if not options:
        return {}
    names = category_names_of(estimate)
    categories = dict.fromkeys(c for option in options for c in parts_of(option))
    sides = [_short(option.name.in_(language)) for option in options]
    bars = [
        bar(
            number,
            names.get(category, Text(fr=category, en=category)).in_(language),
            sides,
            [parts_of(option).get(category, NOTHING) for option in options],
            SHADES[number % len(SHADES)],
        )
        for number, category in enumerate(categories)
    ]
    return {"stack": chart(_plot("".join(bars), language), language)}


def _plot(bars: str, language: Language) -> str:
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{bars}<c:gapWidth val="40"/><c:overlap val="100"/><c:axId val="1"/>'
        '<c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/></c:catAx>'
        + dollars(language, "b", "max", "between")
    )


def _short(name: str) -> str:
    return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1].rstrip() + "…"
