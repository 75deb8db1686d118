"""Broken files of inventories: refused in clear words, or read; never a defect of the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.held import hold_in_others, hold_in_process

pytestmark = pytest.mark.slow


def test_in_this_process(tmp_path: Path) -> None:
    hold_in_process("inventories", tmp_path)


def test_in_processes_of_their_own(tmp_path: Path) -> None:
    hold_in_others("inventories", tmp_path)
