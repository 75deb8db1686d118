"""Requirements held against every row of a block, each answer kept for the next workload."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from courtier.catalog.certificates.offering import Demands
from courtier.catalog.certificates.scope import answers, covers_type
from courtier.catalog.certificates.services import needs_of
from courtier.catalog.certificates.succession import followers_among
from courtier.catalog.certificates.window import Window
from courtier.catalog.compiled.block import Block
from courtier.catalog.compiled.claims import certificate_answers
from courtier.catalog.compiled.classes import form_of
from courtier.catalog.compiled.codes import CODES, MET, NOTHING, SILENT, UNKNOWN
from courtier.catalog.compiled.grid import Answers, Grid, grid_of
from courtier.catalog.compiled.lists import ListJudge
from courtier.catalog.compiled.plan import Dependents, Plan, pair_up, worth_of
from courtier.catalog.criteria import judge_requirement
from courtier.knowledge.records.risk import CertificationDemand
from courtier.results.classification import Asked
from courtier.workload.model import Workload
from courtier.workload.needs import Needs

if TYPE_CHECKING:
    from courtier.catalog.compiled.catalogue import Compiled
    from courtier.catalog.compiled.codes import Bytes, Long, Whole

_ANY_DAY = date(2026, 1, 1)


@dataclass
class Tables:
    """What the judges answered so far of each shape and of each list of services."""

    compiled: Compiled
    certificates: dict[CertificationDemand, dict[int, Answers]] = field(default_factory=dict)
    _lists: ListJudge | None = None

    def grid(self, demand: CertificationDemand, chosen: Whole) -> Grid:
        """What some certificates answer to a demand; each shape is judged once."""
        import numpy as np

        claims, known = self.compiled.claims, self.certificates.setdefault(demand, {})
        shapes, which = np.unique(claims.shapes[chosen], return_inverse=True)
        for shape in shapes.tolist():
            if shape not in known:
                known[shape] = self._judged(int(claims.shape_example[shape]), demand)
        tables = [known[shape] for shape in shapes.tolist()]
        starts = claims.day_starts[:-1][chosen]
        return grid_of(tables, which.astype(np.int32), claims.days, starts)

    def _judged(self, example: int, demand: CertificationDemand) -> Answers:
        claims = self.compiled.claims
        days = claims.days[claims.day_starts[example] : claims.day_starts[example + 1]].tolist()
        record, claim = self.compiled.claim(example)
        place = example - int(claims.starts[self.compiled.ranks[record.id]])
        followers = followers_among(record.certifications)[place]
        return certificate_answers(claim, followers, demand, days, self.compiled.facts)

    def services(self, needs: Needs | None, window: Window, below: bool) -> Bytes:
        """The code of each list of services over a window, for some needs or as a platform's."""
        lists = self.compiled.claims.lists
        if not len(lists.kinds):
            return lists.kinds
        if self._lists is None:
            _, claim = self.compiled.claim(0)
            record = self.compiled.facts.types[claim.type]
            self._lists = ListJudge(lists, claim, record)
        return self._lists.codes(None if below else needs_of(needs), window)


@dataclass
class BlockJudge:
    """Holds the rows of one block against requirements."""

    compiled: Compiled
    tables: Tables
    block: Block
    _plans: dict[Hashable, Plan] = field(default_factory=dict)
    _kept: dict[Hashable, Bytes] = field(default_factory=dict)
    _absent: dict[date, Long] = field(default_factory=dict)

    def prepare(self, asked: Iterable[Asked], workload: Workload) -> None:
        """Ask the judges now what some requirements ask, whatever the days."""
        for item in asked:
            if item.demand.certifications is None:
                self.together((item,), workload)
            else:
                self.prepare_certificates(item.demand.certifications)

    def prepare_certificates(self, demands: Demands) -> None:
        """Ask the judges now what some certifications ask of every shape, whatever the days."""
        for demand in demands:
            self._plan(demand, frozenset(), False)

    def together(self, asked: Sequence[Asked], workload: Workload) -> Bytes:
        """For each row, the worst code of several demands, none of certification."""
        import numpy as np

        keys = [(a.requirement.id, a.demand, workload.answered(a.requirement.id)) for a in asked]
        whole = frozenset(keys)
        if whole not in self._kept:
            worst = np.full(self.block.rows, MET, dtype=np.uint8)
            for item, key in zip(asked, keys, strict=True):
                np.maximum(worst, self._of_offering(item, workload, key), out=worst)
            self._kept[whole] = worst
        return self._kept[whole]

    def _of_offering(self, asked: Asked, workload: Workload, key: Hashable) -> Bytes:
        """For each row, the code of one demand; ``key`` is all it depends on besides the row."""
        import numpy as np

        if key not in self._kept:
            block, form = self.block, form_of(asked.demand)
            codes = [self._judged(asked, workload, row) for row in block.examples[form].tolist()]
            self._kept[key] = np.array(codes, dtype=np.uint8).take(block.classes[form])
        return self._kept[key]

    def _judged(self, asked: Asked, workload: Workload, row: int) -> int:
        block, facts = self.block, self.compiled.facts
        record = self.compiled.record(int(block.offering[row]))
        place = block.places[int(block.place[row])]
        return CODES[judge_requirement(asked, record, place, workload, facts, _ANY_DAY).status]

    def of_certificates(self, demands: Demands, window: Window, needs: Needs | None) -> Bytes:
        """The code of each row for certifications of which any one is enough."""
        import numpy as np

        def services(over: Window, below: bool) -> Bytes:
            return self.tables.services(needs, over, below)

        said = [self._plan(demand, frozenset(), False).best(window, services) for demand in demands]
        best = said[0]
        for other in said[1:]:
            best = np.minimum(best, other)
        rows = _silence(best[: self.block.rows])
        if len(self.block.founded):
            under = self._foundations(best, window).take(self.block.foundation)
            founded = self.block.founded
            rows[founded] = np.maximum(rows.take(founded), under)
        return rows

    def _foundations(self, best: Bytes, window: Window) -> Bytes:
        """The worst platform of each foundation; of a platform and what follows it, the best."""
        import numpy as np

        block = self.block
        said = best.take(block.layer_units)
        said[self._gone(window.as_of)] = NOTHING
        layers = _silence(np.minimum.reduceat(said, block.layer_starts))
        return np.maximum.reduceat(layers.take(block.foundation_layers), block.foundation_starts)

    def _gone(self, day: date) -> Long:
        """Where, among the units of platforms, stand those not in the catalogue on a day."""
        import numpy as np

        if day not in self._absent:
            block = self.block
            offering = np.append(block.offering, np.int32(0))[block.layer_units]
            self._absent[day] = np.flatnonzero(~self.compiled.in_force(day)[offering])
        return self._absent[day]

    def _plan(self, demand: CertificationDemand, above: frozenset[str], covering: bool) -> Plan:
        key = (demand, above, covering)
        if key not in self._plans:
            self._plans[key] = self._made(demand, above, covering)
        return self._plans[key]

    def _made(self, demand: CertificationDemand, above: frozenset[str], covering: bool) -> Plan:
        import numpy as np

        claims, types, block = self.compiled.claims, self.compiled.facts.types, self.block
        speaks_to = covers_type if covering else answers
        kinds = np.array([speaks_to(name, demand.type, types) for name in types], dtype=bool)
        chosen, units, turns, pairs, pair_units, around = pair_up(
            block, claims, kinds[claims.kinds]
        )
        below = pair_units >= block.rows
        return Plan(
            self.tables.grid(demand, chosen), claims.services[chosen].astype(np.intp), units,
            tuple(turns.tolist()), pairs + len(chosen) * below,
            (2 * around).astype(np.uint8),
            tuple(self._dependents(claims.kinds[chosen][pairs], pair_units, above)),
            bool(below.any()), block.units,
        )  # fmt: skip

    def _dependents(
        self, kinds: Whole, units: Whole, above: frozenset[str]
    ) -> Sequence[Dependents]:
        import numpy as np

        types = self.compiled.facts.types
        names, found = list(types), []
        for kind in np.unique(kinds).tolist():
            record = types[names[kind]]
            needed = record.depends_on
            if needed is None or needed in above or needed not in types:
                continue
            parent = self._plan(CertificationDemand(type=needed), above | {record.id, needed}, True)
            pairs = np.flatnonzero(kinds == kind)
            found.append(
                Dependents(
                    pairs, units[pairs].astype(np.intp), parent, worth_of(record, types[needed])
                )
            )
        return found


def _silence(codes: Bytes) -> Bytes:
    """The same codes, where silence and no certificate at all are unknown."""
    import numpy as np

    # By products, which read no byte twice: a choice byte by byte takes ten times as long.
    silent = (codes >= SILENT).view(np.uint8)
    return codes - silent * (codes - np.uint8(UNKNOWN))
