"""The bundled prices: what they price in Canada, and what they honestly do not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from courtier.cost.estimate import estimate
from courtier.cost.facts import CostFacts, cost_facts
from courtier.cost.prices import PriceBook
from courtier.knowledge.door import Knowledge
from courtier.results.estimate import EstimateOutcome
from tests.cost.sample import DAY, match, option, workload

D = Decimal
OFFERINGS = ("aws-canada", "azure-canada", "google-cloud-canada")
NEEDS: dict[str, Any] = {
    "compute": [{"id": "web", "count": 2, "vcpu": 4, "memory_gib": 16}],
    "storage": [
        {"id": "pieces", "kind": "object", "gib": 2000},
        {"id": "disque", "kind": "block", "gib": 500},
    ],
    "network": {"egress_gib_per_month": 400},
}
RATE = {"pair": "USDCAD", "rate": D(1), "on": DAY}


@pytest.fixture(scope="module")
def known() -> CostFacts:
    return cost_facts(Knowledge(), DAY)


def run(known: CostFacts, needs: dict[str, Any], as_of: date = DAY) -> EstimateOutcome:
    """At one Canadian dollar for one US dollar, so that amounts read as the lists do."""
    cost = {"exchange_rates": [RATE], "horizon_months": 12}
    matches = tuple(map(match, OFFERINGS))
    return estimate(workload(needs=needs, cost=cost), matches, known, as_of)


@pytest.mark.parametrize(
    ("offering", "web", "pieces", "disque", "network", "leaving"),
    [
        # m5a.xlarge 0.192; S3 0.025; gp3 0.088; 0.09 a GB after the first 100 of a month:
        # 300 × 0.09 × 12, and 2,500 × 0.09 to leave in a month whose 100 are used
        ("aws-canada", "3363.84", "600.00", "528.00", "324.00", "225.00"),
        # e2-standard-4 0.147544; 0.023; 0.11; 0.12 a GiB to 1 TiB, then 0.11; to leave, after
        # the 400 of the month: 624 × 0.12 + 1,876 × 0.11
        ("google-cloud-canada", "2584.97", "552.00", "660.00", "576.00", "281.24"),
    ],
)
def test_a_usual_need_is_priced_in_full(known, offering, web, pieces, disque, network, leaving):
    cost = option(run(known, NEEDS), f"cloud:{offering}")
    assert cost.status == "priced"
    assert {line.id: line.nominal for line in cost.lines} == {
        "web": D(web), "pieces": D(pieces), "disque": D(disque), "network": D(network),
        "exit.egress": D(leaving),
    }  # fmt: skip


def test_azure_lacks_its_object_storage_and_counts_its_free_traffic(known):
    cost = option(run(known, NEEDS), "cloud:azure-canada")
    assert (cost.status, cost.missing) == ("partial", ("pieces",))
    lines = {line.id: line.nominal for line in cost.lines}
    assert lines["network"] == D("316.32")  # (400 × 1.073741824 - 100) × 0.08 × 12
    assert lines["disque"] == D("529.98")  # 500 × 0.000121 × 730 × 12


@pytest.mark.parametrize(
    ("offering", "gib", "monthly"),
    [
        ("aws-canada", 100, "0"),
        ("aws-canada", 101, "0.09"),
        ("aws-canada", 10_240, "912.60"),
        ("aws-canada", 10_241, "912.685"),
        ("google-cloud-canada", 1024, "122.88"),
        ("google-cloud-canada", 1025, "122.99"),
        ("google-cloud-canada", 10_241, "1136.72"),
    ],
)
def test_bands_change_price_at_their_edges(known, offering, gib, monthly):
    needs = NEEDS | {"network": {"egress_gib_per_month": gib}}
    lines = {line.id: line.nominal for line in option(run(known, needs), f"cloud:{offering}").lines}
    assert lines["network"] == (D(monthly) * 12).quantize(D("0.01"))


def test_every_family_names_a_size_of_the_snapshot(known):
    book = PriceBook(known)
    named = {book.family(row) for row in known.prices}
    assert set(known.families) <= named


@pytest.mark.parametrize(
    ("provider", "sku", "architecture", "cpu"),
    [
        ("aws", "t4g.xlarge", "arm64", "credits"),
        ("aws", "t3a.xlarge", "x86-64", "credits"),
        ("aws", "m7g.xlarge", "arm64", "full"),
        ("aws", "r6gd.2xlarge", "arm64", "full"),
        ("aws", "m7i-flex.xlarge", "x86-64", "flex"),
        ("azure", "Standard_B4ps_v2", "arm64", "credits"),
        ("azure", "Standard_B4ms", "x86-64", "credits"),
        ("azure", "Standard_E4pds_v5", "arm64", "full"),
        ("gcp", "c4a-standard-4", "arm64", "full"),
        ("gcp", "e2-medium", "x86-64", "shared"),
        ("aws", "m5a.xlarge", None, None),
        ("azure", "Standard_D4as_v6", None, None),
        ("gcp", "e2-standard-4", None, None),
    ],
)
def test_the_name_of_a_size_tells_its_family(known, provider, sku, architecture, cpu):
    rows = [row for row in known.prices if (row.provider, row.sku) == (provider, sku)]
    found = PriceBook(known).family(rows[0])
    assert (found and found.architecture, found and found.cpu) == (architecture, cpu)


@pytest.mark.parametrize("os", ["linux", "windows"])
@pytest.mark.parametrize(("vcpu", "memory"), [(1, 1), (2, 8), (4, 16), (8, 64), (32, 128)])
def test_no_bundled_machine_is_unusual_by_default(known, os, vcpu, memory):
    compute = {"id": "web", "vcpu": vcpu, "memory_gib": memory, "os": os}
    outcome = run(known, {"compute": [compute]})
    lines = [line for option in outcome.estimate.options for line in option.lines]
    assert lines
    assert not any("ARM" in line.text.fr or "processeur" in line.text.fr for line in lines)


def test_every_service_names_a_row_of_the_snapshot(known):
    skus = {(row.provider, row.service) for row in known.prices}
    exact = {(row.provider, row.service, row.sku) for row in known.prices}
    for service in known.services:
        assert (service.provider, service.service) in skus
        if service.sku and "*" not in service.sku:
            assert (service.provider, service.service, service.sku) in exact


def test_the_default_rate_is_known_on_the_day_and_marked(known):
    outcome = estimate(workload(needs=NEEDS), (match("aws-canada"),), known, DAY)
    assert outcome.estimate.exchange_rate is not None
    assert "exchange-rate-default" in {finding.id for finding in outcome.findings}


def test_before_the_first_snapshot_nothing_is_priced_from_lists():
    early = cost_facts(Knowledge(), date(2026, 11, 20))
    assert early.snapshot_day is None
    outcome = run(early, NEEDS, date(2026, 11, 20))
    assert {option(outcome, f"cloud:{o}").status for o in OFFERINGS} == {"undetermined"}
    assert cost_facts(Knowledge(), date(2026, 11, 21)).snapshot_day == date(2026, 11, 21)
