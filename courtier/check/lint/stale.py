"""Records that nobody has looked at for longer than their shelf life."""

from __future__ import annotations

from datetime import date

from courtier.check.lint.model import StaleRecord
from courtier.check.lint.sorts import all_records, file_of
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.common import Record


def last_seen(record: Record) -> date:
    """The day somebody last saw that a record holds: ``checked_on``, else the newest reading."""
    return record.checked_on or max(source.read_on for source in record.sources)


def days_over(record: Record, as_of: date) -> int:
    """Days past the shelf life; zero or less while the record is fresh, its last day included."""
    return (as_of - last_seen(record)).days - record.shelf_life_days


def stale_records(knowledge: Knowledge, as_of: date) -> tuple[StaleRecord, ...]:
    """The records that are stale on a day, the longest first, then by id.

    Raises:
        InputError: A fact file is not valid.
    """
    found = [
        _stale(knowledge, record, as_of)
        for record in all_records(knowledge)
        if days_over(record, as_of) > 0
    ]
    return tuple(sorted(found, key=lambda stale: (-stale.days_over, stale.id)))


def _stale(knowledge: Knowledge, record: Record, as_of: date) -> StaleRecord:
    name = file_of(knowledge, type(record), record.id)
    return StaleRecord(
        id=record.id,
        name=record.name,
        file=name,
        layer=knowledge.files[name][0].name,
        last_seen=last_seen(record),
        shelf_life_days=record.shelf_life_days,
        days_over=days_over(record, as_of),
        confidence=record.confidence,
    )
