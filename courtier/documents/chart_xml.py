"""The pieces of a native chart: lines, bars, axes, numbers, all as XML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape

from courtier.documents.escape import plain
from courtier.documents.graphs import CHART_SPACE, DRAWING_SPACE
from courtier.values.text import Language, Text

THICK, THIN = 28575, 9525  # English metric units
DOLLARS: dict[Language, str] = {
    "fr": "[$-C0C]#,##0&quot;\u00a0$&quot;",
    "en": "[$-1009]&quot;$&quot;#,##0",
}
"""Whole dollars in the form of each language, whatever that of the word processor."""


def chart(plot: str, language: Language) -> str:
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


def line(color: str, width: int, dash: str) -> str:
    """How a line is drawn, without markers."""
    return (
        f'<c:spPr><a:ln w="{width}"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
        f'<a:prstDash val="{dash}"/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>'
    )


def path(
    number: int,
    name: str,
    places: Sequence[int] | Sequence[Decimal],
    values: Sequence[Decimal],
    look: str,
) -> str:
    """A line through points."""
    return (
        f"<c:ser>{_head(number, name)}{look}<c:xVal>{_numbers(places)}</c:xVal>"
        f'<c:yVal>{_numbers(values)}</c:yVal><c:smooth val="0"/></c:ser>'
    )


def bar(number: int, name: str, names: Sequence[str], values: Sequence[Decimal], color: str) -> str:
    """The bars of one series, a name under each."""
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


def across(
    title: Text, first: Decimal | int, last: Decimal | int, step: int, language: Language
) -> str:
    """The axis of what moves, from left to right."""
    named = (
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="{language}-CA" sz="900"/>'
        f"<a:t>{_words(title.in_(language))}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )
    unit = f'<c:majorUnit val="{step}"/>' if step else ""
    return (
        '<c:valAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{last}"/><c:min val="{first}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="b"/>{named}<c:numFmt formatCode="0" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:crossAx val="2"/><c:crosses val="min"/><c:crossBetween val="midCat"/>{unit}</c:valAx>'
    )


def scatter(lines: Sequence[str]) -> str:
    """Lines drawn point by point over the two axes."""
    return (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f'{"".join(lines)}<c:axId val="1"/><c:axId val="2"/></c:scatterChart>'
    )


def dollars(language: Language, side: str, crosses: str, between: str) -> str:
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
