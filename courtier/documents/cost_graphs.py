"""The charts of the cost analysis: costs that add up with their bands, and the tornado."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape

from courtier.documents.escape import plain
from courtier.documents.graphs import CHART_SPACE, DRAWING_SPACE
from courtier.results.estimate import Estimate, OptionCost, Swing
from courtier.values.text import Language, Text, say

COLORS = ("0B5CAD", "B3390F")
DASHES = ("solid", "dash")
THICK, THIN = 28575, 9525  # English metric units
MOST_SWINGS = 10
NAME_LENGTH = 60
DOLLARS: dict[Language, str] = {
    "fr": "[$-C0C]#,##0&quot;\u00a0$&quot;",
    "en": "[$-1009]&quot;$&quot;#,##0",
}
"""Whole dollars in the form of each language, whatever that of the word processor."""
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
            look = _line(COLORS[number], width, DASHES[number])
            lines.append(_path(len(lines), told, months, values, look))
    top = max(point.p90 for option in sides for point in option.band)
    for month in estimate.break_even.months:
        told = say("croisement, mois {n}", "crossing, month {n}", n=month).in_(language)
        look = _line("333333", THIN, "sysDot")
        lines.append(_path(len(lines), told, [month, month], [Decimal(0), top], look))
    plot = (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f'{"".join(lines)}<c:axId val="1"/><c:axId val="2"/></c:scatterChart>'
        + _months(estimate.horizon_months, language)
        + _values(language, "l", "autoZero", "midCat")
    )
    return _chart(plot, language)


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
        _bar(0, LOW.in_(language), names, low, "9DB8D2"),
        _bar(1, HIGH.in_(language), names, high, "0B5CAD"),
    )
    plot = (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{"".join(bars)}<c:gapWidth val="40"/><c:overlap val="100"/><c:axId val="1"/>'
        '<c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/></c:catAx>'
        + _values(language, "b", "max", "between")
    )
    return _chart(plot, language)


def _ends(swings: Sequence[Swing]) -> tuple[list[Decimal], list[Decimal]]:
    return [swing.low for swing in swings], [swing.high for swing in swings]


def _short(name: str) -> str:
    return name if len(name) <= NAME_LENGTH else name[: NAME_LENGTH - 1].rstrip() + "…"


def _chart(plot: str, language: Language) -> str:
    """A whole chart, without a title: the paragraph after it tells what it shows."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{CHART_SPACE}" xmlns:a="{DRAWING_SPACE}">'
        f'<c:lang val="{language}-CA"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{plot}</c:plotArea>"
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr>'
        f'<a:endParaRPr lang="{language}-CA"/></a:p></c:txPr></c:chartSpace>'
    )


def _line(color: str, width: int, dash: str) -> str:
    return (
        f'<c:spPr><a:ln w="{width}"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
        f'<a:prstDash val="{dash}"/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>'
    )


def _path(
    number: int, name: str, months: Sequence[int], values: Sequence[Decimal], look: str
) -> str:
    return (
        f"<c:ser>{_head(number, name)}{look}<c:xVal>{_numbers(months)}</c:xVal>"
        f'<c:yVal>{_numbers(values)}</c:yVal><c:smooth val="0"/></c:ser>'
    )


def _bar(
    number: int, name: str, names: Sequence[str], values: Sequence[Decimal], color: str
) -> str:
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{_words(told)}</c:v></c:pt>' for n, told in enumerate(names)
    )
    fill = (
        f'<c:spPr><a:solidFill><a:srgbClr val="{color}"/></a:solidFill><a:ln w="{THIN}">'
        '<a:solidFill><a:srgbClr val="333333"/></a:solidFill></a:ln></c:spPr>'
    )
    return (
        f'<c:ser>{_head(number, name)}{fill}<c:invertIfNegative val="0"/><c:cat><c:strLit>'
        f'<c:ptCount val="{len(names)}"/>{points}</c:strLit></c:cat>'
        f"<c:val>{_numbers(values)}</c:val></c:ser>"
    )


def _head(number: int, name: str) -> str:
    told = f"<c:tx><c:v>{_words(name)}</c:v></c:tx>"
    return f'<c:idx val="{number}"/><c:order val="{number}"/>{told}'


def _numbers(values: Iterable[int | Decimal]) -> str:
    known = list(values)
    points = "".join(f'<c:pt idx="{n}"><c:v>{v}</c:v></c:pt>' for n, v in enumerate(known))
    return (
        "<c:numLit><c:formatCode>#,##0</c:formatCode>"
        f'<c:ptCount val="{len(known)}"/>{points}</c:numLit>'
    )


def _months(last: int, language: Language) -> str:
    step = 12 if last > 24 else 3
    title = (
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="{language}-CA" sz="900"/>'
        f"<a:t>{MONTH.in_(language)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )
    return (
        '<c:valAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{last}"/><c:min val="0"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="b"/>{title}<c:numFmt formatCode="0" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:crossAx val="2"/><c:crossBetween val="midCat"/><c:majorUnit val="{step}"/></c:valAx>'
    )


def _values(language: Language, side: str, crosses: str, between: str) -> str:
    """The axis of dollars."""
    return (
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:majorGridlines/>'
        f'<c:numFmt formatCode="{DOLLARS[language]}" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="1"/><c:crosses val="{crosses}"/><c:crossBetween val="{between}"/>'
        f"</c:valAx>"
    )


def _words(text: str) -> str:
    return escape(plain(text))
