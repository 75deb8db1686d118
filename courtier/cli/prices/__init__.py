"""``courtier prices``: one module a command, loaded when it is called."""

from __future__ import annotations

from courtier.cli import options
from courtier.cli.lazy import lazy_group, new_app
from courtier.cli.prices.table import SUBCOMMANDS
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_

app = new_app(cls=lazy_group(SUBCOMMANDS), no_args_is_help=True)


@app.callback(
    help=COMMANDS["prices"].summary
    + "\n\n"
    + help_("Exemple : courtier prices show", "Example: courtier prices show")
)
def prices(lang: options.Lang = "") -> None:
    """Read and renew the list prices."""
    from courtier.cli.running import language_guard

    language_guard(lang)
