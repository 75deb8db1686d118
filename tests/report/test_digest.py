"""What a summary shows first, and what it folds together."""

from __future__ import annotations

from courtier.report import digest
from courtier.results.common import FactUsed
from tests.report import sample
from tests.report.pages import page, tree
from tests.report.sample_market import AGREEMENT, LEVEL, SERVICES

WHOLE = sample.assessment()
MATCHES = WHOLE.matches


def test_the_main_reason_gives_the_level_that_was_kept() -> None:
    reason = digest.main_reason(WHOLE.classification, "confidentiality")
    assert reason is not None
    assert reason.level == "protege-b"
    assert digest.main_reason(WHOLE.classification, "availability") is None


def test_a_reason_on_a_design_fact_is_weak_and_on_a_primary_one_is_not() -> None:
    reason = digest.main_reason(WHOLE.classification, "confidentiality")
    assert reason is not None
    weak = [FactUsed(id=reason.rule, confidence="design")]
    assert digest.rests_on_weak(reason, weak)
    assert not digest.rests_on_weak(reason, [FactUsed(id=reason.rule, confidence="primary")])


def test_offerings_are_out_for_their_first_mandatory_reason() -> None:
    groups = digest.outs(MATCHES, WHOLE.requirements)
    assert [(g.verdict, g.failed, len(g.offerings)) for g in groups] == [
        ("ineligible", "type", 3),
        ("ineligible", "date", 1),
        ("undetermined", "service", 1),
    ]


def test_the_reason_reads_as_a_reason() -> None:
    several, single, unknown = digest.outs(MATCHES, WHOLE.requirements)
    assert several.words is not None
    assert several.words.fr.startswith("Exigence non satisfaite : ")
    assert several.words.en.startswith("Not met: ")
    assert several.aspect == "type"
    assert single.words == single.found
    assert single.aspect is None
    assert unknown.words == unknown.found


def test_a_reason_outside_the_requirements_is_told_by_what_was_found() -> None:
    match = next(m for m in MATCHES if m.offering == "exemple-d")
    first = match.criteria[0].model_copy(update={"requirement": "offering-reserved"})
    alone = match.model_copy(update={"criteria": (first,)})
    (group,) = digest.outs([alone], WHOLE.requirements)
    assert group.reason == first.text


def test_an_ineligible_offering_is_never_out_for_a_desirable_requirement() -> None:
    match = next(m for m in MATCHES if m.offering == "exemple-b")
    out = match.model_copy(update={"verdict": "ineligible"})
    (group,) = digest.outs([out], WHOLE.requirements)
    assert group.reason is None


def test_common_conditions_are_those_of_every_offering_on_conditions() -> None:
    assert digest.common_conditions(MATCHES) == [LEVEL]
    two = [m for m in MATCHES if m.conditions][:2]
    assert digest.common_conditions(two) == []


def test_a_repeated_condition_is_told_once() -> None:
    match = next(m for m in MATCHES if m.offering == "exemple-f")
    twice = match.model_copy(update={"conditions": match.conditions * 2})
    assert digest.own_conditions(twice, [LEVEL]) == [SERVICES, AGREEMENT]


def test_each_thing_to_settle_is_told_once_to_its_role() -> None:
    waiting = digest.to_settle(WHOLE)
    assert list(waiting) == list(digest.ROLES)
    everything = [text for texts in waiting.values() for text in texts]
    assert len(everything) == len(set(everything))
    not_required = next(c.text for c in WHOLE.route.checks if c.status == "not-required")
    assert not_required not in everything


def test_options_without_a_price_come_last() -> None:
    shown = [o.id for o in digest.shown_options(WHOLE.estimate, 5)]
    assert "cloud:exemple-f" not in shown
    assert {"own-room", "libre", "cloud:exemple-a"} <= set(shown)


def test_an_open_route_comes_before_another_of_the_same_procedure() -> None:
    excluded = WHOLE.route.routes[1].model_copy(update={"status": "excluded"})
    answer = WHOLE.route.model_copy(update={"routes": (excluded, *WHOLE.route.routes)})
    chosen = digest.chosen_route(answer)
    assert chosen is not None
    assert chosen.status == "open"


def test_long_lists_are_folded_and_nothing_is_lost() -> None:
    first = MATCHES[0]
    many = tuple(first.model_copy(update={"offering": f"x{n}", "rank": n}) for n in range(1, 31))
    root = tree(page(WHOLE.model_copy(update={"matches": many})))
    (section,) = root.xpath("//section[@lang='fr']")
    captions = section.xpath(".//table[.//th[contains(., 'Nuage Exemple A')]]")
    tables = [t for t in captions if "admissibles" in t.xpath("string(caption)")]
    assert [len(t.xpath("tbody/tr")) for t in tables] == [10, 20]
    assert tables[1].getparent().getparent().tag == "details"
