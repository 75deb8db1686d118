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


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("charges/**/*.yaml", True),
        ("charges/**", True),
        ("**/*.yaml", True),
        ("charges/*/*.yaml", True),
        ("charges/c*/*.yaml", True),
        ("charges/o*/*.yaml", False),
        ("charges/*", False),
        ("charges/*.yaml", False),
    ],
)
def test_a_pattern_that_would_enter_a_closed_folder_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, told: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("open", "closed"):
        Path("charges", folder).mkdir(parents=True)
        Path("charges", folder, "a.yaml").write_text("courtier: 1\n")
    _close(monkeypatch, "charges/closed")
    assert ("charges/closed" in find_files([pattern]).files) == told


def test_a_pattern_below_a_folder_that_is_missing_matches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_files(["absent/**/*.yaml", "*/absent/*.yaml"]).files == ()


def _close(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """Refuse to list a folder, as a system does to whoever has no right to it."""
    scandir = os.scandir

    def refusing(path: Any) -> Any:
        if Path(path) == Path(folder):
            raise PermissionError(13, "closed", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
