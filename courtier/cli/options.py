"""The options that commands share, written once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import click
import typer

from courtier.cli.words import help_


def among(*words: str) -> Callable[[str], list[str]]:
    """What a shell may propose for an option."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


File = Annotated[
    str,
    typer.Argument(
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Fichier de la charge de travail (YAML ou JSON) ; - pour l’entrée standard.",
            "Workload file (YAML or JSON); - for standard input.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=help_(
            "Jour de la loi, du catalogue et des prix (AAAA-MM-JJ) ; sinon reference_date, sinon"
            " aujourd’hui au Québec.",
            "Day of law, catalogue and prices (YYYY-MM-DD); else reference_date, else today in"
            " Québec.",
        ),
        show_default=False,
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
KnownOn = Annotated[
    str,
    typer.Option(
        "--known-on",
        metavar="DATE",
        help=help_(
            "Jour jusqu’auquel les faits avaient été lus ; sinon tout ce qui est connu compte.",
            "Day up to which facts had been read; else everything known counts.",
        ),
        show_default=False,
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="text|json",
        autocompletion=among("text", "json"),
        help=help_("Ce qui va à la sortie standard.", "What goes to standard output."),
    ),
]
ManyFormats = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="text|json|markdown",
        autocompletion=among("text", "json", "markdown"),
        help=help_("Ce qui va à la sortie standard.", "What goes to standard output."),
    ),
]
Reports = Annotated[
    list[str],
    typer.Option(
        "--report",
        metavar=help_("FORMAT=CHEMIN", "FORMAT=PATH"),
        help=help_(
            "Écrire aussi le résultat dans un fichier ; peut se répéter.",
            "Also write the result to a file; may be repeated.",
        ),
        show_default=False,
    ),
]
Folders = Annotated[
    list[str],
    typer.Option(
        "--knowledge",
        metavar=help_("DOSSIER", "FOLDER"),
        help=help_(
            "Faits de l’organisme à superposer ; peut se répéter, le dernier l’emporte.",
            "The body’s own facts to lay over; may be repeated, the last one wins.",
        ),
        show_default=False,
    ),
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="note|warning|error",
        autocompletion=among("note", "warning", "error"),
        help=help_(
            "Sortir avec le code 11, 12 ou 13 dès un constat de cette gravité.",
            "Exit with code 11, 12 or 13 from a finding of this severity.",
        ),
        show_default=False,
    ),
]
Lang = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="fr|en",
        autocompletion=among("fr", "en"),
        help=help_("Langue des textes.", "Language of the texts."),
        show_default=False,
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet", "-q", help=help_("Taire tout sauf le résultat.", "Say nothing but the result.")
    ),
]
Replace = Annotated[
    bool,
    typer.Option(
        "--force",
        help=help_("Remplacer ce qui existe.", "Replace what exists."),
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help=help_(
            "Laisser --report écraser un fichier existant (jamais celui de la charge de travail).",
            "Let --report overwrite an existing file (never the workload file).",
        ),
    ),
]
