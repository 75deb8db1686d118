"""Arriving at a cloud option and leaving it: lines that every such option has, known or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from courtier.cost.defaults import Defaults
from courtier.cost.departure import EGRESS, EXPORT, LABOUR, Seller, departure_lines
from courtier.cost.draft import Draft, Line
from courtier.cost.flows import ZERO, Monthly, Once, Plan, Share
from courtier.cost.moments import Overlap, parallel_length
from courtier.cost.terms import Term, point, uncertain
from courtier.cost.topics import (
    EXIT,
    MIGRATION,
    MOVES,
    PARALLEL,
    STAFF,
    TOPIC_NAMES,
    TRAINING,
    topic_of,
)
from courtier.results.estimate import CostLine
from courtier.results.finance import Transition, TransitionId
from courtier.values.text import Cad, Text, say
from courtier.workload.common import Range
from courtier.workload.costing import CostParameters, Exit, Migration
from courtier.workload.model import Workload

OVERRUN = "migration-overrun"


def with_transitions(
    drafts: list[Draft],
    workload: Workload,
    seller_of: Callable[[Draft], Seller],
    defaults: Defaults,
) -> list[Draft]:
    """The options, those of the cloud with what arriving and leaving cost.

    A quote of the option that has an item of the same name stands before the body's figure. An
    option of which nothing is priced stays so.
    """
    cost = workload.cost or CostParameters()
    room = next((d for d in drafts if d.here and d.lines), None)
    length = parallel_length(workload)
    arriving = _arrival(cost.migration or Migration(), length, room, defaults)

    def one(draft: Draft) -> Draft:
        if draft.kind != "cloud" or not draft.lines:
            return draft
        leaving = departure_lines(cost.exit or Exit(), workload.needs, seller_of(draft), defaults)
        quoted = {line.id for line in draft.lines}
        added = [line for line in (*arriving, *leaving) if line.category not in quoted]
        return replace(draft, lines=(*draft.lines, *added))

    return [one(draft) for draft in drafts]


def transitions_of(draft: Draft, lines: tuple[CostLine, ...]) -> tuple[Transition, ...]:
    """Each cost of arriving at an option and leaving it: its amounts, or that it is missing.

    Nothing for the way in use today, which nobody moves to, nor where nothing is priced. A
    migration is never priced: a default multiplies the figure of the body, and gives none alone.
    """
    if draft.here or not lines:
        return ()
    return tuple(_told(identifier, draft, lines) for identifier in MOVES)


def lacking(draft: Draft) -> Iterator[tuple[TransitionId, Text]]:
    """What is missing of arriving at an option and leaving it, in parts for a cloud's exit."""
    ids = {line.id for line in draft.lines}
    told = {topic_of(word) for line in draft.lines for word in (line.id, line.category)}
    for identifier in MOVES:
        if identifier in (ids if draft.kind == "cloud" else told):
            continue
        if identifier != EXIT or draft.kind != "cloud":
            yield identifier, TOPIC_NAMES[identifier]
            continue
        for part, name in _PARTS.items():
            if part not in ids:
                yield EXIT, name


_PARTS = {
    LABOUR: Text(fr="la sortie : travail", en="exit: work"),
    EXPORT: Text(
        fr="la sortie : exportation et conversion des données",
        en="exit: export and conversion of data",
    ),
    EGRESS: Text(fr="la sortie : trafic sortant", en="exit: traffic out"),
}


def _told(identifier: TransitionId, draft: Draft, lines: tuple[CostLine, ...]) -> Transition:
    own = [line for line in lines if identifier in (topic_of(line.id), topic_of(line.category))]
    parts = tuple(name for topic, name in lacking(draft) if topic == identifier and own)
    priced = identifier != MIGRATION and any(line.basis in ("list", "default") for line in own)
    quoted = any(line.basis == "quote" for line in own)
    return Transition(
        id=identifier,
        text=TOPIC_NAMES[identifier],
        status="quoted" if quoted else "priced" if priced else "given" if own else "missing",
        nominal=sum((line.nominal for line in own), ZERO) if own else None,
        npv=sum((line.npv for line in own), ZERO) if own else None,
        missing=parts,
    )


def _arrival(
    given: Migration, length: Term | None, room: Draft | None, defaults: Defaults
) -> list[Line]:
    lines = [_labour(given, defaults), _parallel(given, length, room), _training(given)]
    return [line for line in lines if line is not None]


def _labour(given: Migration, defaults: Defaults) -> Line | None:
    """The work of the migration; a plain number takes the overrun of such programmes, a default
    on which the amount then rests."""
    if given.labour_cad is None:
        return None
    work = uncertain(given.labour_cad, "cost.migration.labour", _WORK)
    overrun = None if isinstance(given.labour_cad, Range) else defaults.read(OVERRUN)
    if overrun is None:
        text = say("Migration : {cad}", "Migration: {cad}", cad=Cad(point(work)))
        return Line(MIGRATION, MIGRATION, text, Once((work,)), "given")
    text = say(
        "Migration : {cad}, chiffre de l’organisme, × {factor} par défaut, dépassement probable de "
        "telles migrations",
        "Migration: {cad}, figure of the body, × {factor} by default, the likely overrun of such "
        "migrations",
        cad=Cad(point(work)),
        factor=overrun.likely,
    )
    return Line(MIGRATION, MIGRATION, text, Once((work, overrun.term)), "default", (overrun.fact,))


def _parallel(given: Migration, length: Term | None, room: Draft | None) -> Line | None:
    """The old service beside the new one: at the body's price, or at what its room runs for."""
    if length is None:
        return None
    if given.parallel_cad_per_month is not None:
        key = "cost.migration.parallel-month"
        monthly = uncertain(given.parallel_cad_per_month, key, _MONTH)
        text = say(
            "Ancien service pendant {months} mois, à {cad} par mois",
            "Old service for {months} months, at {cad} a month",
            months=point(length),
            cad=Cad(point(monthly)),
        )
        return Line(PARALLEL, PARALLEL, text, Overlap((Monthly((monthly,)),), length), "given")
    found = [(line, running_part(line.plan)) for line in room.lines] if room else []
    running = [(line, plan) for line, plan in found if plan is not None]
    if room is None or not running:
        return None
    text = say(
        "Ancien service pendant {months} mois, aux coûts courants de « {room} »",
        "Old service for {months} months, at the running costs of “{room}”",
        months=point(length),
        room=room.name,
    )
    overlap = Overlap(tuple(plan for _, plan in running), length)
    facts = tuple(dict.fromkeys(fact for line, _ in running for fact in line.facts))
    people = tuple(plan for line, plan in running if topic_of(line.category) == STAFF)
    pay = Overlap(people, length) if people else None
    return Line(PARALLEL, PARALLEL, text, overlap, "default", facts, pay=pay)


def running_part(plan: Plan) -> Plan | None:
    """What of a plan is paid month after month; None where all of it is paid once."""
    if isinstance(plan, Share):
        parts = [part for part in map(running_part, plan.plans) if part is not None]
        return Share(tuple(parts), plan.ratio) if parts else None
    return plan if isinstance(plan, Monthly) else None


def _training(given: Migration) -> Line | None:
    if given.training_cad is None:
        return None
    cost = uncertain(given.training_cad, "cost.migration.training", _TRAINING)
    text = say("Formation : {cad}", "Training: {cad}", cad=Cad(point(cost)))
    return Line(TRAINING, TRAINING, text, Once((cost,)), "given")


_WORK = Text(fr="Travail de migration", en="Work of the migration")
_MONTH = Text(fr="Exploitation en parallèle, par mois", en="Parallel run, a month")
_TRAINING = Text(fr="Formation", en="Training")
