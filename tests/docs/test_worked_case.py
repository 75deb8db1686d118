"""The worked case runs as its page tells it: each command in order, each edit where it is shown."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from courtier import classify
from tests.docs import reading

pytestmark = pytest.mark.slow

_STEP = re.compile(r"^```(console|yaml|sh)\n(.*?)^```", re.M | re.S)
ASSETS = ("purposes: Délivrer les permis municipaux", "persons: 6000")


def _edit(path: Path, block: str) -> None:
    """A statement goes under each asset, whatever else at the end of the file."""
    text = path.read_text("utf-8")
    if not block.startswith("declared:"):
        path.write_text(text + block, "utf-8")
        return
    for anchor in ASSETS:
        assert anchor in text
        text = text.replace(anchor, f"{anchor}\n    {block.strip()}")
    path.write_text(text, "utf-8")


def _run(line: str, folder: Path) -> str:
    words = [sys.executable, "-m", *line.removeprefix("$ ").split()]
    done = subprocess.run(
        words, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("page", ["docs/fr/cas-complet.md", "docs/en/worked-case.md"])
def test_every_step_of_the_case_holds(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(reading.ROOT))
    shutil.copytree(reading.ROOT / "examples", tmp_path / "examples")
    path = tmp_path / "permis.yaml"
    told: dict[str, str] = {}
    for word, block in _STEP.findall(reading.read(page)):
        if word == "yaml":
            _edit(path, block)
        elif word == "sh":
            subprocess.run(["sh", "-c", block], cwd=tmp_path, check=True)
        else:
            told |= {line: _run(line, tmp_path) for line in block.splitlines()}
    assert classify(path).classification.status == "confirmed"
    assert not classify(path).classification.questions
    cost = json.loads(_run("$ courtier cost permis.yaml --format json", tmp_path))
    assert cost["estimate"]["cheapest"] is None
    route = json.loads(_run("$ courtier route permis.yaml --format json", tmp_path))
    assert route["route"]["procedure"] == "public-tender"
    assert sorted(item.name[:3] for item in (tmp_path / "a-signer").iterdir()) == ["b12", "b9-"]
    assert len(told) >= 12
