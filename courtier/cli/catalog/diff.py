"""``courtier catalog diff``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli import options
from courtier.cli.catalog.table import help_of
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared, print_as
from courtier.cli.running import check_since, open_knowledge, parse_day, severity_code, today
from courtier.cli.words import help_
from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge

app = new_app()

FORMATS = ("text", "json", "markdown")
BUNDLED = "bundled"
MOST_MONTHS = 120

Catalogues = Annotated[
    list[str],
    typer.Argument(
        metavar="[A B]",
        help=help_(
            "Deux catalogues : un dossier de faits complet, une couche posée sur les faits"
            " fournis, ou « bundled » pour ceux-ci seuls.",
            "Two catalogues: a whole folder of facts, a layer over the facts that come with the"
            " program, or “bundled” for these alone.",
        ),
        show_default=False,
    ),
]
Since = Annotated[
    str,
    typer.Option(
        "--since",
        metavar="DATE",
        help=help_(
            "Comparer plutôt le catalogue tel qu’il était connu ce jour-là.",
            "Compare instead the catalogue as it was known on that day.",
        ),
        show_default=False,
    ),
]
Months = Annotated[
    int,
    typer.Option(
        "--within",
        metavar=help_("MOIS", "MONTHS"),
        help=help_(
            "Une certification qui finit d’ici tant de mois est une échéance proche.",
            "A certification that ends within so many months is expiring.",
        ),
        min=0,
        max=MOST_MONTHS,
    ),
]


@app.command(help=help_of("diff", "diff --since 2026-11-01 --as-of 2026-11-23"))
def diff(
    catalogues: Catalogues = [],  # noqa: B006
    since: Since = "",
    as_of: options.Day = "",
    within: Months = 6,
    format: options.ManyFormats = "text",
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print what differs; lost is an error, new and corrected are notes, the rest warnings."""
    from courtier.catalog.differ import Side
    from courtier.report.catalog_diff import catalog_diff, diff_markdown, diff_text

    del quiet  # there is nothing but the result
    check_shared(lang, format, fail_on, FORMATS)
    earlier, day = parse_day(since), parse_day(as_of) or today()
    _check(catalogues, earlier, day, knowledge)
    if earlier is not None:
        now = open_knowledge(knowledge)
        sides = Side(open_knowledge(knowledge, since), earlier), Side(now, day)
        names = (_named(now), _named(now))
    else:
        sides = Side(_catalogue(catalogues[0]), day), Side(_catalogue(catalogues[1]), day)
        names = (catalogues[0], catalogues[1])
    found = catalog_diff(*sides, names, within)
    print_as(found, format, diff_text, diff_markdown)
    return severity_code(found.severities, fail_on)


def _check(catalogues: list[str], since: date | None, day: date, layers: list[str]) -> None:
    two, help_text = (
        len(catalogues) == 2,
        say(
            "Écrivez « diff A B », ou « diff --since DATE ».",
            "Write “diff A B”, or “diff --since DATE”.",
        ),
    )
    if (since is None) != two or (since is not None and catalogues) or (two and layers):
        raise UsageError(
            say(
                "Il faut deux catalogues, ou une date : l’un ou l’autre.",
                "Two catalogues or a date are needed: one or the other.",
            ),
            help_text,
        )
    check_since(since, day)


def _named(knowledge: Knowledge) -> str:
    return " + ".join(layer.name for layer in knowledge.layers)


def _catalogue(name: str) -> Knowledge:
    """The facts of a folder: alone where it is whole, else laid over those of the program.

    Raises:
        UsageError: There is no such folder.
        InputError: A layer holds an error.
    """
    from courtier.knowledge.door import Knowledge
    from courtier.knowledge.files import body_layer

    if name == BUNDLED and not Path(name).is_dir():
        return Knowledge()
    if not (Path(name) / "risk" / "VERSION").is_file():
        return open_knowledge([name])
    whole = Knowledge()
    whole.layers = (body_layer(name),)
    return whole
