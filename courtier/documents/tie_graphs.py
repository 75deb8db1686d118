"""The charts of the ties: what two options cost by hours a month, and by discount."""

from __future__ import annotations

from decimal import Decimal

from courtier.documents.chart_xml import THICK, THIN, across, chart, dollars, line, path, scatter
from courtier.documents.cost_graphs import COLORS, DASHES
from courtier.results.estimate import Estimate
from courtier.results.ties import Tie, TieKind, ties_of
from courtier.values.text import Language, Text

_ACROSS: dict[TieKind, Text] = {
    "hours": Text(fr="Heures par mois", en="Hours a month"),
    "discount": Text(fr="Rabais (%)", en="Discount (%)"),
}
_TIE = Text(fr="égalité", en="tie")


def tie_graphs(estimate: Estimate, language: Language) -> dict[str, str]:
    """The XML of each chart that the estimate has points for: ``hours`` and ``discount``."""
    return {tie.kind: _tie(tie, language) for tie in ties_of(estimate)}


def _tie(tie: Tie, language: Language) -> str:
    """A line for each side; an upright one where they tie."""
    places = [_place(tie, point.at) for point in tie.points]
    sides = (
        (tie.cloud, [point.cloud for point in tie.points]),
        (tie.other, [point.other for point in tie.points]),
    )
    lines = [
        path(n, name.in_(language), places, amounts, line(COLORS[n], THICK, DASHES[n]))
        for n, (name, amounts) in enumerate(sides)
    ]
    if tie.tie is not None:
        top = max(max(amounts) for _, amounts in sides)
        upright = [_place(tie, tie.tie)] * 2
        look = line("333333", THIN, "sysDot")
        lines.append(path(2, _TIE.in_(language), upright, [Decimal(0), top], look))
    axis = across(_ACROSS[tie.kind], places[0], places[-1], 0, language)
    return chart(scatter(lines) + axis + dollars(language, "l", "min", "midCat"), language)


def _place(tie: Tie, at: Decimal) -> Decimal:
    return at if tie.kind == "hours" else (at * 100).normalize() + 0
