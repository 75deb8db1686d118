"""The register of assumptions: each value with its range, unit, source, date and confidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from courtier.cost.defaults import ends
from courtier.cost.draft import Draft
from courtier.cost.facts import CostFacts
from courtier.cost.origins import with_origin
from courtier.cost.register_file import sizes
from courtier.cost.register_prices import listed
from courtier.cost.terms import HOURS, Input
from courtier.results.estimate import Assumption
from courtier.workload.model import Workload

OF_A_DEFAULT = ("list-price-error:",)
"""How the keys of inputs begin that stand for a default which the register already holds."""
QUOTE = "quote:"

_UNITS = {
    "gib": "GiB", "storage": "GiB", "egress": "GiB/month", "memory": "GiB", "hours": "hours",
    "life": "years", "parallel-months": "months", "watts": "W", "fte": "FTE", "vcpu": "vCPU",
    "size": "TiB",
    "growth": "1 per year", "count": "1", "users": "1", "quantity": "1", "pue": "1",
    "load-factor": "1", "inflation-per-year": "1 per year", "read": "GiB/month",
    "parallel-month": "CAD/month", "month": "CAD/month", "year": "CAD/year",
    "cost": "CAD/year", "demand": "CAD/kW-month",
}  # fmt: skip
"""The unit of an input by the last word of its key; money where the word is another."""
_WHOLE_UNITS = {"on-premise.power.price": "CAD/kWh", "on-premise.licence": "CAD/year"}
"""The unit of an input by its key, without its number."""


class File:
    """Where the figures of the body come from: who gave them, and of which day they are.

    Args:
        workload: The file.
        as_of: The day of the estimate, for a file that gives no day of its own.
    """

    def __init__(self, workload: Workload, as_of: date) -> None:
        self._workload = workload
        self._day = workload.reference_date or as_of
        given = workload.acquisition.quotes if workload.acquisition else ()
        self._quotes = [(f"{QUOTE}{q.offering}:{q.on}:", q) for q in given]

    def day(self, key: str) -> date:
        """The day of a figure: that of its quote, else that of the file."""
        return next((quote.on for start, quote in self._quotes if key.startswith(start)), self._day)

    def source(self, key: str) -> str:
        """The part of the file, with who gave it where the file says so."""
        for number, (start, _) in enumerate(self._quotes):
            if key.startswith(start):
                return f"acquisition.quotes[{number}]"
        part = "needs" if key.startswith(HOURS) else key.partition(".")[0].replace("-", "_")
        given_by = getattr(getattr(self._workload, part, None), "given_by", None)
        return f"{part} ({given_by})" if given_by else part

    def unit(self, key: str) -> str:
        """The unit of a figure."""
        for start, quote in self._quotes:
            if key.startswith(start) and key.endswith(":price"):
                line = quote.lines[int(key.split(":")[-2])]
                return f"CAD/{line.unit}" if line.unit != "once" else "CAD"
        if key.startswith(HOURS):
            return "hours"
        whole = key.rstrip("0123456789").rstrip("-")
        return _WHOLE_UNITS.get(whole) or _UNITS.get(_last(key), "CAD")

    def gives_hours(self, key: str) -> bool:
        """Tell whether the hours of a need are its own; else they are the default."""
        needs = self._workload.needs.compute if self._workload.needs else ()
        return any(n.hours_per_month is not None for n in needs if HOURS + n.id == key)


def register(
    known: Iterable[Assumption],
    drafts: Iterable[Draft],
    workload: Workload,
    facts: CostFacts,
    as_of: date,
) -> tuple[Assumption, ...]:
    """All that the options rest on, each once.

    The frame and the defaults first, then the figures of the body that its options count, those
    that size them, and the prices.

    Args:
        known: The frame and the defaults.
        drafts: The options.
        workload: The file.
        facts: The prices.
        as_of: The day of the estimate.
    """
    options, file = list(drafts), File(workload, as_of)
    found = {assumption.id: assumption for assumption in known}
    for draft in options:
        for item in draft.inputs():
            default = item.key.startswith(HOURS) and not file.gives_hours(item.key)
            if not default and not item.key.startswith(OF_A_DEFAULT):
                found.setdefault(item.key, _of_the_body(item, file))
    for item, unit in sizes(workload):
        found.setdefault(item.key, _of_the_body(item, file, unit))
    for assumption in listed(options, facts):
        found.setdefault(assumption.id, assumption)
    return tuple(with_origin(each, workload, facts) for each in found.values())


def _of_the_body(item: Input, file: File, unit: str | None = None) -> Assumption:
    return Assumption(
        id=item.key,
        text=item.text,
        value=f"{item.likely:f}",
        unit=unit or file.unit(item.key),
        on=file.day(item.key),
        basis="given",
        confidence="primary",
        source=file.source(item.key),
        **ends(item),
    )


def _last(key: str) -> str:
    return key.replace(":", ".").rpartition(".")[2]
