"""The cases of places and of who stands behind an offering, by name."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from courtier.catalog.certificates.layers import layers_under
from courtier.catalog.facts import CatalogFacts, catalog_facts
from courtier.catalog.match import match
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Region
from courtier.results.matches import CriterionResult, Match
from tests.catalog.asked import asked
from tests.catalog.build import DAY, catalog, offering
from tests.catalog.fedramp_rows import as_offering, feed_rows
from tests.risk.build import classified, workload

REGIONS = Path(__file__).parents[3] / "shared" / "data" / "cloud-regions.csv"
MODEL = "aws:ca-central-1"


def judged(item: Offering, facts: CatalogFacts, knowledge: Knowledge, *requirements: str) -> Match:
    """The verdict on one offering for approved open data, its agreement stated."""
    agreed = {"agreements": [{"number": "EXEMPLE-1", "offering": item.id}]}
    holder = workload([{"id": "a", "kind": "open-data"}], acquisition=agreed)
    said = classified(knowledge, holder).classification.model_copy(update={"status": "confirmed"})
    wanted = tuple(asked(name) for name in requirements)
    facts = replace(facts, offerings={item.id: item}, layers={item.id: "bundled"})
    return match(holder, said, wanted, facts, DAY).matches[0]


def criterion(found: Match, name: str) -> CriterionResult:
    """What one requirement gave."""
    return next(c for c in found.criteria if c.requirement == name)


def placed(facts: CatalogFacts, regions: Iterable[Region]) -> CatalogFacts:
    """The facts with other regions beside the real ones."""
    return replace(facts, regions={**facts.regions, **{region.key: region for region in regions}})


def test_one_code_is_three_countries_and_each_provider_has_its_own(knowledge: Knowledge) -> None:
    """ap-southeast-3 is Indonesia, Malaysia or Singapore."""
    facts = catalog(knowledge)
    countries = {"aws": "ID", "alibaba": "MY", "huawei": "SG"}
    model = facts.regions["aws:ap-southeast-3"]
    assert (model.country, countries["aws"]) == ("ID", "ID")
    others = [
        model.model_copy(update={"provider": name, "country": country})
        for name, country in countries.items()
    ]
    facts = placed(facts, others)
    for name in countries:
        item = offering(regions=[f"{name}:ap-southeast-3"])
        assert judged(item, facts, knowledge, "data-canada").verdict == "ineligible"
    here = placed(facts, [others[1].model_copy(update={"country": "CA"})])
    verdicts = {
        name: judged(
            offering(regions=[f"{name}:ap-southeast-3"]), here, knowledge, "data-canada"
        ).verdict
        for name in countries
    }
    assert verdicts == {"aws": "ineligible", "alibaba": "eligible", "huawei": "ineligible"}


def test_the_source_holds_the_three_countries_of_that_code() -> None:
    if not REGIONS.is_file():
        pytest.skip("the table of regions is not beside the checkout")
    with REGIONS.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["region"] == "ap-southeast-3"]
    assert {(row["provider"], row["country"]) for row in rows} == {
        ("aws", "ID"), ("alibaba", "MY"), ("huawei", "SG"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("provider", "region", "country"),
    [
        pytest.param("tencent", "tencent:na-toronto", "CN", id="Chinese parent, in Toronto"),
        pytest.param("ovhcloud", "ovhcloud:BHS", "FR", id="French parent, in Beauharnois"),
    ],
)
def test_a_canadian_region_says_nothing_of_the_parent(
    knowledge: Knowledge, provider: str, region: str, country: str
) -> None:
    """The place is met; the law is shown beside, and puts the offering out only if refused."""
    facts = catalog_facts(knowledge)
    name, code = region.split(":")
    model = facts.regions[MODEL].model_copy(update={"provider": name, "code": code})
    facts = facts if region in facts.regions else placed(facts, [model])
    item = offering(provider=provider, regions=[region])
    shown = judged(item, facts, knowledge, "data-canada")
    assert (shown.verdict, criterion(shown, "data-canada").status) == ("eligible", "met")
    assert [seen.country for seen in shown.exposure or ()] == [country]
    assert (shown.exposure or ())[0].reached_through == "parent"
    refused = judged(item, facts, knowledge, "data-canada", "exposure")
    assert refused.verdict == "ineligible"
    assert criterion(refused, "data-canada").status == "met"


def test_a_canadian_order_reached_the_french_parent_and_is_told(knowledge: Knowledge) -> None:
    (seen,) = knowledge_exposure(knowledge, "ovhcloud")
    assert "ordonnance canadienne" in seen[0]
    assert "Canadian order" in seen[1]


def knowledge_exposure(knowledge: Knowledge, provider: str) -> list[tuple[str, str]]:
    """Through what each law reaches a provider, in both languages."""
    found = catalog_facts(knowledge).providers[provider].exposure or ()
    return [(exposure.through.fr, exposure.through.en) for exposure in found]


def test_canada_east_has_no_zones_and_its_pair_is_in_another_province(
    knowledge: Knowledge,
) -> None:
    facts = catalog_facts(knowledge)
    region = facts.regions["azure:canadaeast"]
    assert (region.zones, region.subdivision) == (0, "CA-QC")
    pair = facts.regions[region.paired or ""]
    assert (pair.key, pair.subdivision) == ("azure:canadacentral", "CA-ON")
    found = judged(offering(regions=[region.key]), facts, knowledge, "data-quebec", "backup")
    assert criterion(found, "data-quebec").status == "met"
    backup = criterion(found, "backup")
    assert (backup.status, found.verdict) == ("unknown", "conditional")
    assert pair.key in backup.text.fr


@pytest.mark.parametrize("key", ["aws:sa-west-1", "aws:me-west-1"])
def test_a_region_announced_without_an_endpoint_proves_no_place(
    knowledge: Knowledge, key: str
) -> None:
    facts = catalog_facts(knowledge)
    region = facts.regions[key]
    assert region.status == "sdk-only"
    assert not any(key in item.regions for item in facts.offerings.values())
    here = placed(facts, [region.model_copy(update={"country": "CA"})])
    found = judged(offering(regions=[key]), here, knowledge, "data-canada")
    assert (found.verdict, criterion(found, "data-canada").status) == ("conditional", "unknown")
    assert key in criterion(found, "data-canada").text.en
    opened = placed(facts, [region.model_copy(update={"country": "CA", "status": "available"})])
    assert judged(offering(regions=[key]), opened, knowledge, "data-canada").verdict == "eligible"


def test_montreal_of_ibm_opened_between_two_lists_and_the_later_one_counts(
    knowledge: Knowledge,
) -> None:
    region = catalog_facts(knowledge).regions["ibm:ca-mon"]
    assert (region.status, region.as_of, region.subdivision) == ("available", "2026-06-29", "CA-QC")
    assert "January 2025" in region.note
    found = judged(
        offering(regions=[region.key]), catalog_facts(knowledge), knowledge, "data-quebec"
    )
    assert found.verdict == "eligible"


def test_382_of_519_authorized_offerings_of_the_feed_reach_one_provider(
    knowledge: Knowledge,
) -> None:
    rows = {row["fedramp_id"].lower(): row for row in feed_rows()}
    facts = catalog(knowledge, *(as_offering(row) for row in rows.values()))
    authorized = [name for name, row in rows.items() if row["internal_status"] == "Authorized"]
    amazon = {name for name, row in rows.items() if row["csp"].startswith("Amazon")}
    reached = [
        name
        for name in authorized
        if name not in amazon
        and any(
            not amazon.isdisjoint(layer) for layer in layers_under(facts.offerings[name], facts, ())
        )
    ]
    assert (len(reached), len(authorized)) == (382, 519)
