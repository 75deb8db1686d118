"""Ten times the resources take no more memory: to read a cloud, to write, to count."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.discovering import measured

FEW, MANY = 2_000, 20_000
MOST_MORE = 4.0
"""So many mebibytes more may ten times the resources take: the lines alone weigh more."""


@pytest.mark.parametrize(("stage", "most"), [("run", MOST_MORE), ("summary", MOST_MORE)])
def test_memory_does_not_grow_with_the_resources(tmp_path: Path, stage: str, most: float) -> None:
    peaks = []
    for resources in (FEW, MANY):
        if stage != "run":
            measured("run", resources, tmp_path)
        peaks.append(measured(stage, resources, tmp_path)[1])
    weight = (tmp_path / "i.jsonl").stat().st_size / 2**20
    assert weight > most
    assert peaks[1] - peaks[0] < most
