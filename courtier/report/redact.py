"""A copy of an assessment fit for a public log: no name of the body, no amount, no asset."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from courtier.results.envelope import Assessment
from courtier.values.text import Text

HIDDEN = "[…]"
_AMOUNTS = frozenset(
    {"total_nominal", "npv", "p10", "p50", "p90", "nominal", "low", "high", "value"}
)
_NAMES = frozenset({"asset", "assets"})


def redacted(assessment: Assessment) -> Assessment:
    """The same assessment, of the same schema, without names, amounts or assets.

    Names become ``[…]``, amounts zero where a number is needed and null where it may be absent;
    sentences of the estimate, of reasons and of findings that could quote them are emptied too.
    """
    data = assessment.model_dump(mode="python", by_alias=True)
    data["workload"] = {
        "id": HIDDEN,
        "name": {"fr": HIDDEN, "en": HIDDEN},
        "organization": dict.fromkeys(("name", "kind", "legal_regime", "privacy_regime"), None)
        | {"name": HIDDEN},
    }
    _hide(data["estimate"], sentences=True)
    for section in ("classification", "findings", "requirements", "route"):
        _hide(data[section], sentences=False)
    return Assessment.model_validate(data)


def redacted_json(assessment: Assessment) -> str:
    """The redacted assessment as JSON."""
    from courtier.report.json import as_json

    return as_json(redacted(assessment))


def _hide(part: Any, sentences: bool) -> None:
    if isinstance(part, (list, tuple)):
        for item in part:
            _hide(item, sentences)
    if not isinstance(part, dict):
        return
    for key, value in part.items():
        if key in _AMOUNTS and isinstance(value, Decimal):
            part[key] = Decimal(0)
        elif key in _NAMES and value:
            part[key] = HIDDEN if isinstance(value, str) else tuple(HIDDEN for _ in value)
        elif sentences and isinstance(value, dict) and set(value) == {"fr", "en"}:
            part[key] = Text(fr=HIDDEN, en=HIDDEN).model_dump()
        else:
            _hide(value, sentences)
