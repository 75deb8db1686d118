"""The volume that would change a result is read in the rules, wherever they write their bound."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from courtier.knowledge.records.risk import Rule
from courtier.risk.classify import classify
from tests.risk.build import DAY
from tests.risk.small import record, small_facts, small_workload

PAYROLL = record(
    Rule,
    "r-payroll",
    schemes=(),
    each="asset",
    article=None,
    when=({"fact": "persons", "at_least": Decimal(500)},),
    effects=({"raises": "integrity", "to": "medium"},),
)


@pytest.mark.parametrize(
    ("persons", "changes"),
    [
        pytest.param(499, {}, id="n − 1"),
        pytest.param(500, {"cut-volume.paie": Decimal(499)}, id="n"),
        pytest.param(None, {}, id="unknown"),
    ],
)
def test_a_bound_written_in_a_rule_of_the_body_is_tried(
    persons: int | None, changes: dict[str, Any]
) -> None:
    facts = small_facts(rules={"r-payroll": PAYROLL}, requirements={}, duties={})
    item = small_workload([{"id": "paie", "kind": "k-open", "persons": persons}])
    found = classify(item, facts, DAY).classification.changes
    assert {c.id: c.number for c in found} == changes
    assert all(c.effect.levels.integrity == "i1" for c in found)
