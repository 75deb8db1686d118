"""What differs between two classifications of one workload, and by which record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from courtier.knowledge.records.common import Record
from courtier.knowledge.records.risk import CRITERIA
from courtier.results.classification import ClassifyOutcome
from courtier.results.since import Difference, RecordMoved
from courtier.risk.facts import RiskFacts
from courtier.values.text import Text, say


def differences(
    before: ClassifyOutcome, after: ClassifyOutcome, facts: RiskFacts, since: date, as_of: date
) -> tuple[Difference, ...]:
    """Each level, flag, requirement, duty and question that came, went or changed.

    Args:
        before: The classification by the law of ``since``.
        after: The classification by the law of ``as_of``.
        facts: The records as they are known now.
        since: The earlier day.
        as_of: The later day.

    Returns:
        Differences in the order level, flag, requirement, duty, question, rule; each names the
        records that started, ended or were corrected between the two days.
    """
    moved = records_moved(facts, since, as_of)
    found: list[Difference] = []
    one, other = before.classification, after.classification
    for criterion in CRITERIA:
        was, now = one.levels.of(criterion), other.levels.of(criterion)
        if was != now:
            text = say("{was} → {now}", "{was} → {now}", was=was, now=now)
            found.append(
                Difference(what="level", id=criterion, change="changed", text=text, records=())
            )
    named = _names(facts)
    pairs: tuple[tuple[str, Iterable[str], Iterable[str]], ...] = (
        ("flag", one.flags, other.flags),
        ("requirement", _ids(before.requirements), _ids(after.requirements)),
        ("duty", _ids(one.duties), _ids(other.duties)),
        ("question", _ids(one.questions), _ids(other.questions)),
        ("rule", _rules(before, facts), _rules(after, facts)),
    )
    for what, was_ids, now_ids in pairs:
        found += _sets(what, set(was_ids), set(now_ids), named, moved)
    return tuple(found)


def records_moved(facts: RiskFacts, since: date, as_of: date) -> dict[str, RecordMoved]:
    """The records that started, ended or were corrected after one day and by another."""
    found = {}
    for record in _all(facts):
        for event, day in _events(record):
            if day is not None and since < day <= as_of:
                found[record.id] = RecordMoved.model_validate(
                    {"id": record.id, "event": event, "on": day}
                )
    return found


def _events(record: Record) -> tuple[tuple[str, date | None], ...]:
    ended = date.fromordinal(record.valid_to.toordinal() + 1) if record.valid_to else None
    later = (change.on for change in record.changes if change.on > record.first_known)
    corrected = max(later, default=None)
    return (("corrected", corrected), ("ended", ended), ("started", record.valid_from))


def _sets(
    what: str,
    was: set[str],
    now: set[str],
    named: Mapping[str, Text],
    moved: Mapping[str, RecordMoved],
) -> list[Difference]:
    found = []
    for identifier in sorted(was ^ now):
        record = identifier.split(".")[0]
        found.append(
            Difference.model_validate(
                {
                    "what": what,
                    "id": identifier,
                    "change": "added" if identifier in now else "removed",
                    "text": named.get(record) or Text(fr=identifier, en=identifier),
                    "records": (moved[record],) if record in moved else (),
                }
            )
        )
    return found


def _ids(items: Iterable[object]) -> list[str]:
    return [str(item.id) for item in items]  # type: ignore[attr-defined]


def _rules(outcome: ClassifyOutcome, facts: RiskFacts) -> list[str]:
    return [fact.id for fact in outcome.facts if fact.id in facts.rules]


def _all(facts: RiskFacts) -> Iterable[Record]:
    yield from facts.rules.values()
    yield from facts.requirements.values()
    yield from facts.duties.values()
    yield facts.scheme


def _names(facts: RiskFacts) -> dict[str, Text]:
    return {record.id: record.name for record in _all(facts)}
