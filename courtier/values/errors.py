"""The tree of errors, each with the data that lets it be said in either language.

CourtierError
├── UsageError      wrong option, date, id or output (exit 2)
├── InputError      an input or a fact file is missing or not valid (exit 3)
├── NothingToExamine  no input at all (exit 4)
└── OutsideError    an outside service could not be reached (exit 5)
"""

from __future__ import annotations

from dataclasses import dataclass

from courtier.values.text import Text


@dataclass(frozen=True)
class Mistake:
    """One mistake in a file: what, where, and what to do.

    ``line`` and ``column`` count from 1; None when the whole file is meant. ``path`` is the
    place in the data (``information.0.kind``), empty for the whole file. ``code`` is stable.
    """

    code: str
    file: str
    line: int | None
    column: int | None
    path: str
    text: Text
    help: Text


class CourtierError(Exception):
    """Base of every error that a person's act can cause; docs/en/exit-codes.md has the codes."""

    exit_code = 1

    def __init__(self, text: Text, help: Text) -> None:
        super().__init__(text.en)
        self.text = text
        self.help = help

    def __reduce__(self) -> tuple[object, ...]:
        """What another process needs to raise the same error."""
        return type(self), (self.text, self.help)


class UsageError(CourtierError):
    """A wrong option, date, id or place to write."""

    exit_code = 2


class InputError(CourtierError):
    """An input or a fact file that is missing or not valid, with all its mistakes."""

    exit_code = 3

    def __init__(self, mistakes: list[Mistake]) -> None:
        first = mistakes[0]
        super().__init__(first.text, first.help)
        self.mistakes = tuple(mistakes)

    def __reduce__(self) -> tuple[object, ...]:
        """What another process needs to raise the same error."""
        return type(self), (list(self.mistakes),)


class NothingToExamine(CourtierError):
    """There was no input to work on."""

    exit_code = 4


class OutsideError(CourtierError):
    """An outside service could not be reached or refused."""

    exit_code = 5
