"""The root command: help, version, and the options that every command shares."""

from __future__ import annotations

from typing import Annotated

import typer

from courtier.cli.lazy import LazyGroup
from courtier.cli.words import help_


def build() -> typer.Typer:
    """The application, in the language of the run."""
    app = typer.Typer(
        cls=LazyGroup,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        suggest_commands=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        help=help_(
            "Courtier en infonuagique : d’une donnée à un dossier prêt à signer.\n\n"
            "Exemple : courtier assess examples/permis-en-ligne.yaml",
            "Government cloud broker: from a piece of data to a file ready to sign.\n\n"
            "Example: courtier assess examples/permis-en-ligne.yaml",
        ),
    )

    @app.callback()
    def root(
        version: Annotated[
            bool,
            typer.Option(
                "--version",
                help=help_("Afficher la version et quitter.", "Print the version and exit."),
                is_eager=True,
                callback=_version,
            ),
        ] = False,
        lang: Annotated[
            str,
            typer.Option(
                "--lang",
                metavar="fr|en",
                help=help_("Langue des textes.", "Language of the texts."),
            ),
        ] = "",
    ) -> None:
        del version
        check_language(lang)

    return app


def check_language(value: str) -> None:
    """Refuse a language that this program does not speak; capitals do not matter."""
    from courtier.values.errors import UsageError
    from courtier.values.text import say

    if value.casefold() not in ("", "fr", "en"):
        raise UsageError(
            say("Langue « {value} » inconnue.", "Unknown language “{value}”.", value=value),
            say("Choisissez fr ou en.", "Choose fr or en."),
        )


def _version(asked: bool) -> None:
    if asked:
        from courtier import __version__

        typer.echo(f"courtier {__version__}")
        raise typer.Exit
