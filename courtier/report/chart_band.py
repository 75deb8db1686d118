"""The present cost of two options as it adds up, each with its band, as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from courtier.report import drawing
from courtier.report.chart import COLORS, DASHES
from courtier.report.drawing import LEFT, RIGHT, at, label, place, segment
from courtier.report.layout import clip
from courtier.results.estimate import Estimate, OptionCost
from courtier.results.finance import BandPoint
from courtier.values.text import Cad, Language, Text, format_money, say

FLOOR = 196
CEILING = 24
END = RIGHT - 12
NAME_LENGTH = 50
SHADE = "0.18"
ORIGIN = BandPoint(month=0, p10=Decimal(0), p50=Decimal(0), p90=Decimal(0))


def banded(estimate: Estimate) -> list[OptionCost]:
    """The options of the main comparison, as their costs add up; none without a comparison."""
    return [option for option in estimate.options if option.band]


@dataclass(frozen=True)
class _Scale:
    """Where a month and an amount lie in the drawing."""

    months: int
    top: Decimal

    def x(self, month: int) -> Decimal:
        return place(Decimal(month), Decimal(self.months), LEFT, END)

    def y(self, amount: Decimal) -> Decimal:
        return place(amount, self.top, FLOOR, CEILING)

    def points(self, path: list[tuple[int, Decimal]]) -> str:
        return " ".join(f"{at(self.x(month))},{at(self.y(amount))}" for month, amount in path)


def band_chart(estimate: Estimate, language: Language) -> str:
    """Medians of cumulative present cost in their bands from P10 to P90, crossings marked.

    Returns:
        An SVG, or an empty text where no two options are compared.
    """
    options = banded(estimate)
    if not options:
        return ""
    highest = max(point.p90 for option in options for point in option.band)
    scale = _Scale(estimate.horizon_months, drawing.nice_top(highest))
    crossings = estimate.break_even.months
    drawn = _grid(scale, options[0].band, language)
    for number, option in enumerate(options):
        drawn += _band(scale, option, number)
    for month in crossings:
        drawn += _crossing(scale, month, language)
    for number, option in enumerate(options):
        drawn += _legend(option.name, number, language)
    last = 242 + 18 * len(options)
    drawn += _key(last, bool(crossings), language)
    title = say(
        "Coût actualisé cumulé, médiane et fourchette de P10 à P90",
        "Cumulative present cost, median and range from P10 to P90",
    )
    text = " ".join(sentence.in_(language) for sentence in band_sentences(estimate))
    height = last + (18 if crossings else 0)
    return drawing.drawing(f"band-{language}", height + 4, title.in_(language), text, drawn)


def band_sentences(estimate: Estimate) -> list[Text]:
    """The same in words: each option at the end of the horizon, then the crossings."""
    return [*map(_sentence, banded(estimate)), *crossing_sentences(estimate)]


def crossing_sentences(estimate: Estimate) -> list[Text]:
    """The months in which the likely costs cross; nothing where that cannot be told."""
    if estimate.break_even.cloud is None:
        return []
    return [
        say("Croisement au mois {n}.", "Crossing in month {n}.", n=month)
        for month in estimate.break_even.months
    ] or [_NEVER]


_NEVER = Text(
    fr="Les coûts cumulés ne se croisent pas dans l’horizon.",
    en="The cumulative costs do not cross within the horizon.",
)


def _sentence(option: OptionCost) -> Text:
    last = option.band[-1]
    return say(
        "{name} : au mois {month}, médiane {p50}, de {p10} à {p90}.",
        "{name}: in month {month}, median {p50}, from {p10} to {p90}.",
        name=option.name,
        month=last.month,
        p50=Cad(last.p50, whole=True),
        p10=Cad(last.p10, whole=True),
        p90=Cad(last.p90, whole=True),
    )


def _grid(scale: _Scale, band: tuple[BandPoint, ...], language: Language) -> list[str]:
    parts = []
    for value in (Decimal(0), scale.top / 2, scale.top):
        y = int(scale.y(value))
        parts.append(segment(LEFT, y, RIGHT, y, "grid"))
        below = FLOOR + 15 if value == 0 else y - 3  # the curves start over the zero
        parts.append(label(LEFT, below, format_money(value, language, whole=True), kind="tick"))
    for point in band:
        x = scale.x(point.month)
        parts.append(label(x, FLOOR + 15, str(point.month), "middle", "tick"))
    parts.append(label(RIGHT, FLOOR + 29, say("mois", "month").in_(language), "end", "tick"))
    return parts


def _band(scale: _Scale, option: OptionCost, number: int) -> list[str]:
    """The area from P10 to P90, and the median over it."""
    points = (ORIGIN, *option.band)
    around = [(p.month, p.p90) for p in points] + [(p.month, p.p10) for p in reversed(points)]
    middle = [(p.month, p.p50) for p in points]
    color = COLORS[number]
    return [
        f'<polygon class="dot s{number}" points="{scale.points(around)}" fill="{color}"'
        f' fill-opacity="{SHADE}"/>',
        f'<polyline class="curve s{number}" points="{scale.points(middle)}" fill="none"'
        f"{_stroke(number)}/>",
    ]


def _stroke(number: int) -> str:
    return f' stroke="{COLORS[number]}" stroke-width="2" stroke-dasharray="{DASHES[number]}"'


def _crossing(scale: _Scale, month: int, language: Language) -> list[str]:
    x = scale.x(month)
    told = say("mois {n}", "month {n}", n=month).in_(language)
    anchor = "end" if x > (LEFT + RIGHT) // 2 else "start"
    shift = Decimal(-4) if anchor == "end" else Decimal(4)
    return [
        segment(x, CEILING, x, FLOOR, "crossing"),
        label(x + shift, CEILING + 12, told, anchor, "tick"),
    ]


def _legend(name: Text, number: int, language: Language) -> list[str]:
    y = 242 + 18 * number
    line = f'<line class="curve s{number}" x1="{LEFT}" y1="{y - 4}" x2="40" y2="{y - 4}"'
    shown = clip(name.in_(language), NAME_LENGTH)
    return [f"{line}{_stroke(number)}/>", label(48, y, shown, kind="legend")]


def _key(y: int, crossed: bool, language: Language) -> list[str]:
    """What the upright lines mean."""
    if not crossed:
        return []
    told = say("croisement des coûts cumulés", "crossing of the cumulative costs")
    return [segment(24, y - 12, 24, y, "crossing"), label(48, y, told.in_(language), kind="legend")]
