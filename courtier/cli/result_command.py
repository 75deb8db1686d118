"""The commands that print one section of the road: classify, match, cost, route."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer

from courtier.cli import options
from courtier.cli.language import current
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared
from courtier.cli.reports import Plan, plan_reports, write_reports
from courtier.cli.running import (
    color,
    emit,
    exit_code,
    open_road,
    width,
)
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_

if TYPE_CHECKING:
    from courtier.assessment import Road

FORMATS = ("json", "text")


def section_help(name: str) -> str:
    """The help of a command: its summary in the table, then an example."""
    example = f"courtier {name} examples/permis-en-ligne.yaml"
    return f"{COMMANDS[name].summary}\n\n{help_(f'Exemple : {example}', f'Example: {example}')}"


def section_app(name: str) -> typer.Typer:
    """The command that prints one section; these take the same options."""
    app = new_app()

    @app.command(help=section_help(name))
    def section(
        file: options.File,
        as_of: options.AsOf = "",
        known_on: options.KnownOn = "",
        format: options.Format = "text",
        report: options.Reports = [],  # noqa: B006
        force: options.Force = False,
        knowledge: options.Folders = [],  # noqa: B006
        fail_on: options.FailOn = "",
        lang: options.Lang = "",
        quiet: options.Quiet = False,
    ) -> int:
        del quiet
        check_shared(lang, format, fail_on)
        plan = plan_reports(report, FORMATS, file, force)
        result = _COMPUTE[name](open_road(file, as_of, knowledge, known_on))
        print_result(name, result, format, plan)
        return exit_code(result.findings, fail_on)

    return app


def print_result(
    view: str, result: Any, format: str, reports: Plan, files: Mapping[str, bytes] | None = None
) -> None:
    """Write the reports asked for, then print the result in the format asked for.

    ``files`` are the reports that are no text, by format.
    """
    texts = written(view, result, format, reports)
    write_reports(reports, {**texts, **(files or {})})
    emit(texts[format])


def written(view: str, result: Any, format: str, reports: Plan) -> dict[str, str]:
    """The result in every format that is asked for, by name."""
    texts = {}
    wanted = {format, *(name for name, _ in reports)}
    if "json" in wanted:
        from courtier.report.json import as_json

        texts["json"] = as_json(result)
    if "text" in wanted:
        texts["text"] = _as_text(view, result)
    return texts


def _as_text(view: str, result: Any) -> str:
    module = import_module(f"courtier.report.{view}_view")
    writer = getattr(module, f"{view}_text")
    return str(writer(result, current(), width=width(), color=color())).rstrip("\n") + "\n"


_COMPUTE: dict[str, Callable[[Road], Any]] = {
    "route": lambda road: road.route_result(),
}
