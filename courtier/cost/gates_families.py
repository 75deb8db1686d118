"""Families of machines: sizes of one series whose price follows their processors or memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from statistics import median_low

from courtier.knowledge.records.prices import PriceRow, ShapeFamily

CREDITS = "credits"
_TWO_PLACES = Decimal("0.01")
# How each provider writes the size inside the name of a machine; what stays is the series.
_SIZE = {
    "aws": re.compile(r"^(?P<head>(?:db\.)?[a-z0-9-]+)\.[a-z0-9-]+(?P<tail>.*)$"),
    "azure": re.compile(r"^(?P<head>Standard_[A-Z]+)\d+(?P<tail>[^-].*|)$"),
    "gcp": re.compile(r"^(?P<head>.+?)-\d+g?(?P<tail>(?:-[a-z]+)?)$"),
    "oci": re.compile(r"^(?P<head>[A-Za-z0-9.]+) \d+ (?:OCPU|vCPU \d+ GB)(?P<tail>)$"),
    "ovhcloud": re.compile(r"^(?P<head>[a-z]+\d*)-\d+(?P<tail>)$"),
}
_CONSTRAINED = {"azure": re.compile(r"^Standard_[A-Z]+\d+-\d+")}


@dataclass(frozen=True)
class Family:
    """What sizes of one price have in common.

    ``ratio`` is GiB of memory for each vCPU; None for machines on credits, which are priced by
    their memory whatever the ratio.
    """

    provider: str
    region: str
    service: str
    series: str
    ratio: Decimal | None
    unit: str
    term: str
    currency: str


class Families:
    """Finds the family of a row and what its other sizes cost."""

    def __init__(self, shapes: Sequence[ShapeFamily] = ()) -> None:
        self._shapes = shapes

    def of(self, row: PriceRow) -> Family | None:
        """The family of a row; None when its name or its size does not tell."""
        found = _SIZE[row.provider].match(row.sku) if row.provider in _SIZE else None
        if found is None or not row.vcpu or not row.memory_gib:
            return None
        by_memory = self.by_memory(row)
        ratio = None if by_memory else (row.memory_gib / row.vcpu).quantize(_TWO_PLACES)
        series = f"{found['head']}*{found['tail']}"
        where = (row.provider, row.region, row.service)
        return Family(*where, series, ratio, row.unit, row.term, row.currency)

    def by_memory(self, row: PriceRow) -> bool:
        """Tell whether a machine is priced by its memory: those on credits are."""
        named = (
            shape
            for shape in self._shapes
            if shape.provider == row.provider and fnmatchcase(row.sku, shape.pattern)
        )
        shape = next(named, None)
        return shape is not None and shape.cpu == CREDITS

    def measure(self, row: PriceRow) -> Decimal:
        """What the price of a row is divided by: its GiB or its vCPUs, never zero."""
        size = row.memory_gib if self.by_memory(row) else row.vcpu
        assert size
        return size

    def middle(self, rows: Iterable[PriceRow]) -> Decimal | None:
        """The price of one vCPU or GiB in the middle of several sizes; None without any.

        Each size counts once. Of two in the middle the lower one is taken: the known faults of
        price files are all excesses.
        """
        sizes: dict[str, list[Decimal]] = {}
        for row in rows:
            sizes.setdefault(row.sku, []).append(row.price / self.measure(row))
        return median_low(map(median_low, sizes.values())) if sizes else None


def is_constrained(row: PriceRow) -> bool:
    """Tell by its name whether part of a machine's processors are off at the full price."""
    pattern = _CONSTRAINED.get(row.provider)
    return pattern is not None and pattern.match(row.sku) is not None
