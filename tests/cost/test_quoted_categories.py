"""What a quote adds to the needs has its own category, not that of what nobody knows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from courtier.cost.artefacts.contract import contract_estimate
from courtier.cost.estimate import estimate, study_of
from courtier.results.estimate import EstimateOutcome, OptionCost
from tests.cost.sample import DAY, WEB, facts, match, option, parameters, workload

CLOUD = "cloud:nuage-canada"
BASE: dict[str, Any] = WEB | {
    "databases": [
        {"id": "bd", "engine": "postgresql", "vcpu": 4, "memory_gib": 16, "storage_gib": 100,
         "high_availability": False, "growth_per_year": Decimal(1)},
    ],
}  # fmt: skip


def quoted(*items: tuple[str, str], needs: Any = BASE, months: int = 12) -> EstimateOutcome:
    lines = [{"item": item, "unit": unit, "quantity": 1, "price_cad": 12} for item, unit in items]
    quote = {"offering": "nuage-canada", "on": DAY, "lines": lines}
    given = workload(needs=needs, acquisition={"quotes": [quote]})
    return estimate(given, (match(),), facts(parameters=parameters(horizon_months=months)), DAY)


def cloud(*items: tuple[str, str], **parts: Any) -> OptionCost:
    return option(quoted(*items, **parts), CLOUD)


@pytest.mark.parametrize(
    ("item", "category"),
    [
        ("backup", "backup"), ("bd.storage", "database-storage"), ("support-plan", "support"),
        ("cloud-staff", "staff"), ("migration", "migration"), ("training", "training"),
        ("exit", "exit"), ("parallel-run", "parallel-run"), ("web", "compute"), ("bd", "database"),
        ("pare-feu", "other"), ("web.storage", "other"), ("autre.storage", "other"),
    ],
)  # fmt: skip
def test_each_quoted_item_has_its_category(item: str, category: str) -> None:
    found = {line.id: line.category for line in cloud((item, "year")).lines}
    assert found[item] == category


def test_the_quoted_volume_of_a_database_replaces_that_of_the_list() -> None:
    found = cloud(("bd.storage", "year"))
    assert [line.id for line in found.lines].count("bd.storage") == 1
    assert found.missing == ()
    assert "bd.storage" in cloud(("web", "year")).missing


def test_the_quoted_volume_of_a_database_grows_with_it() -> None:
    """A dollar-a-month price on a volume that doubles in a year costs more than twelve months."""
    flat = cloud(("bd.storage", "month"), months=24)
    grown = cloud(("bd.storage", "gib-month"), months=24)
    amounts = [line.nominal for found in (flat, grown) for line in found.lines
               if line.id == "bd.storage"]  # fmt: skip
    assert amounts[0] == 24 * 12
    assert amounts[1] > amounts[0]


def test_the_volume_of_a_database_is_no_strange_item_of_a_quote() -> None:
    ids = [f.id for f in quoted(("bd", "year"), ("bd.storage", "year")).findings]
    assert "quote-item-unmatched" not in ids
    strange = [f.id for f in quoted(("bd", "year"), ("autre.storage", "year")).findings]
    assert "quote-item-unmatched" in strange


def test_what_a_provider_quotes_to_arrive_or_leave_is_in_its_contract() -> None:
    items = (("web", "month", 10), ("migration", "once", 500), ("cloud-staff", "month", 9))
    lines = [
        {"item": item, "unit": unit, "quantity": 1, "price_cad": price}
        for item, unit, price in items
    ]
    quote = {"offering": "nuage-canada", "on": DAY, "lines": lines}
    given = workload(
        needs=WEB,
        acquisition={"quotes": [quote], "term": {"initial_months": 6}},
        cost={"exit": {"labour_cad": 70}},
    )
    found = contract_estimate(given, study_of(given, (match(),), facts(), DAY), facts())
    assert found.options[0].initial == 560
    assert found.left_out == ("exit", "staff")
