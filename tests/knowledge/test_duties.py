"""Each duty that a body expects is reached from a workload, by place and by check; both sides."""

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
HOSPITAL: dict[str, Any] = {
    "kind": "health", "legal_regime": "lcop-4", "privacy_regime": "r-22.1",
}  # fmt: skip
COMPANY: dict[str, Any] = {
    "kind": "private", "legal_regime": "other", "privacy_regime": "p-39.1",
}  # fmt: skip
HOME = dict.fromkeys(("data", "backup", "support", "administration"), "quebec")


def _duties(
    knowledge: Knowledge, body: dict[str, Any], hosting: dict[str, Any], day: date = DAY
) -> dict[str, str]:
    asset = {"id": "a", "kind": "medical", "recipients": []}
    item = workload([asset], organization=body, hosting=hosting)
    result = classified(knowledge, item, day).classification
    return {duty.id: duty.status for duty in result.duties}


@pytest.mark.parametrize(
    ("body", "duty", "status"),
    [
        (CITY, "a21-70-1", "applies"),
        (COMPANY, "p391-17", "applies"),
        (HOSPITAL, "r221-outside-quebec", "undetermined"),
    ],
)
@pytest.mark.parametrize(
    ("places", "access", "leaves"),
    [
        (HOME, "content", False),
        (HOME | {"support": "canada"}, "content", True),
        (HOME | {"support": "canada"}, "screen", True),
        (HOME | {"support": "canada"}, "metadata", False),
        (HOME | {"administration": "canada"}, "none", True),
        (HOME | {"data": "canada"}, "none", True),
        (HOME | {"backup": "canada"}, "none", True),
    ],
)
def test_what_leaves_quebec_calls_for_the_duty_of_each_regime(
    knowledge: Knowledge,
    body: dict[str, Any],
    duty: str,
    status: str,
    places: dict[str, str],
    access: str,
    leaves: bool,
) -> None:
    found = _duties(
        knowledge, body, {"places": places, "support_access": access, "subprocessors": "none"}
    )
    assert found.get(duty) == (status if leaves else None)


@pytest.mark.parametrize("body", [CITY, COMPANY])
def test_no_place_told_leaves_the_duty_in_doubt(knowledge: Knowledge, body: dict[str, Any]) -> None:
    duty = {"a-2.1": "a21-70-1", "p-39.1": "p391-17"}[body["privacy_regime"]]
    assert _duties(knowledge, body, {})[duty] == "undetermined"


@pytest.mark.parametrize(
    ("day", "there"),
    [(date(2023, 9, 21), False), (date(2023, 9, 22), True), (date(2023, 9, 23), True)],
)
@pytest.mark.parametrize(("body", "duty"), [(CITY, "a21-70-1"), (COMPANY, "p391-17")])
def test_the_duty_outside_quebec_starts_on_its_day(
    knowledge: Knowledge, body: dict[str, Any], duty: str, day: date, there: bool
) -> None:
    abroad = {"places": HOME | {"data": "canada"}, "support_access": "none"}
    assert (duty in _duties(knowledge, body, abroad, day)) is there


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
