"""Days that record: the day from which an answer turns, and a refusal of what is not listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from courtier.catalog.certificates.window import Window
from courtier.catalog.compiled.grid import answers_of, grid_of
from courtier.catalog.compiled.probe import explore
from courtier.catalog.compiled.shapes import thresholds_of

PIVOT = date(2026, 11, 23)
DAY = timedelta(days=1)
JUDGES: dict[str, Callable[[Window], bool]] = {
    "before": lambda window: window.first < PIVOT,
    "until": lambda window: window.last <= PIVOT,
    "after": lambda window: window.as_of > PIVOT,
    "from": lambda window: window.first >= PIVOT,
    "on": lambda window: window.last == PIVOT,
    "any": lambda window: window.as_of > PIVOT or window.first != PIVOT,
    "least": lambda window: min(PIVOT, window.last) < PIVOT,
}


@pytest.mark.parametrize("name", JUDGES)
def test_the_answer_turns_the_day_before_the_day_or_the_day_after(name: str) -> None:
    import numpy as np

    judge, thresholds = JUDGES[name], thresholds_of([PIVOT])
    answers = answers_of(explore(thresholds, lambda w: int(judge(w))), len(thresholds))
    start = np.zeros(1, dtype=np.int32)
    grid = grid_of([answers], start, np.array(thresholds, dtype=np.int32), start)
    days = [PIVOT - 2 * DAY, PIVOT - DAY, PIVOT, PIVOT + DAY, PIVOT + 2 * DAY]
    for asked in days:
        for first in (day for day in days if day >= asked):
            for last in (day for day in days if day >= first):
                window = Window(asked, first, last, known=True)
                assert bool(grid.at(window)[0]) == judge(window)


def test_a_judge_that_looks_at_another_day_is_refused() -> None:
    with pytest.raises(LookupError, match="2026-11-25"):
        explore(thresholds_of([PIVOT]), lambda window: window.first < PIVOT + 2 * DAY)


def test_days_of_a_window_held_against_each_other_are_refused() -> None:
    with pytest.raises(TypeError):
        explore(thresholds_of([PIVOT]), lambda window: window.first < window.last)


def test_an_open_end_is_no_threshold() -> None:
    leaves = explore([], lambda window: date.min <= window.first <= date.max)
    assert [answer for _, answer in leaves] == [True]
