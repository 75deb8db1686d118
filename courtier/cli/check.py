"""``courtier check``: workloads held against the rules and the policy, for a pipeline."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from courtier.cli import check_options as own
from courtier.cli import options
from courtier.cli.language import current
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared
from courtier.cli.reports import APPENDED, Plan, check_source, plan_reports, write_whole
from courtier.cli.running import FINDING_CODES, check_choice, color, emit, width
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_
from courtier.report.check.formats import FORMATS, written
from courtier.values.errors import NothingToExamine
from courtier.values.text import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from courtier.check.rules import Sort
    from courtier.cli.check_plans import PlanWanted
    from courtier.cli.check_run import Prepared
    from courtier.results.check import CheckResult, Unexamined
    from courtier.workload.found import Found

INVALID = 3
FILE_WIDTH = 100

app = new_app()


@app.command(
    help=COMMANDS["check"].summary
    + "\n\n"
    + help_(
        "Exemple : courtier check examples --report sarif=courtier.sarif",
        "Example: courtier check examples --report sarif=courtier.sarif",
    )
)
def check(
    paths: own.Paths = [],  # noqa: B006
    plan: own.PlanFiles = [],  # noqa: B006
    workload: own.PlanWorkload = "",
    env: own.PlanEnvironment = "",
    region: own.PlanRegion = "",
    config: own.Config = "",
    policy: own.PolicyFile = "",
    policy_sha256: own.PolicySha = "",
    no_local_exceptions: own.NoLocal = False,
    baseline: own.Baseline = "",
    write_baseline: own.WriteBaseline = "",
    write_lock: own.WriteLock = False,
    show: own.Show = "failed",
    on_undetermined: own.OnUndetermined = "",
    as_of: own.AsOf = "",
    known_on: options.KnownOn = "",
    format: own.Format = "text",
    report: options.Reports = [],  # noqa: B006
    redact: own.Redact = False,
    force: options.Force = False,
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: own.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Check files; the gravest finding that counts decides the exit code."""
    del quiet  # there is nothing but the result
    from courtier.cli.check_plans import is_file, plans_wanted
    from courtier.cli.check_public import discreet
    from courtier.cli.check_run import Wanted, prepare

    check_shared(lang, format, fail_on, FORMATS)
    check_choice("--show", show, own.SHOWN)
    check_choice("--on-undetermined", on_undetermined, own.UNDETERMINED)
    reports = plan_reports(report, FORMATS, "-", force)
    with discreet(redact):
        prepared = prepare(
            Wanted(
                config, policy, policy_sha256, no_local_exceptions, baseline, write_lock, fail_on,
                on_undetermined, as_of, known_on, knowledge,
            )
        )  # fmt: skip
        plans = plans_wanted(plan, workload, env, region, prepared.run.settings, prepared.folder)
        found = _found(paths, prepared, alone=bool(plan) and is_file(workload))
        _keep(reports, (*found.files, *(item.file for item in plans), workload or "-"))
        result = _result(found, prepared, plans)
    if write_baseline:
        result = _with_baseline(result, prepared, Path(write_baseline))
    _write(_public(result) if redact else result, format, reports, show)
    return _code(result)


def _keep(reports: Plan, inputs: Iterable[str]) -> None:
    """Refuse a report that would overwrite what is examined."""
    for name in inputs:
        for _, target in reports:
            check_source(target, name)


def _code(result: CheckResult) -> int:
    """A file that cannot be read outweighs every finding."""
    if result.counts.invalid:
        return INVALID
    return FINDING_CODES[result.gate.worst] if result.gate.failed and result.gate.worst else 0


def _found(paths: list[str], prepared: Prepared, *, alone: bool) -> Found:
    """The workload files of the run; ``alone``: none but those named, for a plan with its file."""
    from courtier.workload.found import Found, find_files

    if alone and not paths:
        return Found((), ())
    found = find_files(paths or _stated(prepared), prepared.run.settings.check.exclude)
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


def _stated(prepared: Prepared) -> list[str]:
    """The paths of the settings, else the current folder."""
    paths = prepared.run.settings.check.paths
    return [(prepared.folder / path).as_posix() for path in paths] or ["."]


def _not_named(found: Found, prepared: Prepared) -> list[str]:
    """The files that the settings would have examined, and that the line leaves out."""
    from courtier.workload.found import find_files

    files = find_files(_stated(prepared), prepared.run.settings.check.exclude).files
    return [file for file in files if file not in found.files]


def _result(found: Found, prepared: Prepared, plans: list[PlanWanted]) -> CheckResult:
    from courtier.checking.checker import Checker
    from courtier.checking.many import check_files
    from courtier.checking.result import check_result, passed_over

    run = prepared.run
    checker = Checker(run.knowledge, run.settings, run.on, prepared.as_of, run.on_undetermined)
    checked = check_files(checker, found.files, _standard_input)
    left: tuple[Unexamined, ...] = passed_over(found.passed)
    if plans:
        from courtier.cli.check_plans import Plans

        examiner = Plans(checker, checked, lambda: _not_named(found, prepared))
        of_plans = [examiner.check(wanted) for wanted in plans]
        checked += [item.checked for item in of_plans]
        left += tuple(aside for item in of_plans for aside in item.unexamined)
        sorts: tuple[Sort, ...] = ("workload", "resource", "plan", "settings")
        run = replace(run, sorts=sorts if found.files else sorts[1:])
    return check_result(run, checked, left)


def _standard_input() -> bytes:
    from courtier.reading.files import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _with_baseline(result: CheckResult, prepared: Prepared, path: Path) -> CheckResult:
    """Write the baseline of a run, then weigh the run again with it."""
    from courtier.check.baseline import baseline_text
    from courtier.checking.result import with_baseline

    write_whole(path, baseline_text(result.findings))
    return with_baseline(result, prepared.run)


def _public(result: CheckResult) -> CheckResult:
    from courtier.report.check.redact import redacted

    return redacted(result)


def _write(result: CheckResult, format: str, plan: Plan, show: str) -> None:
    """Write the reports, whole or not at all, then print; a report that fails stops the run."""
    names = [name for name, _ in plan]
    texts = written(result, names, current(), width=FILE_WIDTH, show=show)
    for name, path in plan:
        before = path.read_bytes() if name == APPENDED and path.exists() else b""
        write_whole(path, before + texts[name].encode("utf-8"))
    shown = written(result, [format], current(), width=width(), color=color(), show=show)
    emit(shown[format])
