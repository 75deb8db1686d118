"""The sizes of machines, by the names of the price lists."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.prices import PriceRow
from courtier.knowledge.shapes import Shapes, ShapeSize


def _row(sku: str, vcpu: int | None, memory: int | None, provider: str = "nuage") -> PriceRow:
    numbers = [None if n is None else Decimal(n) for n in (vcpu, memory)]
    return PriceRow(
        provider=provider, region="ici", service="vm-linux", sku=sku, vcpu=numbers[0],
        memory_gib=numbers[1], unit="hour", price=Decimal(1), currency="CAD", term="on-demand",
        as_of="2026-11-21", source="s", licence="l", confidence="primary", note="",
    )  # fmt: skip


def _size(vcpu: int | None, memory: int | None) -> ShapeSize:
    return ShapeSize(*(None if n is None else Decimal(n) for n in (vcpu, memory)))


ROWS = [
    _row("Grande_2", 2, 8), _row("db.g5.large multi-az", 4, 16), _row("partie", 2, None),
    _row("double", 2, 8), _row("double", 2, 16), _row("licence sur grande-4", 4, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("Grande_2", _size(2, 8)),
        ("grande_2", _size(2, 8)),
        ("projets/p/zones/z/machineTypes/grande_2", _size(2, 8)),
        ("db.g5.large", _size(4, 16)),
        ("db.g5.large multi-az", _size(4, 16)),
        ("partie", _size(2, None)),
        ("double", _size(2, None)),
        ("licence", _size(None, None)),
        ("inconnue", _size(None, None)),
        ("", _size(None, None)),
    ],
)
def test_a_size_is_found_by_its_name_or_is_not_known(name: str, size: ShapeSize) -> None:
    assert Shapes(ROWS).size("nuage", name) == size


def test_a_name_of_one_provider_says_nothing_of_another() -> None:
    assert Shapes(ROWS).size("voisin", "Grande_2") == _size(None, None)


@pytest.mark.parametrize(
    ("provider", "name"),
    [("aws", "m5.large"), ("aws", "db.m5.large"), ("azure", "Standard_D2s_v5"),
     ("gcp", "n2-standard-2")],
)  # fmt: skip
def test_the_machines_of_the_lists_are_known(provider: str, name: str) -> None:
    prices = Knowledge().prices(date(2026, 11, 22))
    assert prices is not None
    assert Shapes(prices[1]).size(provider, name) == _size(2, 8)


@pytest.mark.parametrize(
    ("provider", "name", "size"),
    [
        ("gcp", "db-custom-4-16384", _size(4, 16)),
        ("gcp", "DB-CUSTOM-2-13312", _size(2, 13)),
        ("gcp", "projects/p/zones/z/machineTypes/n2-custom-8-32768", _size(8, 32)),
        ("gcp", "db-custom-0-16384", ShapeSize(None, None)),
        ("gcp", "db-custom-4-16384-ext", ShapeSize(None, None)),
        ("gcp", "x-db-custom-4-16384", ShapeSize(None, None)),
        ("gcp", "db-custom-4-" + "9" * 10, ShapeSize(None, None)),
        ("aws", "db-custom-4-16384", ShapeSize(None, None)),
    ],
)
def test_a_name_that_tells_its_size_is_read(provider: str, name: str, size: ShapeSize) -> None:
    assert Shapes((), Knowledge().shape_names).size(provider, name) == size
