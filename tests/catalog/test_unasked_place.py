"""A place that nobody asks for is no condition; one that is asked stays one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from courtier.api import road
from courtier.catalog.match import match
from courtier.knowledge.door import Knowledge
from courtier.results.classification import Asked
from courtier.results.matches import Match
from tests.catalog.asked import asked
from tests.catalog.build import DAY, catalog, certification, offering
from tests.catalog.register import feeds
from tests.catalog.register.test_fedramp import Files, imported, written
from tests.risk.build import classified, workload

OPEN_DATA = Path(__file__).parents[2] / "examples" / "donnees-ouvertes.yaml"
PROOF = {"type": "iso-27001", "edition": "2022"}


def found(
    knowledge: Knowledge, requirements: tuple[Asked, ...], covered: list[str], regions: list[str],
    below: list[str] | None = None,
) -> Match:  # fmt: skip
    """The verdict on an offering in some regions whose certificate names some."""
    lower = offering("socle", regions=below or [], certifications=[
        certification(**PROOF, id="x0", regions=[])])  # fmt: skip
    item = offering(
        regions=regions, hosted_on=[] if below is None else ["socle"],
        certifications=[certification(**PROOF, regions=covered)],
    )  # fmt: skip
    agreed = {"agreements": [{"number": "EXEMPLE-1", "offering": item.id}]}
    holder = workload([{"id": "a", "kind": "open-data"}], acquisition=agreed)
    said = classified(knowledge, holder).classification.model_copy(update={"status": "confirmed"})
    facts = catalog(knowledge, item, lower)
    facts = replace(facts, layers={name: "bundled" for name in facts.offerings})
    matches = match(holder, said, requirements, facts, DAY).matches
    return next(m for m in matches if m.offering == item.id)


@pytest.mark.parametrize(
    ("covered", "regions", "verdict"),
    [
        pytest.param([], [], "eligible", id="neither names a place"),
        pytest.param([], ["aws:ca-central-1"], "conditional", id="only the offering does"),
        pytest.param(["aws:ca-central-1"], [], "conditional", id="only the certificate does"),
        pytest.param(["aws:ca-central-1"], ["aws:ca-central-1"], "eligible", id="the same"),
    ],
)
def test_where_neither_names_a_place_none_is_a_condition(
    knowledge: Knowledge, covered: list[str], regions: list[str], verdict: str
) -> None:
    item = found(knowledge, (asked("proof"),), covered, regions)
    assert item.verdict == verdict
    assert bool(item.conditions) is (verdict == "conditional")


def test_the_place_that_is_asked_stays_a_condition(knowledge: Knowledge) -> None:
    item = found(knowledge, (asked("proof"), asked("data-canada")), [], [])
    assert item.verdict == "conditional"
    assert [c.requirement for c in item.conditions] == ["data-canada"]


@pytest.mark.parametrize(
    ("below", "verdict"), [([], "eligible"), (["aws:us-east-1"], "conditional")]
)
def test_a_platform_is_held_to_its_own_regions(
    knowledge: Knowledge, below: list[str], verdict: str
) -> None:
    assert found(knowledge, (asked("proof"),), [], [], below).verdict == verdict


@pytest.mark.parametrize("files", [feeds.small, feeds.real], ids=["small", "real"])
def test_no_offering_of_the_register_hangs_on_a_place_where_none_is_asked(
    files: Files, tmp_path: Path
) -> None:
    """The portal of open data asks for no place: only what the body itself owes is left."""
    root = written(imported(files), tmp_path / "fedramp")
    way = road(OPEN_DATA, knowledge=(str(root),))
    assert [a.requirement.id for a in way.classified.asked if a.demand.place] == []
    matches = way.matched.matches
    conditional = [item for item in matches if item.verdict == "conditional"]
    assert conditional
    asked_of = {c.requirement for item in conditional for c in item.conditions}
    assert asked_of <= {None, "needs-service-model"}
    musts = {a.requirement.id for a in way.classified.asked if a.requirement.force == "must"}
    failed = {c.failed for item in matches for c in item.criteria if c.requirement in musts}
    assert "region" not in failed
