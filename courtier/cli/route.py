"""``courtier route``: the lawful way to buy, and its planning as open data."""

from __future__ import annotations

from typing import Annotated

import typer

from courtier.cli import options
from courtier.cli.lazy import new_app
from courtier.cli.ocds import (
    OCDS_FORMATS,
    Ocid,
    PublishValue,
    check_ocid,
    open_data,
    told_placeholder,
    writes_ocds,
)
from courtier.cli.printing import check_shared
from courtier.cli.reports import plan_reports, write_reports
from courtier.cli.result_command import FORMATS, section_help, written
from courtier.cli.running import emit, exit_code, open_road
from courtier.cli.words import help_

app = new_app()

Reports = Annotated[
    list[str],
    typer.Option(
        "--report",
        metavar=help_("FORMAT=CHEMIN", "FORMAT=PATH"),
        help=help_(
            "Écrire aussi le résultat dans un fichier : json, text, ou ocds et ocds-record, données"
            " ouvertes de la planification ; peut se répéter.",
            "Also write the result to a file: json, text, or ocds and ocds-record, open data of the"
            " planning; may be repeated.",
        ),
        show_default=False,
    ),
]


@app.command(help=section_help("route"))
def route(
    file: options.File,
    as_of: options.AsOf = "",
    known_on: options.KnownOn = "",
    ocid: Ocid = "",
    publish_value: PublishValue = False,
    format: options.Format = "text",
    report: Reports = [],  # noqa: B006
    force: options.Force = False,
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Find the lawful route of one workload."""
    check_shared(lang, format, fail_on)
    plan = plan_reports(report, (*FORMATS, *OCDS_FORMATS), file, force)
    check_ocid(ocid, plan, publish_value)
    road = open_road(file, as_of, knowledge, known_on)
    result = road.route_result()
    texts = written("route", result, format, plan)
    if writes_ocds(plan):
        texts |= open_data(road, ocid, publish_value)
    write_reports(plan, texts)
    emit(texts[format])
    told_placeholder(plan, ocid, quiet)
    return exit_code(result.findings, fail_on)
