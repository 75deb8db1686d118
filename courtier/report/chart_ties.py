"""Where two options tie, as SVG: what both cost by hours a month, and by discount."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from courtier.report import drawing
from courtier.report.chart import COLORS, DASHES
from courtier.report.drawing import LEFT, RIGHT, at, label, segment
from courtier.report.layout import clip
from courtier.results.estimate import Estimate
from courtier.results.ties import Tie, TieKind, at_words, tie_sentences, tie_title, ties_of
from courtier.values.text import Language, format_money, say

FLOOR, CEILING = 196, 24
END = RIGHT - 12
NAME_LENGTH = 50


def tie_chart(estimate: Estimate, language: Language, kind: TieKind) -> str:
    """Two lines, what each side costs, and an upright one where they tie.

    Returns:
        An SVG, or an empty text where there is nothing to move.
    """
    tie = next((each for each in ties_of(estimate) if each.kind == kind), None)
    if tie is None:
        return ""
    highest = max(max(point.cloud, point.other) for point in tie.points)
    scale = _Scale(tie.points[0].at, tie.points[-1].at, drawing.nice_top(highest))
    drawn = [*_grid(scale, tie, language), *_sides(scale, tie, language)]
    if tie.tie is not None:
        drawn += _upright(scale, tie, language)
    text = " ".join(sentence.in_(language) for sentence in tie_sentences(tie))
    name = f"tie-{kind}-{language}"
    return drawing.drawing(name, 282, tie_title(tie).in_(language), text, drawn)


@dataclass(frozen=True)
class _Scale:
    """Where a value and an amount lie in the drawing."""

    first: Decimal
    last: Decimal
    top: Decimal

    def x(self, value: Decimal) -> Decimal:
        return drawing.place(value - self.first, self.last - self.first, LEFT, END)

    def y(self, amount: Decimal) -> Decimal:
        return drawing.place(amount, self.top, FLOOR, CEILING)


def _grid(scale: _Scale, tie: Tie, language: Language) -> list[str]:
    parts = []
    for value in (Decimal(0), scale.top / 2, scale.top):
        y = int(scale.y(value))
        parts.append(segment(LEFT, y, RIGHT, y, "grid"))
        if value:
            parts.append(label(LEFT, y - 3, format_money(value, language, whole=True), kind="tick"))
    for value, anchor in ((scale.first, "start"), (scale.last, "end")):
        told = at_words(tie.kind, value).in_(language)
        parts.append(label(scale.x(value), FLOOR + 15, told, anchor, "tick"))
    return parts


def _sides(scale: _Scale, tie: Tie, language: Language) -> list[str]:
    drawn = []
    paths = (
        (tie.cloud, [(point.at, point.cloud) for point in tie.points]),
        (tie.other, [(point.at, point.other) for point in tie.points]),
    )
    for number, (name, path) in enumerate(paths):
        points = " ".join(f"{at(scale.x(x))},{at(scale.y(y))}" for x, y in path)
        look = f' stroke="{COLORS[number]}" stroke-width="2" stroke-dasharray="{DASHES[number]}"'
        y = 242 + 18 * number
        drawn += [
            f'<polyline class="curve s{number}" points="{points}" fill="none"{look}/>',
            f'<line class="curve s{number}" x1="{LEFT}" y1="{y - 4}" x2="40" y2="{y - 4}"{look}/>',
            label(48, y, clip(name.in_(language), NAME_LENGTH), kind="legend"),
        ]
    return drawn


def _upright(scale: _Scale, tie: Tie, language: Language) -> list[str]:
    """The tie, with its value and its key."""
    x = scale.x(tie.tie or Decimal(0))
    told = at_words(tie.kind, tie.tie or Decimal(0)).in_(language)
    anchor = "end" if x > (LEFT + RIGHT) // 2 else "start"
    shift = Decimal(-4) if anchor == "end" else Decimal(4)
    key = say("égalité", "tie").in_(language)
    return [
        segment(x, CEILING, x, FLOOR, "crossing"),
        label(x + shift, CEILING + 12, told, anchor, "tick"),
        segment(24, 266, 24, 278, "crossing"),
        label(48, 278, key, kind="legend"),
    ]
