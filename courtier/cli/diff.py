"""``courtier diff``: what changes from one state of a workload to another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import click
import typer

from courtier.cli import options
from courtier.cli.language import current
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared, print_as
from courtier.cli.reports import Plan, plan_reports, write_reports
from courtier.cli.running import check_since, open_knowledge, parse_day, severity_code, today
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_
from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.assessment import Road
    from courtier.comparing.compare import DocumentText, Side
    from courtier.knowledge.door import Knowledge
    from courtier.results.diff import DiffResult

app = new_app()

FORMATS = ("text", "json", "markdown")
REPORT_WIDTH = 100
PROVENANCE = "\n# Provenance\n"

Old = Annotated[
    str,
    typer.Argument(
        metavar=help_("ANCIEN", "OLD"),
        help=help_(
            "Fichier de la charge de travail avant : chemin, « RÉVISION:chemin » de git, ou -.",
            "Workload file before: path, “REVISION:path” of git, or -.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
New = Annotated[
    str,
    typer.Argument(
        metavar=help_("[NOUVEAU]", "[NEW]"),
        help=help_(
            "Le même après ; avec --since, l’ancien s’il manque.",
            "The same after; with --since, the old one if it is left out.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
Since = Annotated[
    str,
    typer.Option(
        "--since",
        metavar="DATE",
        help=help_(
            "Juger l’ancien par la loi et les faits de ce jour, et nommer la fiche qui a changé un"
            " résultat.",
            "Judge the old one by the law and the facts of this day, and name the record that"
            " turned a result.",
        ),
        show_default=False,
    ),
]
NoDocuments = Annotated[
    bool,
    typer.Option(
        "--no-documents",
        help=help_("Ne pas comparer les documents.", "Do not compare the documents."),
    ),
]


@app.command(
    help=COMMANDS["diff"].summary
    + "\n\n"
    + help_(
        "Exemple : courtier diff examples/permis-en-ligne.yaml --since 2026-11-21",
        "Example: courtier diff examples/permis-en-ligne.yaml --since 2026-11-21",
    )
)
def diff(
    old: Old,
    new: New = "",
    since: Since = "",
    no_documents: NoDocuments = False,
    as_of: options.AsOf = "",
    known_on: options.KnownOn = "",
    format: options.ManyFormats = "text",
    report: options.Reports = [],  # noqa: B006
    force: options.Force = False,
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print what changes; an offering lost is an error, what asks more a warning."""
    del quiet  # there is nothing but the result
    from courtier.report.diff_view import diff_markdown, diff_text

    check_shared(lang, format, fail_on, FORMATS)
    day, earlier = parse_day(as_of), parse_day(since)
    _check_sides(old, new, earlier)
    reports = plan_reports(report, FORMATS, new or old, force)
    facts = open_knowledge(knowledge, known_on)
    result = _result(old, new or old, day, earlier, facts, documents=not no_documents)
    _write(result, reports)
    print_as(result, format, diff_text, diff_markdown)
    return severity_code(result.severities, fail_on)


def _check_sides(old: str, new: str, since: date | None) -> None:
    if not new and since is None:
        raise UsageError(
            say("Il faut deux fichiers, ou un fichier et --since DATE.",
                "Two files are needed, or one file and --since DATE."),
            say("Écrivez « diff ANCIEN NOUVEAU », ou « diff FICHIER --since DATE ».",
                "Write “diff OLD NEW”, or “diff FILE --since DATE”."),
        )  # fmt: skip
    if old == "-" and new == "-":
        raise UsageError(
            say("L’entrée standard ne se lit qu’une fois.", "Standard input is read only once."),
            say("Donnez un chemin pour l’un des deux.", "Give a path for one of the two."),
        )


def _result(
    old: str, new: str, day: date | None, since: date | None, facts: Knowledge, *, documents: bool
) -> DiffResult:
    from courtier.assessment import Road
    from courtier.cli.revisions import open_side
    from courtier.comparing.compare import Side, compare, known_then

    after = open_side(new, facts)
    before = after if old == new else open_side(old, facts)
    later = Road(after, facts, day or after.workload.reference_date or today())
    check_since(since, later.as_of)
    earlier = Road(before, facts, day or before.workload.reference_date or today())
    known = False
    if since is not None:
        then = known_then(earlier, since)
        known, earlier = then is not None, then or Road(before, facts, since)
    sides = Side(old, earlier), Side(new, later)
    if documents:
        days = (earlier.as_of, later.as_of)
        sides = _with_documents(sides[0], days), _with_documents(sides[1], days)
    return compare(*sides, since, facts_of_then=known)


def _with_documents(side: Side, days: tuple[date, date]) -> Side:
    return replace(side, documents=_texts(side.road, days))


def _texts(road: Road, days: tuple[date, date]) -> dict[str, DocumentText]:
    """The French text of each document that the workload needs, by its code."""
    from courtier.comparing.compare import DocumentText
    from courtier.documents.case import Case
    from courtier.documents.manuscript import manuscript
    from courtier.documents.papers import needed
    from courtier.results.diff import DocumentMoved

    case = Case(road.file.workload, road.assessment(), road.knowledge)
    return {
        paper.code: DocumentText(
            DocumentMoved(code=paper.code, title=paper.title, change="changed", lines=0),
            _undated(_own(manuscript(case, paper, "fr").markdown), days),
        )
        for paper in needed(case)
    }


def _own(text: str) -> str:
    """A document without its last section, the same in all: fingerprints and counts of facts."""
    own, heading, _ = text.rpartition(PROVENANCE)
    return own if heading else text


def _undated(text: str, days: tuple[date, date]) -> str:
    """A text without the days of the two sides, so that another day alone changes no document."""
    from courtier.values.spaces import NO_BREAK_SPACE
    from courtier.values.text import format_day

    for day in days:
        written = format_day(day, "fr")
        for form in (written, written.replace(NO_BREAK_SPACE, " "), day.isoformat()):
            text = text.replace(form, "…")
    return text


def _write(result: DiffResult, reports: Plan) -> None:
    from courtier.report.diff_view import diff_markdown, diff_text
    from courtier.report.json import as_json

    language = current()
    wanted = {name for name, _ in reports}
    writers = {
        "json": lambda: as_json(result),
        "markdown": lambda: diff_markdown(result, language),
        "text": lambda: diff_text(result, language, width=REPORT_WIDTH).rstrip("\n") + "\n",
    }
    write_reports(reports, {name: writers[name]() for name in wanted})
