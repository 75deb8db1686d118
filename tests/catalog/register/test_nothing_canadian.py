"""The whole register laid over the facts changes no verdict of an example for Canada."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from courtier.api import road
from courtier.knowledge.records.offerings import Offering
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


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_government_community_cloud_is_reserved_as_its_bundled_twins(
    path: Path, tmp_path: Path
) -> None:
    root = written(imported(feeds.small), tmp_path / "fedramp")
    found = verdicts(path, (str(root),))
    assert found["fedramp-fr6"] == found["workday-government-cloud"]
    assert found["fedramp-fr6"] in ("ineligible", "undetermined")


def test_only_a_government_community_cloud_is_said_to_be_american() -> None:
    offerings = imported(feeds.small).records["offering"]
    said = {o.id: (o.deployment, o.countries) for o in offerings if isinstance(o, Offering)}
    assert said["fedramp-fr6"] == ("community", ("US",))
    assert said["fedramp-fr1"] == ("public", None)


def test_the_list_counts_the_register_apart(tmp_path: Path) -> None:
    from courtier.knowledge.door import Knowledge
    from courtier.report.catalog_list import catalog_list, catalog_text

    root = written(imported(feeds.small), tmp_path / "fedramp")
    before = catalog_list(Knowledge()).counts
    listed = catalog_list(Knowledge((str(root),)))
    assert listed.counts.abroad_only == before.abroad_only + 7
    assert listed.counts.offerings == before.offerings + 7
    assert 0 < before.abroad_only < before.offerings
    assert "jamais une couverture canadienne" in catalog_text(listed, "fr", width=120)
    assert "never Canadian coverage" in catalog_text(listed, "en", width=120)
