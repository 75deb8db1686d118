"""What every test of broken files asks."""

from __future__ import annotations

from pathlib import Path

from tests.fuzz.run import in_others, in_process

IN_PROCESS = 2_500
IN_OTHERS = 60
SEED = 20261122


def hold_in_process(target: str, folder: Path) -> None:
    """Only foreseen errors come back, each soon; and the mutations do reach the refusals."""
    told = in_process(target, IN_PROCESS, SEED, folder)
    assert [(defect.told, defect.content[:300]) for defect in told.defects] == []
    assert told.count == IN_PROCESS


def hold_in_others(target: str, folder: Path) -> None:
    """No process ends with the code of a defect, prints a traceback or lasts over two seconds."""
    told = in_others(target, IN_OTHERS, SEED, folder)
    assert [(defect.told, defect.content[:300]) for defect in told.defects] == []
    assert told.refused > 0
