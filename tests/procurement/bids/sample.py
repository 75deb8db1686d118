"""Calls of an invented body, built key by key, and their evaluation under the bundled law."""

from __future__ import annotations

from datetime import date
from typing import Any

from courtier.knowledge.door import Knowledge
from courtier.procurement.bids.evaluate import evaluate
from courtier.procurement.bids.model import BidFile
from courtier.procurement.bids.rules import rules_of
from courtier.results.bids import BidResult, BidsOutcome

DAY = date(2027, 2, 15)
CRITERIA = [{"id": "a", "name": "A", "weight": 40}, {"id": "b", "name": "B", "weight": 35},
            {"id": "c", "name": "C", "weight": 25}]  # fmt: skip
LEVELS = [{key: c[key] for key in ("id", "name")} for c in CRITERIA]


def bid(name: str, price: Any = 100, **more: Any) -> dict[str, Any]:
    """A tender that the committee accepts."""
    return {"id": name, "bidder": name.upper(), "admissible": True, "conforming": True,
            "price_cad": price, **more}  # fmt: skip


def marks(a: Any, b: Any, c: Any) -> dict[str, Any]:
    """The mark of each criterion."""
    return {"a": a, "b": b, "c": c}


def lowest(**more: Any) -> dict[str, Any]:
    return {"rule": "lowest-price", **more}


def minimum(**more: Any) -> dict[str, Any]:
    return {"rule": "minimum-quality", "criteria": LEVELS, **more}


def adjusted(k: Any = "0.15", **more: Any) -> dict[str, Any]:
    from decimal import Decimal

    return {"rule": "adjusted-price", "k": Decimal(k), "criteria": CRITERIA, **more}


def call(award: dict[str, Any], bids: list[dict[str, Any]], **more: Any) -> BidFile:
    """A call of a body of the LCOP, unless ``regime`` names another law."""
    body = {"name": "Organisme fictif", "legal_regime": more.pop("regime", "lcop-4")}
    document = {"courtier": 1, "id": "essai", "name": "Essai", "organization": body,
                "award": award, "bids": bids, **more}  # fmt: skip
    return BidFile.model_validate(document)


def evaluated(
    knowledge: Knowledge, award: dict[str, Any], bids: list[dict[str, Any]], **more: Any
) -> BidsOutcome:
    """What a call comes to on the day of the sample."""
    file = call(award, bids, **more)
    return evaluate(file, rules_of(file, knowledge, DAY), lambda path: None)


def of(outcome: BidsOutcome, name: str) -> BidResult:
    """One tender of an evaluation."""
    return next(item for item in outcome.evaluation.bids if item.id == name)


def told(outcome: BidsOutcome) -> set[str]:
    """The ids of the findings."""
    return {finding.id for finding in outcome.findings}
