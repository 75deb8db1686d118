"""``courtier discover``: one module a command, loaded when it is called."""

from __future__ import annotations

from courtier.cli import options
from courtier.cli.discover.table import SUBCOMMANDS
from courtier.cli.lazy import lazy_group, new_app
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_

app = new_app(cls=lazy_group(SUBCOMMANDS), no_args_is_help=True)


@app.callback(
    help=COMMANDS["discover"].summary
    + "\n\n"
    + help_(
        "Exemple : courtier discover permissions aws", "Example: courtier discover permissions aws"
    )
)
def discover(lang: options.Lang = "") -> None:
    """Read what runs in a cloud, or what a run needs to be allowed."""
    from courtier.cli.running import language_guard

    language_guard(lang)
