"""Workloads built in tests from a few words."""

from __future__ import annotations

from datetime import date
from typing import Any

from courtier.knowledge.door import Knowledge
from courtier.results.classification import ClassifyOutcome
from courtier.risk.classify import classify
from courtier.risk.facts import risk_facts
from courtier.workload.model import Workload

DAY = date(2026, 11, 23)


def workload(information: list[dict[str, Any]], **parts: Any) -> Workload:
    """A workload of a fictional city that holds the assets given."""
    body = {
        "name": "Ville exemple",
        "kind": "municipality",
        "legal_regime": "c-19",
        "privacy_regime": "a-2.1",
    } | parts.pop("organization", {})
    return Workload.model_validate(
        {
            "courtier": 1,
            "id": "essai",
            "name": "Essai",
            "organization": body,
            "information": information,
        }
        | parts
    )


def classified(knowledge: Knowledge, item: Workload, as_of: date = DAY) -> ClassifyOutcome:
    """The classification of a workload with the bundled facts."""
    return classify(item, risk_facts(knowledge, item.scheme), as_of)
