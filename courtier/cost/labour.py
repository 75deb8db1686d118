"""Who does the work of an option: the staff of the body, whose pay bears no tax, or a supplier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from courtier.cost.defaults import Defaults
from courtier.cost.departure import EGRESS, WAIVER
from courtier.cost.draft import Draft, Line
from courtier.cost.flows import Plan
from courtier.cost.topics import EXIT, MIGRATION, STAFF, TOPIC_NAMES, TRAINING, topic_of
from courtier.results.estimate import Assumption
from courtier.values.text import Text, say
from courtier.workload.costing import CostParameters, Work
from courtier.workload.model import Workload

WORK = (STAFF, MIGRATION, TRAINING, EXIT)
"""The sorts of work, each done alike on every side."""

WORK_BY = "work-by"
BOUGHT = "bought"

RESIDUAL = "residual"
"""The category of the value that is left of equipment, on which no tax is paid."""

_TRAFFIC = (EGRESS, WAIVER)


@dataclass(frozen=True)
class Labour:
    """Who does each sort of work, and that as the register of assumptions tells it."""

    bought: frozenset[str]
    assumptions: tuple[Assumption, ...] = ()

    def untaxed(self, line: Line) -> Plan | None:
        """What of a line bears no tax: pay, and the value left; None where all of it does."""
        if line.category == RESIDUAL:
            return line.plan
        if line.pay is not None:
            return None if STAFF in self.bought else line.pay
        sort = work_of(line)
        return None if sort is None or sort in self.bought else line.plan


ALL_OWN = Labour(frozenset())
"""Staff of the body does all the work."""


def work_of(line: Line) -> str | None:
    """The sort of work that a line pays for; None for what is no work.

    A supplier who quotes a migration, training or a departure does that work; the people who run
    a cloud option have no other place in the file than a quote.
    """
    topic = topic_of(line.category) or topic_of(line.id)
    if topic not in WORK or line.id in _TRAFFIC or (line.basis == "quote" and topic != STAFF):
        return None
    return topic


def labour_of(workload: Workload, drafts: list[Draft], defaults: Defaults, on: date) -> Labour:
    """Who does each sort of work that some option counts.

    The register tells it where the file gives a tax, as nothing else depends on it.

    Args:
        workload: The file.
        drafts: The options.
        defaults: Where the usual answer is.
        on: The day of the file, for what it tells.
    """
    cost = workload.cost or CostParameters()
    counted = {found for found in map(work_of, _lines(drafts)) if found is not None}
    counted |= {STAFF for line in _lines(drafts) if line.pay is not None}
    usual = defaults.word(WORK_BY)
    known = usual[1] if usual else None
    answers = {sort: _answer(cost.work, sort, known, on) for sort in WORK}
    bought = {sort for sort, found in answers.items() if found and found.value == BOUGHT}
    told = [found for sort, found in answers.items() if found and sort in counted]
    return Labour(frozenset(bought), tuple(told) if cost.taxes else ())


def _lines(drafts: list[Draft]) -> Iterator[Line]:
    for draft in drafts:
        yield from draft.lines


def _answer(work: Work | None, sort: str, usual: Assumption | None, on: date) -> Assumption | None:
    """Who does a sort of work, by the file or by default; None where neither tells."""
    given = getattr(work, sort, None)
    if given is None:
        change = {"id": f"{WORK_BY}.{sort}", "text": _who(sort)}
        return None if usual is None else usual.model_copy(update=change)
    return Assumption(
        id=f"{WORK_BY}.{sort}",
        text=_who(sort),
        value=given,
        unit="1",
        on=on,
        basis="given",
        confidence="primary",
        source="cost",
    )


def _who(sort: str) -> Text:
    return say("Qui fait le travail ({what})", "Who does the work ({what})", what=TOPIC_NAMES[sort])
