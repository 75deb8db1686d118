"""The cases of certificates that real registers hold, by name: synthetic first, then the rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from courtier.catalog.certificates.across import contradictions
from courtier.catalog.certificates.layers import layers_under
from courtier.catalog.certificates.requirement import judge_certifications
from courtier.catalog.certificates.window import day_alone
from courtier.catalog.facts import CatalogFacts, catalog_facts
from courtier.catalog.match import match
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import Certification
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.risk import CertificationDemand
from courtier.results.matches import CriterionResult
from tests.catalog.build import DAY, EVIDENCE, catalog, certification, offering, provider
from tests.catalog.fedramp_rows import PLACE, as_offering, feed_rows, hosts, successor_pairs
from tests.risk.build import classified, workload

READ = date(2026, 5, 30)
HERE = ("aws:ca-central-1",)


def _judge(
    item: Offering,
    facts: CatalogFacts,
    day: date,
    level: str | None = None,
    type: str = "fedramp-rev5",
    regions: tuple[str, ...] = HERE,
) -> CriterionResult:
    demand = (CertificationDemand(type=type, level=level),)
    return judge_certifications("essai", demand, item, regions, None, day_alone(day), facts)


# Datadog: publicly authorized, delisted inside, replaced the same day by a High package.


def _datadog() -> tuple[Offering, Offering, Offering]:
    old = certification(
        id="fr1", type="fedramp-rev5", level="Moderate", status="delisted", superseded_by="fr1a",
        status_history=[{"on": "2021-12-15", "status": "active"},
                        {"on": "2026-05-05", "status": "delisted"}],
        other_statuses=[{"status": "active", "evidence": EVIDENCE | {"as_of": "2026-05-30"}}],
    )  # fmt: skip
    new = certification(id="fr1a", type="fedramp-rev5", level="High", valid_from="2026-05-05")
    upper = certification(id="haut", type="fedramp-rev5", level="Moderate")
    return (
        offering("ancien", certifications=[old]),
        offering("nouveau", certifications=[new]),
        offering("dessus", certifications=[upper], hosted_on=["ancien"]),
    )


@pytest.mark.parametrize(
    ("day", "old", "new"),
    [
        pytest.param(date(2026, 5, 4), "met", "unmet", id="the day before"),
        pytest.param(date(2026, 5, 5), "unmet", "met", id="the day"),
        pytest.param(date(2026, 5, 6), "unmet", "met", id="the day after"),
    ],
)
def test_datadog_is_delisted_and_replaced_the_same_day(
    knowledge: Knowledge, day: date, old: str, new: str
) -> None:
    before, after, above = _datadog()
    facts = catalog(knowledge, before, after, above)
    assert _judge(before, facts, day, "Moderate").status == old
    assert _judge(after, facts, day, "Moderate").status == new
    stands = _judge(above, facts, day, "Moderate")
    assert stands.status == "met", "what stands on it follows the successor"
    assert {seen.offering for seen in stands.evidence} == {"dessus", "ancien", "nouveau"}


@pytest.mark.parametrize(
    ("day", "told"), [(date(2026, 5, 4), False), (date(2026, 5, 29), False), (READ, True)]
)
def test_datadog_s_two_statuses_are_a_warning_from_the_day_they_differ(
    knowledge: Knowledge, day: date, told: bool
) -> None:
    before, _, _ = _datadog()
    facts = catalog(knowledge, before)
    item = workload([{"id": "a", "kind": "open-data"}])
    outcome = classified(knowledge, item, day)
    found = match(item, outcome.classification, (), facts, day).matches[0]
    seen = found.model_copy(update={"criteria": (_judge(before, facts, day),)})
    findings = contradictions((seen,), facts, day)
    assert [f.severity for f in findings] == (["warning"] if told else [])
    assert _judge(before, facts, day).status == ("met" if day < date(2026, 5, 5) else "unmet")


def test_palantir_s_lower_package_is_delisted_while_the_high_one_stands(
    knowledge: Knowledge,
) -> None:
    gone = certification(id="b", type="fedramp-rev5", level="Moderate", status="delisted")
    low = offering("bas", hosted_on=["haut"], certifications=[gone])
    stands = certification(id="h", type="fedramp-rev5", level="High")
    high = offering("haut", certifications=[stands])
    facts = catalog(knowledge, low, high)
    assert _judge(low, facts, DAY, "Moderate").status == "unmet"
    assert _judge(high, facts, DAY, "High").status == "met"


def replace_hosts(item: Offering, *names: str) -> Offering:
    """The same offering on other platforms."""
    return item.model_copy(update={"hosted_on": names})


def test_an_authorization_known_only_inside_gets_the_stricter_verdict_and_a_warning(
    knowledge: Knowledge,
) -> None:
    claim = certification(
        type="fedramp-rev5", level="High", status="active",
        other_statuses=[{"status": "in-progress", "evidence": EVIDENCE | {"as_of": "2026-05-30"}}],
    )  # fmt: skip
    item = offering(certifications=[claim])
    found = _judge(item, catalog(knowledge, item), READ)
    assert (found.status, found.failed, found.rule) == ("unmet", "type", "conflicting-sources")


@pytest.mark.parametrize(
    ("base", "asked", "status", "failed"),
    [
        ("Moderate", "High", "unknown", "level"),
        ("High", "High", "met", None),
        ("Moderate", "Moderate", "met", None),
        ("LI-SaaS", "Moderate", "unknown", "level"),
    ],
)
def test_an_upper_layer_is_worth_no_more_than_its_base(
    knowledge: Knowledge, base: str, asked: str, status: str, failed: str | None
) -> None:
    below = offering("socle", name={"fr": "Socle", "en": "Base"}, certifications=[
        certification(id="s", type="fedramp-rev5", level=base)])  # fmt: skip
    above = offering("dessus", hosted_on=["socle"], certifications=[
        certification(id="d", type="fedramp-rev5", level="High")])  # fmt: skip
    found = _judge(above, catalog(knowledge, below, above), DAY, asked)
    assert (found.status, found.failed) == (status, failed)
    assert ("Socle" in found.text.fr) is (status == "unknown")


def test_a_base_of_which_nothing_is_known_leaves_the_upper_layer_unknown(
    knowledge: Knowledge,
) -> None:
    below = offering("socle", name={"fr": "Socle", "en": "Base"})
    above = offering("dessus", hosted_on=["socle"], certifications=[certification()])
    found = _judge(above, catalog(knowledge, below, above), DAY, type="cccs-medium")
    assert (found.status, found.rule) == ("unknown", "lower-layers")
    assert "Socle" in found.text.fr


def test_a_cycle_of_eight_and_links_to_oneself_end_the_walk(knowledge: Knowledge) -> None:
    ring = [
        offering(f"o{n}", hosted_on=[f"o{(n + 1) % 8}", f"o{n}"], certifications=[
            certification(id=f"c{n}", type="fedramp-rev5", level="Moderate" if n == 5 else "High")])
        for n in range(8)
    ]  # fmt: skip
    facts = catalog(knowledge, *ring)
    for item in ring:
        under = layers_under(item, facts, HERE)
        assert len(under) == 7
        assert (item.id,) not in under
        assert _judge(item, facts, DAY, "Moderate").status == "met"
        found = _judge(item, facts, DAY, "High")
        assert (found.status, found.failed) == ("unknown", "level")


def test_a_loop_of_successors_ends_too(knowledge: Knowledge) -> None:
    one = offering("un", superseded_by="deux", certifications=[
        certification(id="a", type="fedramp-rev5", level="High", status="delisted")])  # fmt: skip
    two = offering("deux", superseded_by="un", certifications=[
        certification(id="b", type="fedramp-rev5", level="High")])  # fmt: skip
    above = offering("dessus", hosted_on=["un"], certifications=[
        certification(id="d", type="fedramp-rev5", level="High")])  # fmt: skip
    facts = catalog(knowledge, one, two, above)
    assert layers_under(above, facts, HERE) == (("un", "deux"),)
    assert _judge(above, facts, DAY, "High").status == "met"


def test_of_several_platforms_only_those_in_the_place_count(knowledge: Knowledge) -> None:
    here = offering("ici", certifications=[certification(id="i")])
    there = offering("ailleurs", regions=["azure:canadaeast"])
    above = offering("dessus", hosted_on=["ici", "ailleurs"],
                     certifications=[certification(id="d")])  # fmt: skip
    facts = catalog(knowledge, here, there, above)
    assert layers_under(above, facts, HERE) == (("ici",),)
    assert _judge(above, facts, DAY, type="cccs-medium").status == "met"


# OVHcloud, Oracle, AWS Pinpoint, S3NS


def test_ovhcloud_s_american_affiliate_does_not_speak_for_beauharnois(
    knowledge: Knowledge,
) -> None:
    regions = ("ovhcloud:BHS",)
    claim = certification(type="iso-27001", edition="2022", holder="ovh-us", regions=regions)
    item = offering(provider="ovhcloud", regions=regions, certifications=[claim])
    facts = catalog_facts(knowledge)
    found = _judge(item, facts, DAY, type="iso-27001", regions=regions)
    assert (found.status, found.rule) == ("unknown", "right-holder")
    own = claim.model_copy(update={"holder": facts.providers["ovhcloud"].operator})
    mine = item.model_copy(update={"certifications": (own,)})
    assert own.holder is not None
    assert _judge(mine, facts, DAY, type="iso-27001", regions=regions).status == "met"


def test_a_holder_is_not_known_to_be_the_provider_s_where_no_source_names_its_entities(
    knowledge: Knowledge,
) -> None:
    item = offering(certifications=[certification(holder="groupe")])
    facts = catalog(knowledge, item)
    assert _judge(item, facts, DAY, type="cccs-medium").status == "unknown"
    named = provider([]).model_copy(update={"parent": "groupe"})
    known = replace(facts, providers={named.id: named})
    assert _judge(item, known, DAY, type="cccs-medium").status == "met"


def test_oracle_absent_from_a_list_is_unknown_with_the_list_and_its_date(
    knowledge: Knowledge,
) -> None:
    facts = catalog_facts(knowledge)
    item = facts.offerings["oci-canada"]
    found = _judge(item, facts, DAY, type="cccs-medium", regions=item.regions[:1])
    claim = next(c for c in facts.claims["oci"] if c.id == "c014")
    assert (found.status, found.failed, found.rule) == ("unknown", "type", "absent-is-unknown")
    assert claim.evidence.title in found.text.fr
    assert "21\u00a0novembre\u00a02026" in found.text.fr


@pytest.mark.parametrize(
    ("day", "status"),
    [(date(2025, 10, 30), "met"), (date(2025, 10, 31), "met"), (date(2025, 11, 1), "expired")],
)
def test_a_page_that_still_prints_edition_2013(
    knowledge: Knowledge, day: date, status: str
) -> None:
    item = offering("aws-pinpoint", certifications=[
        certification(id="c077", type="iso-27001", edition="2013")])  # fmt: skip
    assert _judge(item, catalog(knowledge, item), day, type="iso-27001").status == status


@pytest.mark.parametrize(
    ("day", "status", "failed"),
    [
        (date(2025, 12, 16), "unmet", "date"),
        (date(2025, 12, 17), "met", None),
        (date(2025, 12, 18), "met", None),
    ],
)
def test_s3ns_is_qualified_whatever_its_technology_and_nobody_asks_its_place(
    knowledge: Knowledge, day: date, status: str, failed: str | None
) -> None:
    facts = catalog_facts(knowledge)
    item = facts.offerings["premi3ns"]
    found = _judge(item, facts, day, type="secnumcloud", regions=())
    assert (found.status, found.failed) == (status, failed)
    placed = item.certifications[0].model_copy(update={"regions": ("gcp:europe-west9",)})
    here = item.model_copy(update={"certifications": (placed,)})
    met = _judge(here, facts, day, type="secnumcloud", regions=("gcp:europe-west9",))
    assert (met.status == "met") is (day >= date(2025, 12, 17))
    named = facts.providers["s3ns"]
    assert named.technology is not None, "the technology is shown beside, it weighs nothing here"


# The same cases on the rows of the official feed


def test_the_feed_holds_38_pairs_and_each_successor_is_followed(knowledge: Knowledge) -> None:
    rows = feed_rows()
    pairs = successor_pairs(rows)
    assert len(pairs) == 38
    facts = catalog(knowledge, *(
        as_offering(row, flat=True, superseded_by=pairs.get(row["fedramp_id"].lower()))
        for row in rows
    ))  # fmt: skip
    for old, new in pairs.items():
        assert layers_under(offering("dessus", hosted_on=[old]), facts, ()) == ((old, new),)


def test_the_feed_holds_11_authorizations_known_only_inside(knowledge: Knowledge) -> None:
    flagged = [r for r in feed_rows() if "internal_authorized_public_not" in r["quality_flags"]]
    assert len(flagged) == 11
    for row in flagged:
        item = as_offering(row, both=True, flat=True)
        type = item.certifications[0].type
        found = _judge(item, catalog(knowledge, item), READ, type=type, regions=(PLACE,))
        assert (found.status, found.rule) == ("unmet", "conflicting-sources"), item.id


def test_the_feed_holds_2_authorizations_delisted_inside(knowledge: Knowledge) -> None:
    rows = {row["fedramp_id"]: row for row in feed_rows()}
    for old, new in (("FR2023864279", "FR2023864279A"), ("FR1912671248", "FR2434554673")):
        before, after = (
            as_offering(rows[name], both=old == name, flat=True) for name in (old, new)
        )
        facts = catalog(knowledge, before, after)
        found = _judge(before, facts, READ, "Moderate", regions=(PLACE,))
        assert (found.status, found.rule) == ("unmet", "conflicting-sources")
        assert _judge(after, facts, READ, "High", regions=(PLACE,)).status == "met"


def test_the_feed_holds_121_links_to_a_lower_level(knowledge: Knowledge) -> None:
    """One of the 121 is of the 20x type, which answers no demand for Rev5."""
    rows = {row["fedramp_id"].lower(): row for row in feed_rows()}
    living = {"internal_status": "Authorized"}
    flat = {name: as_offering(row | living, flat=True) for name, row in rows.items()}
    facts = catalog(knowledge, *flat.values())
    found: Counter[tuple[str, str]] = Counter()
    for name, row in rows.items():
        level = row["impact_level"]
        for host in hosts(row) if level in ("Moderate", "High") else ():
            result = _judge(replace_hosts(flat[name], host), facts, READ, level, regions=(PLACE,))
            if result.failed == "level":
                found[(level, rows[host]["impact_level"])] += 1
    assert found[("High", "Moderate")] == 38
    assert found[("High", "LI-SaaS")] == 5
    assert sum(found.values()) == 120


def test_the_feed_holds_a_cycle_of_eight_three_of_two_and_seven_self_links(
    knowledge: Knowledge,
) -> None:
    rows = feed_rows()
    items = {row["fedramp_id"].lower(): as_offering(row) for row in rows}
    facts = catalog(knowledge, *items.values())
    assert sum(name in item.hosted_on for name, item in items.items()) == 7
    under = {
        name: {layer[0] for layer in layers_under(item, facts, ())} for name, item in items.items()
    }
    assert all(name not in below for name, below in under.items())
    rings = {
        frozenset({name, *(other for other in below if name in under[other])})
        for name, below in under.items()
    }
    assert Counter(len(ring) for ring in rings if len(ring) > 1) == {8: 1, 2: 3}


def test_the_feed_s_stale_links_are_mended_by_the_successors(knowledge: Knowledge) -> None:
    """Forty stand on a package no longer authorized, 39 of them on Datadog's old one."""
    rows = {row["fedramp_id"].lower(): row for row in feed_rows()}
    pairs = successor_pairs(list(rows.values()))

    def broken(follow: bool) -> int:
        facts = catalog(knowledge, *(
            as_offering(row, flat=True, superseded_by=pairs.get(name) if follow else None)
            for name, row in rows.items()
        ))  # fmt: skip
        dead = 0
        for name, row in rows.items():
            if row["internal_status"] != "Authorized":
                continue
            layers = layers_under(offering(name, hosted_on=hosts(row)), facts, ())
            dead += any(not _authorized(layer, facts) for layer in layers)
        return dead

    assert broken(follow=False) == 40
    assert broken(follow=True) == 0


def _authorized(layer: tuple[str, ...], facts: CatalogFacts) -> bool:
    claims: list[Certification] = [c for n in layer for c in facts.offerings[n].certifications]
    return any(claim.status == "active" for claim in claims)
