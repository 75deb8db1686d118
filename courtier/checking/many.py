"""Many files at once: in several processes where that pays."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from courtier.checking.checker import Checker, FileChecked

PARALLEL_FROM = 60
"""From so many files, several processes pay for themselves."""
_CHECKERS: list[Checker] = []
"""The checker of the run, which the processes inherit."""


def check_files(
    checker: Checker, names: Sequence[str], read: Callable[[], bytes] | None = None
) -> list[FileChecked]:
    """Check some files, in as many processes as there are cores once it pays.

    Args:
        checker: The facts and settings.
        names: Paths; ``-`` is read by ``read``.
        read: The bytes of standard input.
    """
    if len(names) < PARALLEL_FROM or _cores() < 2 or "-" in names:
        return [checker.check(n, read() if n == "-" and read else None) for n in names]
    # The first one reads the facts, so that the processes find them read.
    first = checker.check(names[0])
    return [first, *_in_processes(checker, names[1:])]


def _in_processes(checker: Checker, names: Sequence[str]) -> list[FileChecked]:
    import multiprocessing

    if "fork" not in multiprocessing.get_all_start_methods():
        return [checker.check(name) for name in names]
    _CHECKERS[:] = [checker]
    context = multiprocessing.get_context("fork")
    with context.Pool(_cores(), _quiet) as pool:
        return pool.map(_check, names, chunksize=max(1, len(names) // (8 * _cores())))


def _quiet() -> None:
    """Leave interruptions to the process that a person sees."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _check(name: str) -> FileChecked:
    return _CHECKERS[0].check(name)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
