"""Offerings held as bytes: what is given back is what was put in, and few stay read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from courtier.catalog.compiled import packed
from courtier.catalog.compiled.packed import pack
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.offerings import Offering


def test_every_offering_is_given_back_as_it_was(knowledge: Knowledge) -> None:
    wanted = dict(knowledge.all(Offering))
    held = pack(wanted, wanted.values())
    assert list(held.once()) == list(wanted.values())
    assert dict(held) == wanted
    assert list(held.once()) == list(wanted.values()), "and again, from the bytes"
    assert "nulle-part" not in held
    with pytest.raises(KeyError):
        _ = held["nulle-part"]


def test_one_may_be_asked_for_before_any_has_passed(knowledge: Knowledge) -> None:
    wanted = dict(knowledge.all(Offering))
    name = list(wanted)[3]
    assert pack(wanted, wanted.values())[name] == wanted[name]


def test_only_the_last_few_stay_read(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "LAST", 3)
    wanted = dict(knowledge.all(Offering))
    held = pack(wanted, wanted.values())
    first, *others = wanted
    kept = held[first]
    assert held[first] is kept
    for name in others[:2]:
        assert held[first] is kept
        _ = held[name]
    for name in others[2:5]:
        _ = held[name]
    assert held[first] is not kept
    assert held[first] == kept


def test_the_door_gives_each_record_in_turn_and_keeps_none() -> None:
    facts = Knowledge()
    found: Iterator[Offering] = facts.each(Offering)
    names = [offering.id for offering in found]
    assert names == list(facts.all(Offering))
    once, again = (next(facts.each(Offering)) for _ in range(2))
    assert once is not again
    assert once == again == facts.all(Offering)[names[0]]
    assert next(facts.each(Offering)) is facts.all(Offering)[names[0]], "one already read is given"
