"""What every command shares at both ends: options checked first, one result printed last."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from courtier.cli.language import current
from courtier.cli.running import check_choice, color, emit, language_guard, width
from courtier.values.findings import SEVERITIES
from courtier.values.text import Language

if TYPE_CHECKING:
    from pydantic import BaseModel

FORMATS = ("text", "json")

Writer = Callable[..., str]
"""Writes a result in a language, with the keywords ``width`` (columns) and ``color``."""


def check_shared(
    lang: str, format: str, fail_on: str = "", formats: tuple[str, ...] = FORMATS
) -> None:
    """Refuse wrong values of the options that commands share.

    Raises:
        UsageError: With the allowed values.
    """
    language_guard(lang)
    check_choice("--format", format, formats)
    check_choice("--fail-on", fail_on, SEVERITIES)


def print_as(
    result: BaseModel,
    format: str,
    text: Writer,
    markdown: Callable[..., str] | None = None,
) -> None:
    """Print a result in the format asked for, in the language of the run.

    Args:
        result: What the command found.
        format: ``text``, ``json``, or ``markdown`` where a writer of it is given.
        text: Writes it for a terminal, ``text(result, language, width=, color=)``.
        markdown: Writes it for a file or a wiki, ``markdown(result, language)``.
    """
    if format == "json":
        from courtier.report.json import as_json

        emit(as_json(result))
        return
    language: Language = current()
    if format == "markdown" and markdown is not None:
        emit(markdown(result, language))
        return
    emit(text(result, language, width=width(), color=color()).rstrip("\n") + "\n")
