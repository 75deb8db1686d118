"""What every command on a workload does: read, date, compute, print, report, exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from courtier.cli.language import current
from courtier.values.errors import InputError, Mistake, UsageError
from courtier.values.findings import SEVERITIES, Finding, Severity
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.assessment import Road
    from courtier.knowledge.door import Knowledge
    from courtier.workload.reader import WorkloadFile

FINDING_CODES = {"note": 11, "warning": 12, "error": 13}


def open_knowledge(folders: list[str], known_on: str = "", *, examined: bool = True) -> Knowledge:
    """The facts: the bundled ones, then COURTIER_KNOWLEDGE, then each ``--knowledge``.

    Args:
        folders: Those of ``--knowledge``.
        known_on: The day up to which facts had been read, empty for everything.
        examined: Refuse the body's own layers where they hold an error.

    Raises:
        InputError: A layer of the body holds an error; all of them are listed.
    """
    from courtier.knowledge.door import Knowledge

    named = [f for f in os.environ.get("COURTIER_KNOWLEDGE", "").split(os.pathsep) if f]
    knowledge = Knowledge((*named, *folders), parse_day(known_on))
    if examined and len(knowledge.layers) > 1:
        from courtier.check.lint.body import refuse_faults

        refuse_faults(knowledge)
    return knowledge


def open_workload(source: str, knowledge: Knowledge) -> WorkloadFile:
    """Read the workload from a file or, for ``-``, from standard input."""
    from courtier.reading.files import MAX_BYTES
    from courtier.workload.reader import read_workload

    if source == "-":
        return read_workload(sys.stdin.buffer.read(MAX_BYTES + 1), knowledge, name="-")
    try:
        return read_workload(source, knowledge)
    except InputError as error:
        raise InputError([_as_given(m, source) for m in error.mistakes]) from None


def _as_given(mistake: Mistake, source: str) -> Mistake:
    """Name the file as it was typed, so that an editor or a log can open the place."""
    return replace(mistake, file=source) if mistake.file == Path(source).name else mistake


def open_road(source: str, as_of: str, folders: list[str], known_on: str = "") -> Road:
    """Everything a command needs: the file, the facts and the day."""
    from courtier.assessment import Road

    day = parse_day(as_of)
    knowledge = open_knowledge(folders, known_on)
    file = open_workload(source, knowledge)
    return Road(file, knowledge, day or file.workload.reference_date or today())


def parse_day(value: str) -> date | None:
    """The day of an option; None when it was not given.

    Raises:
        UsageError: Not an existing day in the form YYYY-MM-DD.
    """
    if not value:
        return None
    try:
        return date.fromisoformat(value) if len(value) == 10 else _refuse_day(value)
    except ValueError:
        return _refuse_day(value)


def check_since(since: date | None, day: date) -> None:
    """Refuse a comparison that would start after its end.

    Raises:
        UsageError: ``since`` comes after the day of the examination.
    """
    if since is not None and since > day:
        raise UsageError(
            say(
                "--since, le {since}, vient après le jour de l’examen, le {day}.",
                "--since, {since}, comes after the day of the examination, {day}.",
                since=since,
                day=day,
            ),
            say(
                "Donnez à --since un jour d’avant, ou à --as-of un jour d’après.",
                "Give --since an earlier day, or --as-of a later one.",
            ),
        )


def _refuse_day(value: str) -> date:
    raise UsageError(
        say(
            "« {value} » n’est pas une date qui existe.",
            "“{value}” is not an existing date.",
            value=value,
        ),
        say("Écrivez AAAA-MM-JJ, par exemple 2026-11-23.", "Write YYYY-MM-DD, e.g. 2026-11-23."),
    )


def today() -> date:
    """Today in Québec (America/Toronto)."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return datetime.now(ZoneInfo("America/Toronto")).date()
    except ZoneInfoNotFoundError:
        return datetime.now().astimezone().date()


def check_choice(option: str, value: str, allowed: tuple[str, ...]) -> None:
    """Refuse a value that an option does not have.

    Raises:
        UsageError: With the allowed values.
    """
    if value and value not in allowed:
        raise UsageError(
            say(
                "« {value} » n’est pas une valeur de {option}.",
                "“{value}” is not a value of {option}.",
                value=value,
                option=option,
            ),
            say("Choisissez : {words}.", "Choose: {words}.", words=", ".join(allowed)),
        )


def emit(text: str) -> None:
    """Print a result on standard output, in UTF-8 whatever the locale.

    Whoever reads it may stop early: that changes no exit code.

    Raises:
        UsageError: It cannot be written (a full disk).
    """
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence()
    except OSError:
        _silence()
        raise UsageError(
            say("La sortie standard ne peut être écrite.", "Standard output cannot be written."),
            say("Vérifiez la place qui reste, ou écrivez ailleurs.",
                "Check the room that is left, or write elsewhere."),
        ) from None  # fmt: skip


def _silence() -> None:
    """Throw away what is left to print, so that nothing tries again as the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def notice(text: str) -> None:
    """Print what is not a result on standard error."""
    print(text, file=sys.stderr)


def width() -> int:
    """The width to print at: the terminal's between 60 and 120, else 80."""
    import shutil

    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return 80
    return max(60, min(120, shutil.get_terminal_size((80, 24)).columns))


def color() -> bool:
    """Whether to colour: on a terminal that is not dumb, unless NO_COLOR is set."""
    return (
        sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "") != "dumb"
    )


def shows_progress() -> bool:
    """Whether standard error may be rewritten: a terminal that is not dumb, without NO_COLOR."""
    return (
        sys.stderr.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "") not in ("", "dumb")
    )


def exit_code(findings: Iterable[Finding], fail_on: str) -> int:
    """0, or 11, 12, 13 for the highest severity when it reaches ``--fail-on``."""
    return severity_code((finding.severity for finding in findings), fail_on)


def severity_code(severities: Iterable[Severity], fail_on: str) -> int:
    """0, or 11, 12, 13 for the highest of some severities when it reaches ``--fail-on``."""
    highest = max(severities, key=SEVERITIES.index, default=None)
    if highest is None or not fail_on or SEVERITIES.index(highest) < SEVERITIES.index(fail_on):
        return 0
    return FINDING_CODES[highest]


def language_guard(lang: str) -> None:
    """Refuse a language that is not spoken, wherever ``--lang`` stands on the line."""
    from courtier.cli.root import check_language

    check_language(lang)
    assert current() in ("fr", "en")
