"""The support plan of a provider: graduated on the bill of each month, or a minimum."""

from __future__ import annotations

from courtier.cost.draft import Gap, Line
from courtier.cost.flows import ZERO, Monthly
from courtier.cost.market import NOT_COVERED, Market, Priced, rates_of
from courtier.cost.spans import SupportPlan
from courtier.cost.terms import Band
from courtier.knowledge.records.prices import SupportBand
from courtier.results.common import FactUsed
from courtier.results.cost_words import UNIT_NAMES
from courtier.results.words import named
from courtier.values.text import Text, say

SUPPORT = "support-plan"
"""The id of the line of a support plan, and the item of a quote that prices one."""

NO_PLAN = "none"

_NONE_PAID = Text(fr="Aucun plan de soutien payant", en="No paid support plan")


def support_lines(market: Market, level: str | None, paid: tuple[Line, ...]) -> list[Priced]:
    """The support that the body asks for, on what the provider bills; nothing if none is said."""
    if level is None or not paid:
        return []
    if level == NO_PLAN:
        return [_unpaid()]
    bands = market.book.support(market.provider, level)
    if not bands:
        return [_no_plan(market)]
    rates = rates_of(market, bands[0].currency)
    if isinstance(rates, Gap):
        return [rates]
    plan = SupportPlan(
        bill=tuple(line.plan for line in paid),
        minimum=bands[0].minimum,
        bands=tuple(Band(b.from_bill, b.to_bill, b.fraction) for b in bands),
        rate=rates.rate,
    )
    facts = (support_fact(bands[0]), *rates.facts)
    return [Line(SUPPORT, "support", _text(bands), plan, "list", facts)]


def support_fact(band: SupportBand) -> FactUsed:
    """A support plan as a fact: ``support-plan:<provider>:<level>``."""
    parts = ("support-plan", band.provider, band.level)
    return FactUsed(id=":".join(parts), confidence=band.confidence)


def _unpaid() -> Line:
    return Line(SUPPORT, "support", _NONE_PAID, Monthly((ZERO,)), "given")


def _text(bands: list[SupportBand]) -> Text:
    first = bands[0]
    return say(
        "Plan de soutien {plan} : {first} % de la facture du mois au premier palier, {last} % au "
        "dernier, au moins {minimum} {currency} par mois, lu le {day}",
        "Support plan {plan}: {first}% of the bill of the month in the first band, {last}% in the "
        "last, at least {minimum} {currency} a month, read on {day}",
        plan=first.plan,
        first=first.fraction * 100,
        last=bands[-1].fraction * 100,
        minimum=first.minimum,
        currency=named(UNIT_NAMES, first.currency),
        day=first.read_on,
    )


def _no_plan(market: Market) -> Gap:
    what = say(
        "le prix du plan de soutien demandé chez {provider} (item : {item})",
        "the price of the support plan asked for at {provider} (item: {item})",
        provider=market.provider,
        item=SUPPORT,
    )
    return Gap(SUPPORT, what, NOT_COVERED, "adviser")
