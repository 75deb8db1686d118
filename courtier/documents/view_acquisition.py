"""What the price schedule (B7) and the confidential estimate (B12) show of a contract’s cost."""

from __future__ import annotations

from typing import Any

from courtier.artefacts import acquisition_cost_of
from courtier.cost.artefacts.contract import contract_estimate
from courtier.cost.estimate import study_of
from courtier.cost.facts import cost_facts
from courtier.documents.case import Case


def acquisition_view(case: Case) -> dict[str, Any]:
    """The total acquisition cost of the regulation: its status, its rules, what to announce."""
    as_of = case.assessment.provenance.as_of
    return {"acquisition_cost": acquisition_cost_of(case.workload, case.knowledge, as_of)}


def contract_estimate_view(case: Case) -> dict[str, Any]:
    """The confidential estimate of the contract, and the mark that each page bears."""
    as_of = case.assessment.provenance.as_of
    facts = cost_facts(case.knowledge, as_of)
    study = study_of(case.workload, case.assessment.matches, facts, as_of)
    found = contract_estimate(case.workload, study, facts)
    return {"contract": found, "marking": found.marking}
