"""Places, laws, keys and leaving: criteria the body sets, and the table shown beside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from courtier.catalog.disclosing.disclose import disclosures
from courtier.catalog.exposure import platforms, reach_of
from courtier.catalog.facts import CatalogFacts, catalog_facts
from courtier.catalog.match import match
from courtier.catalog.proportion import added_by_body, proportion_findings, put_out
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.offerings import Offering
from courtier.results.disclosure import Disclosure
from courtier.results.matches import CriterionResult, MatchOutcome
from courtier.values.findings import Location
from courtier.values.text import LANGUAGES
from tests.catalog.asked import asked
from tests.catalog.build import DAY, HEADER, catalog, offering
from tests.risk.build import classified, workload

SOURCE = HEADER["sources"][0]
LAW = {"fr": "loi d’essai", "en": "test law"}
US = {"law": LAW, "country": "US", "through": LAW, "confidence": "secondary"}


def _stated(*countries: str, confidence: str = "primary", **parts: Any) -> dict[str, Any]:
    return {"countries": list(countries), "confidence": confidence, "source": SOURCE, **parts}


def _outcome(knowledge: Knowledge, facts: CatalogFacts, **hosting: Any) -> MatchOutcome:
    item = workload([{"id": "a", "kind": "open-data"}], hosting=hosting)
    found = classified(knowledge, item)
    return match(item, found.classification, found.asked, facts, DAY)


def _criterion(
    knowledge: Knowledge, name: str, hosting: dict[str, Any], **parts: Any
) -> CriterionResult:
    exposure = parts.pop("provider_exposure", None)
    facts = catalog(knowledge, offering(**parts), exposure=exposure)
    (found,) = _outcome(knowledge, facts, **hosting).matches
    return next(c for c in found.criteria if c.requirement == name)


@pytest.mark.parametrize(
    "place", ["backup", "logs", "metadata", "support", "administration", "keys"]
)
@pytest.mark.parametrize(
    ("rule", "stated", "status"),
    [
        ("canada", None, "unknown"),
        ("canada", _stated("CA"), "met"),
        ("canada", _stated("CA-QC"), "met"),
        ("canada", _stated("CA", "US"), "unmet"),
        ("canada", _stated("US"), "unmet"),
        ("canada", _stated("CA", confidence="unverified"), "unknown"),
        ("quebec", _stated("CA-QC"), "met"),
        ("quebec", _stated("CA"), "unknown"),
        ("quebec", _stated("CA-ON"), "unmet"),
        ("quebec", _stated("CA", regions=["azure:canadaeast"]), "met"),
        ("quebec", _stated("CA", regions=["azure:canadacentral"]), "unmet"),
        (["CA", "FR"], _stated("CA", "FR"), "met"),
    ],
)  # fmt: skip
def test_each_place_is_held_against_what_a_source_says(
    knowledge: Knowledge, place: str, rule: Any, stated: dict[str, Any] | None, status: str
) -> None:
    places = {place: stated} if stated else {}
    found = _criterion(
        knowledge, f"hosting-place-{place}", {"places": {place: rule}}, places=places
    )
    assert found.status == status


def test_the_pair_of_a_region_is_told_and_never_proves_where_copies_go(
    knowledge: Knowledge,
) -> None:
    def told(rule: str) -> CriterionResult:
        return _criterion(
            knowledge,
            "hosting-place-backup",
            {"places": {"backup": rule}},
            regions=["azure:canadaeast"],
        )

    assert told("quebec").status == told("canada").status == "unknown"
    assert "azure:canadacentral (CA-ON, hors du lieu permis)" in told("quebec").text.fr
    assert "azure:canadacentral (CA-ON)" in told("canada").text.fr


@pytest.mark.parametrize(
    ("wanted", "offered", "status"),
    [
        ("customer-managed", None, "unknown"),
        ("customer-managed", ["provider"], "unmet"),
        ("customer-managed", ["provider", "customer-managed"], "met"),
        ("customer-managed", ["customer-held"], "met"),
        ("customer-held", ["customer-managed"], "unmet"),
        ("customer-held", ["customer-held"], "met"),
    ],
)
def test_key_custody_is_held_against_what_the_offering_gives(
    knowledge: Knowledge, wanted: str, offered: list[str] | None, status: str
) -> None:
    found = _criterion(knowledge, "hosting-keys", {"keys": wanted}, keys=offered)
    assert found.status == status


def _facts(knowledge: Knowledge, *offerings: Offering) -> CatalogFacts:
    """The real providers, with fictional offerings."""
    real = catalog_facts(knowledge)
    return CatalogFacts(
        offerings={o.id: o for o in offerings},
        types=real.types,
        claims={},
        providers=real.providers,
        regions=real.regions,
        layers={},
        entities=real.entities,
    )


def test_no_subprocessor_excludes_what_another_provider_hosts(knowledge: Knowledge) -> None:
    base = offering("socle", provider="aws")
    upper = offering("service", provider="thinkon", hosted_on=["socle"])
    found = _outcome(knowledge, _facts(knowledge, base, upper), subprocessors="none").matches
    status = {
        m.offering: c.status
        for m in found
        for c in m.criteria
        if c.requirement == "hosting-subprocessors"
    }
    assert status == {"socle": "unknown", "service": "unmet"}


def test_a_refusal_names_the_law_through_whom_and_the_source(knowledge: Knowledge) -> None:
    found = _outcome(knowledge, catalog_facts(knowledge), foreign_exposure="refuse").matches
    aws = next(m for m in found if m.offering == "aws-canada")
    assert aws.verdict == "ineligible"
    assert aws.why is not None
    for words in ("CLOUD Act", "Amazon.com, Inc.", "selon Canadian Shield Institute"):
        assert words in aws.why.fr


@pytest.mark.parametrize("stand", ["disclose", "accept", None])
def test_what_is_not_refused_is_shown_and_never_decides(
    knowledge: Knowledge, stand: str | None
) -> None:
    facts = catalog_facts(knowledge)
    hosting = {"foreign_exposure": stand} if stand else {}
    found = _outcome(knowledge, facts, **hosting).matches
    aws = next(m for m in found if m.offering == "aws-canada")
    assert aws.verdict == "conditional"
    assert aws.exposure is not None
    assert {e.reached_through for e in aws.exposure} == {"parent"}


def test_a_law_reaches_through_what_hosts_the_offering(knowledge: Knowledge) -> None:
    base = offering("socle", provider="aws")
    upper = offering("service", provider="thinkon", hosted_on=["socle"])
    reach = reach_of(upper, _facts(knowledge, base, upper))
    assert {item.holder.fr for item in reach.foreign} == {"Amazon Web Services"}
    assert reach_of(offering("seule", provider="thinkon"), _facts(knowledge)).foreign == ()


def test_the_exposure_of_the_offering_alone_counts_too(knowledge: Knowledge) -> None:
    alone = offering("seule", provider="thinkon", exposure=[US])
    assert [i.exposure.country for i in reach_of(alone, _facts(knowledge, alone)).foreign] == ["US"]


def test_platforms_survive_cycles_and_self_links(knowledge: Knowledge) -> None:
    a = offering("a", hosted_on=["a", "b"])
    b = offering("b", hosted_on=["c", "missing"])
    c = offering("c", hosted_on=["a"])
    assert [o.id for o in platforms(a, _facts(knowledge, a, b, c))] == ["b", "c"]


def _disclosed(knowledge: Knowledge, facts: CatalogFacts, name: str, **hosting: Any) -> Disclosure:
    item = workload([{"id": "a", "kind": "open-data"}], hosting=hosting)
    outcome = classified(knowledge, item)
    found = match(item, outcome.classification, outcome.asked, facts, DAY).matches
    return disclosures([m for m in found if m.offering == name], outcome.asked, facts)[0]


def test_the_four_entities_are_four_rows(knowledge: Knowledge) -> None:
    shown = _disclosed(knowledge, catalog_facts(knowledge), "premi3ns")
    rows = [(a.role, a.name.fr if a.name else None, a.country) for a in shown.actors]
    assert rows[0] == ("contracting", None, None)
    assert rows[2][:2] == ("parent", "Thales")
    assert rows[3][:2] == ("technology", "Google LLC")


def test_a_canadian_company_that_signs_does_not_hide_the_parent(knowledge: Knowledge) -> None:
    shown = _disclosed(knowledge, catalog_facts(knowledge), "aws-canada")
    countries = {a.role: a.country for a in shown.actors}
    assert (countries["contracting"], countries["parent"]) == ("CA", "US")


def test_unknown_is_said_and_asked_and_never_zero(knowledge: Knowledge) -> None:
    shown = _disclosed(
        knowledge, catalog_facts(knowledge), "azure-canada", places={"data": "canada"}
    )
    data, *others = shown.places
    assert (data.status, data.asked is not None) == ("met", True)
    assert [place.where for place in others] == [None] * 6
    assert shown.leaving.formats is None
    assert shown.leaving.egress is None
    assert shown.leaving.notice_months is None
    assert {r.key: (r.zones, r.paired) for r in shown.regions} == {
        "azure:canadacentral": (3, "azure:canadaeast"),
        "azure:canadaeast": (0, "azure:canadacentral"),
    }
    assert all(r.carbon_g_per_kwh is None for r in shown.regions)
    asked_fr = " ".join(text.fr for text in shown.to_ask)
    for words in ("Copies de sécurité", "formats", "sortie des données", "préavis", "clés"):
        assert words in asked_fr


def test_what_is_known_is_not_asked(knowledge: Knowledge) -> None:
    known = offering(
        "connue",
        provider="aws",
        places={"backup": _stated("CA")},
        keys=["customer-held"],
        support_clearance=LAW,
        leaving={
            "formats": ["CSV"], "egress": LAW, "notice_months": 0,
            "confidence": "primary", "source": SOURCE,
        },
    )  # fmt: skip
    shown = _disclosed(knowledge, _facts(knowledge, known), "connue")
    assert shown.leaving.notice_months == 0
    asked_en = " ".join(text.en for text in shown.to_ask)
    for words in ("Backups", "formats", "notice", "Who can hold", "taking the data out"):
        assert words not in asked_en


def test_carbon_goes_with_its_year_and_never_into_the_verdict(knowledge: Knowledge) -> None:
    real = catalog_facts(knowledge)
    shown = _disclosed(knowledge, real, "google-cloud-canada")
    carbon = {r.key: (str(r.carbon_g_per_kwh), r.carbon_year) for r in shown.regions}
    assert carbon["gcp:northamerica-northeast1"] == ("5.48", 2024)
    assert not any(
        "carbon" in c.requirement for m in _outcome(knowledge, real).matches for c in m.criteria
    )


GOVERNMENT: dict[str, Any] = {
    "id": "nuage-gouvernemental-exemple",
    "provider": "courtier-exemple",
    "service_models": ["iaas"],
    "deployment": "government",
    "package": None,
    "regions": [],
    "countries": ["CA"],
    "hosted_on": [],
    "prices_of": None,
    "surcharge": 0,
    "certifications": [],
}


@pytest.fixture
def government(tmp_path: Path) -> Knowledge:
    """A layer of a body that records a consolidated centre, with what is known and what is not."""
    provider: dict[str, Any] = {
        "id": "courtier-exemple", "contracting_entity": None, "operator": None, "parent": None,
        "technology": None, "resellers": [], "exposure": [],
    }  # fmt: skip
    for folder, record in (("catalog/offerings", GOVERNMENT), ("providers/providers", provider)):
        path = tmp_path / folder / f"{record['id']}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(yaml.safe_dump(HEADER | record, allow_unicode=True), encoding="utf-8")
    return Knowledge((str(tmp_path),))


def test_the_government_s_own_cloud_is_an_offering_like_others(government: Knowledge) -> None:
    facts = catalog_facts(government)
    hosting = {"places": {"data": "canada"}, "deployment": ["government"]}
    found = _outcome(government, facts, **hosting, foreign_exposure="refuse").matches
    inside = {m.offering for m in found if m.verdict != "ineligible"}
    assert inside == {GOVERNMENT["id"], "projet-cirrus", "thinkon-cloud"}  # two of unknown model
    own = found[0]
    assert own.offering == GOVERNMENT["id"]
    assert own.layer != "bundled"
    statuses = {c.requirement: c.status for c in own.criteria}
    assert statuses["hosting-deployment"] == "met"
    assert statuses["hosting-foreign-exposure"] == "met"
    assert statuses["hosting-place-data"] == "unknown"
    shown = disclosures((own,), (), facts)[0]
    assert [a.name for a in shown.actors] == [None] * 4
    assert shown.laws == ()


def _located(path: str) -> Location | None:
    return Location(file=path, line=1, column=1)


def test_what_the_body_adds_is_a_note_with_how_many_it_puts_out(knowledge: Knowledge) -> None:
    added = (
        asked("data-canada", rule="hosting-policy"), asked("exposure", rule="hosting-policy"),
    )  # fmt: skip
    obstacles = {
        "one": (frozenset({"data-canada"}),),
        "both": (frozenset({"data-canada", "exposure"}),),
        "level": (frozenset({"data-canada", "proof"}),),
        "way": (frozenset({"exposure"}), frozenset({"proof"})),
        "in": (frozenset({"exposure"}), frozenset()),
    }
    assert put_out(obstacles, frozenset({"data-canada"})) == {"one"}
    assert put_out(obstacles, frozenset({"exposure"})) == {"way"}
    first, second = proportion_findings(added, obstacles, _located)
    assert (first.id, first.severity) == ("requirement-beyond-level", "note")
    assert first.text.fr.endswith("à lui seul : 1 ; avec ses 2 ajouts ensemble : 3.")
    assert second.text.en.endswith("alone: 1; all 2 additions together: 3.")
    assert all("(exposure)" in second.text.in_(language) for language in LANGUAGES)


def test_what_the_level_already_asks_is_not_an_addition() -> None:
    mine = asked("data-canada", rule="hosting-policy")
    assert added_by_body((mine,), frozenset()) == (mine,)
    assert added_by_body((mine, asked("data-quebec")), frozenset()) == ()
    assert added_by_body((mine, asked("data-quebec", force="should")), frozenset()) == (mine,)
    narrower = asked("data-quebec", rule="hosting-policy")
    assert added_by_body((narrower, asked("data-canada")), frozenset()) == (narrower,)


def test_a_requirement_of_the_body_s_layer_is_an_addition_and_needs_are_not() -> None:
    own, needs = asked("proof"), asked("models", rule="needs")
    assert added_by_body((own, needs), frozenset({"proof"})) == (own,)


def test_a_wish_of_the_body_is_no_addition() -> None:
    wish = asked("data-canada", force="should", rule="hosting-policy")
    assert added_by_body((wish,), frozenset()) == ()
