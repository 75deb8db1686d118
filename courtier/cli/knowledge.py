"""``courtier knowledge``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli import options
from courtier.cli.language import current
from courtier.cli.lazy import new_app
from courtier.cli.running import (
    FINDING_CODES,
    check_choice,
    color,
    emit,
    language_guard,
    open_knowledge,
    parse_day,
    today,
    width,
)
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_
from courtier.values.findings import SEVERITIES, Severity

if TYPE_CHECKING:
    from pydantic import BaseModel

    from courtier.knowledge.door import Knowledge

app = new_app(no_args_is_help=True)

TYPES = (
    "kind", "scheme", "foreign-scheme", "rule", "requirement", "duty", "parameter", "route",
    "check", "certification-type", "offering", "provider-claims", "profile", "entity", "provider",
)  # fmt: skip

Type = Annotated[
    str,
    typer.Argument(
        metavar="[TYPE]",
        help=help_(
            "Sorte de fiche à énumérer, par exemple « rule » ; sans elle, les nombres seulement.",
            "Type of record to list, for instance “rule”; without it, the counts only.",
        ),
        show_default=False,
        autocompletion=options.among(*TYPES),
    ),
]
Day = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=help_(
            "Jour de l’examen (AAAA-MM-JJ) ; sinon aujourd’hui au Québec.",
            "Day of the examination (YYYY-MM-DD); else today in Québec.",
        ),
        show_default=False,
    ),
]
LintFailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="note|warning|error",
        autocompletion=options.among(*SEVERITIES),
        help=help_(
            "Sortir avec le code 11, 12 ou 13 dès un défaut de cette gravité ; sinon dès une"
            " erreur.",
            "Exit with code 11, 12 or 13 from a fault of this severity; else from an error.",
        ),
        show_default=False,
    ),
]


@app.callback(
    help=COMMANDS["knowledge"].summary
    + "\n\n"
    + help_("Exemple : courtier knowledge list", "Example: courtier knowledge list")
)
def knowledge(lang: options.Lang = "") -> None:
    """Examine the fact files."""
    language_guard(lang)


@app.command(
    help=help_(
        "Chercher tous les défauts des fichiers de faits, ceux de l’organisme compris.\n\n"
        "Exemple : courtier knowledge lint",
        "Look for every fault of the fact files, those of the body included.\n\n"
        "Example: courtier knowledge lint",
    )
)
def lint(
    as_of: Day = "",
    format: options.Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: LintFailOn = "error",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print every fault with its code, its place and its remedy."""
    from courtier.check.lint.run import lint as find
    from courtier.report.lint_view import lint_result, lint_text

    del quiet  # there is nothing but the result
    _check(lang, format, fail_on)
    facts = open_knowledge(knowledge, examined=False)
    day = parse_day(as_of) or max(today(), _version_day(facts))
    result = lint_result(facts, find(facts, as_of=day), day)
    if not _as_json(result, format):
        emit(lint_text(result, current(), width=width(), color=color()))
    return _code((fault.severity for fault in result.faults), fail_on)


@app.command(
    help=help_(
        "Énumérer les fiches que personne n’a relues depuis trop longtemps.\n\n"
        "Exemple : courtier knowledge stale --as-of 2027-12-01",
        "List the records that nobody has read again for too long.\n\n"
        "Example: courtier knowledge stale --as-of 2027-12-01",
    )
)
def stale(
    as_of: Day = "",
    format: options.Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print the records past their shelf life; each one is a note."""
    from courtier.check.lint.stale import stale_records
    from courtier.report.lint_view import stale_result, stale_text

    del quiet  # there is nothing but the result
    _check(lang, format, fail_on)
    facts = open_knowledge(knowledge, examined=False)
    day = parse_day(as_of) or today()
    result = stale_result(facts, stale_records(facts, day), day)
    if not _as_json(result, format):
        emit(stale_text(result, current(), width=width(), color=color()))
    return _code(("note" for _ in result.records), fail_on)


@app.command(
    "list",
    help=help_(
        "Compter les fiches par sorte, couche et degré de confiance, ou énumérer celles d’une"
        " sorte.\n\nExemple : courtier knowledge list rule",
        "Count the records by type, layer and confidence, or list those of one type.\n\n"
        "Example: courtier knowledge list rule",
    ),
)
def list_(
    type: Type = "",
    format: options.Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print what facts there are, with the version and fingerprint of each layer."""
    from courtier.report.knowledge_list import knowledge_list, knowledge_text

    del quiet  # there is nothing but the result
    _check(lang, format, "")
    check_choice("TYPE", type, TYPES)
    listed = knowledge_list(open_knowledge(knowledge, examined=False), type or None)
    if not _as_json(listed, format):
        emit(knowledge_text(listed, current(), width=width(), color=color()))
    return 0


def _check(lang: str, format: str, fail_on: str) -> None:
    language_guard(lang)
    check_choice("--format", format, ("text", "json"))
    check_choice("--fail-on", fail_on, SEVERITIES)


def _as_json(result: BaseModel, format: str) -> bool:
    """Print as JSON where that is asked; tell whether it was."""
    if format != "json":
        return False
    from courtier.report.json import as_json

    emit(as_json(result))
    return True


def _code(severities: Iterable[Severity], fail_on: str) -> int:
    """0, or the code of the highest severity when it reaches ``--fail-on``."""
    highest = max(severities, key=SEVERITIES.index, default=None)
    if highest is None or not fail_on or SEVERITIES.index(highest) < SEVERITIES.index(fail_on):
        return 0
    return FINDING_CODES[highest]


def _version_day(facts: Knowledge) -> date:
    """The day of the bundled facts: a clock that is behind it calls nothing a fault."""
    try:
        return date.fromisoformat("-".join(facts.version.split(".")[:3]))
    except ValueError:
        return date.min
