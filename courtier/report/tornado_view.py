"""What weighs most on the comparison, as text: each input with its ends, its swing and its bar."""

from __future__ import annotations

from decimal import Decimal

from courtier.report.page import Page
from courtier.results.estimate import Estimate, Swing

DEEPER = 4


def tornado_section(page: Page, estimate: Estimate) -> None:
    """Each input with the difference at its two ends, then its bar on one scale for all."""
    if not estimate.sensitivity:
        return
    page.section(
        page.say(
            "Ce qui pèse le plus sur l’écart de valeur actuelle",
            "What weighs most on the difference of present value",
        )
    )
    bars = tornado_lines(estimate, page.width - DEEPER)
    for number, (swing, bar) in enumerate(zip(estimate.sensitivity, bars, strict=True), start=1):
        page.item(f"{number}. ", _told(page, swing))
        page.add([" " * DEEPER + bar])
    _sides(page, estimate)
    page.text(
        page.say(
            "L’écart est celui de l’infonuagique moins l’autre côté ; ┼ : aucun écart. Toutes les"
            " barres ont la même échelle.",
            "The difference is that of the cloud less the other side; ┼: no difference. All bars"
            " have the same scale.",
        )
    )


def _sides(page: Page, estimate: Estimate) -> None:
    """The two options whose difference is told, by name."""
    names = {option.id: page.word(option.name) for option in estimate.options}
    cloud, other = estimate.break_even.cloud, estimate.break_even.other
    if cloud is not None and other is not None:
        page.text(
            page.say(
                "Options comparées : « {cloud} » moins « {other} ».",
                "Options compared: “{cloud}” less “{other}”.",
                cloud=names.get(cloud, cloud),
                other=names.get(other, other),
            )
        )


def _told(page: Page, swing: Swing) -> str:
    return page.say(
        "{name} : {low} au plus bas, {high} au plus haut, étendue {swing}, variance {share}",
        "{name}: {low} at its lowest, {high} at its highest, swing {swing}, variance {share}",
        name=swing.text,
        low=page.money(swing.low),
        high=page.money(swing.high),
        swing=page.money(abs(swing.high - swing.low)),
        share=_share(page, swing),
    )


def _share(page: Page, swing: Swing) -> str:
    share = swing.share_of_variance
    return page.say("non tirée", "not drawn") if share is None else page.percent(share)


def tornado_lines(estimate: Estimate, width: int) -> list[str]:
    """A bar for each input, in their order; ``┼`` is no difference at all.

    Args:
        estimate: The estimate.
        width: The columns to fill.
    """
    swings = estimate.sensitivity
    ends = [Decimal(0), *(end for swing in swings for end in (swing.low, swing.high))]
    low, span = min(ends), (max(ends) - min(ends)) or Decimal(1)
    return [bar(swing.low, swing.high, low, span, width) for swing in swings]


def bar(first: Decimal, last: Decimal, low: Decimal, span: Decimal, width: int) -> str:
    """A bar between two amounts on a scale, with ``┼`` at zero.

    Args:
        first: One end of the bar.
        last: The other one.
        low: The amount at the left edge of the scale.
        span: What the whole scale spans.
        width: Its columns.
    """

    def across(value: Decimal) -> int:
        return int((value - low) * (width - 1) / span)

    start, end = sorted((across(first), across(last)))
    line = ["█" if start <= x <= end else " " for x in range(width)]
    line[across(Decimal(0))] = "┼"
    return "".join(line).rstrip()
