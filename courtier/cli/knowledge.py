"""``courtier knowledge``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli import options
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared, print_as
from courtier.cli.running import (
    check_choice,
    language_guard,
    open_knowledge,
    parse_day,
    severity_code,
    today,
)
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_
from courtier.values.findings import SEVERITIES

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge

app = new_app(no_args_is_help=True)

TYPES = (
    "kind", "scheme", "foreign-scheme", "rule", "requirement", "duty", "parameter", "route",
    "check", "measure", "deadline", "holiday", "tender-item", "catalog-rule", "certification-type",
    "offering",
    "provider-claims", "profile", "entity", "provider", "software",
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
    as_of: options.Day = "",
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
    check_shared(lang, format, fail_on)
    facts = open_knowledge(knowledge, examined=False)
    day = parse_day(as_of) or max(today(), version_day(facts))
    result = lint_result(facts, find(facts, as_of=day), day)
    print_as(result, format, lint_text)
    return severity_code((fault.severity for fault in result.faults), fail_on)


@app.command(
    help=help_(
        "Énumérer les fiches que personne n’a relues depuis trop longtemps.\n\n"
        "Exemple : courtier knowledge stale --as-of 2027-12-01",
        "List the records that nobody has read again for too long.\n\n"
        "Example: courtier knowledge stale --as-of 2027-12-01",
    )
)
def stale(
    as_of: options.Day = "",
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
    check_shared(lang, format, fail_on)
    facts = open_knowledge(knowledge, examined=False)
    day = parse_day(as_of) or today()
    result = stale_result(facts, stale_records(facts, day), day)
    print_as(result, format, stale_text)
    return severity_code(("note" for _ in result.records), fail_on)


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
    check_shared(lang, format)
    check_choice("TYPE", type, TYPES)
    listed = knowledge_list(open_knowledge(knowledge, examined=False), type or None)
    print_as(listed, format, knowledge_text)
    return 0


def version_day(facts: Knowledge) -> date:
    """The day of the bundled facts: a clock that is behind it calls nothing a fault."""
    try:
        return date.fromisoformat("-".join(facts.version.split(".")[:3]))
    except ValueError:
        return date.min
