"""What the commands that print one section of the road share: their help and their output."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from courtier.cli.language import current
from courtier.cli.reports import Plan, write_reports
from courtier.cli.running import color, emit, width
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_

FORMATS = ("json", "text")


def section_help(name: str) -> str:
    """The help of a command: its summary in the table, then an example."""
    example = f"courtier {name} examples/permis-en-ligne.yaml"
    return f"{COMMANDS[name].summary}\n\n{help_(f'Exemple : {example}', f'Example: {example}')}"


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
