"""A chart of a document drawn as SVG, from the very XML that the DOCX holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from html import escape
from math import ceil, floor
from typing import Any

from courtier.documents.graphs import CHART_SPACE, DRAWING_SPACE
from courtier.values.text import Language, format_money, format_number

WIDTH = 720
LEFT, RIGHT, TOP = 92, 704, 10
FLOOR = 270
ROW, NAMES = 26, 320
"""Height of the bars of one name, and width of the names."""
LINE = 18
TALLEST = 420.0
"""Points; a landscape page has little more between its margins."""
_SIDES = re.compile(r' (?:width|height)="(\d+)"')
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MARKS = 5
DASHES = {"solid": "", "dash": ' stroke-dasharray="8 4"', "sysDot": ' stroke-dasharray="2 3"'}
POINT = 12_700  # English metric units
FONT = 'font-family="Arial, \'Libertinus Serif\', sans-serif" font-size="11"'


@dataclass(frozen=True)
class Series:
    """A line or a row of bars; ``places`` are empty for bars, which ``names`` tell instead.

    ``bases`` are where bars begin: at zero, or at the end of those before them in a stack.
    """

    name: str
    color: str
    width: float
    dash: str
    places: tuple[Decimal, ...]
    values: tuple[Decimal, ...]
    names: tuple[str, ...]
    bases: tuple[Decimal, ...] = ()

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """Where its bars end."""
        return tuple(base + value for base, value in zip(self.bases, self.values, strict=True))


@dataclass(frozen=True)
class Scale:
    """Where an amount lies between two coordinates."""

    low: Decimal
    high: Decimal
    start: int
    end: int

    def at(self, value: Decimal) -> str:
        """The coordinate, to a tenth."""
        share = (value - self.low) / (self.high - self.low)
        return f"{self.start + (self.end - self.start) * share:.1f}"


def draw(xml: str, language: Language) -> str:
    """The SVG of a chart; the same XML gives the same text.

    Raises:
        ValueError: The XML holds no series of lines or bars.
    """
    from lxml import etree

    root = etree.fromstring(xml.encode())
    series = [_series(found) for found in root.iter(_chart("ser"))]
    if not series:
        raise ValueError("a chart of nothing")
    if series[0].places:
        title = "".join(node.text or "" for node in root.iter(f"{{{DRAWING_SPACE}}}t"))
        unit = root.find(f".//{_chart('majorUnit')}")
        every = Decimal(unit.get("val") or "1") if unit is not None else None
        body, height = _lines(series, title, every, language)
    else:
        stacked = root.find(f".//{_chart('grouping')}[@val='stacked']") is not None
        body, height = _bars(_based(series, stacked), language)
    body += "".join(_legend(one, n, height) for n, one in enumerate(series))
    height += LINE * (len(series) + 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" {FONT} fill="#1b1b1b">{body}</svg>'
    )


def fitted(svg: str, width: float) -> tuple[float, float]:
    """Width and height of a drawing in points: as wide as the text, never higher than a page."""
    wide, high = (float(side) for side in _SIDES.findall(svg)[:2])
    scale = min(width / wide, TALLEST / high)
    return round(wide * scale, 1), round(high * scale, 1)


def _chart(name: str) -> str:
    return f"{{{CHART_SPACE}}}{name}"


def _series(node: Any) -> Series:
    color = node.find(f".//{{{DRAWING_SPACE}}}srgbClr").get("val")
    line = node.find(f".//{{{DRAWING_SPACE}}}ln")
    dash = node.find(f".//{{{DRAWING_SPACE}}}prstDash")
    values = node.find(_chart("yVal"))
    return Series(
        name=node.findtext(f"{_chart('tx')}/{_chart('v')}"),
        color=f"#{color}",
        width=int(line.get("w")) / POINT,
        dash=dash.get("val") if dash is not None else "solid",
        places=_numbers(node.find(_chart("xVal"))),
        values=_numbers(node.find(_chart("val")) if values is None else values),
        names=_texts(node.find(_chart("cat"))),
    )


def _numbers(node: Any) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, _texts(node)))


def _texts(node: Any) -> tuple[str, ...]:
    if node is None:
        return ()
    return tuple(point.findtext(_chart("v")) or "" for point in node.iter(_chart("pt")))


def _steps(values: Sequence[Decimal], every: Decimal | None = None) -> list[Decimal]:
    """Round amounts, zero among them, from under the least to over the greatest."""
    low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
    rough = (high - low or Decimal(1)) / MARKS
    power = Decimal(10) ** rough.adjusted()
    step = every or next(s * power for s in STEPS if s * power >= rough)
    return [step * n for n in range(floor(low / step), ceil(high / step) + 1)]


def _lines(
    series: list[Series], title: str, every: Decimal | None, language: Language
) -> tuple[str, int]:
    """The lines over their two axes; how high they are."""
    steps = _steps([value for one in series for value in one.values])
    places = [place for one in series for place in one.places]
    marks = [place for place in _steps(places, every) if min(places) <= place <= max(places)]
    up = Scale(steps[0], max(steps[-1], steps[0] + 1), FLOOR, TOP)
    along = Scale(min(places), max(*places, min(places) + 1), LEFT, RIGHT)
    drawn = "".join(
        f"{_rule(LEFT, up.at(step), RIGHT, up.at(step))}"
        f"{_label(LEFT - 6, float(up.at(step)) + 4, _money(step, language), 'end')}"
        for step in steps
    )
    drawn += "".join(
        _label(float(along.at(mark)), FLOOR + 16, format_number(mark, language), "middle")
        for mark in marks
    )
    drawn += _label((LEFT + RIGHT) / 2, FLOOR + 32, title, "middle")
    drawn += "".join(_path(one, along, up) for one in series)
    return drawn, FLOOR + 40


def _path(one: Series, along: Scale, up: Scale) -> str:
    points = " ".join(
        f"{along.at(place)},{up.at(value)}"
        for place, value in zip(one.places, one.values, strict=True)
    )
    return f'<polyline points="{points}" fill="none"{_stroke(one)}/>'


def _stroke(one: Series) -> str:
    return f' stroke="{one.color}" stroke-width="{one.width:.2f}"{DASHES.get(one.dash, "")}'


def _based(series: list[Series], stacked: bool) -> list[Series]:
    """The bars, each from where it begins: what is under zero is stacked downwards, apart."""
    ends: dict[tuple[int, bool], Decimal] = {}
    found = []
    for one in series:
        keys = [(row, value < 0) for row, value in enumerate(one.values)]
        bases = tuple(ends.get(key, Decimal(0)) for key in keys)
        found.append(replace(one, bases=bases))
        if stacked:
            ends |= dict(zip(keys, found[-1].ends, strict=True))
    return found


def _bars(series: list[Series], language: Language) -> tuple[str, int]:
    """The bars beside their names; how high they are."""
    steps = _steps([end for one in series for end in one.ends])
    along = Scale(steps[0], max(steps[-1], steps[0] + 1), NAMES, RIGHT - 24)
    floor = TOP + ROW * len(series[0].names)
    drawn = "".join(
        _rule(along.at(step), TOP, along.at(step), floor)
        + _label(float(along.at(step)), floor + 16, _money(step, language), "middle")
        for step in steps[:: 1 + len(steps) // 7]
    )
    for row, name in enumerate(series[0].names):
        drawn += _label(NAMES - 8, TOP + ROW * row + 17, name, "end")
        drawn += "".join(_bar(one, row, along) for one in series)
    return drawn, floor + 24


def _bar(one: Series, row: int, along: Scale) -> str:
    ends = sorted(float(along.at(value)) for value in (one.bases[row], one.ends[row]))
    return (
        f'<rect x="{ends[0]:.1f}" y="{TOP + ROW * row + 5}" width="{ends[1] - ends[0]:.1f}" '
        f'height="{ROW - 10}" fill="{one.color}" stroke="#333333"/>'
    )


def _legend(one: Series, number: int, top: int) -> str:
    y = top + LINE * (number + 1)
    sign = (
        f'<polyline points="{LEFT},{y - 4} {LEFT + 36},{y - 4}" fill="none"{_stroke(one)}/>'
        if one.places
        else f'<rect x="{LEFT}" y="{y - 10}" width="36" height="10" fill="{one.color}" '
        'stroke="#333333"/>'
    )
    return sign + _label(LEFT + 44, y, one.name, "start")


def _rule(x1: object, y1: object, x2: object, y2: object) -> str:
    return f'<path d="M{x1} {y1}L{x2} {y2}" stroke="#b8c4d0" stroke-width="0.75" fill="none"/>'


def _label(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _money(value: Decimal, language: Language) -> str:
    return format_money(value, language, whole=True)
