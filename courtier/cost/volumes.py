"""The list-price line of stored volumes and of traffic out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from courtier.cost.draft import Gap, Line
from courtier.cost.flows import ZERO, Monthly
from courtier.cost.market import (
    Market,
    Priced,
    label,
    list_line,
    no_price,
    priced_line,
    rates_of,
    row_words,
)
from courtier.cost.prices import by_the_hour, cheapest, last_unit
from courtier.cost.spans import GrowingBands
from courtier.cost.terms import Band, Graduated, Term, point, top, uncertain
from courtier.cost.view import MONTHS_PER_YEAR
from courtier.knowledge.records.prices import PriceRow, PriceService
from courtier.results.cost_words import UNIT_NAMES
from courtier.results.words import named
from courtier.values.text import Text, say
from courtier.workload.needs import Database, Network, Storage

BACKUP = "backup"
"""The kind of storage, and the category of the line, of backup copies."""

DATABASE_STORAGE = "database-storage"
"""The category of the line of the volume of a database."""

NETWORK = "network"
"""The id of the network need, which has none of its own."""

_VOLUME = Text(fr="volume", en="volume")
_GROWTH = Text(fr="croissance par an", en="growth a year")
_TRAFFIC = Text(fr="Trafic sortant, Gio par mois", en="Traffic out, GiB a month")
NO_TRAFFIC = Line(
    NETWORK,
    "network",
    Text(fr="Aucun trafic sortant", en="No traffic out"),
    Monthly((ZERO,)),
    "given",
)
"""A line of nothing: alone, it prices no option."""


def storage_line(market: Market, region: str, need: Storage) -> Priced:
    """A volume of storage, that grows month by month if the need does."""
    gib = volume_of(need)
    growth = volume_growth(need)
    line = volume_line(market, region, need.id, f"storage-{need.kind}", gib, growth)
    if isinstance(line, Line) and need.kind == BACKUP:
        return replace(line, category=BACKUP)
    return line


def volume_of(need: Storage) -> Term:
    """The volume of a need, in GiB, as a factor."""
    return uncertain(need.gib, f"needs.{need.id}.gib", label(need.id, _VOLUME))


def volume_growth(need: Storage | Database) -> tuple[Term, ...]:
    """The yearly growth of a volume as a factor; none when the need does not say."""
    if need.growth_per_year is None:
        return ()
    return (uncertain(need.growth_per_year, f"needs.{need.id}.growth", label(need.id, _GROWTH)),)


def volume_line(
    market: Market, region: str, identifier: str, wanted: str, gib: Term, growth: tuple[Term, ...]
) -> Priced:
    """A volume at one price a unit and month (or hour)."""
    services = market.book.services(market.provider, wanted)
    return service_line(market, region, identifier, services, gib, growth)


def service_line(
    market: Market, region: str, identifier: str, services: list[PriceService], gib: Term,
    growth: tuple[Term, ...],
) -> Priced:  # fmt: skip
    """A volume by what serves it; a gap unless exactly one thing does."""
    service = services[0] if len(services) == 1 else None
    row = cheapest(market.book.rows(region, service)) if service else None
    if service is None or row is None or service.units_per_gib is None:
        return no_price(identifier, market, region)
    end = last_unit(services)
    if end is not None and largest(gib, growth, market.months) * service.units_per_gib > end:
        return no_price(identifier, market, region)
    hours: tuple[Term, ...] = (market.hours,) if by_the_hour(row) else ()
    text = say(
        "« {id} » : {gib} Gio, {sku}, {price} {currency} par {unit} (1 Gio = {units} {base}), "
        "{region}, {origin} de {day}",
        "“{id}”: {gib} GiB, {sku}, {price} {currency} per {unit} (1 GiB = {units} {base}), "
        "{region}, {origin} of {day}",
        id=identifier,
        gib=point(gib),
        unit=named(UNIT_NAMES, row.unit),
        base=named(UNIT_NAMES, row.unit.partition("-")[0]),
        units=service.units_per_gib,
        **row_words(row, market.book),
    )
    factors = (gib, service.units_per_gib, market.book.paid(row), *hours)
    return list_line(market, identifier, "storage", text, factors, [row], [service], growth)


def egress_line(market: Market, region: str, need: Network) -> Priced:
    """Traffic out, each monthly band at its own price; only bands that it reaches count."""
    gib = traffic_of(need)
    if top(gib) == 0:
        return NO_TRAFFIC
    growth = traffic_growth(need)
    tariff = traffic_tariff(market, region, largest(gib, growth, market.months))
    if tariff is None:
        return no_price(NETWORK, market, region)
    units, bands, rows, reached = tariff.units, tariff.bands, tariff.rows, tariff.services
    text = _traffic_text(point(gib), units, reached, rows)
    if not growth:
        volume = Graduated((gib, units), bands)
        return list_line(market, NETWORK, "network", text, (volume,), rows, reached)
    rates = rates_of(market, rows[0].currency)
    if isinstance(rates, Gap):
        return rates
    plan = GrowingBands((gib, units), bands, growth, rates.factors(rows[0]), market.growth)
    return priced_line(rates, NETWORK, "network", text, plan, rows, reached)


@dataclass(frozen=True)
class Tariff:
    """The bands of traffic out in a region, in ``units`` to the GiB, and where they come from."""

    units: Decimal
    bands: tuple[Band, ...]
    rows: list[PriceRow]
    services: list[PriceService]


def traffic_tariff(market: Market, region: str, most_gib: Decimal) -> Tariff | None:
    """The bands that a month of at most some GiB reaches; None where one has no price.

    The first band that is not free is among them, also where all the traffic is free.
    """
    services = market.book.services(market.provider, "egress")
    units = services[0].units_per_gib if services else None
    if units is None or _beyond(services, most_gib * units):
        return None
    paid = min((s.from_units or ZERO for s in services if s.sku), default=ZERO)
    reached = [s for s in services if (s.from_units or ZERO) < most_gib * units]
    reached += [s for s in services if s not in reached and s.from_units == paid]
    found = [cheapest(market.book.rows(region, service)) for service in reached]
    rows = [row for row in found if row is not None]
    if not rows or any(row is None and s.sku for row, s in zip(found, reached, strict=True)):
        return None
    bands = tuple(_band(market, *pair) for pair in zip(reached, found, strict=True))
    return Tariff(units, bands, rows, reached)


def _traffic_text(
    gib: Decimal, units: Decimal, services: list[PriceService], rows: list[PriceRow]
) -> Text:
    return say(
        "{gib} Gio sortants par mois, tarif gradué par {unit} (1 Gio = {units} {unit}, {free} "
        "{unit} gratuits), premier palier à {price} {currency}, {region}, {origin} de {day}",
        "{gib} GiB out a month, graduated price per {unit} (1 GiB = {units} {unit}, {free} "
        "{unit} free), first band at {price} {currency}, {region}, {origin} of {day}",
        gib=gib,
        unit=named(UNIT_NAMES, rows[0].unit),
        units=units,
        free=max((s.to_units or ZERO for s in services if not s.sku), default=ZERO),
        **row_words(rows[0]),
    )


def largest(gib: Term, growth: tuple[Term, ...], months: int) -> Decimal:
    """The largest volume of the horizon: the top of the need, grown until the last month."""
    grown = top(gib)
    for term in growth:
        yearly = max(Decimal(1), 1 + top(term))
        grown = grown * yearly ** (Decimal(months - 1) / MONTHS_PER_YEAR)
    return grown


def _beyond(services: list[PriceService], units: Decimal) -> bool:
    end = last_unit(services)
    return end is not None and units > end


def traffic_of(need: Network) -> Term:
    """The traffic out of a month, in GiB, as a factor."""
    return uncertain(need.egress_gib_per_month, "needs.network.egress", _TRAFFIC)


def traffic_growth(need: Network) -> tuple[Term, ...]:
    """The yearly growth of the traffic as a factor; none when the need does not say."""
    if need.growth_per_year is None:
        return ()
    return (uncertain(need.growth_per_year, "needs.network.growth", label(NETWORK, _GROWTH)),)


def _band(market: Market, service: PriceService, row: PriceRow | None) -> Band:
    price = ZERO if row is None else market.book.paid(row)
    return Band(service.from_units or ZERO, service.to_units, price)
