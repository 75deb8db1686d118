"""The list-price line of machines and managed databases: the cheapest shape that fits."""

from __future__ import annotations

from dataclasses import dataclass

from courtier.cost.market import Market, Priced, label, list_line, no_price, row_words
from courtier.cost.prices import family_fact
from courtier.cost.shapes import fit, staircase
from courtier.cost.terms import Term, point, uncertain
from courtier.knowledge.records.prices import PriceRow, PriceService, ShapeFamily
from courtier.results.words import CPU_NAMES
from courtier.values.text import Text, join, say
from courtier.workload.needs import Compute, Database

X86 = "x86-64"
"""The architecture of a machine that no known family names."""

_ARM = Text(fr="architecture ARM", en="ARM architecture")
_COUNT = Text(fr="nombre", en="count")
_HOURS = Text(fr="heures par mois", en="hours a month")
_VCPU = Text(fr="vCPU", en="vCPU")
_MEMORY = Text(fr="mémoire", en="memory")


def compute_line(market: Market, region: str, need: Compute) -> Priced:
    """Machines: the cheapest shape that holds the need, by the hour."""
    found = _shape(market, region, f"compute-{need.os}", need)
    if found is None:
        return no_price(need.id, market, region)
    count = uncertain(need.count, f"needs.{need.id}.count", label(need.id, _COUNT))
    hours = hours_of(need, market)
    text = say(
        "« {id} » : {count} × {shape}, {price} {currency} l’heure × "
        "{hours} h par mois, {region}, prix public de {day}",
        "“{id}”: {count} × {shape}, {price} {currency} an hour × "
        "{hours} h a month, {region}, list price of {day}",
        id=need.id,
        count=point(count),
        hours=point(hours),
        shape=_shape_words(found),
        **row_words(found.row),
    )
    factors = (count, found.price, hours)
    return _line(market, need, text, factors, found)


def database_line(market: Market, region: str, need: Database) -> Priced:
    """The machine of a managed database; its storage is another need."""
    wanted = f"database-{need.engine}" + ("-ha" if need.high_availability else "")
    found = _shape(market, region, wanted, need)
    if found is None:
        return no_price(need.id, market, region)
    text = say(
        "« {id} » : {shape}, {price} {currency} l’heure × {hours} h "
        "par mois, {region}, prix public de {day}",
        "“{id}”: {shape}, {price} {currency} an hour × {hours} h a "
        "month, {region}, list price of {day}",
        id=need.id,
        hours=point(market.hours),
        shape=_shape_words(found),
        **row_words(found.row),
    )
    return _line(market, need, text, (found.price, market.hours), found)


@dataclass(frozen=True)
class Shape:
    """The machine chosen: its price an hour, its row, what its family is, what led to it."""

    price: Term
    row: PriceRow
    family: ShapeFamily | None
    services: list[PriceService]


def _shape(market: Market, region: str, wanted: str, need: Compute | Database) -> Shape | None:
    """The cheapest machine among the usual ones; among all of them when no usual one fits."""
    services = market.book.services(market.provider, wanted)
    rows = [row for service in services for row in market.book.rows(region, service)]
    usual = [row for row in rows if _is_usual(market, row, need)]
    size = _size(need)
    found = fit(staircase(usual), *size) or fit(staircase(rows), *size)
    if found is None:
        return None
    price, chosen = found
    return Shape(price, chosen[0], market.book.family(chosen[0]), services)


def _is_usual(market: Market, row: PriceRow, need: Compute | Database) -> bool:
    """Tell whether a machine has a full CPU, and an architecture that the software may ask for.

    A managed database runs no software of the body: its architecture is free.
    """
    family = market.book.family(row)
    if family is None:
        return market.architecture in (None, X86) or isinstance(need, Database)
    wanted = (None, family.architecture)
    return family.cpu == "full" and (isinstance(need, Database) or market.architecture in wanted)


def _shape_words(shape: Shape) -> Text:
    """The name and size of a machine, with what is unusual about it."""
    words = row_words(shape.row)
    family = shape.family
    traits = []
    if family is not None and family.architecture == "arm64":
        traits.append(_ARM)
    if family is not None and family.cpu != "full":
        traits.append(
            say("processeur {cpu}", "CPU {cpu}", cpu=CPU_NAMES[family.cpu]),
        )
    if not traits:
        return say(
            "{sku} ({vcpu} vCPU, {memory} Gio)", "{sku} ({vcpu} vCPU, {memory} GiB)", **words
        )
    return say(
        "{sku} ({vcpu} vCPU, {memory} Gio ; {traits})",
        "{sku} ({vcpu} vCPU, {memory} GiB; {traits})",
        traits=join(traits),
        **words,
    )


def _line(
    market: Market, need: Compute | Database, text: Text, factors: tuple[Term, ...], shape: Shape
) -> Priced:
    category = "compute" if isinstance(need, Compute) else "database"
    others = [] if shape.family is None else [family_fact(shape.family)]
    rows = [shape.row]
    return list_line(market, need.id, category, text, factors, rows, shape.services, others=others)


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
