"""Ten times the resources take no more memory: to read a cloud, to write, to count."""

from __future__ import annotations

from pathlib import Path

from benchmarks.discovering import measured

FEW, MANY = 2_000, 20_000
MOST_MORE = 4.0
"""So many mebibytes more may ten times the resources take: the lines alone weigh more."""


def test_memory_does_not_grow_with_the_resources(tmp_path: Path) -> None:
    """What is written is what is counted."""
    few, many = (
        {stage: measured(stage, resources, tmp_path)[1] for stage in ("run", "summary")}
        for resources in (FEW, MANY)
    )
    weight = (tmp_path / "i.jsonl").stat().st_size / 2**20
    assert weight > MOST_MORE
    assert {stage: many[stage] - few[stage] < MOST_MORE for stage in few} == {
        "run": True, "summary": True,
    }, (few, many)  # fmt: skip
