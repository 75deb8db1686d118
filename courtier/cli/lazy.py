"""Commands whose help comes from the table, whose modules load when called, in one language."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import MutableMapping
from typing import Any, get_type_hints

import click
import typer
from typer.core import TyperCommand, TyperGroup

from courtier.cli.table import COMMANDS
from courtier.cli.words import help_

_DISPATCH = "courtier.dispatch"


class Command(TyperCommand):
    """A command whose whole help, arguments included, is in the language of the run."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        # Newer versions of the option parser forget the help that Typer gives to an argument.
        hints = _argument_help(self.callback)
        for parameter in self.params:
            if isinstance(parameter, click.Argument) and not getattr(parameter, "help", None):
                parameter.help = hints.get(parameter.name or "")

    def get_short_help_str(self, limit: int = 45) -> str:
        """The whole summary: the list of commands wraps it, never cuts it."""
        return (self.help or "").split("\n\n")[0].replace("\n", " ")

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Nothing: Typer already writes the arguments with the options."""


class Group(TyperGroup):
    """A group of commands, in the language of the run."""

    def __init__(self, **settings: Any) -> None:
        settings["subcommand_metavar"] = help_("COMMANDE [ARGUMENTS]...", "COMMAND [ARGS]...")
        super().__init__(**settings)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The whole summary: the list of commands wraps it, never cuts it."""
        return (self.help or "").split("\n\n")[0].replace("\n", " ")

    def _main_shell_completion(
        self,
        ctx_args: MutableMapping[str, Any],
        prog_name: str,
        complete_var: str | None = None,
    ) -> None:
        """Answer a shell in the manner of Click, whose scripts ``completion`` prints."""
        click.Command._main_shell_completion(self, ctx_args, prog_name, complete_var)


class LazyGroup(Group):
    """The root group: ``--help`` imports no command module."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A stub with the summary for help; the real command when it is called."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        if not ctx.meta.get(_DISPATCH):
            return Command(cmd_name, help=entry.summary, rich_markup_mode=None)
        module = importlib.import_module(entry.module)
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        command.help = command.help or entry.summary
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an interruption stays one, so that the one edge says it."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise click.Abort from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Mark that a command is being called, so that its module loads."""
        ctx.meta[_DISPATCH] = True
        unknown = args and args[0] not in COMMANDS and not args[0].startswith("-")
        if unknown and not ctx.resilient_parsing:
            ctx.fail(_unknown_command(args[0]))
        return super().resolve_command(ctx, args)


class App(typer.Typer):
    """A Typer application in the manners of this program: plain help, no traceback of its own."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            **{
                "cls": Group,
                "rich_markup_mode": None,
                "pretty_exceptions_enable": False,
                "add_completion": False,
                "suggest_commands": False,
                "context_settings": {
                    "help_option_names": ["-h", "--help"],
                    "max_content_width": 100,
                },
                **settings,
            }
        )

    def command(self, name: str | None = None, **settings: Any) -> Any:
        """Register a command; see ``typer.Typer.command``."""
        return super().command(name, **{"cls": Command, **settings})


def new_app(**settings: Any) -> App:
    """An application for one command, or with ``@app.callback()`` for a group of them."""
    return App(**settings)


def _unknown_command(name: str) -> str:
    from courtier.reading.nearest import nearest

    near = nearest(name, COMMANDS)
    message = help_(f"La commande {name!r} n’existe pas.", f"There is no command {name!r}.")
    if not near:
        return message
    words = ", ".join(map(repr, near))
    return f"{message} " + help_(f"Vouliez-vous dire {words}\u00a0?", f"Did you mean {words}?")


def _argument_help(callback: Any) -> dict[str, str | None]:
    """The help of each argument, as its function declares it."""
    if callback is None:
        return {}
    hints = get_type_hints(inspect.unwrap(callback), include_extras=True)
    return {
        name: info.help
        for name, hint in hints.items()
        for info in getattr(hint, "__metadata__", ())
        if isinstance(info, typer.models.ArgumentInfo)
    }
