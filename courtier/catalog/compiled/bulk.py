"""The verdicts of many workloads at once, on as many processes as the machine has cores."""

from __future__ import annotations

import mmap
import multiprocessing
import os
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

from courtier.catalog.certificates.services import needs_of
from courtier.catalog.certificates.window import contract_window
from courtier.catalog.compiled.catalogue import Compiled, Question
from courtier.catalog.compiled.verdicts import Judge

if TYPE_CHECKING:
    from courtier.catalog.compiled.codes import Bytes

FEW = 64
"""Under so many questions a second process costs more than it spares."""


def all_verdicts(
    compiled: Compiled, questions: Sequence[Question], processes: int | None = None
) -> Bytes:
    """The code of every verdict: a line for each question, a column for each offering.

    Args:
        compiled: The catalogue.
        questions: The workloads, each with its requirements and its day.
        processes: How many processes share the work; None for one on each core. One is used
            for few questions, and where the system does not say which cores may be used.
    """
    import numpy as np

    shape = (len(questions), len(compiled.ids))
    shared = mmap.mmap(-1, max(1, shape[0] * shape[1]))
    lines: Bytes = np.frombuffer(shared, dtype=np.uint8, count=shape[0] * shape[1]).reshape(shape)
    if not lines.size:
        return lines
    order = sorted(range(len(questions)), key=lambda number: _days_and_needs(questions[number]))
    judge = Judge(compiled)
    count = _processes(processes, len(questions))
    judge.prepare(questions)
    size = -(-len(order) // count)
    shares = [order[start : start + size] for start in range(0, len(order), size)]
    workers = [_started(judge, questions, share, lines) for share in shares[1:]]
    for share in shares[:1]:
        _fill(judge, questions, share, lines)
    for worker in workers:
        worker.join()
        if worker.exitcode:
            raise RuntimeError(f"a process that computed verdicts ended with {worker.exitcode}")
    return lines


def _processes(asked: int | None, questions: int) -> int:
    if questions < FEW or not hasattr(os, "sched_getaffinity"):
        return 1
    return asked or len(os.sched_getaffinity(0))


def _started(
    judge: Judge, questions: Sequence[Question], share: Sequence[int], lines: Bytes
) -> multiprocessing.process.BaseProcess:
    fork = multiprocessing.get_context("fork")
    worker = fork.Process(target=_fill, args=(judge, questions, share, lines))
    with warnings.catch_warnings():
        # Other threads are those of numpy, which wait; the child computes, writes and ends.
        warnings.simplefilter("ignore", DeprecationWarning)
        worker.start()
    return worker


def _fill(judge: Judge, questions: Sequence[Question], share: Sequence[int], lines: Bytes) -> None:
    for number in share:
        lines[number] = judge.verdicts(questions[number])


def _days_and_needs(question: Question) -> tuple[str, ...]:
    """Neighbours share their days, then their needs: what is kept of one serves the next."""
    window = contract_window(question.workload.acquisition, question.as_of)
    days = (window.as_of, window.first, window.last)
    return (*map(str, days), *sorted(needs_of(question.workload.needs)))
