"""A bill beside what runs: by category, region, account, service and resource."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from courtier.cost.actuals.bill import Bill, BillWords, Group, Grouping, Service, Sum
from courtier.cost.running import billed
from courtier.cost.running.inventory import BillAsked
from courtier.results.inventory import Found
from courtier.results.running import BilledBeside, RunningOutcome
from courtier.values.errors import UsageError
from tests.cost import sample
from tests.cost.running.sample import Row, machine, outcome, resource

D = sample.D
WORDS = BillWords(
    services={
        "compute": Service("Compute", "Calcul", "compute", "design"),
        "storage": Service("Storage", "Stockage", "storage", "design"),
        "security": Service("Security", "Sécurité", "", "design"),
    },
    units={},
)
WEB = "arn:aws:ec2:ca:111122223333:instance/i-web"
SPARE = "arn:aws:ec2:ca:111122223333:instance/i-spare"
DISK = "arn:aws:ec2:ca:111122223333:volume/vol-1"


def charge(cost: str, resource: str | None = None, **other: Any) -> dict[str, Any]:
    """A row of a bill, checked."""
    return {
        "ChargeCategory": "Usage", "ServiceCategory": "Compute", "ServiceName": "Machines",
        "BillingCurrency": "CAD", "RegionId": "est", "SubAccountId": "111122223333",
        "ResourceId": resource, "EffectiveCost": D(cost),
    } | other  # fmt: skip


def asked(*charges: Mapping[str, Any], until: date = date(2026, 10, 31)) -> BillAsked:
    """A bill of October that holds some charges."""

    def read(grouping: Grouping) -> Bill:
        sums: dict[Group, Sum] = {}
        for row in charges:
            one = Sum(1, row["EffectiveCost"], None, None, None, None)
            sums.setdefault(grouping(row), Sum()).add(one)
        return Bill("facture.csv", "b" * 64, "1.2", len(charges), date(2026, 10, 1), until, sums)

    return BillAsked(read, WORDS)


def _row(identifier: str, given: Any, account: str = "111122223333") -> Row:
    return Found(id=identifier, type=given.type, account=account), given


HELD = [
    _row(WEB, machine()),
    _row(SPARE, machine("large")),
    _row(DISK, resource("disk", "block", **{"class": "fast", "gib": "100"})),
]


def _found(
    *charges: Mapping[str, Any], given: list[Row] | None = None, **other: Any
) -> RunningOutcome:
    until = other.pop("until", date(2026, 10, 31))
    return outcome(HELD if given is None else given, bill=asked(*charges, until=until), **other)


def _bill(*charges: Mapping[str, Any], **other: Any) -> BilledBeside:
    found = _found(*charges, **other).running.bill
    assert found is not None
    return found


def test_without_a_bill_there_is_nothing_beside() -> None:
    assert outcome(HELD).running.bill is None


def test_totals_of_the_days_of_the_bill() -> None:
    found = _bill(charge("150", WEB))
    assert (found.months, found.priced, found.billed) == (D(1), D("457.14"), D("150.00"))
    assert found.difference == D("-307.14")


@pytest.mark.parametrize(
    ("until", "months", "priced"),
    [
        (date(2026, 10, 30), "0.968", "442.39"),
        (date(2026, 10, 31), "1", "457.14"),
        (date(2026, 11, 1), "1.033", "471.90"),
    ],
    ids=["the day before the end of the month", "its last day", "the day after"],
)
def test_what_is_priced_is_that_of_the_hours_and_days_of_the_bill(
    until: date, months: str, priced: str
) -> None:
    found = _bill(charge("1", WEB), until=until)
    assert (found.months, found.priced) == (D(months), D(priced))


def test_taxes_and_credits_stand_apart() -> None:
    found = _bill(
        charge("100", WEB),
        charge("15", ChargeCategory="Tax"),
        charge("-20", ChargeCategory="Credit"),
    )
    assert (found.billed, found.taxes, found.credits) == (D(100), D(15), D(-20))


def test_each_category_has_both_sides_or_a_silence() -> None:
    found = _bill(
        charge("160", WEB),
        charge("12", DISK, ServiceCategory="Storage"),
        charge("5", ServiceCategory="Security"),
    )
    told = {each.key: (each.priced, each.billed, each.difference) for each in found.by_category}
    assert told == {
        "compute": (D("446.40"), D("160.00"), D("-286.40")),
        "storage": (D("10.74"), D("12.00"), D("1.26")),
        "Security": (None, D("5.00"), None),
    }
    names = {each.key: each.name and each.name.fr for each in found.by_category}
    assert names["Security"] == "Sécurité"


def test_regions_and_accounts_are_the_same_whatever_their_form() -> None:
    given = [
        _row("/subscriptions/0A-1/x/vm", machine(), account="0a-1"),
    ]
    found = _bill(
        charge("9", None, SubAccountId="/subscriptions/0A-1", RegionId="EST"), given=given
    )
    assert [(e.key, e.priced, e.billed) for e in found.by_account] == [
        ("0a-1", D("148.80"), D("9.00"))
    ]
    assert [(e.key, e.priced, e.billed) for e in found.by_region] == [
        ("est", D("148.80"), D("9.00"))
    ]


def test_services_are_told_in_the_words_of_the_bill() -> None:
    found = _bill(charge("1", WEB), charge("2", WEB), charge("7", ServiceName="Trafic"))
    assert [(e.service, e.billed) for e in found.by_service] == [
        ("Trafic", D("7.00")),
        ("Machines", D("3.00")),
    ]


@pytest.mark.parametrize("name", [WEB, WEB.upper(), "i-web", "I-WEB"])
def test_a_resource_is_known_by_its_whole_name_or_its_end(name: str) -> None:
    found = _bill(charge("150", name))
    assert (found.seen, found.alone_resources) == (1, 0)
    assert [(e.type, e.resources, e.priced) for e in found.running_alone] == [
        ("vm", 1, D("297.60")),
        ("disk", 1, D("10.74")),
    ]


def test_the_end_of_a_name_tells_nothing_where_it_is_no_arn() -> None:
    given = [_row("/subscriptions/1/vm/web", machine())]
    assert _bill(charge("1", "web"), given=given).seen == 0
    assert _bill(charge("1", "/SUBSCRIPTIONS/1/vm/web"), given=given).seen == 1


def test_what_is_billed_and_not_held_is_listed_the_dearest_first() -> None:
    found = _found(
        charge("150", WEB),
        charge("3", "i-lost"),
        charge("4", "i-lost"),
        charge("90", "i-other", RegionId="ouest"),
        charge("5"),
    )
    bill = found.running.bill
    assert bill is not None
    assert [(e.id, e.region, e.billed) for e in bill.billed_alone] == [
        ("i-other", "ouest", D("90.00")),
        ("i-lost", "est", D("7.00")),
    ]
    assert (bill.alone, bill.alone_resources, bill.unnamed) == (D("97.00"), 2, D("5.00"))
    assert {f.id for f in found.findings} == {"billed-not-found", "running-not-billed"}


def test_a_tax_on_a_resource_that_is_not_held_makes_it_no_charge() -> None:
    found = _bill(charge("150", WEB), charge("3", "i-lost", ChargeCategory="Tax"))
    assert found.billed_alone == ()


def test_a_bill_that_names_no_resource_tells_nothing_of_them() -> None:
    found = _found(charge("150"))
    bill = found.running.bill
    assert bill is not None
    assert not bill.resources_told
    assert (bill.running_alone, bill.billed_alone, bill.seen) == ((), (), 0)
    assert found.findings == ()


def test_a_bill_in_us_dollars_is_turned_at_the_same_rate_as_the_prices() -> None:
    usd = charge("100", WEB, BillingCurrency="USD")
    assert _bill(usd).billed == D("140.00")
    assert _bill(usd, rates={"USD": D("1.5")}).billed == D("150.00")


def test_a_bill_whose_currency_has_no_rate_is_refused() -> None:
    euros = charge("100", WEB, BillingCurrency="EUR")
    with pytest.raises(UsageError, match="EUR"):
        _bill(euros)
    assert _bill(euros, rates={"EUR": D("1.6")}).billed == D("160.00")


def test_past_so_many_unknown_resources_the_sums_stay_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(billed, "MOST_ALONE", 2)
    found = _bill(*(charge("1", f"i-{n}") for n in range(5)))
    assert (found.alone_resources, found.alone) == (2, D("5.00"))


def test_the_parts_of_the_bill_add_up_to_it() -> None:
    found = _bill(*(charge("0.335", f"i-{n}", RegionId=f"r{n}") for n in range(7)))
    assert found.billed == D("2.35")
    for each in (found.by_category, found.by_region, found.by_account, found.by_service):
        assert sum((e.billed or D(0) for e in each), D(0)) == found.billed
