"""What an assessment says of its own facts: stale or weak, how many, and whom to ask."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from courtier.assessment import Road
from courtier.check.staleness import MOST_IDS, staleness_findings
from courtier.knowledge.door import Knowledge
from courtier.results.common import FactUsed
from courtier.results.words import ASKS_SHORT_NAMES
from courtier.values.citation import Confidence
from courtier.values.finding_kinds import FINDING_KINDS
from courtier.values.findings import Finding
from courtier.workload.reader import read_workload

READ = date(2026, 11, 21)
LATER = date(2036, 1, 1)


def used(identifier: str, confidence: Confidence = "primary") -> FactUsed:
    return FactUsed(id=identifier, confidence=confidence)


def found(knowledge: Knowledge, day: date, *facts: FactUsed) -> dict[str, Finding]:
    return {finding.id: finding for finding in staleness_findings(facts, knowledge, day)}


def test_fresh_and_strong_facts_say_nothing(knowledge: Knowledge) -> None:
    assert found(knowledge, READ, used("check-term")) == {}


def test_no_fact_says_nothing(knowledge: Knowledge) -> None:
    assert found(knowledge, LATER) == {}


@pytest.mark.parametrize(
    ("day", "stale"),
    [(date(2027, 3, 20), False), (date(2027, 3, 21), False), (date(2027, 3, 22), True)],
    ids=["the day before the last", "the last day", "the day after"],
)
def test_the_shelf_life_of_a_fact_used(knowledge: Knowledge, day: date, stale: bool) -> None:
    assert ("stale-facts" in found(knowledge, day, used("usd-cad"))) is stale


def test_stale_facts_are_named_with_who_reads_them_again(knowledge: Knowledge) -> None:
    facts = (used("check-term"), used("usd-cad"), used("usd-cad"))
    note = found(knowledge, LATER, *facts)["stale-facts"]
    assert note.severity == "note"
    assert "au 1er\u00a0janvier\u00a02036 : 2." in note.text.fr
    assert "on 1\u00a0January\u00a02036: 2." in note.text.en
    assert "conseiller en approvisionnement (check-term) ; finances (usd-cad)" in note.text.fr
    assert "procurement adviser (check-term); finance (usd-cad)" in note.text.en


@pytest.mark.parametrize("confidence", ["sibling", "derived", "unverified", "design"])
def test_a_weak_fact_is_to_confirm(knowledge: Knowledge, confidence: Confidence) -> None:
    note = found(knowledge, READ, used("usd-cad", confidence))["weak-facts"]
    assert (note.severity, note.confidence) == ("note", confidence)
    assert "finances (usd-cad)" in note.text.fr


@pytest.mark.parametrize("confidence", ["primary", "secondary"])
def test_a_strong_fact_is_not(knowledge: Knowledge, confidence: Confidence) -> None:
    assert found(knowledge, READ, used("usd-cad", confidence)) == {}


@pytest.mark.parametrize(
    ("identifier", "person"),
    [
        ("contact-public", "holder"),
        ("kind-floor", "security-officer"),
        ("a21-63-11-register", "privacy-officer"),
        ("check-accessibility", "architect"),
        ("public-tender-threshold", "adviser"),
        ("hours-per-month", "finance"),
        ("price:aws:ca-central-1:vm-linux:t3.large:on-demand", "finance"),
        ("price-service:aws:egress:free", "finance"),
        ("a-claim-inside-an-offering", "adviser"),
    ],
)
def test_who_is_asked(knowledge: Knowledge, identifier: str, person: str) -> None:
    note = found(knowledge, READ, used(identifier, "design"))["weak-facts"]
    name = ASKS_SHORT_NAMES[person]
    assert f"{name.fr} ({identifier})" in note.text.fr
    assert f"{name.en} ({identifier})" in note.text.en


def test_a_long_list_says_how_many_and_names_the_first(knowledge: Knowledge) -> None:
    facts = tuple(used(f"price:aws:x:y:{number:02}:z", "derived") for number in range(MOST_IDS + 1))
    text = found(knowledge, READ, *facts)["weak-facts"].text
    assert f"finances ({MOST_IDS + 1}, dont price:aws:x:y:00:z" in text.fr
    assert f"y:{MOST_IDS:02}:z" not in text.fr


def test_the_order_of_the_facts_changes_nothing(knowledge: Knowledge) -> None:
    facts = (used("usd-cad", "design"), used("check-term", "derived"))
    both = [staleness_findings(given, knowledge, LATER) for given in (facts, facts[::-1])]
    assert both[0] == both[1]


def test_each_finding_is_one_that_explain_knows(knowledge: Knowledge) -> None:
    notes = found(knowledge, LATER, used("usd-cad", "design"))
    assert set(notes) == {"stale-facts", "weak-facts"} <= set(FINDING_KINDS)


def test_every_fact_of_a_real_assessment_has_somebody_to_ask(
    knowledge: Knowledge, root: Path
) -> None:
    file = read_workload(str(root / "examples" / "permis-en-ligne.yaml"), knowledge)
    facts = Road(file, knowledge, READ).assessment().provenance.facts
    weak = sum(fact.confidence not in ("primary", "secondary") for fact in facts)
    notes = found(knowledge, READ, *facts)
    assert set(notes) == {"weak-facts"}
    assert f": {weak}. " in notes["weak-facts"].text.en
