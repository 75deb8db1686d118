"""What differs between two classifications of one workload, and by which record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from courtier.knowledge.records.common import Record
from courtier.knowledge.records.risk import CRITERIA, Criterion, Parameter, Rule
from courtier.results.classification import Classification, ClassifyOutcome
from courtier.results.common import UNDETERMINED
from courtier.results.since import Difference, RecordMoved
from courtier.results.words import UNDETERMINED_NAME
from courtier.risk.facts import RiskFacts
from courtier.values.policy_kinds import FLAGS
from courtier.values.text import Text, say

Moved = Mapping[str, RecordMoved]
Causes = Mapping[tuple[str, str], frozenset[str]]
"""What a record may turn (sort and id) to the ids of the records that may turn it."""


def differences(
    before: ClassifyOutcome,
    after: ClassifyOutcome,
    facts: RiskFacts,
    since: date,
    as_of: date,
    *,
    known_then: bool = False,
) -> tuple[Difference, ...]:
    """Each level, flag, requirement, duty and question that came, went or changed.

    Args:
        before: The classification by the law of ``since``.
        after: The classification by the law of ``as_of``.
        facts: The records as they are known now.
        since: The earlier day.
        as_of: The later day.
        known_then: Whether ``before`` rests on the facts as they were known on ``since``: only
            then may a record that was entered, corrected or withdrawn later have turned a result.

    Returns:
        Differences in the order level, flag, requirement, duty, question, rule; each names the
        records that moved between the two days and may have turned it.
    """
    used = {fact.id for fact in (*before.facts, *after.facts)}
    moved = records_moved(facts, since, as_of, used, known_then=known_then)
    facts = facts.with_withdrawn()
    causes = _causes(facts, used)
    return (
        *_levels(before.classification, after.classification, moved, causes),
        *_others(before, after, facts, moved, causes),
    )


def records_moved(
    facts: RiskFacts,
    since: date,
    as_of: date,
    used: Iterable[str] = (),
    *,
    known_then: bool = False,
) -> dict[str, RecordMoved]:
    """The records that started or ended after one day and by another.

    Args:
        facts: The records as they are known now.
        since: The earlier day, left out.
        as_of: The later day, included.
        used: The facts that a result used: of the kinds, only these are looked at.
        known_then: Count also the records that were entered, corrected or withdrawn by the body
            after the earlier day, be it after the later one: a verdict rests on all that is known
            when it is given.
    """
    found = moved_among(_all(facts, used), since, as_of, known_then=known_then)
    return found | (_withdrawn(facts, since) if known_then else {})


def moved_among(
    records: Iterable[Record], since: date, as_of: date, *, known_then: bool
) -> dict[str, RecordMoved]:
    """The records, among some, that moved after one day and by another, by id.

    Args:
        records: Records of any sort, as they are known now.
        since: The earlier day, left out.
        as_of: The later day, included.
        known_then: As for ``records_moved``.
    """
    found = {}
    for record in records:
        events = [(event, day) for event, day in _in_force(record) if day <= as_of]
        for event, day in (*(_read(record) if known_then else ()), *events):
            if since < day:
                found[record.id] = RecordMoved.model_validate(
                    {"id": record.id, "event": event, "on": day}
                )
    return found


def _withdrawn(facts: RiskFacts, since: date) -> dict[str, RecordMoved]:
    """The records that a layer of the body withdrew after a day."""
    gone = (record for of_type in facts.withdrawn.values() for record in of_type.values())
    return {
        record.id: RecordMoved(id=record.id, event="withdrawn", on=record.withdrawn.on)
        for record in gone
        if record.withdrawn and record.withdrawn.on > since
    }


def _read(record: Record) -> Iterator[tuple[str, date]]:
    """When a record was entered, then corrected, the last correction last."""
    yield "entered", record.first_known
    later = sorted(c.on for c in record.changes if c.on > record.first_known)
    yield from (("corrected", day) for day in later)


def _in_force(record: Record) -> Iterator[tuple[str, date]]:
    """When a record, or a value of it, ended and started."""
    periods = [(record.valid_from, record.valid_to)]
    if isinstance(record, Parameter):
        periods += [(value.valid_from, value.valid_to) for value in record.values]
    yield from (("ended", end + timedelta(days=1)) for _, end in periods if end)
    yield from (("started", start) for start, _ in periods if start)


def _levels(
    one: Classification, other: Classification, moved: Moved, causes: Causes
) -> Iterator[Difference]:
    names = {v.id: v.name for v in (*one.level_names, *other.level_names)}
    names[UNDETERMINED] = UNDETERMINED_NAME
    for criterion in CRITERIA:
        was, now = one.levels.of(criterion), other.levels.of(criterion)
        if was != now:
            text = say("{was} → {now}", "{was} → {now}", was=names[was], now=names[now])
            yield _difference("level", criterion, "changed", text, moved, causes)


def _others(
    before: ClassifyOutcome,
    after: ClassifyOutcome,
    facts: RiskFacts,
    moved: Moved,
    causes: Causes,
) -> Iterator[Difference]:
    names = _names(facts, before.classification, after.classification)
    was, now = _listed(before, facts), _listed(after, facts)
    for what in was:
        for identifier in sorted(was[what] ^ now[what]):
            change = "added" if identifier in now[what] else "removed"
            text = names.get(identifier, Text(fr=identifier, en=identifier))
            yield _difference(what, identifier, change, text, moved, causes)


def _listed(outcome: ClassifyOutcome, facts: RiskFacts) -> dict[str, set[str]]:
    found = outcome.classification
    return {
        "flag": set(found.flags),
        "requirement": {requirement.id for requirement in outcome.requirements},
        "duty": {duty.id for duty in found.duties},
        "question": {question.id for question in found.questions},
        "rule": {fact.id for fact in outcome.facts if fact.id in facts.rules},
    }


def _difference(
    what: str, identifier: str, change: str, text: Text, moved: Moved, causes: Causes
) -> Difference:
    subject = identifier.split(".")[0] if what == "question" else identifier
    by = causes.get((what, identifier)) or causes.get((what, subject)) or frozenset({identifier})
    return Difference.model_validate(
        {
            "what": what,
            "id": identifier,
            "change": change,
            "text": text,
            "records": tuple(moved[record] for record in sorted(by) if record in moved),
        }
    )


def _causes(facts: RiskFacts, used: Iterable[str]) -> Causes:
    """Which records, of those that a result used, may turn each level, flag, question and rule."""
    found: dict[tuple[str, str], set[str]] = {}

    def may_turn(what: str, identifier: str, *records: str) -> None:
        found.setdefault((what, identifier), set()).update(records)

    for rule in (facts.rules[name] for name in used if name in facts.rules):
        with_bounds = (rule.id, *(c.parameter for c in rule.when if c.parameter))
        may_turn("rule", rule.id, *with_bounds)
        for what, identifier in _effects(rule):
            may_turn(what, identifier, *with_bounds)
    for duty in (facts.duties[name] for name in used if name in facts.duties):
        for item in duty.yields:
            if item.question:
                may_turn("question", item.question.id, duty.id)
    for kind in (facts.kinds[name] for name in used if name in facts.kinds):
        for flag in kind.flags:
            may_turn("flag", flag, kind.id)
        for criterion in CRITERIA:
            may_turn("level", criterion, kind.id)
    return {subject: frozenset(records) for subject, records in found.items()}


def _effects(rule: Rule) -> Iterator[tuple[str, str]]:
    """The levels, flags and questions that a rule may turn."""
    for effect in rule.effects:
        touched: list[Criterion] = [*effect.undetermined]
        touched += [effect.raises] if effect.raises else []
        touched += CRITERIA if effect.floors else ()
        yield from (("level", criterion) for criterion in touched)
        if effect.flag:
            yield "flag", effect.flag
        if effect.ask:
            yield "question", effect.ask.id


def _all(facts: RiskFacts, used: Iterable[str]) -> Iterator[Record]:
    yield from facts.parameters.values()
    yield from (facts.kinds[name] for name in used if name in facts.kinds)
    yield from facts.rules.values()
    yield from facts.requirements.values()
    yield from facts.duties.values()
    yield facts.scheme


def _names(facts: RiskFacts, *found: Classification) -> dict[str, Text]:
    """What each thing is called: a record its name, a question its text, a flag its name."""
    records = (*facts.rules.values(), *facts.requirements.values(), *facts.duties.values())
    names = {record.id: record.name for record in records}
    names |= {q.id: q.text for one in found for q in one.questions}
    return names | {flag: stated.name for flag, stated in FLAGS.items()}
