"""The examples of the twelve rules that a buyer can read and add, in ``tests/catalog/examples``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtier.catalog.facts import CatalogFacts
from courtier.catalog.match import match
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.catalog_rules import CatalogRule
from courtier.knowledge.records.certifications import Certification
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.risk import Demand
from courtier.reading.marked import read_marked
from courtier.results.classification import Asked, Requirement
from courtier.results.matches import CriterionResult, MatchOutcome
from courtier.values.text import Text
from courtier.workload.model import Workload
from tests.catalog.build import EVIDENCE, TEXT, catalog, certification, offering, provider
from tests.risk.build import classified, workload

FOLDER = Path(__file__).parent / "examples"
EXAMPLES: list[tuple[str, dict[str, Any]]] = [
    (path.stem, case)
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in read_marked(path.read_bytes(), path.name).value
]
CASES = [pytest.param(rule, case, id=f"{rule}: {case['case']['fr']}") for rule, case in EXAMPLES]
FOREIGN = [{"law": TEXT, "country": "US", "through": TEXT, "confidence": "secondary"}]
HERE = ["aws:ca-central-1"]


def _certificates(given: list[dict[str, Any]], regions: list[str]) -> list[Certification]:
    found = []
    for number, item in enumerate(given):
        parts = {"id": f"x1-{number}", "regions": regions} | item
        parts["other_statuses"] = [
            {"status": o["status"], "evidence": EVIDENCE | {"as_of": o["as_of"]}}
            for o in parts.pop("other", ())
        ]
        found.append(certification(**parts))
    return found


def _offering(case: dict[str, Any]) -> Offering:
    regions = case.get("regions", HERE)
    below = [item["id"] for item in case.get("below", ()) if item.get("on", True)]
    stated = {"countries": ["CA"], "regions": case.get("backups"), "confidence": "primary",
              "source": {"title": "essai", "url": None, "read_on": "2026-11-21",
                         "confidence": "primary"}}  # fmt: skip
    return offering(
        certifications=_certificates(case["certificates"], regions),
        regions=regions,
        services=case.get("services"),
        hosted_on=case.get("hosted_on", below),
        places={"backup": stated} if "backups" in case else {},
    )


def _below(case: dict[str, Any]) -> list[Offering]:
    return [
        offering(
            item["id"],
            name={"fr": item["id"], "en": item["id"]},
            certifications=_certificates(item["certificates"], HERE),
            superseded_by=item.get("superseded_by"),
        )
        for item in case.get("below", ())
    ]


def _facts(knowledge: Knowledge, case: dict[str, Any]) -> CatalogFacts:
    exposure = FOREIGN if case.get("foreign_law") else []
    facts = catalog(knowledge, _offering(case), *_below(case), exposure=exposure)
    named = provider(exposure).model_copy(update=case.get("entities", {}))
    return replace(facts, providers={named.id: named})


def _workload(case: dict[str, Any]) -> Workload:
    parts: dict[str, Any] = {"acquisition": {"agreements": [
        {"number": "EXEMPLE-1", "offering": "offre-exemple"}]}}  # fmt: skip
    if "term" in case:
        term = {"initial_months": case["term"]["months"]} | (
            {"renewals": case["term"]["renewals"]} if "renewals" in case["term"] else {}
        )
        parts["acquisition"] |= {"term": term, "dates": {"start": case["term"]["start"]}}
    if "placement" in case:
        parts["placement"] = {"offering": "offre-exemple", "regions": case["placement"]}
    if "needs" in case:
        parts["needs"] = case["needs"]
    declared = {"confidentiality": "non-classifie", "status": "approved", "by": "holder",
                "on": "2020-01-01"}  # fmt: skip
    return workload([{"id": "a", "kind": "open-data", "declared": declared}], **parts)


def _asked(case: dict[str, Any]) -> tuple[Asked, ...]:
    demands = [("essai", Demand.model_validate({"certifications": case["demand"]}))]
    if case.get("policy") == "refuse":
        demands.append(("politique", Demand(exposure="refuse")))
    words = Text(fr="essai", en="test")
    return tuple(
        Asked(Requirement(id=name, force="must", text=words, reasons=()), demand, "adviser")
        for name, demand in demands
    )


def _run(knowledge: Knowledge, case: dict[str, Any]) -> MatchOutcome:
    item, day = _workload(case), date.fromisoformat(case["as_of"])
    classification = classified(knowledge, item, day).classification.model_copy(
        update={"status": "confirmed"}
    )
    return match(item, classification, _asked(case), _facts(knowledge, case), day)


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_the_example_holds(knowledge: Knowledge, rule: str, case: dict[str, Any]) -> None:
    outcome = _run(knowledge, case)
    found = next(m for m in outcome.matches if m.offering == "offre-exemple")
    criterion = next(c for c in found.criteria if c.requirement == "essai")
    wanted = case["expected"]
    seen: dict[str, Any] = {
        "status": criterion.status, "failed": criterion.failed, "rule": criterion.rule,
        "renewal_due": criterion.renewal_due and criterion.renewal_due.isoformat(),
        "met_from": criterion.met_from and criterion.met_from.isoformat(),
        "verdict": found.verdict, "exposure": len(found.exposure or ()),
        "finding": "certification-statuses-differ" in {f.id for f in outcome.findings},
        "confidence": criterion.evidence[0].confidence if criterion.evidence else None,
    }  # fmt: skip
    said = {key: value for key, value in wanted.items() if key != "names"}
    assert {key: seen[key] for key in said} == said
    for text in (criterion.text.fr, criterion.text.en):
        assert wanted.get("names", "") in text
    assert _renewals_agree(criterion, [r.due.isoformat() for r in found.renewals])


def _renewals_agree(criterion: CriterionResult, dues: list[str]) -> bool:
    due = criterion.renewal_due
    return due is None or due.isoformat() in dues


def test_every_rule_has_an_example_that_passes_and_one_that_fails(knowledge: Knowledge) -> None:
    found: defaultdict[str, set[bool]] = defaultdict(set)
    for rule, case in EXAMPLES:
        found[rule].add(case["passes"])
    assert dict(found) == {rule: {True, False} for rule in knowledge.all(CatalogRule)}


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_what_passes_is_met_and_what_fails_is_not(rule: str, case: dict[str, Any]) -> None:
    """An example of exposure fails by the policy beside, never by the certificate."""
    met = case["expected"]["status"] == "met" and case["expected"].get("verdict") != "ineligible"
    assert met is case["passes"], rule


def test_every_sentence_of_an_example_is_in_both_languages() -> None:
    assert [rule for rule, case in EXAMPLES if set(case["case"]) != {"fr", "en"}] == []


def test_the_rules_are_twelve_in_their_order(knowledge: Knowledge) -> None:
    numbers = [rule.number for rule in knowledge.all(CatalogRule).values()]
    assert sorted(numbers) == list(range(1, 13))


def test_every_rule_that_decides_has_its_record(knowledge: Knowledge) -> None:
    decided = {case["expected"]["rule"] for _, case in EXAMPLES}
    assert decided <= set(knowledge.all(CatalogRule))
