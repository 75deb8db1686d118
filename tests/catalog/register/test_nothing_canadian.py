"""The whole register laid over the facts changes no verdict of an example for Canada."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from courtier.api import road
from tests.catalog.register import feeds
from tests.catalog.register.test_fedramp import Files, imported, written

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


def verdicts(path: Path, folders: tuple[str, ...]) -> dict[str, str]:
    return {m.offering: m.verdict for m in road(path, knowledge=folders).matched.matches}


@pytest.mark.parametrize("files", [feeds.small, feeds.real], ids=["small", "real"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_verdict_changes_and_nothing_of_it_is_admissible(
    path: Path, files: Files, tmp_path: Path
) -> None:
    root = written(imported(files), tmp_path / "fedramp")
    before, after = verdicts(path, ()), verdicts(path, (str(root),))
    assert {name: after[name] for name in before} == before
    new = {name: verdict for name, verdict in after.items() if name not in before}
    assert new
    assert "eligible" not in new.values(), json.dumps(new)[:400]
