"""``courtier init``."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from courtier.cli import options
from courtier.cli.language import current
from courtier.cli.lazy import new_app
from courtier.cli.running import emit, language_guard, open_knowledge
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_

INTERRUPTED = 130

app = new_app()

Output = Annotated[
    str,
    typer.Argument(
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Fichier à écrire ; - pour la sortie standard (avec --bare ou --answers).",
            "File to write; - for standard output (with --bare or --answers).",
        ),
    ),
]
Bare = Annotated[
    bool,
    typer.Option(
        "--bare",
        help=help_(
            "Ne rien demander : écrire un fichier commenté avec toutes les clés.",
            "Ask nothing: write a commented file with every key.",
        ),
    ),
]
Answers = Annotated[
    str,
    typer.Option(
        "--answers",
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Ne rien demander : lire les réponses d’un fichier (chemin: valeur).",
            "Ask nothing: read the answers of a file (path: value).",
        ),
        show_default=False,
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force", help=help_("Remplacer un fichier existant.", "Replace an existing file.")
    ),
]


@app.command(
    help=COMMANDS["init"].summary
    + "\n\n"
    + help_(
        "Une ligne vide veut dire « je ne sais pas ». Arrêtez quand vous voulez : la même commande"
        " reprend.\n\nExemple : courtier init permis.yaml",
        "An empty line means “I do not know”. Stop whenever you like: the same command resumes."
        "\n\nExample: courtier init permits.yaml",
    )
)
def init(
    output: Output = "workload.yaml",
    bare: Bare = False,
    answers: Answers = "",
    force: Force = False,
    knowledge: options.Folders = [],  # noqa: B006
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Write a workload file by questions, from answers, or bare."""
    from courtier.workload.start import refuse_place, write_workload

    language_guard(lang)
    _refuse_options(output, bare, answers)
    if output != "-":
        refuse_place(Path(output), force=force)
    try:
        text = _text(output, bare, answers, knowledge)
    except (EOFError, KeyboardInterrupt):
        return _stopped(output)
    if output == "-":
        emit(text)
        return 0
    if write_workload(Path(output), text):
        _tell(
            help_(
                "workload.schema.json existe déjà et n’est pas le schéma de courtier : il est resté"
                " tel quel. « courtier schema workload » donne le bon.",
                "workload.schema.json already exists and is not the schema of courtier: it was left"
                " as it is. “courtier schema workload” gives the right one.",
            )
        )
    if not quiet:
        _tell(_written(output))
    return 0


def _text(output: str, bare: bool, answers: str, folders: list[str]) -> str:
    """The text of the file, by the way that was asked for."""
    if bare:
        from courtier.workload.bare import bare as bare_text

        return bare_text(current())
    from courtier.workload.start import from_answers, from_questions

    knowledge = open_knowledge(folders)
    if answers:
        return from_answers(Path(answers), knowledge, current())
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return from_questions(Path(output), knowledge, current(), _read_line, _tell)


def _refuse_options(output: str, bare: bool, answers: str) -> None:
    """Refuse options that contradict each other."""
    from courtier.values.errors import UsageError
    from courtier.values.text import Text, say

    choose = Text(fr="Gardez-en une seule.", en="Keep only one.")
    if bare and answers:
        both = say(
            "--bare et --answers ne vont pas ensemble.", "--bare and --answers do not go together."
        )
        raise UsageError(both, choose)
    if output == "-" and not bare and not answers:
        raise UsageError(
            say("Les questions demandent un fichier à écrire.", "Questions need a file to write."),
            say("Nommez-le, ou ajoutez --bare.", "Name it, or add --bare."),
        )


def _read_line(prompt: str) -> str:
    """Show a prompt on standard error and read a line of standard input."""
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\n")


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _stopped(output: str) -> int:
    """Say how to resume; the exit code of an interrupted program."""
    from courtier.workload.start import kept_beside

    _tell("")
    if not kept_beside(Path(output)).exists():
        _tell(
            help_(
                "Arrêté. Aucune réponse n’a été donnée : rien n’est gardé.",
                "Stopped. No answer was given: nothing is kept.",
            )
        )
        return INTERRUPTED
    _tell(
        help_(
            f"Arrêté. Vos réponses sont gardées dans {output}.partial ; reprenez avec :"
            f" courtier init {output}",
            f"Stopped. Your answers are kept in {output}.partial; resume with:"
            f" courtier init {output}",
        )
    )
    return INTERRUPTED


def _written(output: str) -> str:
    return help_(
        f"{output} est écrit. Ensuite : courtier classify {output}",
        f"{output} is written. Next: courtier classify {output}",
    )
