"""Options of unequal commitment are told, and no others."""

from __future__ import annotations

from typing import Any

import pytest

from courtier.cost.estimate import estimate
from courtier.knowledge.records.prices import PriceRow
from tests.cost.sample import DAY, ROWS, SERVICES, WEB, facts, match, offering, row, workload

MEDIUM: dict[str, Any] = {"vcpu": 4, "memory_gib": 16}


def committed(term: str, price: str, provider: str = "nuage") -> PriceRow:
    return row("vm", "medium", price, "month", term=term, provider=provider, **MEDIUM)


ONE = committed("committed 1y", "100")
THREE = committed("committed 3y", "80")
OTHER_ONE = committed("committed 1y", "100", "autre")
OTHER_DEAR = committed("committed 1y", "900", "autre")


def told(*extra: PriceRow, firm: int | None = 36) -> list[str]:
    """Two providers of the same prices on demand, with the committed prices given."""
    double = tuple(each.model_copy(update={"provider": "autre"}) for each in ROWS)
    serving = tuple(each.model_copy(update={"provider": "autre"}) for each in SERVICES)
    other = offering("autre-nuage", provider="autre", prices_of="autre", regions=["autre:est"])
    known = facts(
        prices=(*ROWS, *double, *extra),
        services=(*SERVICES, *serving),
        offerings={"nuage-canada": offering(), "autre-nuage": other},
    )
    term = {} if firm is None else {"acquisition": {"term": {"initial_months": firm}}}
    given = workload(needs=WEB, cost={"horizon_months": 36}, **term)
    found = estimate(given, (match(), match("autre-nuage")), known, DAY).findings
    return [each.text.en for each in found if each.id == "commitment-differs"]


def test_one_committed_and_one_of_no_known_committed_price():
    """100 a month committed against 0.20 × 730 h = 146 on demand."""
    assert told(ONE) == [
        "Unequal commitment for “web”. At a committed price: nuage-canada (12 months). With no "
        "known price for the same length: autre-nuage. Part of their difference comes from there."
    ]


@pytest.mark.parametrize(
    ("extra", "firm"),
    [
        ((), 36),  # both on demand
        ((ONE,), None),  # no firm term: the commitment is set aside
        ((ONE,), 11),
        ((ONE, OTHER_ONE), 36),  # both committed alike
        ((ONE, OTHER_DEAR), 36),  # a committed price is known, and dearer
    ],
)
def test_equal_or_possible_commitments_are_not_told(extra, firm):
    assert told(*extra, firm=firm) == []


def test_a_longer_commitment_than_the_other_knows_is_told():
    assert "nuage-canada (36 months)" in told(ONE, THREE, OTHER_ONE)[0]
    assert "same length: autre-nuage" in told(ONE, THREE, OTHER_ONE)[0]
