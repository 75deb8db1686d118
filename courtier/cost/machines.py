"""The line of machines and managed databases: the cheapest shape and term that fit."""

from __future__ import annotations

from decimal import Decimal

from courtier.cost.choices import choice_of
from courtier.cost.draft import Gap
from courtier.cost.market import (
    Market,
    Priced,
    Rates,
    label,
    no_price,
    priced_line,
    rates_of,
    row_words,
)
from courtier.cost.prices import family_fact
from courtier.cost.shapes import may_hold
from courtier.cost.spans import Fleet
from courtier.cost.stretches import chain_words
from courtier.cost.terms import Input, Term, low_point, point, running_hours, uncertain
from courtier.cost.ways import Search, Way, best_way
from courtier.knowledge.records.prices import PriceRow, PriceService
from courtier.results.cost_words import CPU_NAMES
from courtier.values.text import Text, join, say
from courtier.workload.common import Number, Range
from courtier.workload.needs import Compute, Database

X86 = "x86-64"
"""The architecture of a machine that no known family names."""

_ARM = Text(fr="architecture ARM", en="ARM architecture")
_COUNT = Text(fr="nombre", en="count")
_HOURS = Text(fr="heures par mois", en="hours a month")
_VCPU = Text(fr="vCPU", en="vCPU")
_MEMORY = Text(fr="mémoire", en="memory")
_GROWTH = Text(fr="croissance par an", en="growth a year")
_ONE_MONTH = Text(fr="par mois", en="a month")
_ONE_HOUR = Text(fr="l’heure", en="an hour")


def compute_line(market: Market, region: str, need: Compute) -> Priced:
    """Machines: the cheapest shape and term that hold the need over the horizon."""
    count = count_of(need)
    growth = growth_of(need.id, need.growth_per_year)
    load = market.load if need.follows_load else None
    fleet = Fleet(count, hours_of(need, market), growth, load)
    services = market.book.services(market.provider, f"compute-{need.os}")
    return _line(market, region, need, fleet, services)


def database_line(market: Market, region: str, need: Database) -> Priced:
    """The machine of a managed database, with its standby; its storage is another need."""
    wanted = f"database-{need.engine}" + ("-ha" if need.high_availability else "")
    services = market.book.services(market.provider, wanted)
    return _line(market, region, need, Fleet(Decimal(1), market.hours), services)


def growth_of(identifier: str, growth: Number | None) -> tuple[Term, ...]:
    """A yearly growth as a factor; none when the need does not say."""
    if growth is None:
        return ()
    return (uncertain(growth, f"needs.{identifier}.growth", label(identifier, _GROWTH)),)


def _line(
    market: Market,
    region: str,
    need: Compute | Database,
    fleet: Fleet,
    services: list[PriceService],
) -> Priced:
    rows = [row for service in services for row in market.book.all_rows(region, service)]
    if not rows:
        return no_price(need.id, market, region)
    rated = [rates_of(market, currency) for currency in sorted({r.currency for r in rows})]
    known = [rates for rates in rated if isinstance(rates, Rates)]
    if not known:
        return next(rates for rates in rated if isinstance(rates, Gap))
    searches = [_search(market, rates, need, fleet, rows) for rates in known]
    tried = [(search, *way) for search in searches if (way := best_way(search)) is not None]
    if not tried:
        return no_price(need.id, market, region)
    search, kept, _ = min(tried, key=lambda one: (not one[0].has(one[1].row), one[1].present))
    considered = [way for _, _, ways in tried for way in ways]
    rates = search.rates
    category = "compute" if isinstance(need, Compute) else "database"
    family = market.book.family(kept.row)
    others = [] if family is None else [family_fact(family)]
    choice = choice_of(search, kept, considered, lambda row: _traits(market, row))
    return priced_line(
        rates, need.id, category, _text(market, need, fleet, kept), kept.plan, kept.rows,
        services, others, choice,
    )  # fmt: skip


def _search(
    market: Market, rates: Rates, need: Compute | Database, fleet: Fleet, rows: list[PriceRow]
) -> Search:
    """The rows of one currency, usual machines apart from the others."""
    size = size_of(need)
    least = low_point(size[0]), low_point(size[1])
    sides: dict[bool, list[PriceRow]] = {True: [], False: []}
    for row in rows:
        if row.currency == rates.currency and may_hold(row, *least):
            sides[_is_usual(market, row, need)].append(row)
    return Search(market, rates, fleet, size, tuple(sides[True]), tuple(sides[False]))


def _is_usual(market: Market, row: PriceRow, need: Compute | Database) -> bool:
    """Tell whether a machine has a full CPU, and an architecture that the software may ask for.

    A managed database runs no software of the body: its architecture is free.
    """
    family = market.book.family(row)
    if family is None:
        return market.architecture in (None, X86) or isinstance(need, Database)
    wanted = (None, family.architecture)
    return family.cpu == "full" and (isinstance(need, Database) or market.architecture in wanted)


def _text(market: Market, need: Compute | Database, fleet: Fleet, way: Way) -> Text:
    words = row_words(way.row, market.book)
    monthly = way.row.unit.startswith("month")
    return say(
        "« {id} » : {count} × {shape}, {price} {currency} {each}, {hours} h par mois, {term}, "
        "{region}, {origin} de {day}",
        "“{id}”: {count} × {shape}, {price} {currency} {each}, {hours} h a month, {term}, "
        "{region}, {origin} of {day}",
        id=need.id,
        count=_count(fleet),
        shape=_shape_words(market, way.row),
        price=words["price"],
        currency=words["currency"],
        each=_ONE_MONTH if monthly else _ONE_HOUR,
        hours=point(fleet.hours),
        term=chain_words(way.chain),
        region=way.row.region,
        origin=words["origin"],
        day=way.row.as_of,
    )


def _count(fleet: Fleet) -> Text:
    """How many machines, with their growth and how they follow the load."""
    plain = say("{n}", "{n}", n=point(fleet.count))
    grown = plain
    if fleet.growth:
        grown = say(
            "{n} (+{rate} % par an, en machines entières)",
            "{n} (+{rate}% a year, in whole machines)",
            n=plain,
            rate=point(fleet.growth[0]) * 100,
        )
    if fleet.load is None:
        return grown
    return say(
        "{n} à pleine charge ({peak} % {hours} h par mois, sinon {average} %)",
        "{n} at full load ({peak}% {hours} h a month, {average}% otherwise)",
        n=grown,
        peak=fleet.load.peak * 100,
        hours=round(fleet.load.hours, 1),
        average=fleet.load.average * 100,
    )


def _shape_words(market: Market, row: PriceRow) -> Text:
    """The name and size of a machine, with what is unusual about it."""
    words = row_words(row)
    traits = _traits(market, row)
    if traits is None:
        return say(
            "{sku} ({vcpu} vCPU, {memory} Gio)", "{sku} ({vcpu} vCPU, {memory} GiB)", **words
        )
    return say(
        "{sku} ({vcpu} vCPU, {memory} Gio ; {traits})",
        "{sku} ({vcpu} vCPU, {memory} GiB; {traits})",
        traits=traits,
        **words,
    )


def _traits(market: Market, row: PriceRow) -> Text | None:
    """What is unusual about a machine; None when nothing is."""
    family = market.book.family(row)
    traits = []
    if family is not None and family.architecture == "arm64":
        traits.append(_ARM)
    if family is not None and family.cpu != "full":
        traits.append(say("processeur {cpu}", "CPU {cpu}", cpu=CPU_NAMES[family.cpu]))
    return join(traits) if traits else None


def hours_of(need: Compute, market: Market) -> Term:
    """The hours a month that the machines run: those of the need, else the whole month."""
    if need.hours_per_month is None:
        given: Number = _range(market.hours)
    else:
        given = need.hours_per_month
    return running_hours(need.id, given, label(need.id, _HOURS))


def _range(term: Term) -> Number:
    """A default as the file would give it."""
    if isinstance(term, Input):
        return Range(low=term.low, likely=term.likely, high=term.high)
    return point(term)


def count_of(need: Compute) -> Term:
    """How many machines a need asks for, as a factor."""
    return uncertain(need.count, f"needs.{need.id}.count", label(need.id, _COUNT))


def size_of(need: Compute | Database) -> tuple[Term, Term]:
    """The vCPUs and the GiB of memory of each machine, as factors."""
    return (
        uncertain(need.vcpu, f"needs.{need.id}.vcpu", label(need.id, _VCPU)),
        uncertain(need.memory_gib, f"needs.{need.id}.memory", label(need.id, _MEMORY)),
    )
