"""The present cost of two options as it adds up, each with its band, as text."""

from __future__ import annotations

from decimal import Decimal

from courtier.report.chart_band import banded, crossing_sentences
from courtier.report.page import Page
from courtier.results.estimate import Estimate, OptionCost

INDENT, GAP = 2, 2


def band_section(page: Page, estimate: Estimate) -> None:
    """Each option of the main comparison: a row for each month told, figures then a drawing."""
    options = banded(estimate)
    if not options:
        return
    page.section(page.say("Coût actualisé cumulé", "Cumulative present cost"))
    top = max(point.p90 for option in options for point in option.band)
    for option in options:
        page.text(page.word(option.name))
        page.add([" " * INDENT + row for row in _rows(page, option, top)])
    key = page.say("░ de P10 à P90, █ médiane.", "░ from P10 to P90, █ median.")
    told = " ".join(page.word(sentence) for sentence in crossing_sentences(estimate))
    page.text(f"{key} {told}".strip())


def _rows(page: Page, option: OptionCost, top: Decimal) -> list[str]:
    heads = (page.say("Mois", "Month"), "P10", page.say("Médiane", "Median"), "P90")
    cells = [
        (str(point.month), *(page.money(each) for each in (point.p10, point.p50, point.p90)))
        for point in option.band
    ]
    widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    left = page.width - INDENT - sum(widths) - GAP * len(widths)
    bars = ["", *band_bars(option, top, max(left, 1))]
    return [
        (" " * GAP)
        .join([*(cell.rjust(width) for cell, width in zip(row, widths, strict=True)), bar])
        .rstrip()
        for row, bar in zip((heads, *cells), bars, strict=True)
    ]


def band_bars(option: OptionCost, top: Decimal, width: int) -> list[str]:
    """A bar for each point: ``░`` from P10 to P90, ``█`` at the median, from zero to ``top``.

    Args:
        option: An option with its band.
        top: The amount of the last column.
        width: The columns to fill.
    """

    def across(amount: Decimal) -> int:
        return int(max(Decimal(0), amount) * (width - 1) / top) if top > 0 else 0

    found = []
    for point in option.band:
        low, middle, high = map(across, (point.p10, point.p50, point.p90))
        row = ["░" if low <= x <= high else " " for x in range(width)]
        row[middle] = "█"
        found.append("".join(row).rstrip())
    return found
