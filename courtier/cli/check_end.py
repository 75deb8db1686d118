"""What the commands that check have in common: their files, their result, their exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from courtier.cli.language import current
from courtier.cli.reports import APPENDED, Plan, check_source, write_whole
from courtier.cli.running import FINDING_CODES, color, emit, width
from courtier.report.check.formats import written
from courtier.values.errors import NothingToExamine
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.cli.check_run import Prepared
    from courtier.results.check import CheckResult
    from courtier.workload.found import Found

INVALID = 3
FILE_WIDTH = 100


def keep(reports: Plan, inputs: Iterable[str]) -> None:
    """Refuse a report that would overwrite what is examined."""
    for name in inputs:
        for _, target in reports:
            check_source(target, name)


def workload_files(paths: list[str], prepared: Prepared, *, alone: bool) -> Found:
    """The workload files of the run; ``alone``: none but those named, for a plan with its file."""
    from courtier.workload.found import Found, find_files

    if alone and not paths:
        return Found((), ())
    found = find_files(paths or stated(prepared), prepared.run.settings.check.exclude)
    if not found.files:
        raise NothingToExamine(
            say("Aucune charge de travail à examiner.", "No workload to examine."),
            say(
                "Nommez un fichier, un dossier ou un motif qui en contient : un fichier compte s’il"
                " porte la clé « courtier ».",
                "Name a file, a folder or a pattern that holds one: a file counts if it bears the"
                " key “courtier”.",
            ),
        )
    return found


def stated(prepared: Prepared) -> list[str]:
    """The paths of the settings, else the current folder."""
    paths = prepared.run.settings.check.paths
    return [(prepared.folder / path).as_posix() for path in paths] or ["."]


def standard_input() -> bytes:
    """The workload file given on standard input, to one byte past what is read of any."""
    from courtier.reading.files import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)


@dataclass(frozen=True)
class Ending:
    """What becomes of a result: the options of the line that say so."""

    format: str
    reports: Plan
    show: str
    write_baseline: str
    redact: bool


def finish(result: CheckResult, prepared: Prepared, ending: Ending) -> int:
    """Write the baseline, the reports and the result, in this order.

    Returns:
        The exit code: 3 where a file could not be read, 11 to 13 for the gravest finding that
        counts from the severity asked, else 0.
    """
    if ending.write_baseline:
        result = _with_baseline(result, prepared, Path(ending.write_baseline))
    _write(_public(result) if ending.redact else result, ending)
    return _code(result)


def _public(result: CheckResult) -> CheckResult:
    from courtier.report.check.redact import redacted

    return redacted(result)


def _with_baseline(result: CheckResult, prepared: Prepared, path: Path) -> CheckResult:
    """Write the baseline of a run, then weigh the run again with it."""
    from courtier.check.baseline import baseline_text
    from courtier.checking.result import with_baseline

    write_whole(path, baseline_text(result.findings))
    return with_baseline(result, prepared.run)


def _write(result: CheckResult, ending: Ending) -> None:
    """Write the reports, whole or not at all, then print; a report that fails stops the run."""
    show = ending.show
    names = [name for name, _ in ending.reports]
    texts = written(result, names, current(), width=FILE_WIDTH, show=show)
    for name, path in ending.reports:
        before = path.read_bytes() if name == APPENDED and path.exists() else b""
        write_whole(path, before + texts[name].encode("utf-8"))
    shown = written(result, [ending.format], current(), width=width(), color=color(), show=show)
    emit(shown[ending.format])


def _code(result: CheckResult) -> int:
    """A file that cannot be read outweighs every finding."""
    if result.counts.invalid:
        return INVALID
    return FINDING_CODES[result.gate.worst] if result.gate.failed and result.gate.worst else 0
