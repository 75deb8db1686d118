"""Bills in FOCUS: columns and cells checked, all mistakes at once, added up in little memory."""

from __future__ import annotations

import gzip
import sys
import tracemalloc
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from courtier.cost.actuals.bill import Bill, Group, Sum
from courtier.knowledge.door import Knowledge
from courtier.providers.focus.columns import focus_columns
from courtier.providers.focus.read import read_bill
from courtier.values.errors import InputError, UsageError
from tests.providers.focus.bills import MANDATORY, as_csv, bill_file, charge

KNOWLEDGE = Knowledge()
HOURS = Group("Usage", "Compute", "Hours", "CAD")


def read(path: Path) -> Bill:
    return read_bill(str(path), KNOWLEDGE)


def refused(path: Path) -> list[tuple[str, int | None, str]]:
    with pytest.raises(InputError) as caught:
        read(path)
    return [(m.code, m.line, m.path) for m in caught.value.mistakes]


@pytest.mark.parametrize(("version", "count"), [("1.0", 43), ("1.1", 50), ("1.2", 57)])
def test_each_version_has_as_many_columns_as_it_publishes(version: str, count: int) -> None:
    known = [c for c in focus_columns(KNOWLEDGE).values() if c.since <= version]
    assert len(known) == count
    assert len(MANDATORY) == 21


def test_rows_are_added_up_by_what_they_share(tmp_path: Path) -> None:
    rows = [
        charge(),
        charge(EffectiveCost="2.5", PricingQuantity="0.5"),
        charge(ServiceCategory="Storage"),
    ]
    bill = read(bill_file(tmp_path, rows))
    assert bill.sums[HOURS].cost == Decimal("12.5")
    assert bill.sums[HOURS].quantity == Decimal("100.5")
    assert len(bill.sums) == 2
    assert (bill.rows, bill.since, bill.until) == (3, date(2027, 4, 1), date(2027, 4, 30))


def only(path: Path) -> tuple[Group, Sum]:
    """The one sum of a bill."""
    ((group, total),) = read(path).sums.items()
    return group, total


MACHINE = '{"F_InstanceType": "m6i.large", "F_OperatingSystem": "Linux"}'


@pytest.mark.parametrize(
    ("columns", "product"),
    [
        ({}, None),
        ({"SkuId": "ABC"}, "ABC"),
        ({"SkuId": "ABC", "SkuPriceDetails": MACHINE}, "m6i.large"),
        ({"SkuId": "ABC", "SkuPriceDetails": MACHINE.replace("F_", "")}, "m6i.large"),
        ({"SkuId": "ABC", "SkuPriceDetails": MACHINE.replace("Linux", "Windows")}, "ABC"),
        ({"SkuId": "ABC", "SkuPriceDetails": '{"InstanceType": "m6i.large"}'}, "ABC"),
        ({"SkuId": "ABC", "SkuPriceDetails": "{"}, "ABC"),
        ({"SkuId": "ABC", "SkuPriceDetails": "[1]"}, "ABC"),
    ],
)
def test_the_product_is_what_the_columns_name_and_no_guess(
    tmp_path: Path, columns: dict[str, str], product: str | None
) -> None:
    assert only(bill_file(tmp_path, [charge(**columns)]))[0].sku == product


@pytest.mark.parametrize(
    ("columns", "committed"),
    [
        ({}, None),
        ({"PricingCategory": ""}, None),
        ({"PricingCategory": "Standard"}, False),
        ({"PricingCategory": "Committed"}, True),
        ({"CommitmentDiscountId": ""}, False),
        ({"CommitmentDiscountId": "c-1"}, True),
        ({"CommitmentDiscountStatus": "Unused", "PricingCategory": "Standard"}, True),
    ],
)
def test_a_commitment_is_told_by_its_columns_or_unknown(
    tmp_path: Path, columns: dict[str, str], committed: bool | None
) -> None:
    assert only(bill_file(tmp_path, [charge(**columns)]))[0].committed is committed


def test_list_and_negotiated_costs_are_added_up(tmp_path: Path) -> None:
    rows = [charge(ListCost="14", ContractedCost="12"), charge(ListCost="1", ContractedCost="0.5")]
    total = only(bill_file(tmp_path, rows))[1]
    assert (total.listed, total.contracted) == (Decimal(15), Decimal("12.5"))


def test_a_list_price_that_one_row_leaves_out_is_unknown(tmp_path: Path) -> None:
    rows = [charge(ListUnitPrice="0.1"), charge(ListUnitPrice="")]
    assert only(bill_file(tmp_path, rows))[1].listed is None
    assert only(bill_file(tmp_path, rows[:1]))[1].listed == 10


@pytest.mark.parametrize(
    ("columns", "quantity"),
    [
        ({"ChargeCategory": "Purchase", "EffectiveCost": "0"}, 0),
        ({"ChargeCategory": "Purchase"}, 100),
        ({"CommitmentDiscountStatus": "Unused"}, 0),
        ({"CommitmentDiscountStatus": "Used"}, 100),
    ],
)
def test_what_pays_for_other_rows_or_is_unused_is_no_usage(
    tmp_path: Path, columns: dict[str, str], quantity: int
) -> None:
    given = {"CommitmentDiscountStatus": ""} | columns
    usage = charge(ServiceCategory="Storage", CommitmentDiscountStatus="")
    bill = read(bill_file(tmp_path, [charge(**given), usage]))
    total = next(t for g, t in bill.sums.items() if g.service == "Compute")
    assert (total.quantity, total.listed) == (Decimal(quantity), Decimal(quantity) / 10)
    assert total.cost == Decimal(columns.get("EffectiveCost", "10"))


@pytest.mark.parametrize(
    ("columns", "version"),
    [({}, "1.0"), ({"SkuMeter": "a"}, "1.1"), ({"SkuMeter": "a", "PricingCurrency": "USD"}, "1.2")],
)
def test_the_columns_tell_the_version(
    tmp_path: Path, columns: dict[str, str], version: str
) -> None:
    assert read(bill_file(tmp_path, [charge(**columns)])).version == version


def test_a_quantity_that_one_row_leaves_out_is_unknown_never_a_smaller_sum(tmp_path: Path) -> None:
    bill = read(bill_file(tmp_path, [charge(), charge(PricingQuantity="")]))
    assert bill.sums[HOURS].quantity is None
    assert bill.sums[HOURS].cost == 20


def test_every_column_mistake_is_told_at_once(tmp_path: Path) -> None:
    row = charge()
    row["ChargeType"] = row.pop("ChargeCategory")
    row["servicename"] = row.pop("ServiceName")
    del row["ListCost"]
    assert set(refused(bill_file(tmp_path, [row]))) == {
        ("column-misnamed", 1, "ChargeCategory"),
        ("column-misnamed", 1, "ServiceName"),
        ("column-missing", 1, "ListCost"),
    }


def test_every_cell_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    rows = [
        charge(EffectiveCost="1,5"),
        charge(),
        charge(ChargePeriodStart="hier", BillingCurrency="dollars"),
        charge(ChargeCategory="Rent", ServiceCategory=""),
        charge(ChargePeriodEnd="2027-03-31T00:00:00Z"),
        charge(EffectiveCost="NaN"),
    ]
    assert refused(bill_file(tmp_path, rows)) == [
        ("not-decimal", 2, "EffectiveCost"),
        ("not-currency", 4, "BillingCurrency"),
        ("not-instant", 4, "ChargePeriodStart"),
        ("not-charge", 5, "ChargeCategory"),
        ("cell-empty", 5, "ServiceCategory"),
        ("period-reversed", 6, ""),
        ("not-decimal", 7, "EffectiveCost"),
    ]


def test_a_line_is_that_of_the_file_even_after_a_cell_of_two_lines(tmp_path: Path) -> None:
    rows = [charge(ChargeDescription="une\ndeux"), charge(EffectiveCost="?")]
    assert refused(bill_file(tmp_path, rows)) == [("not-decimal", 4, "EffectiveCost")]


def test_an_uneven_line_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(as_csv([charge()]) + "1,2,3\n", encoding="utf-8")
    assert refused(path) == [("cells-uneven", 3, "")]


def test_too_many_mistakes_stop_the_reading(tmp_path: Path) -> None:
    found = refused(bill_file(tmp_path, [charge(EffectiveCost="?")] * 200))
    assert len(found) == 51
    assert found[-1][0] == "more-mistakes"


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b'"a\n', b"PAR1 not a parquet file", b"\x1f\x8b broken"]
)
def test_what_is_no_bill_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "facture"
    path.write_bytes(content)
    assert refused(path)


@pytest.mark.parametrize("text", ["Bonjour\nceci est un texte\n", "a,b\n1,2\n"])
def test_a_file_without_any_column_of_a_bill_is_refused_once(tmp_path: Path, text: str) -> None:
    path = tmp_path / "note.csv"
    path.write_text(text, "utf-8")
    assert [code for code, _, _ in refused(path)] == ["not-focus"]


def test_a_missing_file_and_a_bill_without_usage_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "absent.csv")[0][0] == "file-missing"
    assert refused(bill_file(tmp_path, [charge(ChargeCategory="Tax")]))[0][0] == "no-usage"


def test_a_gzip_bill_gives_the_same_sums(tmp_path: Path) -> None:
    rows = [charge(), charge(ServiceCategory="Storage", PricingUnit="GB-Months")]
    packed = tmp_path / "facture.csv.gz"
    packed.write_bytes(gzip.compress(as_csv(rows).encode(), mtime=0))
    assert read(packed).sums == read(bill_file(tmp_path, rows)).sums


def test_a_parquet_bill_gives_the_same_sums(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the extra parquet is not installed")
    rows = [charge(), charge(EffectiveCost="2.5"), charge(ServiceCategory="Storage")]
    plain = bill_file(tmp_path, rows)
    packed = tmp_path / "facture [1].parquet"
    with duckdb.connect(":memory:") as base:
        base.execute(
            f"COPY (SELECT * REPLACE (CAST(EffectiveCost AS DECIMAL(18,4)) AS EffectiveCost, "
            f"CAST(PricingQuantity AS DOUBLE) AS PricingQuantity, "
            f"CAST(ChargePeriodStart AS TIMESTAMP) AS ChargePeriodStart) "
            f"FROM read_csv('{plain}', all_varchar=true)) TO '{packed}' (FORMAT parquet)"
        )
    found, expected = read(packed), read(plain)
    assert found.sums == expected.sums
    assert (found.rows, found.since, found.until) == (3, expected.since, expected.until)


def test_a_parquet_bill_without_its_reader_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    path = tmp_path / "facture.parquet"
    path.write_bytes(b"PAR1")
    with pytest.raises(UsageError) as caught:
        read(path)
    assert "courtier[parquet]" in caught.value.help.fr


def test_a_long_bill_is_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "longue.csv"
    header, line = as_csv([charge()]).splitlines(keepends=True)
    with path.open("w", encoding="utf-8") as stream:
        stream.write(header)
        for _ in range(30_000):
            stream.write(line)
    tracemalloc.start()
    bill = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert bill.sums[HOURS].cost == 300_000
    assert peak < path.stat().st_size / 2
