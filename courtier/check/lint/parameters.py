"""Dated values: never two for the same case on the same day, and no hole that nobody meant."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from courtier.check.lint.files import RecordFile
from courtier.check.lint.remedies import nearest_help
from courtier.check.lint.vocabulary import CASE_WORDS
from courtier.knowledge.records.risk import Parameter, ParameterValue
from courtier.values.days import OPEN_END, OPEN_START

ONE_DAY = timedelta(days=1)
Numbered = tuple[int, ParameterValue]


def check_parameter(file: RecordFile, parameter: Parameter) -> None:
    """Note the faults between the values of one parameter; values count from 1 in messages."""
    _cases(file, parameter)
    values = list(enumerate(parameter.values))
    for first, second in combinations(values, 2):
        _overlap(file, first, second)
    for value in values:
        _gap(file, value, values)


def _cases(file: RecordFile, parameter: Parameter) -> None:
    for number, value in enumerate(parameter.values):
        for key, words in value.case.items():
            path = ("values", number, "case", key)
            if key not in CASE_WORDS:
                help = nearest_help(key, tuple(CASE_WORDS))
                file.add("unknown-case-key", path, help, word=key)
                continue
            if not words:
                file.add("empty-case", path, key=key)
            for place, word in enumerate(words):
                if word not in CASE_WORDS[key]:
                    help = nearest_help(word, CASE_WORDS[key])
                    file.add("unknown-word", (*path, place), help, word=word, key=key)


def _overlap(file: RecordFile, first: Numbered, second: Numbered) -> None:
    (one, before), (two, after) = first, second
    start = max(_start(before), _start(after))
    if start <= min(_end(before), _end(after)) and _may_meet(before, after):
        day = start if start > OPEN_START else min(_end(before), _end(after))
        path = ("values", two)
        shown = day if OPEN_START < day < OPEN_END else "—"
        file.add("overlap", path, first=one + 1, second=two + 1, day=shown)


def _gap(file: RecordFile, value: Numbered, values: list[Numbered]) -> None:
    """A hole after a value, before the next one of exactly the same case."""
    end = _end(value[1])
    if end == OPEN_END:
        return
    later = [v for _, v in values if v.case == value[1].case and _start(v) > end]
    following = min(later, key=_start, default=None)
    if following is None or _start(following) == end + ONE_DAY:
        return
    start, last = end + ONE_DAY, _start(following) - ONE_DAY
    others = (v for _, v in values if _may_meet(v, value[1]))
    if not any(_start(v) <= last and _end(v) >= start for v in others):
        file.add("gap", ("values", value[0], "valid_to"), start=start, end=last)


def _may_meet(one: ParameterValue, other: ParameterValue) -> bool:
    """Tell whether one case can be served by both values."""
    shared = one.case.keys() & other.case.keys()
    served = all(words for v in (one, other) for words in v.case.values())
    return served and all(set(one.case[key]) & set(other.case[key]) for key in shared)


def _start(value: ParameterValue) -> date:
    return value.valid_from or OPEN_START


def _end(value: ParameterValue) -> date:
    return value.valid_to or OPEN_END
