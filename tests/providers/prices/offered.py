"""Synthetic price files for tests: no price here is a real one."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

COLUMNS = (
    "provider", "region", "service", "sku", "vcpu", "memory_gib", "unit", "price", "currency",
    "term", "as_of", "source", "licence",
)  # fmt: skip


def row(sku: str, price: str, vcpu: int = 2, **other: str) -> dict[str, str]:
    """One row of a synthetic family, 4 GiB for each vCPU."""
    return {
        "provider": "aws", "region": "ca-west-1", "service": "vm-linux", "sku": sku,
        "vcpu": str(vcpu), "memory_gib": str(4 * vcpu), "unit": "hour", "price": price,
        "currency": "USD", "term": "on-demand", "as_of": "2026-11-20", "source": "synthetic",
        "licence": "facts",
    } | other  # fmt: skip


def family(times: float = 1) -> list[dict[str, str]]:
    """Four sizes at 0.05 a vCPU, times a factor."""
    sizes = {"large": 2, "xlarge": 4, "2xlarge": 8, "4xlarge": 16}
    return [row(f"z9.{name}", f"{0.05 * n * times:.6g}", n) for name, n in sizes.items()]


def csv_of(rows: Sequence[Mapping[str, str]], columns: Sequence[str] = COLUMNS) -> str:
    """Rows as a CSV text."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def write(path: Path, rows: Sequence[Mapping[str, str]]) -> str:
    """Write rows as a CSV file; its path as a word of a command line."""
    path.write_text(csv_of(rows), encoding="utf-8")
    return str(path)
