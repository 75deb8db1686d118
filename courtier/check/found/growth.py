"""What a workload uses against what its file declares: what exceeds, what cannot be summed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from courtier.check.found.declared import Allowed
from courtier.check.found.sizes import MEASURES, Amount, Measure
from courtier.check.found.words import MEASURE_NAMES
from courtier.check.resources.words import named
from courtier.values.text import Text, Value, join, say

MOST_KINDS = 1000
"""So many types or sizes that cannot be summed are told apart; the others are counted as one."""
_OTHERS = "…"
_PARENTS: dict[Measure, Measure] = {
    "vcpu": "machines", "memory": "machines", "database-vcpu": "databases",
    "database-memory": "databases", "database-storage": "databases",
}  # fmt: skip
"""Measures that are told only where the file speaks of what bears them."""


@dataclass
class Used:
    """What the resources of one workload add up to."""

    sums: dict[Measure, Decimal] = field(default_factory=dict)
    unsummed: dict[Measure, Counter[str]] = field(default_factory=dict)

    def add(self, amount: Amount) -> None:
        """Add what one resource gives; what nobody can tell is counted by what lacks."""
        if amount.number is not None:
            self.sums[amount.measure] = self.sums.get(amount.measure, Decimal(0)) + amount.number
            return
        kinds = self.unsummed.setdefault(amount.measure, Counter())
        room = amount.about in kinds or len(kinds) < MOST_KINDS
        kinds[amount.about if room else _OTHERS] += 1


@dataclass(frozen=True)
class Grown:
    """A measure that exceeds what is declared; not ``sure`` where the file may mean more."""

    measure: Measure
    text: Text
    sure: bool


def grown(used: Used, most: Mapping[Measure, Allowed], day: date) -> Iterator[Grown]:
    """The measures that exceed what the file lets run, in their order.

    Args:
        used: What runs.
        most: What the file declares.
        day: The day of the inventory, up to which growth counts.
    """
    for measure in MEASURES:
        total, limit = used.sums.get(measure, Decimal(0)), most.get(measure)
        if limit is None:
            if total and _PARENTS.get(measure, measure) in (measure, *most):
                yield Grown(measure, _undeclared(measure, total), sure=True)
        elif total > limit.most:
            yield Grown(measure, _beyond(measure, total, limit, day), sure=not limit.open)


def _undeclared(measure: Measure, total: Decimal) -> Text:
    return say(
        "{what} : {found} dans l’inventaire, et le fichier n’en déclare pas.",
        "{what}: {found} in the inventory, and the file declares none.",
        what=MEASURE_NAMES[measure], found=_rounded(total),
    )  # fmt: skip


def _beyond(measure: Measure, total: Decimal, limit: Allowed, day: date) -> Text:
    values: dict[str, Value] = {
        "what": MEASURE_NAMES[measure],
        "found": _rounded(total),
        "day": day,
    }
    if limit.open:
        return say(
            "{what} : {found} dans l’inventaire ; le fichier ne permet pas de dire si c’est plus"
            " qu’il n’en déclare le {day}.",
            "{what}: {found} in the inventory; the file does not let one tell whether that is more"
            " than it declares on {day}.",
            **values,
        )
    return say(
        "{what} : {found} dans l’inventaire, au plus {most} selon le fichier, croissance comprise"
        " jusqu’au {day}.",
        "{what}: {found} in the inventory, at most {most} by the file, growth included up to"
        " {day}.",
        **values, most=_rounded(limit.most),
    )  # fmt: skip


def not_summed(used: Used) -> Text | None:
    """What could not be added up, measure by measure; None where all could."""
    parts = [
        say("{what} ({kinds})", "{what} ({kinds})", what=MEASURE_NAMES[m], kinds=_kinds(used, m))
        for m in MEASURES
        if m in used.unsummed
    ]
    if not parts:
        return None
    return say(
        "Non additionné, faute de taille connue : {parts}.",
        "Not summed, for want of a known size: {parts}.",
        parts=join(parts, " ; "),
    )


def _kinds(used: Used, measure: Measure) -> Text:
    kinds = sorted(used.unsummed[measure].items())
    return named([f"{kind} × {number}" for kind, number in kinds])


def _rounded(number: Decimal) -> Decimal:
    """At most two places, for a sentence."""
    return round(number, 2)
