"""Which files are examined: nothing is passed over in silence."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from courtier.workload.found import find_files


def test_a_folder_that_cannot_be_entered_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("open", "closed"):
        Path("charges", folder).mkdir(parents=True)
        Path("charges", folder, "a.yaml").write_text("courtier: 1\n")
    _close(monkeypatch, "charges/closed")
    assert find_files(["charges"]).files == ("charges/closed", "charges/open/a.yaml")
    assert find_files(["charges/closed"]).files == ("charges/closed",)


def _close(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """Refuse to list a folder, as a system does to whoever has no right to it."""
    scandir = os.scandir

    def refusing(path: Any) -> Any:
        if Path(path) == Path(folder):
            raise PermissionError(13, "closed", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
