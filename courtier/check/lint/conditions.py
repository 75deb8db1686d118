"""Conditions that can never do what they say: a word that no fact holds, an operator out of place.

A condition that fails aloud while a workload is classified would be found too late; one that is
silently never true would not be found at all.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from courtier.check.lint.files import DataPath, RecordFile
from courtier.check.lint.remedies import nearest_help
from courtier.check.lint.vocabulary import (
    BY_ID,
    FREE,
    LATE,
    NUMBERS,
    OF_ASSETS,
    PLACES,
    SCALES,
    WORDS,
    YES_OR_NO,
)
from courtier.check.lint.world import Conditioned, World
from courtier.knowledge.records.calendar import Deadline
from courtier.knowledge.records.conditions import Condition
from courtier.knowledge.records.procurement import Check
from courtier.knowledge.records.risk import Rule

LISTS = ("any_of", "all_of", "none_of", "only", "count_of")
BOUNDS = ("at_least", "at_most")
READ_PARAMETERS = (Rule, Check, Deadline)
COUNTRY = re.compile(r"[A-Z]{2}\Z")


def check_conditions(world: World) -> None:
    """Note the faults of every condition of the records that win."""
    for file, record in world.conditioned:
        unknown = _never_known(record)
        for number, condition in enumerate(record.when):
            path: DataPath = ("when", number)
            if condition.fact in unknown:
                file.add("fact-never-known", (*path, "fact"), fact=condition.fact)
            if condition.parameter is not None and not isinstance(record, READ_PARAMETERS):
                file.add("parameter-never-known", (*path, "parameter"))
            _operator(file, path, condition)
            _words(file, path, condition, world)


def _never_known(record: Conditioned) -> frozenset[str]:
    """The facts that nothing has told yet, or never tells, when a record is judged."""
    whole = getattr(record, "each", "workload") == "workload"
    return (OF_ASSETS if whole else frozenset()) | (LATE if isinstance(record, Rule) else set())


def _operator(file: RecordFile, path: DataPath, condition: Condition) -> None:
    fact = condition.fact
    operator = _name_of(condition)
    if operator == "known" or (operator == "is") != (fact in YES_OR_NO):
        suits = operator == "known"
    elif operator in BOUNDS:
        suits = _comparable(fact, getattr(condition, operator))
    elif operator == "parameter":
        suits = fact in NUMBERS
    else:
        suits = fact not in NUMBERS
    if not suits:
        file.add("wrong-operator", (*path, operator), operator=operator, fact=fact)
    least, named = condition.minimum or 0, len(set(condition.count_of or ()))
    if condition.count_of is not None and least > named:
        file.add("minimum-too-high", (*path, "minimum"), minimum=least, number=named)


def _name_of(condition: Condition) -> str:
    """The one operator of a condition, as it is written."""
    names = ("known", "parameter", *BOUNDS, *LISTS)
    return next((name for name in names if getattr(condition, name) is not None), "is")


def _comparable(fact: str, bound: Decimal | str) -> bool:
    if fact in SCALES:
        return bound in SCALES[fact]
    return fact in NUMBERS and _is_number(bound)


def _is_number(bound: Decimal | str) -> bool:
    try:
        return Decimal(bound).is_finite()
    except InvalidOperation:
        return False


def _words(file: RecordFile, path: DataPath, condition: Condition, world: World) -> None:
    fact, operator = condition.fact, _name_of(condition)
    if operator not in LISTS or fact in FREE | NUMBERS | YES_OR_NO:
        return
    known = world.ids[BY_ID[fact]] if fact in BY_ID else WORDS[fact]
    for number, word in enumerate(getattr(condition, operator)):
        if word in known or (fact in PLACES and COUNTRY.match(word)):
            continue
        help = nearest_help(word, sorted(known) if fact in BY_ID else known)
        where = (*path, operator, number)
        file.add("unknown-condition-word", where, help, word=word, fact=fact)
