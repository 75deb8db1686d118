"""Filters that silence never answers, and a search that accents and languages do not stop."""

from __future__ import annotations

import json

import pytest

from courtier.catalog.search import nearest_words, search, words_of
from courtier.catalog.select import Query, region_keys, same_level, selected, wide_claims
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import ProviderClaims
from courtier.knowledge.records.offerings import Offering
from tests.cli.courtier_run import courtier


def ids(knowledge: Knowledge, **filters: str) -> set[str]:
    return {o.id for o in selected(knowledge, Query.model_validate(filters))}


def test_no_filter_lists_everything(knowledge: Knowledge) -> None:
    assert ids(knowledge) == set(knowledge.all(Offering))


@pytest.mark.parametrize(
    ("filters", "held", "left"),
    [
        ({"provider": "aws"}, "aws-canada", "azure-canada"),
        ({"type": "saas"}, "zoho-cloud", "aws-canada"),
        ({"certification": "cccs-medium"}, "snowflake-aws-canada-central", "aws-canada"),
        ({"level": "Protected B"}, "google-data-boundary-canada-protected-b", "aws-govcloud"),
        ({"region": "aws:ca-central-1"}, "confluent-aws-canada", "azure-canada"),
        ({"country": "CA"}, "ovhcloud-canada", "zoho-cloud"),
    ],
)
def test_each_filter(knowledge: Knowledge, filters: dict[str, str], held: str, left: str) -> None:
    found = ids(knowledge, **filters)
    assert held in found
    assert left not in found


def test_filters_join_on_one_claim(knowledge: Knowledge) -> None:
    """Type and level must be borne by the same claim, not by two."""
    high = ids(knowledge, certification="fedramp-rev5", level="High")
    assert high
    assert "aws-us-east-west" in ids(knowledge, certification="fedramp-rev5")
    assert "aws-us-east-west" not in high
    assert ids(knowledge, certification="cccs-medium", level="High") == set()


def test_more_filters_never_list_more(knowledge: Knowledge) -> None:
    wide = ids(knowledge, country="CA")
    assert ids(knowledge, country="CA", certification="cccs-medium") < wide


@pytest.mark.parametrize(
    ("asked", "claimed", "same"),
    [
        ("protected b", "Protected B / Medium / Medium", True),
        ("medium", "Protected B / Medium / Medium", True),
        ("protected", "Protected B / Medium / Medium", False),
        ("high", None, False),
    ],
)
def test_a_level_is_one_of_those_printed(asked: str, claimed: str | None, same: bool) -> None:
    assert same_level(asked, claimed) is same


def test_provider_wide_claims_follow_the_query(knowledge: Knowledge) -> None:
    every = [c for r in knowledge.all(ProviderClaims).values() for c in r.certifications]
    assert wide_claims(knowledge, Query()) == len(every)
    asked = wide_claims(knowledge, Query(certification="iso-27001"))
    assert asked == sum(c.type == "iso-27001" and c.status == "active" for c in every)


def test_a_bare_code_names_every_region_that_has_it(knowledge: Knowledge) -> None:
    assert region_keys("aws:ca-central-1", knowledge) == ("aws:ca-central-1",)
    assert region_keys("nowhere", knowledge) == ()


def test_the_query_is_printed_beside_the_counts() -> None:
    ran = courtier("catalog", "list", "--country", "ca", "--certification", "ISO27001")
    assert ran.code == 0
    assert "Requête\u00a0: certification = iso-27001, pays = Canada." in ran.out
    document = json.loads(courtier("catalog", "list", "--type", "saas", "--format", "json").out)
    assert document["query"]["type"] == "saas"
    assert document["counts"]["offerings"] == len(document["offerings"]) > 0


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--certification", "iso-2701"), ("--region", "aws:ca-centrl-1"), ("--country", "Canadaa"),
        ("--level", "Protected Z"), ("--type", "daas"), ("--deployment", "hidden"),
    ],
)  # fmt: skip
def test_a_value_that_nothing_bears_is_refused(option: str, value: str) -> None:
    ran = courtier("--lang", "en", "catalog", "list", option, value)
    assert ran.code == 2
    assert any(word in ran.err for word in ("The nearest:", "Choose:", "No value is near it"))


@pytest.mark.parametrize("name", ["US", "us", "États-Unis", "etats-unis", "United States"])
def test_a_country_is_asked_by_code_or_by_name_and_json_keeps_the_code(name: str) -> None:
    document = json.loads(courtier("catalog", "list", "--country", name, "--format", "json").out)
    assert document["query"]["country"] == "US"
    assert document["country_name"] == {"fr": "États-Unis", "en": "United States"}
    assert document["counts"]["offerings"] > 0


def test_a_country_is_found_by_its_name_in_both_languages(knowledge: Knowledge) -> None:
    found = {h.id for h in search(knowledge, "Allemagne")}
    assert {"azure:germanynorth", "gcp:europe-west3"} <= found
    assert "gcp:europe-west3" in {h.id for h in search(knowledge, "Germany")}


def test_accents_capitals_and_language_do_not_count(knowledge: Knowledge) -> None:
    found = [h.id for h in search(knowledge, "PÉRIMÈTRE de données")]
    assert found == [h.id for h in search(knowledge, "perimetre donnees")]
    assert "google-data-boundary-canada" in found
    assert {"google-data-boundary-canada"} <= {h.id for h in search(knowledge, "data boundary")}


def test_every_word_must_be_found(knowledge: Knowledge) -> None:
    one = {h.id for h in search(knowledge, "montreal")}
    both = {h.id for h in search(knowledge, "montreal snowflake")}
    assert both == {"snowflake-aws-canada-central"}
    assert both < one


def test_a_letter_is_a_whole_word(knowledge: Knowledge) -> None:
    assert "google-data-boundary-canada-protected-b" in {
        h.id for h in search(knowledge, "protege b")
    }
    assert "google-data-boundary-canada-protected-b" not in {
        h.id for h in search(knowledge, "protege c")
    }


def test_every_sort_of_record_can_be_found(knowledge: Knowledge) -> None:
    for words, sort, identifier in (
        ("pinpoint", "offering", "aws-pinpoint"),
        ("oracle cloud", "provider", "oci"),
        ("alphabet", "entity", "alphabet"),
        ("secnumcloud", "certification-type", "secnumcloud"),
        ("calgary", "region", "aws:ca-west-1"),
    ):
        assert (sort, identifier) in {(h.sort, h.id) for h in search(knowledge, words)}


def test_a_name_comes_before_a_mention(knowledge: Knowledge) -> None:
    hits = search(knowledge, "aws")
    named = [i for i, h in enumerate(hits) if any(m.field in ("id", "name") for m in h.matched)]
    assert named == list(range(len(named)))
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)


def test_what_matched_is_told(knowledge: Knowledge) -> None:
    (hit,) = [h for h in search(knowledge, "calgary") if h.id == "aws-canada"]
    places = [m for m in hit.matched if m.field == "place"]
    assert places
    assert all(m.words == ("calgary",) for m in places)


def test_nothing_found_names_near_words(knowledge: Knowledge) -> None:
    assert search(knowledge, "microsft") == ()
    assert "microsoft" in nearest_words(knowledge, "microsft")
    ran = courtier("catalog", "search", "microsft", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert "microsoft" in ran.out


def test_nothing_asked_is_refused() -> None:
    assert courtier("catalog", "search", "--", "…").code == 2


def test_words_are_cut_at_all_but_letters_and_digits() -> None:
    assert words_of("Périmètre, ISO/IEC 27001:2022 — Œuvre") == (
        "perimetre", "iso", "iec", "27001", "2022", "œuvre",
    )  # fmt: skip
