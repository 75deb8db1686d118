"""Why an offering is out, and the least set of requirements that lets it in once relaxed."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courtier.catalog.facts import CatalogFacts
from courtier.catalog.match import match
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.offerings import Offering
from courtier.results.classification import Asked
from courtier.results.matches import Match
from tests.catalog.asked import DEMANDS, asked
from tests.catalog.build import DAY, HEADER, catalog, certification, offering
from tests.risk.build import classified, workload

SOURCE = HEADER["sources"][0]
REGIONS = ["aws:ca-central-1", "aws:ca-west-1", "aws:us-east-1", "azure:canadaeast"]
LAW = {"fr": "loi d’essai", "en": "test law"}
FOREIGN = [{"law": LAW, "country": "US", "through": LAW, "confidence": "secondary"}]


def _matches(
    knowledge: Knowledge, facts: CatalogFacts, demands: tuple[Asked, ...]
) -> tuple[Match, ...]:
    item = workload([{"id": "a", "kind": "open-data"}])
    outcome = classified(knowledge, item)
    return match(item, outcome.classification, demands, facts, DAY).matches


def _one(knowledge: Knowledge, demands: tuple[Asked, ...], **parts: Any) -> Match:
    exposure = parts.pop("exposure", [])
    return _matches(knowledge, catalog(knowledge, offering(**parts), exposure=exposure), demands)[0]


def _stated(country: str) -> dict[str, Any]:
    return {"countries": [country], "confidence": "primary", "source": SOURCE}


@st.composite
def _offerings(draw: st.DrawFn, name: str = "offre-exemple") -> Offering:
    places = {
        place: _stated(draw(st.sampled_from(["CA", "CA-QC", "US"])))
        for place in draw(st.sets(st.sampled_from(["backup", "support"])))
    }
    claims = draw(st.sampled_from([
        (), (certification(type="iso-27001", edition="2022"),),
        (certification(type="iso-27001", edition="2022", regions=["aws:us-east-1"]),),
        (certification(type="iso-27001", edition="2022", valid_to="2026-01-01"),),
    ]))  # fmt: skip
    return offering(
        name,
        regions=sorted(draw(st.sets(st.sampled_from(REGIONS)))),
        places=places,
        certifications=claims,
        deployment=draw(st.sampled_from([None, "public", "private"])),
        service_models=draw(st.sampled_from([[], ["iaas"], ["saas"]])),
        keys=draw(st.sampled_from([None, ["provider"], ["customer-held"]])),
    )


@st.composite
def _demands(draw: st.DrawFn, relaxers: tuple[str | None, ...] = ("adviser",)) -> tuple[Asked, ...]:
    names = sorted(draw(st.sets(st.sampled_from(sorted(DEMANDS)), max_size=7)))
    return tuple(
        asked(name, draw(st.sampled_from(relaxers)), draw(st.sampled_from(["must", "should"])))
        for name in names
    )


EXPOSURES = st.sampled_from([None, [], FOREIGN])
QUICK = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


@QUICK
@given(item=_offerings(), demands=_demands(), exposure=EXPOSURES)
def test_the_least_set_lets_the_offering_in_and_no_part_of_it_does(
    knowledge: Knowledge, item: Offering, demands: tuple[Asked, ...], exposure: Any
) -> None:
    facts = catalog(knowledge, item, exposure=exposure)
    (found,) = _matches(knowledge, facts, demands)
    relaxed = [r.requirement for r in found.relaxations]
    assert bool(relaxed) == (found.verdict == "ineligible") == (found.why is not None)

    def without(names: list[str]) -> str:
        kept = tuple(a for a in demands if a.requirement.id not in names)
        return _matches(knowledge, facts, kept)[0].verdict

    if relaxed:
        assert without(relaxed) != "ineligible"
        for spared in relaxed:
            assert without([name for name in relaxed if name != spared]) == "ineligible"


@QUICK
@given(item=_offerings(), demands=_demands(), exposure=EXPOSURES)
def test_removing_a_requirement_never_excludes(
    knowledge: Knowledge, item: Offering, demands: tuple[Asked, ...], exposure: Any
) -> None:
    facts = catalog(knowledge, item, exposure=exposure)
    (before,) = _matches(knowledge, facts, demands)
    for gone in demands:
        (after,) = _matches(knowledge, facts, tuple(a for a in demands if a != gone))
        assert before.verdict == "ineligible" or after.verdict != "ineligible"


@QUICK
@given(data=st.data(), demands=_demands(("adviser", "architect", None)), seed=st.integers(0, 99))
def test_the_order_of_the_catalogue_never_matters(
    knowledge: Knowledge, data: st.DataObject, demands: tuple[Asked, ...], seed: int
) -> None:
    offerings = [data.draw(_offerings(f"offre-{letter}")) for letter in "abcd"]
    before = _matches(knowledge, catalog(knowledge, *offerings), demands)
    random.Random(seed).shuffle(offerings)
    assert _matches(knowledge, catalog(knowledge, *offerings), demands) == before


def test_every_requirement_in_the_way_is_named_with_who_may_relax_it(knowledge: Knowledge) -> None:
    demands = (asked("data-canada", "holder"), asked("models", "architect"))
    found = _one(knowledge, demands, regions=["aws:us-east-1"], service_models=["saas"])
    assert [(r.requirement, r.by) for r in found.relaxations] == [
        ("data-canada", "holder"), ("models", "architect"),
    ]  # fmt: skip
    assert found.relaxation is None
    assert found.why is not None
    assert found.why.fr == (
        "2 exigences à assouplir ensemble : « Exigence data-canada » (détenteur) ;"
        " « Exigence models » (architecte)."
    )


def test_another_region_of_the_same_offering_makes_a_smaller_set(knowledge: Knowledge) -> None:
    proof = certification(type="iso-27001", edition="2022", regions=["aws:ca-central-1"])
    demands = (asked("data-canada"), asked("models", "architect"), asked("proof"))
    found = _one(
        knowledge,
        demands,
        regions=["aws:us-east-1", "aws:ca-central-1"],
        service_models=["saas"],
        certifications=(proof,),
    )
    assert [r.requirement for r in found.relaxations] == ["models"]
    assert found.relaxation == found.relaxations[0]
    assert found.regions == ("aws:ca-central-1",)


def test_a_longer_way_that_persons_may_open_comes_before_one_that_nobody_may(
    knowledge: Knowledge,
) -> None:
    demands = (asked("data-quebec", None), asked("proof"), asked("models", "architect"))
    proof = certification(type="iso-27001", edition="2022", status="revoked")
    found = _one(
        knowledge,
        demands,
        regions=["aws:us-east-1", "aws:ca-central-1"],
        service_models=["saas"],
        certifications=(proof,),
    )
    assert [r.requirement for r in found.relaxations] == ["proof", "models"]


def test_what_nobody_may_relax_says_so(knowledge: Knowledge) -> None:
    found = _one(knowledge, (asked("data-canada", None),), regions=["aws:us-east-1"])
    assert [r.by for r in found.relaxations] == [None]
    assert found.relaxation is None
    assert found.why is not None
    assert "personne ne peut l’assouplir" in found.why.fr
    assert "nobody may relax it" in found.why.en


def test_an_undetermined_offering_says_why_and_has_nothing_to_relax(knowledge: Knowledge) -> None:
    item = workload([{"id": "a", "kind": "informant"}])
    outcome = classified(knowledge, item)
    facts = catalog(knowledge, offering())
    (found,) = match(item, outcome.classification, outcome.asked, facts, DAY).matches
    assert found.verdict == "undetermined"
    assert found.relaxations == ()
    assert found.why is not None
    assert "une personne" in found.why.fr
