"""What a workload file lets run on a day: its needs at the top of their ranges, grown since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from courtier.check.found.sizes import STORAGE, Measure
from courtier.workload.common import Growth, Number, high
from courtier.workload.needs import Compute, Database, Needs

_DAYS_IN_A_YEAR = Decimal("365.25")
_ONE = Decimal(1)
_PLACES = 9
"""Beyond these, a power of a fraction of a year is noise, which is no further machine."""


@dataclass(frozen=True)
class Allowed:
    """At most so much of one measure; ``open`` where the file may mean more: a growth that counts
    from a day nobody gives, a database without its storage."""

    most: Decimal
    open: bool = False


class Elapsed:
    """The time since the figures of a workload were true.

    Args:
        since: The reference date of the file; None where it has none.
        day: The day of the inventory.
    """

    def __init__(self, since: date | None, day: date) -> None:
        self._known = since is not None
        days = max((day - since).days, 0) if since is not None else 0
        self._years = Decimal(days) / _DAYS_IN_A_YEAR

    def grown(self, amount: Number, growth: Growth | None) -> Decimal:
        """The top of an amount after the growth of these years."""
        factor = (_ONE + high(growth)) ** self._years if growth is not None else _ONE
        return high(amount) * factor

    def doubtful(self, growth: Growth | None) -> bool:
        """Whether a growth may have added more than is counted: nobody says since when."""
        return growth is not None and high(growth) > 0 and not self._known


def allowed(needs: Needs, elapsed: Elapsed) -> dict[Measure, Allowed]:
    """What the needs let run, by measure; what they do not speak of is left out."""
    found: dict[Measure, Allowed] = {}
    for measure, most, doubtful in (*_machines(needs, elapsed), *_volumes(needs, elapsed)):
        known = found.get(measure, Allowed(Decimal(0)))
        found[measure] = Allowed(known.most + most, known.open or doubtful)
    return found


_Line = tuple[Measure, Decimal, bool]
"""A measure, what one need lets run of it, and whether that is less than the file may mean."""


def _machines(needs: Needs, elapsed: Elapsed) -> Iterator[_Line]:
    for need in needs.compute:
        yield from _compute(need, elapsed)
    for database in needs.databases:
        yield from _database(database, elapsed)


def _compute(need: Compute, elapsed: Elapsed) -> Iterator[_Line]:
    doubtful = elapsed.doubtful(need.growth_per_year)
    grown = elapsed.grown(need.count, need.growth_per_year)
    count = round(grown, _PLACES).to_integral_value(ROUND_CEILING)
    yield "machines", count, doubtful
    yield "vcpu", count * high(need.vcpu), doubtful
    yield "memory", count * high(need.memory_gib), doubtful


def _database(need: Database, elapsed: Elapsed) -> Iterator[_Line]:
    """One database; a storage that the file does not give is unknown, not none."""
    yield "databases", _ONE, False
    yield "database-vcpu", high(need.vcpu), False
    yield "database-memory", high(need.memory_gib), False
    if need.storage_gib is None:
        yield "database-storage", Decimal(0), True
        return
    most = elapsed.grown(need.storage_gib, need.growth_per_year)
    yield "database-storage", most, elapsed.doubtful(need.growth_per_year)


def _volumes(needs: Needs, elapsed: Elapsed) -> Iterator[_Line]:
    for need in needs.storage:
        most = elapsed.grown(need.gib, need.growth_per_year)
        yield STORAGE[need.kind], most, elapsed.doubtful(need.growth_per_year)
