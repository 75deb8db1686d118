"""The charts of the cost analysis: costs that add up with their bands, and the tornado."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from courtier.documents.chart_xml import (
    THICK,
    THIN,
    across,
    bar,
    chart,
    dollars,
    line,
    path,
    scatter,
)
from courtier.results.estimate import Estimate, OptionCost, Swing
from courtier.values.text import Language, Text, say

COLORS = ("0B5CAD", "B3390F")
DASHES = ("solid", "dash")
MOST_SWINGS = 10
NAME_LENGTH = 60
MONTH = Text(fr="Mois", en="Month")
LOW, HIGH = Text(fr="au plus bas", en="at its lowest"), Text(fr="au plus haut", en="at its highest")


def cost_graphs(estimate: Estimate, language: Language) -> dict[str, str]:
    """The XML of each chart that the estimate has data for, by name: ``band`` and ``tornado``."""
    sides = compared(estimate)
    if len(sides) != 2:
        return {}
    found = {"band": _band(estimate, sides, language)}
    if estimate.sensitivity:
        found["tornado"] = _tornado(estimate, likely_gap(sides), language)
    return found


def compared(estimate: Estimate) -> tuple[OptionCost, ...]:
    """The two options of the main comparison, the cloud first; nothing where there is none."""
    found = (option for option in estimate.options if option.band)
    return tuple(sorted(found, key=lambda option: option.kind != "cloud"))


def likely_gap(sides: Sequence[OptionCost]) -> Decimal:
    """The present value of the cloud less that of the other, every input at its likely value."""
    cloud, other = sides
    return (cloud.npv or Decimal(0)) - (other.npv or Decimal(0))


def _band(estimate: Estimate, sides: Sequence[OptionCost], language: Language) -> str:
    """Three lines for each option, from zero; an upright one for each crossing."""
    lines: list[str] = []
    for number, option in enumerate(sides):
        months = [0, *(point.month for point in option.band)]
        for name, width in (("p10", THIN), ("p50", THICK), ("p90", THIN)):
            values = [Decimal(0), *(getattr(point, name) for point in option.band)]
            told = _of(option, _percentile(name)).in_(language)
            look = line(COLORS[number], width, DASHES[number])
            lines.append(path(len(lines), told, months, values, look))
    top = max(point.p90 for option in sides for point in option.band)
    for month in estimate.break_even.months:
        told = say("croisement, mois {n}", "crossing, month {n}", n=month).in_(language)
        look = line("333333", THIN, "sysDot")
        lines.append(path(len(lines), told, [month, month], [Decimal(0), top], look))
    step = 12 if estimate.horizon_months > 24 else 3
    plot = (
        scatter(lines)
        + across(MONTH, 0, estimate.horizon_months, step, language)
        + dollars(language, "l", "autoZero", "midCat")
    )
    return chart(plot, language)


def _percentile(name: str) -> Text:
    told = {"p50": Text(fr="médiane", en="median")}
    return told.get(name, Text(fr=name.upper(), en=name.upper()))


def _of(option: OptionCost, part: Text) -> Text:
    return say("{name}, {part}", "{name}, {part}", name=option.name, part=part)


def _tornado(estimate: Estimate, likely: Decimal, language: Language) -> str:
    """Two bars for each input, from the difference that every likely value gives."""
    swings = estimate.sensitivity[:MOST_SWINGS]
    names = [_short(swing.text.in_(language)) for swing in swings]
    low, high = ([end - likely for end in ends] for ends in _ends(swings))
    bars = (
        bar(0, LOW.in_(language), names, low, "9DB8D2"),
        bar(1, HIGH.in_(language), names, high, "0B5CAD"),
    )
    plot = (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{"".join(bars)}<c:gapWidth val="40"/><c:overlap val="100"/><c:axId val="1"/>'
        '<c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/></c:catAx>'
        + dollars(language, "b", "max", "between")
    )
    return chart(plot, language)


def _ends(swings: Sequence[Swing]) -> tuple[list[Decimal], list[Decimal]]:
    return [swing.low for swing in swings], [swing.high for swing in swings]


def _short(name: str) -> str:
    return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1].rstrip() + "…"
