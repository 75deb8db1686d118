"""The table of how resources are paid: whole, in step with the types and with the price list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from courtier.check.lint.run import lint
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.resource_prices import PRICED, ResourcePrice
from courtier.knowledge.resource_prices import TABLE, resource_prices
from courtier.knowledge.resources import resource_facts

HEADER = ",".join(ResourcePrice.model_fields)
ROW = "aws,ec2:instance,machine,{when},{paid},,,,,Entente,,2026-11-21,primary,\n"
UNTESTED = frozenset({"database-storage", "compute-windows"})
"""Needs that some provider has no list price of: a price of the body alone serves them."""


@pytest.fixture(scope="module")
def rows() -> list[ResourcePrice]:
    table = resource_prices(Knowledge())
    return [row for parts in table.values() for each in parts.values() for row in each]


def test_every_type_with_a_row_is_one_of_the_table_of_types(rows: list[ResourcePrice]) -> None:
    types = resource_facts(Knowledge()).types
    assert {row.type for row in rows if row.format != "*" and row.key not in types} == set()


def test_every_word_that_a_price_needs_is_one_that_its_type_tells(
    rows: list[ResourcePrice],
) -> None:
    types = resource_facts(Knowledge()).types
    for row in rows:
        if row.format != "*":
            told = {word.partition("=")[0] for word in types[row.key].size_from.split()}
            assert {*row.words, *row.tested} <= told, row.id
            assert row.paid != "gib" or told & {"gib", "mib", "bytes"}, row.id


def test_every_price_that_a_row_names_is_in_the_newest_list(rows: list[ResourcePrice]) -> None:
    knowledge = Knowledge()
    found = knowledge.prices(knowledge.snapshots[-1])
    assert found is not None
    provider = {"aws": "aws", "arm": "azure", "google": "gcp"}
    listed = {(price.provider, price.service, price.sku) for price in found[1]}
    services = {(price.provider, price.service) for price in found[1]}
    for row in rows:
        if row.paid in PRICED and row.need not in UNTESTED:
            whose = provider[row.format]
            assert (whose, row.service) in services, row.id
            assert row.words or (whose, row.service, row.sku) in listed, row.id


def test_the_table_has_no_fault() -> None:
    assert [fault for fault in lint(Knowledge()) if fault.file == TABLE] == []


def test_a_wrong_row_of_a_body_is_a_fault_with_its_line(tmp_path: Path) -> None:
    knowledge = _layer(tmp_path, ROW.format(when="os", paid="gratis"))
    faults = [fault for fault in lint(knowledge) if fault.file == TABLE]
    assert faults
    assert {fault.line for fault in faults} == {2}


@pytest.mark.parametrize(
    "wrong",
    [
        {"paid": "machine"},
        {"paid": "use", "service": "vm"},
        {"paid": "gib", "service": "block", "sku": "x"},
        {"paid": "machine", "service": "vm", "sku": "{Shape}"},
        {"paid": "machine", "service": "vm", "sku": "*"},
        {"format": "*", "type": "ec2:instance"},
        {"when": "state"},
        {"paid": "gratis"},
    ],
)
def test_a_row_that_cannot_be_right_is_refused(wrong: dict[str, str]) -> None:
    given = {
        "format": "aws", "type": "t", "part": "whole", "when": "", "paid": "use", "need": "",
        "service": "", "sku": "", "units_per_gib": None, "source": "S", "url": None,
        "as_of": "2026-11-21", "confidence": "design", "note": "",
    }  # fmt: skip
    ResourcePrice.model_validate(given)
    with pytest.raises(ValidationError):
        ResourcePrice.model_validate(given | wrong)


def _layer(tmp_path: Path, *lines: str) -> Knowledge:
    path = tmp_path / TABLE
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + "\n" + "".join(lines), "utf-8")
    return Knowledge((str(tmp_path),))


def test_a_row_of_the_body_is_tried_before_those_of_the_program(tmp_path: Path) -> None:
    knowledge = _layer(tmp_path, ROW.format(when="os=Windows+shape=c6i.xlarge", paid="use"))
    parts = resource_prices(knowledge)["aws", "ec2:instance"]["machine"]
    assert (parts[0].paid, parts[0].when) == ("use", "os=Windows+shape=c6i.xlarge")


def test_a_row_of_the_body_corrects_the_one_of_the_same_test(tmp_path: Path) -> None:
    knowledge = _layer(tmp_path, ROW.format(when="os=Windows", paid="use"))
    parts = resource_prices(knowledge)["aws", "ec2:instance"]["machine"]
    assert [row.paid for row in parts if row.when == "os=Windows"] == ["use"]
    assert parts[0].when != "os=Windows"


@pytest.mark.parametrize(
    ("day", "known"), [("2026-11-20", False), ("2026-11-21", True), ("2026-11-22", True)]
)
def test_the_table_is_known_from_the_day_it_was_read(day: str, known: bool) -> None:
    found = resource_prices(Knowledge(known_on=date.fromisoformat(day)))
    assert bool(found) is known
