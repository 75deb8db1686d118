"""The list-price line of machines and managed databases: the cheapest shape that fits."""

from __future__ import annotations

from courtier.cost.market import Market, Priced, label, list_line, no_price, row_words
from courtier.cost.shapes import fit, staircase
from courtier.cost.terms import Term, point, uncertain
from courtier.knowledge.records.catalog import PriceRow, PriceService
from courtier.values.text import Text, say
from courtier.workload.needs import Compute, Database

_COUNT = Text(fr="nombre", en="count")
_HOURS = Text(fr="heures par mois", en="hours a month")
_VCPU = Text(fr="vCPU", en="vCPU")
_MEMORY = Text(fr="mémoire", en="memory")


def compute_line(market: Market, region: str, need: Compute) -> Priced:
    """Machines: the cheapest shape that holds the need, by the hour."""
    found = _shape(market, region, f"compute-{need.os}", _size(need))
    if found is None:
        return no_price(need.id, market, region)
    price, row, facts = found
    count = uncertain(need.count, f"needs.{need.id}.count", label(need.id, _COUNT))
    hours = hours_of(need, market)
    text = say(
        "« {id} » : {count} × {sku} ({vcpu} vCPU, {memory} Gio), {price} {currency} l’heure × "
        "{hours} h par mois, {region}, prix public de {day}",
        "“{id}”: {count} × {sku} ({vcpu} vCPU, {memory} GiB), {price} {currency} an hour × "
        "{hours} h a month, {region}, list price of {day}",
        id=need.id,
        count=point(count),
        hours=point(hours),
        **row_words(row),
    )
    return list_line(market, need.id, "compute", text, (count, price, hours), [row], facts)


def database_line(market: Market, region: str, need: Database) -> Priced:
    """The machine of a managed database; its storage is another need."""
    wanted = f"database-{need.engine}" + ("-ha" if need.high_availability else "")
    found = _shape(market, region, wanted, _size(need))
    if found is None:
        return no_price(need.id, market, region)
    price, row, facts = found
    text = say(
        "« {id} » : {sku} ({vcpu} vCPU, {memory} Gio), {price} {currency} l’heure × {hours} h "
        "par mois, {region}, prix public de {day}",
        "“{id}”: {sku} ({vcpu} vCPU, {memory} GiB), {price} {currency} an hour × {hours} h a "
        "month, {region}, list price of {day}",
        id=need.id,
        hours=point(market.hours),
        **row_words(row),
    )
    return list_line(market, need.id, "database", text, (price, market.hours), [row], facts)


def _shape(
    market: Market, region: str, wanted: str, size: tuple[Term, Term]
) -> tuple[Term, PriceRow, list[PriceService]] | None:
    services = market.book.services(market.provider, wanted)
    rows = [row for service in services for row in market.book.rows(region, service)]
    found = fit(staircase(rows), *size)
    return None if found is None else (found[0], found[1][0], services)


def hours_of(need: Compute, market: Market) -> Term:
    """The hours a month that the machines run: those of the need, else the whole month."""
    if need.hours_per_month is None:
        return market.hours
    return uncertain(need.hours_per_month, f"needs.{need.id}.hours", label(need.id, _HOURS))


def _size(need: Compute | Database) -> tuple[Term, Term]:
    return (
        uncertain(need.vcpu, f"needs.{need.id}.vcpu", label(need.id, _VCPU)),
        uncertain(need.memory_gib, f"needs.{need.id}.memory", label(need.id, _MEMORY)),
    )
