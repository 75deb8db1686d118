"""The infrastructure of a government that the pages record is matched like any other offering."""

from __future__ import annotations

from pathlib import Path

import pytest

from courtier.assessment import Road
from courtier.check.lint.body import refuse_faults
from courtier.knowledge.door import Knowledge
from courtier.workload.reader import read_workload
from tests.docs import reading
from tests.docs.test_examples import PERMITS

PAGES = ("docs/fr/connaissances.md", "docs/en/knowledge.md")
OFFERING = "centre-exemple-infrastructure"


def _layer(page: str, folder: Path) -> Knowledge:
    for block in reading.blocks(page, "yaml"):
        head = block.text.split("\n", 1)[0]
        if head.startswith(("# catalog/", "# providers/")):
            path = folder / head.removeprefix("# ").strip()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
    return Knowledge((str(folder),))


@pytest.mark.parametrize("page", PAGES)
def test_what_is_known_of_it_counts_and_the_rest_is_asked(page: str, tmp_path: Path) -> None:
    knowledge = _layer(page, tmp_path / "couche")
    refuse_faults(knowledge)
    text = PERMITS.read_text(encoding="utf-8").replace(
        "  places: {data: canada}\n  foreign_exposure: disclose\n",
        "  places: {data: canada, backup: quebec, support: canada}\n  foreign_exposure: refuse\n",
    )
    file = read_workload(text.encode(), knowledge)
    assert file.workload.reference_date is not None
    result = Road(file, knowledge, file.workload.reference_date).match_result(OFFERING)
    (found,) = result.matches
    statuses = {c.requirement: c.status for c in found.criteria}
    assert found.verdict == "conditional"
    assert found.layer == "couche"
    assert statuses["hosting-place-backup"] == "met"
    assert statuses["hosting-foreign-exposure"] == "met"
    assert statuses["hosting-place-support"] == "unknown"
    assert statuses["hosting-place-data"] == "unknown"
    assert statuses["req-cccs-medium"] == "unknown"
    (shown,) = result.disclosures
    questions = " ".join(text.fr for text in shown.to_ask)
    assert "Copies de sécurité" not in questions
    assert "Soutien" in questions
    assert "formats" in questions
