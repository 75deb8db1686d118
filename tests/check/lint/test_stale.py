"""Shelf life: the last day is still fresh, the day after is stale; a check starts it again."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from courtier.check.lint.stale import last_seen, stale_records
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import Kind
from courtier.values.errors import InputError
from tests.check.lint.broken import KIND
from tests.check.lint.layers import Body

READ = date(2026, 1, 1)


@pytest.fixture
def body(tmp_path: Path) -> Body:
    return Body(tmp_path / "body")


def kept(body: Body, **changes: Any) -> Knowledge:
    """A kind read on ``READ``, to be kept for thirty days."""

    def change(data: dict[str, Any]) -> None:
        data.update({"shelf_life_days": 30, **changes})
        for source in data["sources"]:
            source["read_on"] = READ.isoformat()

    body.record(KIND, change)
    return body.knowledge()


def stale_on(knowledge: Knowledge, day: date) -> list[str]:
    return [record.id for record in stale_records(knowledge, day) if record.layer == "body"]


def test_fresh_the_day_before_the_last(body: Body) -> None:
    assert stale_on(kept(body), READ + timedelta(days=29)) == []


def test_still_fresh_on_the_last_day(body: Body) -> None:
    assert stale_on(kept(body), READ + timedelta(days=30)) == []


def test_stale_the_day_after(body: Body) -> None:
    knowledge = kept(body)
    day = READ + timedelta(days=31)
    assert stale_on(knowledge, day) == ["contact-public"]
    record = next(r for r in stale_records(knowledge, day) if r.layer == "body")
    assert (record.last_seen, record.shelf_life_days, record.days_over) == (READ, 30, 1)
    assert (record.file, record.confidence) == (KIND, "design")


def test_a_check_starts_the_count_again(body: Body) -> None:
    knowledge = kept(body, checked_on="2026-01-20", checked_by="Responsable exemple")
    assert stale_on(knowledge, date(2026, 2, 19)) == []
    assert stale_on(knowledge, date(2026, 2, 20)) == ["contact-public"]


def test_the_newest_reading_counts(body: Body) -> None:
    def change(data: dict[str, Any]) -> None:
        newer = data["sources"][0] | {"read_on": "2026-03-01"}
        data["sources"] = [data["sources"][0] | {"read_on": "2026-01-01"}, newer]

    body.record(KIND, change)
    record = body.knowledge().get(Kind, "contact-public")
    assert record is not None
    assert last_seen(record) == date(2026, 3, 1)


def test_the_longest_stale_comes_first(knowledge: Knowledge) -> None:
    found = stale_records(knowledge, date(2030, 1, 1))
    assert len(found) > 300
    over = [record.days_over for record in found]
    assert over == sorted(over, reverse=True)


def test_nothing_bundled_is_stale_on_the_day_it_was_read(knowledge: Knowledge) -> None:
    assert stale_records(knowledge, date(2026, 11, 21)) == ()


def test_a_shelf_life_beyond_the_calendar_is_no_crash(body: Body) -> None:
    knowledge = kept(body, shelf_life_days=10**9)
    assert stale_on(knowledge, date.max) == []


def test_a_file_that_is_not_valid_is_refused_with_its_place(body: Body) -> None:
    body.record(KIND, lambda data: data.update(shelf_life_days="long"))
    with pytest.raises(InputError) as refused:
        stale_records(body.knowledge(), READ)
    assert refused.value.mistakes[0].path == "shelf_life_days"
