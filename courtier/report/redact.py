"""A copy of an assessment fit for a public log: no name, no amount, no asset, no person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from courtier.results.envelope import Assessment
from courtier.workload.model import Workload

HIDDEN = "[…]"
_MONEY = re.compile(r"-?\$\s?\d[\d,.]*|-?\d[\d.,\u00a0\u202f ]*\s?\$")
_SHORTEST = 3


def redacted(assessment: Assessment, workload: Workload) -> Assessment:
    """The same assessment, of the same schema, without what the body alone may know.

    Names, asset ids and every text that the body wrote become ``[…]`` wherever they stand, and
    so does any amount inside a sentence; the figures of the estimate are left out.

    Args:
        assessment: The assessment.
        workload: Its workload, whose own words are hidden.
    """
    words = sorted(set(_own_words(workload)), key=lambda word: (-len(word), word))
    data = assessment.model_dump(mode="python", by_alias=True)
    data["estimate"] = _without_figures(data["estimate"])
    hidden: dict[str, Any] = _hide(data, words)
    hidden["provenance"] = data["provenance"]
    hidden["workload"] |= {"id": HIDDEN, "name": {"fr": HIDDEN, "en": HIDDEN}}
    return Assessment.model_validate(hidden)


def redacted_json(assessment: Assessment, workload: Workload) -> str:
    """The redacted assessment as JSON."""
    from courtier.report.json import as_json

    return as_json(redacted(assessment, workload))


def _own_words(workload: Workload) -> Iterable[str]:
    """Every free text of the file, and the ids that the body chose."""
    yield workload.id
    yield workload.name.fr
    yield workload.name.en or workload.name.fr
    for part in (
        workload.organization.name,
        workload.organization.roles,
        workload.organization.own_thresholds,
        workload.hosting.decided_by if workload.hosting else None,
        workload.answers,
        workload.overrides,
        workload.acquisition,
        workload.on_premise,
        workload.options,
    ):
        yield from _strings(part)
    for asset in workload.information:
        yield asset.id
        yield from _strings((asset.purposes, asset.authority, asset.recipients, asset.declared))


def _strings(part: Any) -> Iterable[str]:
    if hasattr(part, "model_dump"):
        part = part.model_dump(mode="json")
    if isinstance(part, str) and len(part) >= _SHORTEST:
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from _strings(value)
    elif isinstance(part, (list, tuple)):
        for value in part:
            yield from _strings(value)


def _without_figures(estimate: dict[str, Any]) -> dict[str, Any]:
    empty = {"total_nominal": None, "npv": None, "p10": None, "p50": None, "p90": None}
    options = [{**option, **empty, "lines": (), "years": ()} for option in estimate["options"]]
    return {**estimate, "options": options, "sensitivity": (), "assumptions": ()}


# Where a value is one of a closed list, hiding it would say nothing true.
_CLOSED = frozenset({
    "schema", "scheme", "status", "verdict", "force", "procedure", "severity", "confidence",
    "basis", "kind", "criterion", "failed", "asks", "by", "action", "currency", "rule", "url",
    "article", "level", "levels", "at_least", "flags", "deployment", "requirement", "provider",
    "regions", "certification", "type", "layer", "country", "sources", "code", "provenance",
})  # fmt: skip


def _hide(part: Any, words: list[str], key: str = "") -> Any:
    if key in _CLOSED:
        return part
    if isinstance(part, str):
        text = _MONEY.sub(HIDDEN, part)
        for word in words:
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", HIDDEN, text)
        return text
    if isinstance(part, dict):
        return {name: _hide(value, words, name) for name, value in part.items()}
    if isinstance(part, (list, tuple)):
        return [_hide(value, words, key) for value in part]
    return part
