"""``courtier bids``: the tenders of a call under the award rule that was announced."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from courtier.cli import options
from courtier.cli.language import current
from courtier.cli.lazy import new_app
from courtier.cli.ocds import OCDS_FORMATS, Ocid, check_ocid, told_placeholder
from courtier.cli.printing import check_shared
from courtier.cli.reports import plan_reports, write_reports
from courtier.cli.running import color, emit, exit_code, open_knowledge, parse_day, today, width
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from courtier.evaluation import Opening
    from courtier.procurement.bids.reader import Given
    from courtier.results.bids import BidsResult

PRINTED = ("text", "json", "markdown")
FORMATS = (*PRINTED, "html", *OCDS_FORMATS)

app = new_app()

File = Annotated[
    str,
    typer.Argument(
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Soumissions en YAML, CSV ou XLSX ; - pour du YAML à l’entrée standard.",
            "Tenders in YAML, CSV or XLSX; - for YAML on standard input.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
Call = Annotated[
    str,
    typer.Option(
        "--call",
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "L’appel et sa règle annoncée (YAML ou CSV), quand le tableau ne contient que les"
            " soumissions.",
            "The call and the rule announced (YAML or CSV), when the table only holds the tenders.",
        ),
        show_default=False,
    ),
]
AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=help_(
            "Jour de la loi (AAAA-MM-JJ) ; sinon opened_on, sinon aujourd’hui au Québec.",
            "Day of the law (YYYY-MM-DD); else opened_on, else today in Québec.",
        ),
        show_default=False,
    ),
]
Reports = Annotated[
    list[str],
    typer.Option(
        "--report",
        metavar=help_("FORMAT=CHEMIN", "FORMAT=PATH"),
        help=help_(
            "Écrire aussi le résultat dans un fichier : json, text, markdown, html, ou ocds et"
            " ocds-record, données ouvertes de l’appel et de son adjudication ; peut se répéter.",
            "Also write the result to a file: json, text, markdown, html, or ocds and ocds-record,"
            " open data of the call and its award; may be repeated.",
        ),
        show_default=False,
    ),
]


@app.command(
    help=COMMANDS["bids"].summary
    + "\n\n"
    + help_(
        "Exemple : courtier bids examples/soumissions/postes-et-soutien.yaml",
        "Example: courtier bids examples/soumissions/postes-et-soutien.yaml",
    )
)
def bids(
    file: File,
    call: Call = "",
    as_of: AsOf = "",
    known_on: options.KnownOn = "",
    ocid: Ocid = "",
    format: options.ManyFormats = "text",
    report: Reports = [],  # noqa: B006
    force: options.Force = False,
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Apply the award rule to the tenders."""
    from courtier.evaluation import bids_result

    check_shared(lang, format, fail_on, PRINTED)
    plan = plan_reports(report, FORMATS, file, force)
    check_ocid(ocid, plan)
    opening = _opened(file, call, as_of, knowledge, known_on)
    result = bids_result(opening)
    texts = _written(opening, result, {format, *(name for name, _ in plan)}, ocid)
    write_reports(plan, texts)
    emit(texts[format])
    told_placeholder(plan, ocid, quiet)
    return exit_code(result.findings, fail_on)


def _opened(file: str, call: str, as_of: str, folders: list[str], known_on: str) -> Opening:
    from courtier.evaluation import Opening
    from courtier.procurement.bids.reader import read_bids

    day = parse_day(as_of)
    knowledge = open_knowledge(folders, known_on)
    given = _given(file)
    announced = _given(call) if call else None
    read = read_bids(given, announced)
    files = [given, announced] if announced else [given]
    return Opening(read, files, knowledge, day or read.content.opened_on or today())


def _given(source: str) -> Given:
    from courtier.procurement.bids.reader import Given
    from courtier.reading.files import MAX_BYTES, read_bytes

    if source == "-":
        return Given(sys.stdin.buffer.read(MAX_BYTES + 1), "-")
    return Given(read_bytes(Path(source), source), Path(source).name)


def _written(
    opening: Opening, result: BidsResult, wanted: Iterable[str], ocid: str
) -> dict[str, str]:
    """The result in every format that is asked for, by name."""
    from courtier.procurement.ocds.award import award_release
    from courtier.report import bids_page, bids_view
    from courtier.report.json import as_json
    from courtier.report.ocds import as_package, as_record

    def release() -> dict[str, object]:
        return award_release(opening.read.content, result.evaluation, ocid, opening.as_of)

    writers = {
        "text": lambda: bids_view.bids_text(result, current(), width=width(), color=color()),
        "json": lambda: as_json(result),
        "markdown": lambda: bids_page.bids_markdown(result, current()),
        "html": lambda: bids_page.bids_page(result, opening.knowledge, current()),
        "ocds": lambda: as_package(release()),
        "ocds-record": lambda: as_record(release()),
    }
    return {name: writers[name]() for name in wanted}
