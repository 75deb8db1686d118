"""What the commands that write a snapshot share: the layer, the day, the facts below it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from courtier.cli.printing import print_as
from courtier.cli.running import open_knowledge, parse_day, today
from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge
    from courtier.providers.prices.entering import Entered
    from courtier.report.prices_model import PriceScope


def snapshot_day(value: str) -> date:
    """The day of a new snapshot: the one given, else today; never one to come.

    Raises:
        UsageError: Not an existing day, or one to come.
    """
    day = parse_day(value) or today()
    if day > today():
        raise UsageError(
            say("Le {day} n’est pas encore venu.", "{day} has not come yet.", day=day),
            say("Un instantané porte le jour de sa lecture.",
                "A snapshot bears the day on which it was read."),
        )  # fmt: skip
    return day


def opened_layer(layer: Path, folders: list[str]) -> Knowledge:
    """The facts with the layer to write on top, where it holds some already."""
    from courtier.knowledge.files import FOLDERS

    there = any((layer / name).is_dir() for name in FOLDERS)
    return open_knowledge([*folders, str(layer)] if there else folders)


def print_entered(
    found: Entered,
    schema: Literal["courtier/prices-import/1", "courtier/prices-refresh/1"],
    format: str,
    scopes: tuple[PriceScope, ...] = (),
) -> None:
    """Print what became of offered rows."""
    from courtier.report.prices_model import entered_result
    from courtier.report.prices_view import entered_text

    written = None if found.written is None else found.written.as_posix()
    result = entered_result(
        schema, found.day, written, found.base, found.judged, len(found.rows), found.found,
        found.limits.facts, scopes,
    )  # fmt: skip
    print_as(result, format, entered_text)
