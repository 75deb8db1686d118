"""The artefacts of a call for tenders, from one workload: what the road itself leaves out."""

from __future__ import annotations

from datetime import date

from courtier.assessment import Road, sorted_findings
from courtier.knowledge.door import Knowledge
from courtier.results.artefacts import (
    AcquisitionCost,
    AcquisitionCostResult,
    ContractEstimateResult,
    ExtraCost,
    RuleSeen,
)
from courtier.results.common import FactUsed
from courtier.values.citation import STRENGTH
from courtier.values.text import Text
from courtier.workload.model import Workload

HEADINGS = "templates/clauses/acquisition-costs.csv"
RULES = "templates/clauses/acquisition-cost-rules.csv"
RULE_COLUMNS = (
    "id", "fr", "en", "reference", "valid_from", "confidence", "read_on", "url", "legal_regimes",
)  # fmt: skip


def acquisition_cost_result(road: Road) -> AcquisitionCostResult:
    """The total acquisition cost of the regulation, with no amount of the estimate."""
    found = acquisition_cost_of(road.file.workload, road.knowledge, road.as_of)
    facts = (
        FactUsed(id=f"acquisition-cost:{rule.id}", confidence=rule.confidence)
        for rule in found.rules
    )
    return AcquisitionCostResult(
        schema="courtier/acquisition-cost/1",
        provenance=road.provenance(tuple(facts)),
        workload=road.seen(),
        acquisition_cost=found,
        findings=(),
    )


def acquisition_cost_of(workload: Workload, knowledge: Knowledge, as_of: date) -> AcquisitionCost:
    """What the regulation in force on the day opens to the contract of a workload."""
    from courtier.cost.artefacts.acquisition import acquisition_cost

    rules = tuple(_rules(knowledge, as_of))
    return acquisition_cost(workload, _headings(knowledge), rules, _regimes(knowledge))


def contract_estimate_result(road: Road) -> ContractEstimateResult:
    """The confidential estimate of the contract."""
    from courtier.cost.artefacts.contract import contract_estimate, contract_study
    from courtier.cost.artefacts.contract_words import value_findings
    from courtier.cost.estimate import facts_of
    from courtier.cost.notes import price_findings

    workload, study = road.file.workload, contract_study(road.costed)
    found = price_findings(workload, study.drafts, study.exchange, road.cost_facts, study.frame)
    estimate = contract_estimate(workload, road.costed, road.cost_facts)
    found = (*found, *value_findings(estimate, study, road.cost_facts))
    return ContractEstimateResult(
        schema="courtier/contract-estimate/1",
        provenance=road.provenance(facts_of(study)),
        workload=road.seen(),
        contract_estimate=estimate,
        findings=sorted_findings(found),
    )


def _headings(knowledge: Knowledge) -> tuple[ExtraCost, ...]:
    rows = knowledge.rows(HEADINGS, ("id", "fr", "en", "categories"))
    return tuple(ExtraCost(id=r["id"], name=Text(fr=r["fr"], en=r["en"])) for r in rows)


def _regimes(knowledge: Knowledge) -> frozenset[str]:
    """The contract laws whose bodies the rules bind."""
    rows = knowledge.rows(RULES, RULE_COLUMNS)
    return frozenset(word for row in rows for word in row["legal_regimes"].split())


def _rules(knowledge: Knowledge, as_of: date) -> list[RuleSeen]:
    """The rules in force on a day."""
    rows = knowledge.rows(RULES, RULE_COLUMNS)
    return [
        RuleSeen(
            id=row["id"],
            text=Text(fr=row["fr"], en=row["en"]),
            reference=row["reference"],
            url=row["url"],
            read_on=date.fromisoformat(row["read_on"]),
            confidence=next(word for word in STRENGTH if word == row["confidence"]),
        )
        for row in rows
        if date.fromisoformat(row["valid_from"]) <= as_of
    ]
