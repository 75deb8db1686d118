"""``courtier completion``."""

from __future__ import annotations

from typing import Annotated

import click
import typer

from courtier.cli import options
from courtier.cli.lazy import new_app
from courtier.cli.running import check_choice, emit, language_guard
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_

app = new_app()

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_COURTIER_COMPLETE"


Shell = Annotated[
    str,
    typer.Argument(
        metavar="|".join(SHELLS),
        help=help_(
            "L’interpréteur de commandes qui exécutera le script.",
            "The shell that will run the script.",
        ),
        show_default=False,
        autocompletion=options.among(*SHELLS),
    ),
]


@app.command(
    help=COMMANDS["completion"].summary
    + "\n\n"
    + help_(
        'Exemple, dans ~/.bashrc : eval "$(courtier completion bash)"',
        'Example, in ~/.bashrc: eval "$(courtier completion bash)"',
    )
)
def completion(shell: Shell, lang: options.Lang = "", quiet: options.Quiet = False) -> int:
    """Print the script that makes a shell ask the program for words."""
    from click.shell_completion import get_completion_class

    del quiet  # there is nothing but the result
    language_guard(lang)
    check_choice("completion", shell, SHELLS)
    script = get_completion_class(shell)
    if script is None:
        return 2
    root = click.get_current_context().find_root().command
    # The template alone: asking the shell for its version would run a program.
    maker = script(root, {}, "courtier", VARIABLE)
    emit(maker.source_template % maker.source_vars())
    return 0
