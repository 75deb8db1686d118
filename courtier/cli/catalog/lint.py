"""``courtier catalog lint``."""

from __future__ import annotations

from courtier.cli import options
from courtier.cli.catalog.table import help_of
from courtier.cli.knowledge import LintFailOn, version_day
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared, print_as
from courtier.cli.running import open_knowledge, parse_day, severity_code, today

app = new_app()


@app.command(help=help_of("lint", "lint --as-of 2026-11-23"))
def lint(
    as_of: options.Day = "",
    format: options.Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: LintFailOn = "error",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print every fault of the catalogue; exit with the code of the gravest one."""
    from courtier.check.lint.run import CATALOG
    from courtier.check.lint.run import lint as find
    from courtier.report.lint_view import catalog_lint, lint_text

    del quiet  # there is nothing but the result
    check_shared(lang, format, fail_on)
    facts = open_knowledge(knowledge, examined=False)
    day = parse_day(as_of) or max(today(), version_day(facts))
    result = catalog_lint(facts, find(facts, as_of=day, under=CATALOG), day)
    print_as(result, format, lint_text)
    return severity_code((fault.severity for fault in result.faults), fail_on)
