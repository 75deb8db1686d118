"""``courtier check``: workloads held against the rules and the policy, for a pipeline."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from courtier.cli import check_options as own
from courtier.cli import options
from courtier.cli.check_end import Ending, finish, keep, standard_input, stated, workload_files
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared
from courtier.cli.reports import plan_reports
from courtier.cli.running import check_choice
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_
from courtier.report.check.formats import FORMATS

if TYPE_CHECKING:
    from courtier.check.rules import Sort
    from courtier.cli.check_plans import PlanWanted
    from courtier.cli.check_run import Prepared
    from courtier.results.check import CheckResult, Unexamined
    from courtier.workload.found import Found

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
        found = workload_files(paths, prepared, alone=bool(plan) and is_file(workload))
        keep(reports, (*found.files, *(item.file for item in plans), workload or "-"))
        result = _result(found, prepared, plans)
    return finish(result, prepared, Ending(format, reports, show, write_baseline, redact))


def _not_named(found: Found, prepared: Prepared) -> list[str]:
    """The files that the settings would have examined, and that the line leaves out."""
    from courtier.workload.found import find_files

    files = find_files(stated(prepared), prepared.run.settings.check.exclude).files
    return [file for file in files if file not in found.files]


def _result(found: Found, prepared: Prepared, plans: list[PlanWanted]) -> CheckResult:
    from courtier.checking.checker import Checker
    from courtier.checking.many import check_files
    from courtier.checking.result import check_result, passed_over

    run = prepared.run
    checker = Checker(run.knowledge, run.settings, run.on, prepared.as_of, run.on_undetermined)
    checked = check_files(checker, found.files, standard_input)
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
