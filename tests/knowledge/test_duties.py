"""Each check that a body expects is reached from a workload; both sides.

The duties have their examples in ``tests/risk/examples``.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

import courtier
from courtier.check.lint.vocabulary import WORDS
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import Duty
from tests.risk.build import classified, workload

DAY = date(2026, 11, 23)
CITY: dict[str, Any] = {
    "kind": "municipality", "legal_regime": "c-19", "privacy_regime": "a-2.1",
}  # fmt: skip
MINISTRY = CITY | {"kind": "ministry", "legal_regime": "lcop-4"}
COMPANY: dict[str, Any] = {
    "kind": "private", "legal_regime": "other", "privacy_regime": "p-39.1",
}  # fmt: skip


def _checks(body: dict[str, Any], kind: str, day: date = DAY) -> dict[str, str]:
    asset = {"id": "a", "kind": kind}
    item = {"courtier": 1, "id": "essai", "name": "Essai", "information": [asset],
            "organization": {"name": "Organisme exemple"} | body}  # fmt: skip
    result = courtier.assess(json.dumps(item).encode(), as_of=day)
    return {check.id: check.status for check in result.route.checks}


@pytest.mark.parametrize(
    ("check", "body", "kind", "day", "status"),
    [
        ("check-pci-dss", CITY, "payment-card", DAY, "required"),
        ("check-pci-dss", CITY, "contact-public", DAY, "not-required"),
        ("check-french", CITY, "open-data", date(2023, 5, 31), None),
        ("check-french", CITY, "open-data", date(2023, 6, 1), "required"),
        ("check-french", CITY, "open-data", date(2023, 6, 2), "required"),
        ("check-accessibility", MINISTRY, "open-data", date(2024, 4, 28), None),
        ("check-accessibility", MINISTRY, "open-data", date(2024, 4, 29), "required"),
        ("check-accessibility", MINISTRY, "open-data", date(2024, 4, 30), "required"),
        ("check-accessibility", CITY, "open-data", DAY, None),
        ("check-archives", CITY, "open-data", DAY, "required"),
        ("check-archives", COMPANY, "open-data", DAY, None),
    ],
)
def test_a_check_goes_with_the_acquisition_on_its_side(
    check: str, body: dict[str, Any], kind: str, day: date, status: str | None
) -> None:
    assert _checks(body, kind, day).get(check) == status


@pytest.mark.parametrize(("kind", "asked"), [("payment-card", True), ("bank-account", False)])
def test_a_payment_card_asks_the_offering_for_pci_dss(
    knowledge: Knowledge, kind: str, asked: bool
) -> None:
    outcome = classified(knowledge, workload([{"id": "a", "kind": kind}]))
    assert ("req-pci-dss" in {found.id for found in outcome.requirements}) is asked


def test_each_duty_outside_quebec_counts_every_way_out(knowledge: Knowledge) -> None:
    ways = {
        duty.id: set(condition.any_of or ())
        for duty in knowledge.all(Duty).values()
        for condition in duty.when
        if condition.fact == "outside-quebec"
    }
    assert {"a21-70-1", "p391-17", "r221-outside-quebec"} <= set(ways)
    assert all(named == set(WORDS["outside-quebec"]) for named in ways.values()), ways
