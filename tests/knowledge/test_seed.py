"""The seed: everything of the data files that may be shipped is a record, and nothing else is."""

from __future__ import annotations

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import ProviderClaims
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.software import Software
from tests.knowledge.test_catalog_facts import claims, knowledge, source_rows

__all__ = ["knowledge"]

NOT_SHIPPED = ("electricitymaps", "agonza05")
"""A copyleft file, and a list without a licence: its rows wait for a page of each provider."""
HELD_BACK = {"c007", "c013", "c077", "c078", "c079", "c164"}


def test_158_claims_are_there_with_their_confidence_and_six_are_not(knowledge: Knowledge) -> None:
    rows = {row["claim_id"].lower(): row for row in source_rows("certification-claims.csv")}
    found = {claim.id: claim.evidence.confidence for claim in claims(knowledge)}
    assert found == {n: r["confidence"] for n, r in rows.items() if r["ship"] == "yes"}
    assert len(found) == 158
    assert set(rows) - set(found) == HELD_BACK


def test_every_offering_that_a_shipped_claim_names_is_a_record(knowledge: Knowledge) -> None:
    """Each claim of an offering stands in an offering of its provider."""
    holder = {c.id: o for o in knowledge.all(Offering).values() for c in o.certifications}
    rows = [r for r in source_rows("certification-claims.csv") if r["ship"] == "yes"]
    named = [row for row in rows if row["offering_kind"] == "offering"]
    assert len(holder) == len(named)
    assert len(named) > 30
    for row in named:
        provider = row["provider_id"]
        assert holder[row["claim_id"].lower()].provider == provider, row["claim_id"]


def test_24_providers_have_what_their_row_says_of_exposure(knowledge: Knowledge) -> None:
    from courtier.knowledge.records.providers import Provider

    rows = source_rows("providers.csv")
    assert len(rows) == 24
    for row in rows:
        record = knowledge.all(Provider)[row["provider_id"]]
        said = row["foreign_access_laws"]
        expected = None if not said else "identified" not in said
        known = None if record.exposure is None else bool(record.exposure)
        assert known == expected, row["provider_id"]


def test_regions_are_permissive_or_entered_again_from_another_text(knowledge: Knowledge) -> None:
    rows = {f"{r['provider']}:{r['region']}": r for r in source_rows("cloud-regions.csv")}
    free = {k for k, r in rows.items() if r["source_licence"] in PERMISSIVE}
    assert len(free) == 235
    assert free <= set(knowledge.regions)
    for key in set(knowledge.regions) - free:
        region = knowledge.regions[key]
        assert region.licence == "facts", key
        assert not any(name in region.source for name in NOT_SHIPPED), key


PERMISSIVE = ("Apache-2.0", "MIT", "UPL-1.0 OR Apache-2.0")


@pytest.mark.parametrize("record", [Offering, ProviderClaims])
def test_nothing_of_the_seed_names_a_person(
    knowledge: Knowledge, record: type[Offering] | type[ProviderClaims]
) -> None:
    for holder in knowledge.all(record).values():
        assert holder.checked_by is None
        assert all(claim.evidence.read_by is None for claim in holder.certifications)


def test_the_register_of_software_is_empty_until_a_text_names_one(knowledge: Knowledge) -> None:
    """No text that was read gives the licence, the owner and the sharing of any software."""
    assert list(knowledge.all(Software)) == []
