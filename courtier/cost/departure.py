"""Leaving a cloud option at the end of the horizon: labour, export, traffic out and its waiver."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from courtier.cost.defaults import Defaults
from courtier.cost.draft import Line
from courtier.cost.flows import ZERO, Monthly, Share
from courtier.cost.market import Market, Rates, rates_of
from courtier.cost.prices import price_fact, service_fact
from courtier.cost.spans import During, Monthwise
from courtier.cost.terms import Band, Input, Term, inputs_in, uncertain
from courtier.cost.topics import EXIT
from courtier.cost.view import Exact, Quantity, View
from courtier.cost.volumes import (
    Tariff,
    largest,
    traffic_growth,
    traffic_of,
    traffic_tariff,
    volume_growth,
    volume_of,
)
from courtier.results.common import FactUsed
from courtier.values.text import Text, say
from courtier.workload.common import Number
from courtier.workload.costing import Exit
from courtier.workload.needs import Database, Needs

LABOUR, EXPORT, EGRESS, WAIVER = "exit.labour", "exit.export", "exit.egress", "exit.egress-waiver"
WAIVER_FACT = "exit-egress-waiver"


@dataclass(frozen=True)
class Seller:
    """Who bills what leaves: a market, the region priced, and what a reseller adds to its list."""

    market: Market
    region: str | None
    surcharge: Decimal = ZERO


Volume = tuple[Term, tuple[Term, ...]]
"""A volume in GiB on the first month, and its growths a year."""


@dataclass(frozen=True)
class Departure(Monthwise):
    """All that is stored, sent out once in the last month, each band at its own price.

    It comes after the ``usual`` traffic of the month, which has the first bands and what is free.
    """

    volumes: tuple[Volume, ...]
    usual: tuple[Volume, ...]
    units: Decimal
    bands: tuple[Band, ...]
    factors: tuple[Term, ...]
    drift: tuple[Term, ...]

    def amounts(self, view: View) -> list[Quantity]:
        """Nothing until the last month, then the whole."""
        last = view.constant(Decimal(view.months - 1))
        price = view.product(self.factors) * view.monthly_growth(self.drift) ** last
        units = view.constant(self.units)
        before = stored(self.usual, view) * units
        sent = before + stored(self.volumes, view) * units
        more = view.banded(sent, self.bands) - view.banded(before, self.bands)
        return [*[view.constant(ZERO)] * (view.months - 1), more * price]

    def inputs(self) -> Iterator[Input]:
        """The inputs of the volumes and of the price."""
        for volume, growth in (*self.volumes, *self.usual):
            yield from inputs_in((volume, *growth))
        yield from inputs_in((*self.factors, *self.drift))


def stored(volumes: tuple[Volume, ...], view: View) -> Quantity:
    """The GiB of some volumes in the last month."""
    last = view.constant(Decimal(view.months - 1))
    total = view.constant(ZERO)
    for volume, growth in volumes:
        total = total + view.value(volume) * view.monthly_growth(growth) ** last
    return total


def volumes_of(needs: Needs | None) -> tuple[Volume, ...]:
    """What is stored, in volumes and in databases whose size is known."""
    if needs is None:
        return ()
    disks = [(volume_of(need), volume_growth(need)) for need in needs.storage]
    return (*disks, *(found for need in needs.databases if (found := _database(need))))


def usual_of(needs: Needs | None) -> tuple[Volume, ...]:
    """The traffic that leaves in any month, where the needs tell it."""
    network = needs.network if needs else None
    return () if network is None else ((traffic_of(network), traffic_growth(network)),)


def departure_lines(
    leaving: Exit, needs: Needs | None, seller: Seller, defaults: Defaults
) -> list[Line]:
    """The lines that can be told; what is not among them is missing."""
    months = seller.market.months
    lines = [_given(LABOUR, _LABOUR, leaving.labour_cad, months)]
    lines.append(_given(EXPORT, _EXPORT, leaving.export_cad, months))
    traffic = (volumes_of(needs), usual_of(needs))
    egress = _egress(traffic, seller, defaults, leaving)
    return [line for line in (*lines, *egress) if line is not None]


_LABOUR = Text(fr="Sortie : travail, à la fin de l’horizon", en="Exit: work, at the end")
_EXPORT = Text(
    fr="Sortie : exportation et conversion des données", en="Exit: export and conversion of data"
)
_STORED = Text(fr="stockage", en="storage")


def _database(need: Database) -> Volume | None:
    if need.storage_gib is None:
        return None
    name = say("« {id} » : {what}", "“{id}”: {what}", id=need.id, what=_STORED)
    return uncertain(need.storage_gib, f"needs.{need.id}.storage", name), volume_growth(need)


def _given(identifier: str, name: Text, amount: Number | None, months: int) -> Line | None:
    if amount is None:
        return None
    plan = During(Monthly((uncertain(amount, f"cost.{identifier}", name),)), months, months)
    return Line(identifier, EXIT, name, plan, "given")


Traffic = tuple[tuple[Volume, ...], tuple[Volume, ...]]
"""What is stored, and the usual traffic of a month."""


def _egress(
    traffic: Traffic,
    seller: Seller,
    defaults: Defaults,
    leaving: Exit,
) -> list[Line]:
    """The traffic of leaving at list price, then what the provider waives if it is asked to."""
    market, region = seller.market, seller.region
    if not traffic[0] or region is None:
        return []
    volumes = (*traffic[0], *traffic[1])
    most = sum((largest(gib, growth, market.months) for gib, growth in volumes), ZERO)
    tariff = traffic_tariff(market, region, most)
    rates = rates_of(market, tariff.rows[0].currency) if tariff else None
    if tariff is None or not isinstance(rates, Rates):
        return []
    waiver = defaults.fact(WAIVER_FACT, provider=market.provider)
    line = _traffic(traffic, seller, tariff, rates, waiver)
    if waiver is None or leaving.egress_waiver is not True:
        return [line]
    plan = Share((line.plan,), Decimal(-1))
    return [line, Line(WAIVER, EXIT, _WAIVED, plan, line.basis, line.facts)]


def _traffic(
    traffic: Traffic,
    seller: Seller,
    tariff: Tariff,
    rates: Rates,
    waiver: FactUsed | None,
) -> Line:
    market = seller.market
    factors = (*rates.factors(tariff.rows[0]), 1 + seller.surcharge)
    plan = Departure(*traffic, tariff.units, tariff.bands, factors, market.growth)
    text = say(
        "Sortie : {gib} Gio sortis une fois, après le trafic du mois, tarif gradué de "
        "{region}{more}. {waiver}",
        "Exit: {gib} GiB sent out once, after the traffic of the month, graduated price of "
        "{region}{more}. {waiver}",
        gib=stored(traffic[0], Exact(market.months, ZERO)).quantize(Decimal(1)),
        region=seller.region or "",
        more=_more(seller.surcharge),
        waiver=_WAIVABLE if waiver else _NO_WAIVER,
    )
    known = () if waiver is None else (waiver,)
    prices = (*map(price_fact, tariff.rows), *map(service_fact, tariff.services))
    facts = (*prices, *rates.facts, *known)
    return Line(
        EGRESS, EXIT, text, plan, "list", facts, prices=tuple(tariff.rows), per_gib=tariff.units
    )


def _more(surcharge: Decimal) -> Text:
    """The reseller's surcharge inside the price, where there is one."""
    if not surcharge:
        return Text(fr="", en="")
    return say(
        " et supplément de {rate} %", " and surcharge of {rate}%", rate=surcharge * 100
    )  # fmt: skip


_WAIVABLE = Text(
    fr="Le fournisseur dit y renoncer, sur demande, pour un départ complet.",
    en="The provider says it waives it, on request, for a complete departure.",
)
_NO_WAIVER = Text(
    fr="Aucune dispense connue de ce fournisseur.", en="No waiver known from this provider."
)
_WAIVED = Text(
    fr="Sortie : trafic auquel le fournisseur renonce, à la demande de l’organisme",
    en="Exit: traffic that the provider waives, at the request of the body",
)
