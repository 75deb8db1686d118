"""The commands that print one section of the road: classify, match, cost, route."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from courtier.cli.language import current
from courtier.cli.running import (
    check_choice,
    color,
    emit,
    exit_code,
    language_guard,
    open_road,
    width,
    write_reports,
)

if TYPE_CHECKING:
    from courtier.assessment import Road


def print_result(
    command: str,
    file: str,
    as_of: str,
    format: str,
    reports: list[str],
    folders: list[str],
    fail_on: str,
    lang: str,
) -> int:
    """Compute a section, print it, write the reports asked for, and give the exit code."""
    language_guard(lang)
    check_choice("--format", format, ("text", "json"))
    check_choice("--fail-on", fail_on, ("note", "warning", "error"))
    result = _COMPUTE[command](open_road(file, as_of, folders))
    if format == "json" or reports:
        from courtier.report.json import as_json

        document = as_json(result)
    text = _as_text(command, result) if format == "text" or reports else ""
    if reports:
        write_reports(reports, {"json": document, "text": text})
    emit(document if format == "json" else text)
    return exit_code(result.findings, fail_on)


def _as_text(command: str, result: Any) -> str:
    view = import_module(f"courtier.report.{command}_view")
    writer = getattr(view, f"{command}_text")
    return str(writer(result, current(), width=width(), color=color())).rstrip("\n") + "\n"


_COMPUTE: dict[str, Callable[[Road], Any]] = {
    "classify": lambda road: road.classify_result(),
    "match": lambda road: road.match_result(),
    "cost": lambda road: road.cost_result(),
    "route": lambda road: road.route_result(),
}
