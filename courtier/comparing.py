"""Two states of a workload, each taken down the whole road, held side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from courtier.assessment import Road
from courtier.knowledge.records.certifications import Certification
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.procurement import Check, Route
from courtier.knowledge.records.risk import Parameter
from courtier.results.diff import (
    CostMoved,
    CostSeen,
    CriterionMoved,
    DiffResult,
    DocumentMoved,
    OfferingChange,
    OfferingMoved,
    SideSeen,
)
from courtier.results.estimate import OptionCost
from courtier.results.matches import CriterionResult, Match
from courtier.results.since import Difference, RecordMoved
from courtier.risk.since import differences, moved_among
from courtier.values.errors import UsageError

ADMISSIBLE = ("eligible", "conditional")


@dataclass(frozen=True)
class Side:
    """One state of the workload, as it was named and down the road; ``texts`` are the French
    texts of its documents by code, None where documents are not compared."""

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
    return DiffResult(
        schema="courtier/diff/1",
        since=since,
        known_then=facts_of_then,
        old=_seen(old),
        new=_seen(new),
        differences=found,
        procedure_records=_of_procedure(old, new, since, facts_of_then) if since else (),
        offerings=tuple(_offerings(old.road, new.road, since, found)),
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


def _of_procedure(old: Side, new: Side, since: date, known_then: bool) -> tuple[RecordMoved, ...]:
    """The records of the route that moved between the two days, where it is another one."""
    before, after = old.road.routed, new.road.routed
    if before.route.procedure == after.route.procedure:
        return ()
    used = {fact.id for fact in (*before.facts, *after.facts)}
    knowledge = new.road.knowledge
    records: list[Record] = [
        *knowledge.all(Parameter).values(),
        *knowledge.all(Route).values(),
        *knowledge.all(Check).values(),
    ]
    records = [record for record in records if record.id in used]
    moved = moved_among(records, since, new.road.as_of, known_then=known_then)
    return tuple(moved.values())


# Offerings


def _offerings(
    old: Road, new: Road, since: date | None, found: tuple[Difference, ...]
) -> Iterator[OfferingMoved]:
    before = {match.offering: match for match in old.matched.matches}
    after = {match.offering: match for match in new.matched.matches}
    for name in sorted({*before, *after}):
        was, now = before.get(name), after.get(name)
        here = now or was
        assert here is not None
        if was is not None and now is not None and was.verdict == now.verdict:
            continue
        criteria = tuple(_criteria(was, now))
        records = _records(name, criteria, old, new, since, found) if since else ()
        yield OfferingMoved(
            offering=name,
            name=here.name,
            change=_change(was, now),
            before=was.verdict if was else None,
            after=now.verdict if now else None,
            why=(now.why if now else None) or (was.why if was else None),
            criteria=criteria,
            records=records,
        )


def _change(was: Match | None, now: Match | None) -> OfferingChange:
    held = was is not None and was.verdict in ADMISSIBLE
    holds = now is not None and now.verdict in ADMISSIBLE
    return "changed" if held == holds else ("won" if holds else "lost")


def _criteria(was: Match | None, now: Match | None) -> Iterator[CriterionMoved]:
    before, after = _by_requirement(was), _by_requirement(now)
    for name in sorted({*before, *after}):
        one, other = before.get(name), after.get(name)
        here = other or one
        if here is not None and (one.status if one else None) != (other.status if other else None):
            yield CriterionMoved(
                requirement=name,
                before=one.status if one else None,
                after=other.status if other else None,
                text=here.text,
            )


def _by_requirement(match: Match | None) -> dict[str, CriterionResult]:
    return {c.requirement: c for c in match.criteria} if match else {}


def _records(
    name: str,
    criteria: tuple[CriterionMoved, ...],
    old: Road,
    new: Road,
    since: date,
    found: tuple[Difference, ...],
) -> tuple[RecordMoved, ...]:
    """The records that moved between the two days: the offering, its claims, what is asked."""
    was = old.knowledge.all(Offering).get(name)
    now = new.knowledge.all(Offering).get(name)
    moved = [*_of_offering(was, now, since), *_of_claims(was, now, since, new.as_of)]
    asked = {item.requirement for item in criteria}
    of_requirements = [
        record for item in found if item.id in asked or item.what == "level"
        for record in item.records
    ]  # fmt: skip
    return tuple(dict.fromkeys((*moved, *of_requirements)))


def _of_offering(was: Offering | None, now: Offering | None, since: date) -> Iterator[RecordMoved]:
    if now is None:
        return
    if was is None and now.first_known > since:
        yield RecordMoved(id=now.id, event="entered", on=now.first_known)
    elif was is not None and was.changes != now.changes:
        yield RecordMoved(id=now.id, event="corrected", on=max(c.on for c in now.changes))


def _of_claims(
    was: Offering | None, now: Offering | None, since: date, day: date
) -> Iterator[RecordMoved]:
    before = {claim.id for claim in (was.certifications if was else ())}
    for claim in now.certifications if now else ():
        ended = _ended(claim)
        if ended is not None and since < ended <= day:
            yield RecordMoved(id=claim.id, event="ended", on=ended)
        elif claim.id not in before and claim.evidence.read_on > since:
            yield RecordMoved(id=claim.id, event="entered", on=claim.evidence.read_on)


def _ended(claim: Certification) -> date | None:
    """The first day on which a claim no longer counts by its own end."""
    return claim.valid_to + timedelta(days=1) if claim.valid_to else None


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
