"""The verdict of every workload on every offering."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from courtier.catalog.certificates.judgement import Worth, in_the_open
from courtier.catalog.certificates.window import contract_window
from courtier.catalog.compiled.catalogue import Compiled, Question
from courtier.catalog.compiled.codes import NOT_IN_CATALOGUE, STATUSES, VERDICTS
from courtier.catalog.compiled.demands import BlockJudge, Tables
from courtier.catalog.compiled.placed import Placed, placed_rows
from courtier.catalog.match import RESERVED
from courtier.catalog.verdict import stand, stated_agreement
from courtier.results.classification import Asked
from courtier.results.matches import CriterionResult
from courtier.values.text import Text

if TYPE_CHECKING:
    from courtier.catalog.compiled.codes import Bytes, Long

_NO_TEXT = Text(fr="", en="")


@dataclass
class Judge:
    """Answers questions about one compiled catalogue, and keeps what the next may need."""

    compiled: Compiled
    _default: BlockJudge = field(init=False)
    _nowhere: BlockJudge = field(init=False)
    _placed: dict[tuple[str, ...], Placed | None] = field(default_factory=dict)
    _tables: dict[Hashable, Bytes] = field(default_factory=dict)
    _days: dict[date, Long] = field(default_factory=dict)

    def __post_init__(self) -> None:
        tables = Tables(self.compiled, self.compiled.answers)
        self._default = BlockJudge(self.compiled, tables, self.compiled.block)
        self._nowhere = BlockJudge(self.compiled, tables, self.compiled.nowhere)

    def prepare(self, questions: Iterable[Question]) -> None:
        """Work out now what several questions share, so that no process does it again."""
        for question in questions:
            self._verdicts(question)
            judges = [self._default]
            if (placed := self._placed_of(question)) is not None:
                judges += [self._nowhere] if len(placed.nowhere) else []
                judges += [placed.judge] if placed.judge else []
            for judge in judges:
                judge.prepare(question.asked, question.workload.until(question.as_of))

    def verdicts(self, question: Question) -> Bytes:
        """The code of the verdict on each offering, in the order of the columns."""
        question = replace(question, workload=question.workload.until(question.as_of))
        worst = self._best_place(question)
        verdicts = self._verdicts(question)
        codes = verdicts[False].take(worst + self.compiled.reserved * len(STATUSES))
        for rank in self._agreed(question):
            reserved = int(self.compiled.reserved[rank])
            codes[rank] = verdicts[True][worst[rank] + reserved * len(STATUSES)]
        codes[self._absent(question.as_of)] = NOT_IN_CATALOGUE
        return codes

    def _absent(self, day: date) -> Long:
        """The columns of the offerings that are not in the catalogue on a day."""
        import numpy as np

        if day not in self._days:
            self._days[day] = np.flatnonzero(~self.compiled.in_force(day))
        return self._days[day]

    def _best_place(self, question: Question) -> Bytes:
        """For each offering, the code of its worst *must* in the place where that is best."""
        import numpy as np

        rows, turns = self._worst(self._default, question), self.compiled.turns
        best, start = rows[: turns[0]].copy(), turns[0]
        for count in turns[1:]:
            np.minimum(best[:count], rows[start : start + count], out=best[:count])
            start += count
        placed = self._placed_of(question)
        if placed is not None:
            best[placed.offerings] = len(STATUSES)
            np.minimum.at(best, placed.kept_of, rows[placed.kept])
            if len(placed.nowhere):
                nowhere = self._worst(self._nowhere, question)
                best[placed.nowhere] = nowhere[placed.nowhere]
            if placed.judge is not None:
                worst, block = self._worst(placed.judge, question), placed.judge.block
                np.minimum.at(best, block.offering[: block.rows], worst)
        return best

    def _placed_of(self, question: Question) -> Placed | None:
        placement = question.workload.placement
        if placement is None or not placement.regions:
            return None
        if placement.regions not in self._placed:
            self._placed[placement.regions] = placed_rows(self._default, placement)
        return self._placed[placement.regions]

    def _worst(self, judge: BlockJudge, question: Question) -> Bytes:
        """For each row, the code of its worst *must*."""
        import numpy as np

        workload = question.workload
        window = contract_window(workload.acquisition, question.as_of)
        musts = [a for a in question.asked if a.requirement.force == "must"]
        worst = judge.together([a for a in musts if a.demand.certifications is None], workload)
        for asked in musts:
            if asked.demand.certifications is not None:
                found = judge.of_certificates(asked.demand.certifications, window, workload.needs)
                worst = np.maximum(worst, found)
        return worst

    def _verdicts(self, question: Question) -> tuple[Bytes, Bytes]:
        """The verdict for each code of the worst *must*, then again for what is reserved.

        Returns:
            Without an agreement stated by the body, and with one.
        """
        key = _read_by_verdict(question)
        if key not in self._tables:
            self._tables[key] = _table(question)
        table = self._tables[key]
        return table[0], table[1]

    def _agreed(self, question: Question) -> set[int]:
        """The offerings under an agreement that the body states by the day."""
        acquisition = question.workload.acquisition
        named = {a.offering for a in (acquisition.agreements if acquisition else None) or ()}
        return {
            self.compiled.ranks[name]
            for name in named & self.compiled.ranks.keys()
            if stated_agreement(question.workload, name, question.as_of)
        }


def _read_by_verdict(question: Question) -> Hashable:
    """All that a verdict reads besides the codes."""
    said = question.classification
    unstated = any(a.demand.unstated for a in question.asked)
    must = any(a.requirement.force == "must" for a in question.asked)
    return said.flags, said.levels, said.status, unstated, must


def _table(question: Question) -> Bytes:
    import numpy as np

    barred = CriterionResult(
        requirement=RESERVED, status="unmet", failed=None, text=_NO_TEXT, evidence=()
    )
    return np.array(
        [
            [
                VERDICTS.index(_verdict(question, status, reserved, agreed))
                for reserved in (None, barred)
                for status in STATUSES
            ]
            for agreed in (False, True)
        ],
        dtype=np.uint8,
    )


def _verdict(
    question: Question, status: Worth, reserved: CriterionResult | None, agreed: bool
) -> str:
    must = next((a for a in question.asked if a.requirement.force == "must"), None)
    criteria = (_said(must, status),) if must else ()
    standing = stand((), criteria, reserved, question.asked, question.classification, agreed)
    return standing.verdict


def _said(asked: Asked, status: Worth) -> CriterionResult:
    return CriterionResult(
        requirement=asked.requirement.id,
        status=in_the_open(status),
        failed=None,
        text=_NO_TEXT,
        evidence=(),
    )
