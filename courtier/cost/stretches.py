"""What follows the whole blocks of a commitment: shorter commitments, then the hour on demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from courtier.cost.commitments import Commitment, term_words
from courtier.cost.flows import Monthly, Plan, Share
from courtier.cost.market import Market, Rates
from courtier.cost.spans import Committed, Fleet, Rented
from courtier.cost.terms import Term
from courtier.knowledge.records.prices import PriceRow
from courtier.values.text import Text, say


@dataclass(frozen=True)
class Bought:
    """A shape at the price of one term; ``commitment`` is None for the hour on demand."""

    row: PriceRow
    price: Term
    commitment: Commitment | None


@dataclass(frozen=True)
class Stretch:
    """What pays for the months from ``start`` (0 is the first) until ``end``, in whole blocks."""

    bought: Bought
    start: int
    end: int


Chain = tuple[Stretch, ...]
"""Stretches one after the other from the first month to the last."""


def chains(
    first: Bought, shorter: Iterable[Bought], hourly: Bought | None, months: int
) -> Iterator[Chain]:
    """Every way to pay for a horizon that begins with one term, the simplest first.

    Args:
        first: The term of the first months.
        shorter: What may follow; only what binds for less than what it follows does.
        hourly: The hour on demand, which pays for the months that no whole block covers.
        months: The months of the horizon.
    """
    if first.commitment is None:
        yield (Stretch(first, 0, months),)
    else:
        yield from _after((), first, first.commitment, (tuple(shorter), hourly, months))


def _after(
    before: Chain,
    bought: Bought,
    commitment: Commitment,
    rest: tuple[tuple[Bought, ...], Bought | None, int],
) -> Iterator[Chain]:
    others, hourly, months = rest
    start = before[-1].end if before else 0
    end = start + commitment.covered(months - start)
    chain = (*before, Stretch(bought, start, end))
    yield chain if hourly is None or end == months else (*chain, Stretch(hourly, end, months))
    for other in others:
        follows = other.commitment
        if follows and follows.months < commitment.months and follows.months <= months - end:
            yield from _after(chain, other, follows, rest)


def chain_plan(
    chain: Chain, fleet: Fleet, market: Market, rates: Rates, hourly: Bought | None
) -> Plan:
    """How machines are paid along a chain; ``hourly`` pays for what no commitment covers."""
    first, drift = chain[0].bought, market.growth
    if first.commitment is None:
        factors = rates.factors(first.row)
        if fleet.steady:
            return Monthly((fleet.count, first.price, fleet.hours, *factors), drift)
        return Rented(fleet, (first.price, *factors), drift)
    binding = [stretch for stretch in chain if stretch.bought.commitment is not None]
    parts: list[Plan] = [_committed(stretch, fleet, market, rates) for stretch in binding]
    covered = binding[-1].end
    if hourly is not None and not (fleet.steady and covered == market.months):
        price = (hourly.price, *rates.factors(hourly.row))
        parts.append(Rented(fleet, price, drift, covered))
    return parts[0] if len(parts) == 1 else Share(tuple(parts))


def _committed(stretch: Stretch, fleet: Fleet, market: Market, rates: Rates) -> Committed:
    bought, commitment = stretch.bought, stretch.bought.commitment
    assert commitment is not None
    by_month = bought.row.unit.startswith("month")
    hours = () if by_month else (market.hours,)
    price = (bought.price, *hours, *rates.factors(bought.row))
    return Committed(
        fleet, price, market.growth, commitment.months, stretch.end, commitment.upfront,
        stretch.start,
    )  # fmt: skip


def chain_words(chain: Chain) -> Text:
    """How the machines of a chain are bought, each term from its first month, in words."""
    told = [(stretch.start, term_words(stretch.bought.row)) for stretch in chain]
    start, words = told.pop()
    while told:
        before, first = told.pop()
        words = say(
            "{first} (puis, dès le mois {month}, {following})",
            "{first} (then, from month {month}, {following})",
            first=first,
            month=start + 1,
            following=words,
        )
        start = before
    return words
