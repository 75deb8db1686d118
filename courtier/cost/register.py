"""The register of assumptions: each value with its range, unit, source, date and confidence."""

from __future__ import annotations

from collections.abc import Iterable

from courtier.cost.draft import Draft
from courtier.cost.terms import Input
from courtier.results.estimate import Assumption

FACTORS = ("list-price-error:",)
"""Inputs that stand for a default which the register already holds."""

_UNITS = {
    "gib": "GiB", "storage": "GiB", "egress": "GiB", "memory": "GiB", "hours": "hours",
    "life": "years", "parallel-months": "months", "watts": "W", "fte": "FTE", "vcpu": "vCPU",
    "growth": "1", "count": "1", "quantity": "1", "pue": "1", "load-factor": "1",
    "inflation-per-year": "1", "reads": "GiB",
}  # fmt: skip
"""The unit of an input by the last word of its key; money where the word is another."""


def register(known: Iterable[Assumption], drafts: Iterable[Draft]) -> tuple[Assumption, ...]:
    """What is known already, then every range of the file that the options rest on, each once."""
    found = {assumption.id: assumption for assumption in known}
    for draft in drafts:
        for item in draft.inputs():
            if item.varies and not item.key.startswith(FACTORS):
                found.setdefault(item.key, _of_the_body(item))
    return tuple(found.values())


def _of_the_body(item: Input) -> Assumption:
    return Assumption(
        id=item.key,
        text=item.text,
        value=f"{item.likely:f}",
        unit=_unit(item.key),
        on=None,
        basis="given",
        confidence="primary",
        low=f"{item.low:f}",
        high=f"{item.high:f}",
    )


def _unit(key: str) -> str:
    if key.startswith("hours:"):
        return "hours"
    return _UNITS.get(key.replace(":", ".").rpartition(".")[2], "CAD")
