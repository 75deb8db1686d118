"""The catalogue's facts hold together: counts, references, prices, and where claims may stand."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import (
    Certification,
    CertificationType,
    ProviderClaims,
)
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.profiles import Profile
from courtier.knowledge.records.providers import Entity, Provider
from courtier.workload.needs import Needs

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
SNAPSHOT = date(2026, 11, 21)
OWN_RECORDS: tuple[type[Record], ...] = (
    CertificationType, Offering, ProviderClaims, Profile, Provider, Entity,
)  # fmt: skip
PROVIDER_WIDE_IN_CANADA = ("c001", "c012", "c014", "c016")
US_TYPES = ("fedramp-rev5", "fedramp-20x")
PERMISSIVE = {"Apache-2.0", "MIT", "facts"}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge()


def source_rows(name: str) -> list[dict[str, str]]:
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"the source table {name} is not beside the checkout: nothing to compare")
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def holders(knowledge: Knowledge) -> Iterator[Offering | ProviderClaims]:
    yield from knowledge.all(Offering).values()
    yield from knowledge.all(ProviderClaims).values()


def claims(knowledge: Knowledge) -> list[Certification]:
    return [claim for holder in holders(knowledge) for claim in holder.certifications]


def unknown(found: Iterable[str | None], known: Iterable[str]) -> set[str]:
    return {name for name in found if name is not None} - set(known)


def test_types_are_those_of_the_source_the_low_profile_and_a_retired_scheme(
    knowledge: Knowledge,
) -> None:
    beside = {"cccs-low", "au-certified-cloud-list"}
    wanted = {row["id"] for row in source_rows("certification-types.csv")} | beside
    assert set(knowledge.all(CertificationType)) == wanted


def test_providers_are_those_of_the_source(knowledge: Knowledge) -> None:
    wanted = {row["provider_id"] for row in source_rows("providers.csv")}
    assert set(knowledge.all(Provider)) == wanted


def test_shipped_claims_are_present_exactly_once(knowledge: Knowledge) -> None:
    rows = source_rows("certification-claims.csv")
    wanted = {row["claim_id"].lower(): 1 for row in rows if row["ship"] == "yes"}
    assert Counter(claim.id for claim in claims(knowledge)) == wanted


def test_no_provider_wide_claim_stands_in_an_offering(knowledge: Knowledge) -> None:
    kinds = {
        row["claim_id"].lower(): row["offering_kind"]
        for row in source_rows("certification-claims.csv")
    }
    for holder in holders(knowledge):
        wanted = "offering" if isinstance(holder, Offering) else "provider-wide"
        for claim in holder.certifications:
            assert kinds[claim.id] == wanted, (holder.id, claim.id)


def test_claims_on_a_whole_provider_in_canada_are_kept_apart(knowledge: Knowledge) -> None:
    in_offerings = {c.id for o in knowledge.all(Offering).values() for c in o.certifications}
    apart = {c.id for p in knowledge.all(ProviderClaims).values() for c in p.certifications}
    assert not in_offerings & apart
    assert set(PROVIDER_WIDE_IN_CANADA) <= apart


def test_claim_keeps_the_date_and_scope_of_its_source(knowledge: Knowledge) -> None:
    rows = {row["claim_id"].lower(): row for row in source_rows("certification-claims.csv")}
    for claim in claims(knowledge):
        row = rows[claim.id]
        assert claim.type == row["certification_id"]
        assert (claim.valid_from or "") == row["valid_from"]
        assert ";".join(claim.regions) == row["scope_regions"]
        assert claim.evidence.as_of == row["as_of"]
        assert claim.evidence.confidence == row["confidence"]
        assert (claim.services is None) == bool(row["scope_services"])


def test_ids_are_unique_across_these_records_and_name_their_files(knowledge: Knowledge) -> None:
    ids = [identifier for record in OWN_RECORDS for identifier in knowledge.all(record)]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    for record in OWN_RECORDS:
        for folder in record.folders:
            files = {path.stem for path in (ROOT / folder).glob("*.yaml")}
            assert files == set(knowledge.all(record))


def test_types_refer_to_types_and_never_to_themselves(knowledge: Knowledge) -> None:
    types = knowledge.all(CertificationType)
    for item in types.values():
        assert unknown([*item.satisfies, item.depends_on], types) == set(), item.id
        assert item.id not in (*item.satisfies, item.depends_on)


def test_what_satisfies_is_carried_through(knowledge: Knowledge) -> None:
    types = knowledge.all(CertificationType)
    for item in types.values():
        reached = {far for near in item.satisfies for far in types[near].satisfies}
        assert reached <= set(item.satisfies), item.id


def test_claims_and_offerings_refer_to_what_exists(knowledge: Knowledge) -> None:
    types, providers = knowledge.all(CertificationType), knowledge.all(Provider)
    for holder in holders(knowledge):
        assert holder.provider in providers, holder.id
        assert unknown((c.type for c in holder.certifications), types) == set(), holder.id
        regions = {key for claim in holder.certifications for key in claim.regions}
        assert unknown(regions, knowledge.regions) == set(), holder.id
    for offering in knowledge.all(Offering).values():
        assert unknown(offering.regions, knowledge.regions) == set(), offering.id
        assert unknown(offering.hosted_on, knowledge.all(Offering)) == set(), offering.id
        assert unknown([offering.prices_of], providers) == set(), offering.id


def test_level_and_edition_of_a_claim_are_those_of_its_type(knowledge: Knowledge) -> None:
    types = knowledge.all(CertificationType)
    for claim in claims(knowledge):
        assert claim.level is None or claim.level in types[claim.type].levels, claim.id
        editions = [edition.id for edition in types[claim.type].editions]
        assert claim.edition is None or claim.edition in editions, claim.id


def test_providers_and_entities_refer_to_entities(knowledge: Knowledge) -> None:
    entities = knowledge.all(Entity)
    for item in knowledge.all(Provider).values():
        named = (item.contracting_entity, item.operator, item.parent, *item.resellers)
        assert unknown(named, entities) == set(), item.id
    assert unknown((e.parent for e in entities.values()), entities) == set()
    assert (
        unknown((r.provider for r in knowledge.regions.values()), knowledge.all(Provider)) == set()
    )


def test_unsettled_reports_satisfy_nothing(knowledge: Knowledge) -> None:
    types = knowledge.all(CertificationType)
    for name in ("soc-1", "soc-2", "c5", "csa-star", "cccs-pbhva", *US_TYPES):
        assert types[name].satisfies == (), name


def test_a_stronger_report_satisfies_the_weaker_never_the_reverse(knowledge: Knowledge) -> None:
    types = knowledge.all(CertificationType)
    for strong, weak in (
        ("soc-2-type-2", "soc-2-type-1"), ("c5-type-2", "c5-type-1"), ("cccs-medium", "cccs-low"),
        ("csa-star-2-attestation", "csa-star-1"), ("csa-star-2-certification", "csa-star-1"),
    ):  # fmt: skip
        assert weak in types[strong].satisfies
        assert strong not in types[weak].satisfies


def test_purchasing_status_and_self_assessment_have_no_third_party(knowledge: Knowledge) -> None:
    alone = {t.id for t in knowledge.all(CertificationType).values() if not t.third_party}
    assert alone == {"csa-star", "csa-star-1", "gc-cloud-framework", "g-cloud", "quebec-broker"}


@pytest.mark.parametrize("name", US_TYPES)
def test_american_authorization_says_that_it_covers_nothing_in_canada(
    knowledge: Knowledge, name: str
) -> None:
    item = knowledge.all(CertificationType)[name]
    assert item.jurisdictions == ("US",)
    assert "CCCS" in item.help.fr
    assert "CCCS" in item.help.en
    assert "aucune" in item.trap.fr
    assert "none" in item.trap.en


def test_american_claims_stand_in_no_canadian_region(knowledge: Knowledge) -> None:
    for offering in knowledge.all(Offering).values():
        if {claim.type for claim in offering.certifications} & set(US_TYPES):
            countries = {knowledge.regions[key].country for key in offering.regions}
            assert "CA" not in countries, offering.id


def test_dead_edition_has_its_last_day_and_no_claim(knowledge: Knowledge) -> None:
    editions = {e.id: e.last_day for e in knowledge.all(CertificationType)["iso-27001"].editions}
    assert editions == {"2013": date(2025, 10, 31), "2022": None}
    assert [c.id for c in claims(knowledge) if (c.type, c.edition) == ("iso-27001", "2013")] == []


def test_exposure_is_empty_only_where_somebody_looked(knowledge: Knowledge) -> None:
    providers = knowledge.all(Provider).values()
    assert {p.id for p in providers if p.exposure == ()} == {"micrologic", "thinkon"}
    assert [p.id for p in providers if p.exposure is None] == []


def test_regions_carry_a_licence_and_the_redistributable_rows_are_all_there(
    knowledge: Knowledge,
) -> None:
    regions = knowledge.regions.values()
    assert [region.key for region in regions if not region.licence] == []
    free = {
        f"{row['provider']}:{row['region']}"
        for row in source_rows("cloud-regions.csv")
        if row["source_licence"] in ("Apache-2.0", "MIT", "UPL-1.0 OR Apache-2.0")
    }
    assert {region.key for region in regions if region.licence != "facts"} == free


def test_no_opening_year_comes_from_a_copyleft_file(knowledge: Knowledge) -> None:
    opened = [r.key for r in knowledge.regions.values() if r.opened]
    assert [key for key in opened if key.startswith(("aws:", "azure:"))] == []


def test_prices_are_positive_unique_and_free_to_redistribute(knowledge: Knowledge) -> None:
    found = knowledge.prices(SNAPSHOT)
    assert found is not None
    day, rows = found
    assert day == SNAPSHOT
    assert [row for row in rows if row.price <= 0] == []
    keys = Counter((r.provider, r.region, r.service, r.sku, r.vcpu, r.unit, r.term) for r in rows)
    assert [key for key, count in keys.items() if count > 1] == []
    assert {row.licence for row in rows} == PERMISSIVE
    assert {row.provider for row in rows} <= set(knowledge.all(Provider))


def test_doubtful_prices_are_left_out_or_marked(knowledge: Knowledge) -> None:
    found = knowledge.prices(SNAPSHOT)
    assert found is not None
    rows = found[1]
    assert [row.sku for row in rows if "family-outlier" in row.note or row.term == "spot"] == []
    weak = [row for row in rows if row.note.startswith("weak: ")]
    assert len(weak) == 6
    assert weak == [row for row in rows if row.confidence == "unverified"]
    assert weak == [row for row in rows if row.licence == "facts"]


def test_no_snapshot_the_day_before_the_first(knowledge: Knowledge) -> None:
    assert knowledge.prices(date(2026, 11, 20)) is None


def test_prices_are_those_of_the_source(knowledge: Knowledge) -> None:
    found = knowledge.prices(SNAPSHOT)
    assert found is not None
    listed = Counter(
        (r["provider"], r["region"], r["service"], r["sku_or_instance"], r["term"], r["price"])
        for r in source_rows("prices-canada.csv")
    )
    bundled = Counter(
        (r.provider, r.region, r.service, r.sku, r.term, f"{r.price:f}") for r in found[1]
    )
    assert bundled - listed == Counter()


def test_google_packages_differ_by_support_and_surcharge(knowledge: Knowledge) -> None:
    packages = {
        name: (str(offering.surcharge), [place.countries for place in offering.places.values()])
        for name, offering in knowledge.all(Offering).items()
        if name.startswith("google-data-boundary-canada")
    }
    assert packages == {
        "google-data-boundary-canada": ("0", []),
        "google-data-boundary-canada-support": ("0.05", [("CA",)]),
        "google-data-boundary-canada-protected-b": ("0.05", [("CA",)]),
    }


def test_profiles_are_design_and_fit_the_workload_file(knowledge: Knowledge) -> None:
    profiles = knowledge.all(Profile)
    assert len(profiles) == 6
    for profile in profiles.values():
        assert profile.confidence == "design"
        needs = Needs.model_validate(profile.needs)
        assert needs.compute or needs.software, profile.id


def test_a_text_on_a_law_alone_never_proves_that_it_reaches_a_provider(
    knowledge: Knowledge,
) -> None:
    """O-32 says what United States law can compel of a United States company, and names none."""
    on_the_law = "Canadian Shield Institute, chapter 5"
    seen = set()
    for record in knowledge.all(Provider).values():
        for exposure in record.exposure or ():
            law, link = exposure.source, exposure.through_source
            if link is None:
                assert law is None or law.title == on_the_law, record.id
                assert exposure.confidence == "unverified", record.id
            elif law != link:
                assert exposure.confidence == "derived", record.id
            seen.add((record.id, exposure.confidence))
    assert {("aws", "derived"), ("atlassian", "unverified"), ("ovhcloud", "secondary")} <= seen
