"""Where two options tie, as text: what both cost by hours a month, and by discount."""

from __future__ import annotations

from decimal import Decimal

from courtier.report.layout import Column
from courtier.report.page import Page
from courtier.report.tornado_view import bar
from courtier.results.estimate import Estimate
from courtier.results.ties import Tie, at_words, tie_title, ties_of

INDENT, GAP, LEAST = 2, 2, 11


def ties_section(page: Page, estimate: Estimate) -> None:
    """A row for each point: both costs, their difference, its bar; the tie is marked."""
    ties = ties_of(estimate)
    if not ties:
        return
    page.section(page.say("Où les deux options coûtent autant", "Where both options cost the same"))
    for tie in ties:
        page.text(page.word(tie_title(tie)))
        _drawn(page, tie)
    page.text(
        page.say(
            "Infonuagique : « {cloud} » ; autre : « {other} ». ┼ : égalité ; la barre va à gauche"
            " où l’infonuagique coûte moins, à droite où elle coûte plus.",
            "Cloud: “{cloud}”; other: “{other}”. ┼: tie; the bar goes left where the cloud costs"
            " less, right where it costs more.",
            cloud=ties[0].cloud,
            other=ties[0].other,
        )
    )


def _drawn(page: Page, tie: Tie) -> None:
    """The rows with their bars; without them where the page is narrow."""
    heads = (
        page.say("Heures", "Hours") if tie.kind == "hours" else page.say("Rabais", "Discount"),
        page.say("Infonuagique", "Cloud"),
        page.say("Autre", "Other"),
        page.say("Écart", "Difference"),
    )
    cells = [
        (_marked(page, tie, point.at), *map(page.money, (point.cloud, point.other, gap)))
        for point, gap in zip(tie.points, gaps_of(tie), strict=True)
    ]
    widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    left = page.width - INDENT - sum(widths) - GAP * len(widths)
    if left < LEAST:
        page.table([Column(head, "right") for head in heads], cells)
        return
    for row, drawn in zip((heads, *cells), ["", *tie_bars(tie, left)], strict=True):
        told = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        page.add([" " * INDENT + (" " * GAP).join([*told, drawn]).rstrip()])


def gaps_of(tie: Tie) -> list[Decimal]:
    """The cloud less the other side at each point; nothing at the tie, which is rounded."""
    return [
        Decimal(0) if point.at == tie.tie else point.cloud - point.other for point in tie.points
    ]


def _marked(page: Page, tie: Tie, at: Decimal) -> str:
    told = page.word(at_words(tie.kind, at))
    return f"= {told}" if at == tie.tie else told


def tie_bars(tie: Tie, width: int) -> list[str]:
    """A bar from no difference to that of each point, all on one scale.

    Args:
        tie: The points.
        width: The columns to fill.
    """
    gaps = gaps_of(tie)
    low = min(Decimal(0), *gaps)
    span = (max(Decimal(0), *gaps) - low) or Decimal(1)
    return [bar(Decimal(0), gap, low, span, width) for gap in gaps]
