"""What changes from one state of a workload to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from courtier.assessment import Road
from courtier.comparing.offerings import offerings_moved
from courtier.comparing.records import records_of_route
from courtier.results.diff import (
    CostMoved,
    CostSeen,
    DiffResult,
    DocumentMoved,
    SideSeen,
)
from courtier.results.estimate import OptionCost
from courtier.risk.since import differences
from courtier.values.errors import UsageError


@dataclass(frozen=True)
class Side:
    """One state of the workload, as it was named and down the road.

    ``documents``: their French texts by code, None where documents are not compared.
    """

    name: str
    road: Road
    documents: Mapping[str, DocumentText] | None = None


@dataclass(frozen=True)
class DocumentText:
    """The French text of a document, and its title on either side."""

    moved: DocumentMoved
    text: str


def known_then(road: Road, since: date) -> Road | None:
    """The same file by the law and the facts of a day; None where it could not be read then."""
    earlier = Road(road.file, road.knowledge.known_by(since), since)
    try:
        kinds = earlier.risk_facts.kinds
    except UsageError:
        return None
    assets = road.file.workload.information
    return earlier if all(asset.kind in kinds for asset in assets) else None


def compare(old: Side, new: Side, since: date | None, *, facts_of_then: bool) -> DiffResult:
    """Tell what changes from one state to the other.

    Args:
        old: The earlier state.
        new: The later state.
        since: The day of the old side, where records may have turned a result; None: none may.
        facts_of_then: Whether the old side rests on the facts as they were known on that day.
    """
    found = differences(
        old.road.classified,
        new.road.classified,
        new.road.risk_facts,
        since or new.road.as_of,
        new.road.as_of,
        known_then=since is not None and facts_of_then,
    )
    turned = records_of_route(old.road, new.road, since, facts_of_then) if since else ()
    return DiffResult(
        schema="courtier/diff/1",
        since=since,
        known_then=facts_of_then,
        old=_seen(old),
        new=_seen(new),
        differences=found,
        procedure_records=turned,
        offerings=tuple(offerings_moved(old.road, new.road, since, found)),
        costs=tuple(_costs(old.road, new.road)),
        documents=_documents(old, new),
    )


def _seen(side: Side) -> SideSeen:
    road = side.road
    stages = (road.classified, road.matched, road.estimated, road.routed)
    prices = road.knowledge.prices(road.as_of)
    return SideSeen(
        name=side.name,
        provenance=road.provenance(tuple(fact for stage in stages for fact in stage.facts)),
        workload=road.seen(),
        levels=road.classified.classification.levels,
        procedure=road.routed.route.procedure,
        prices=prices[0] if prices else None,
    )


# Cost


def _costs(old: Road, new: Road) -> Iterator[CostMoved]:
    before = {option.id: option for option in old.estimated.estimate.options}
    after = {option.id: option for option in new.estimated.estimate.options}
    for name in sorted({*before, *after}):
        was, now = before.get(name), after.get(name)
        here = now or was
        one, other = _cost(was), _cost(now)
        if here is not None and one != other:
            yield CostMoved(
                option=name,
                name=here.name,
                change="changed" if was and now else ("added" if now else "removed"),
                before=one,
                after=other,
            )


def _cost(option: OptionCost | None) -> CostSeen | None:
    if option is None:
        return None
    return CostSeen(
        status=option.status,
        total_nominal=option.total_nominal,
        npv=option.npv,
        p50=option.p50,
    )


# Documents


def _documents(old: Side, new: Side) -> tuple[DocumentMoved, ...] | None:
    if old.documents is None or new.documents is None:
        return None
    found = []
    for code in (*new.documents, *(c for c in old.documents if c not in new.documents)):
        was, now = old.documents.get(code), new.documents.get(code)
        if was is None or now is None or was.text != now.text:
            here = now or was
            assert here is not None
            change = "changed" if was and now else ("added" if now else "removed")
            lines = _lines(was.text if was else "", now.text if now else "")
            found.append(here.moved.model_copy(update={"change": change, "lines": lines}))
    return tuple(found)


def _lines(before: str, after: str) -> int:
    """How many lines are new, gone or different."""
    import difflib

    matcher = difflib.SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False)
    return sum(
        max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"
    )
