"""``courtier cost``: the estimate of a workload file; ``actuals`` holds a bill against it.

A word that is the name of a command is that command: a workload file named ``actuals`` is given
as ``./actuals``.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click
import typer

from courtier.cli.lazy import Command
from courtier.cli.result_command import section_app

INNER = {"actuals": "courtier.cli.cost_actuals"}
"""The commands under ``courtier cost``, by the module that holds each."""


class CostCommand(Command):
    """A command on a file that holds other commands as well."""

    @property
    def commands(self) -> dict[str, click.Command]:
        """The commands inside, loaded."""
        return {name: self._load(name) for name in INNER}

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """The context of the command that the first word names, else of this one."""
        if args and args[0] in INNER:
            inner = self._load(args[0])
            return inner.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)

    def _load(self, name: str) -> click.Command:
        command = typer.main.get_command(import_module(INNER[name]).app)
        command.name = name
        return command


app = section_app("cost", CostCommand)
