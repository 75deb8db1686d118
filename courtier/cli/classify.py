"""``courtier classify``, and what differs since another day."""

from __future__ import annotations

from typing import Annotated

import typer

from courtier.cli import options
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared
from courtier.cli.reports import plan_reports
from courtier.cli.result_command import FORMATS, print_result, section_help
from courtier.cli.running import check_since, exit_code, open_road, parse_day
from courtier.cli.words import help_

app = new_app()

Since = Annotated[
    str,
    typer.Option(
        "--since",
        metavar="DATE",
        help=help_(
            "Dire plutôt ce qui diffère depuis ce jour, et par quelle fiche.",
            "Tell instead what differs since this day, and by which record.",
        ),
        show_default=False,
    ),
]


@app.command(help=section_help("classify"))
def classify(
    file: options.File,
    as_of: options.AsOf = "",
    known_on: options.KnownOn = "",
    since: Since = "",
    format: options.Format = "text",
    report: options.Reports = [],  # noqa: B006
    force: options.Force = False,
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print the classification, or its differences since a day."""
    del quiet
    check_shared(lang, format, fail_on)
    earlier = parse_day(since)
    plan = plan_reports(report, FORMATS, file, force)
    road = open_road(file, as_of, knowledge, known_on)
    check_since(earlier, road.as_of)
    if earlier is not None:
        print_result("since", road.since_result(earlier), format, plan)
        return 0
    result = road.classify_result()
    print_result("classify", result, format, plan)
    return exit_code(result.findings, fail_on)
