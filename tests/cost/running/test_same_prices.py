"""The same thing costs the same in an estimate and in an inventory, by the bundled price list.

Each amount of the estimate is made by the code of ``courtier cost``, which never meets that of
``courtier cost inventory`` but in the price list and the rates.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from courtier.cost.defaults import Defaults
from courtier.cost.draft import Line
from courtier.cost.exchange import exchange_of
from courtier.cost.facts import CostFacts, cost_facts
from courtier.cost.machines import compute_line, database_line
from courtier.cost.market import Market
from courtier.cost.prices import PriceBook
from courtier.cost.running.inventory import RunningCase, running_cost
from courtier.cost.terms import Input
from courtier.cost.view import Exact
from courtier.cost.volumes import volume_line
from courtier.knowledge.door import Knowledge
from courtier.knowledge.resource_prices import PaidParts, resource_prices
from courtier.results.resources import Format, Place, Resource
from courtier.values.money import cents
from courtier.workload.needs import Compute, Database
from tests.cost.running.sample import Opened, rows

DAY = date(2026, 11, 22)
GIB = Decimal(375)
PLACES = {"aws": "ca-central-1", "azure": "canadacentral", "gcp": "northamerica-northeast1"}
FORMATS: dict[str, Format] = {"aws": "aws", "azure": "azure", "gcp": "google"}
DISKS = {
    "aws": ("ec2:volume", "gp3"),
    "azure": ("Microsoft.Compute/disks", "PremiumV2_LRS"),
    "gcp": ("compute.googleapis.com/Disk", "pd-balanced"),
}
MACHINES = {
    "aws": ("ec2:instance", "Linux/UNIX"),
    "azure": ("Microsoft.Compute/virtualMachines", "Linux"),
    "gcp": ("compute.googleapis.com/Instance", "debian-12"),
}


@pytest.fixture(scope="module")
def facts() -> CostFacts:
    return cost_facts(Knowledge(), DAY)


@pytest.fixture(scope="module")
def table() -> PaidParts:
    return resource_prices(Knowledge())


def _market(provider: str, facts: CostFacts) -> Market:
    defaults = Defaults(facts.parameters, DAY)
    hours = defaults.read("hours-per-month")
    assert hours is not None
    rate = exchange_of(None, defaults)
    return Market(PriceBook(facts, DAY), provider, rate, None, None, hours.term, months=1)


def _month(line: object) -> Decimal:
    assert isinstance(line, Line), line
    return cents(line.plan.present(Exact(1, Decimal(0))))


def _running(
    provider: str, type: str, need: str, size: dict[str, str], facts: CostFacts, table: PaidParts
) -> Decimal | None:
    place = Place((f"{provider}:{PLACES[provider]}",))
    given = Resource(
        address="id", format=FORMATS[provider], type=type, action="found", provider=provider,
        need=need, place=place, size=size, known_type=True,
    )  # fmt: skip
    return running_cost(RunningCase(Opened(rows(given)), facts, table, DAY)).running.monthly


@pytest.mark.parametrize("provider", PLACES)
def test_a_volume_costs_what_the_estimate_says(
    provider: str, facts: CostFacts, table: PaidParts
) -> None:
    market = _market(provider, facts)
    line = volume_line(market, PLACES[provider], "disque", "storage-block", GIB, ())
    type_, sold = DISKS[provider]
    size = {"class": sold, "gib": str(GIB)}
    assert _running(provider, type_, "block", size, facts, table) == _month(line)


@pytest.mark.parametrize("provider", PLACES)
@pytest.mark.parametrize(("vcpu", "memory"), [(2, 8), (4, 16), (8, 64)])
def test_a_machine_costs_what_the_estimate_says_of_the_shape_it_chose(
    provider: str, vcpu: int, memory: int, facts: CostFacts, table: PaidParts
) -> None:
    need = Compute(id="web", count=1, vcpu=vcpu, memory_gib=memory, os="linux")
    line = compute_line(_market(provider, facts), PLACES[provider], need)
    assert isinstance(line, Line)
    assert {row.term for row in line.prices} == {"on-demand"}
    type_, system = MACHINES[provider]
    size = {"shape": line.prices[0].sku, "os": system, "state": "running"}
    assert _running(provider, type_, "compute", size, facts, table) == _month(line)


@pytest.mark.parametrize("doubled", [False, True])
@pytest.mark.parametrize("engine", ["postgresql", "mysql"])
def test_a_database_of_aws_costs_what_the_estimate_says_of_the_shape_it_chose(
    engine: str, doubled: bool, facts: CostFacts, table: PaidParts
) -> None:
    need = Database(id="base", engine=engine, vcpu=4, memory_gib=16, high_availability=doubled)
    line = database_line(_market("aws", facts), PLACES["aws"], need)
    assert isinstance(line, Line)
    size = {
        "shape": line.prices[0].sku.split(" ")[0],
        "engine": {"postgresql": "postgres", "mysql": "mysql"}[engine],
        "spread": str(doubled).lower(),
        "state": "available",
    }
    assert _running("aws", "rds:db", "database", size, facts, table) == _month(line)


def test_the_rate_is_that_of_the_estimate(facts: CostFacts) -> None:
    rate = exchange_of(None, Defaults(facts.parameters, DAY))
    assert rate is not None
    assert isinstance(rate.term, Input)
    assert rate.term.likely == rate.rate
