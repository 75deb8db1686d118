"""The ``--format`` of the commands that write documents: what is printed, what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli.options import among
from courtier.cli.running import check_choice
from courtier.cli.words import help_
from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.documents.formats.known import Format

PRINTED = ("text", "json")
WRITTEN = ("docx", "odt", "pdf", "html")
ALL = "all"

DocumentFormats = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="text|json|docx|odt|pdf|html|all",
        autocompletion=among(*PRINTED, *WRITTEN, ALL),
        help=help_(
            "Ce qui va à la sortie standard (text ou json) et ce en quoi chaque document est écrit"
            " (docx, odt, pdf, html, ou all pour tous) ; plusieurs se séparent par des"
            " virgules, par exemple docx,pdf. Sans mention : text et docx.",
            "What goes to standard output (text or json) and what each document is written as"
            " (docx, odt, pdf, html, or all for each); several are parted by commas, e.g."
            " docx,pdf. Unsaid: text and docx.",
        ),
    ),
]


def split_formats(given: str) -> tuple[str, tuple[Format, ...]]:
    """What to print and what to write documents as, from one option.

    Raises:
        UsageError: A word is none of them, or both forms of print are asked for.
        InputError: The means of a format is not installed.
    """
    from courtier.documents.formats.known import DEFAULT, FORMATS, check_formats

    words = [word.strip() for word in given.split(",")]
    for word in words:
        check_choice("--format", word or given or ",", (*PRINTED, *WRITTEN, ALL))
    printed = [word for word in PRINTED if word in words]
    if len(printed) > 1:
        raise _one_print()
    every = ALL in words
    formats = tuple(format for format in FORMATS if every or format in words)
    check_formats(formats)
    return (printed or ["text"])[0], formats or DEFAULT


def _one_print() -> UsageError:
    return UsageError(
        say(
            "text et json vont tous deux à la sortie standard.",
            "text and json both go to standard output.",
        ),
        say("Gardez l’un des deux dans --format.", "Keep one of the two in --format."),
    )
