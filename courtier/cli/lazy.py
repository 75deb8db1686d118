"""Commands whose help comes from the table, whose modules load when called, in one language."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Mapping, MutableMapping
from typing import Any, ClassVar, get_type_hints

import click
import typer
from typer.core import TyperCommand, TyperGroup

from courtier.cli.plugins import load_without_plugins
from courtier.cli.table import COMMANDS
from courtier.cli.table import Command as Entry
from courtier.cli.words import help_


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
    """A group whose ``--help`` imports no command module: ``table`` says what it holds."""

    table: ClassVar[Mapping[str, Entry]] = COMMANDS

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A stub with the summary for help; the real command when it is called."""
        entry = self.table.get(cmd_name)
        if entry is None:
            return None
        if not ctx.meta.get(_dispatch(ctx)):
            return Command(cmd_name, help=entry.summary, rich_markup_mode=None)
        return self.load(cmd_name)

    def load(self, name: str) -> click.Command:
        """The real command of a name of the table; its module is imported.

        Raises:
            KeyError: The table has no such name.
        """
        load_without_plugins()
        entry = self.table[name]
        command = typer.main.get_command(importlib.import_module(entry.module).app)
        command.name = name
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
        ctx.meta[_dispatch(ctx)] = True
        unknown = args and args[0] not in self.table and not args[0].startswith("-")
        if unknown and not ctx.resilient_parsing:
            ctx.fail(_unknown_command(args[0], self.table))
        return super().resolve_command(ctx, args)


def lazy_group(table: Mapping[str, Entry]) -> type[LazyGroup]:
    """The class of a group that loads each of its commands when it is called."""
    return type("LazyGroup", (LazyGroup,), {"table": table})


def _dispatch(ctx: click.Context) -> str:
    """Where a group notes that it calls a command: contexts share their notes with children."""
    return f"courtier.dispatch:{ctx.command_path}"


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


def _unknown_command(name: str, known: Mapping[str, Entry]) -> str:
    from courtier.reading.nearest import nearest

    near = nearest(name, known)
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
