"""A group whose help comes from the table, and whose commands load only when called."""

from __future__ import annotations

import importlib

import click
import typer
from typer.core import TyperCommand, TyperGroup

from courtier.cli.table import COMMANDS

_DISPATCH = "courtier.dispatch"


class LazyGroup(TyperGroup):
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
            return TyperCommand(cmd_name, help=entry.summary, rich_markup_mode=None)
        module = importlib.import_module(entry.module)
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        command.help = command.help or entry.summary
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Mark that a command is being called, so that its module loads."""
        ctx.meta[_DISPATCH] = True
        return super().resolve_command(ctx, args)


def new_app() -> typer.Typer:
    """A Typer application in the manners of this program: plain help, no traceback of its own."""
    return typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        suggest_commands=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
