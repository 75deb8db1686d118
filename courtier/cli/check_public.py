"""What stops a check, told under ``--redact`` without a word of the body: logs may be public."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from courtier.values.errors import InputError, Mistake, UsageError
from courtier.values.text import say

HELP = say(
    "Refaites l’examen sans --redact, là où le journal n’est pas public.",
    "Run again without --redact, where the log is not public.",
)


class NotOfTheWorkload(UsageError):
    """An option that the content of a workload file does not allow; its text quotes that file."""


@contextmanager
def discreet(redact: bool) -> Iterator[None]:
    """Under ``--redact``, keep of an error only its code, its file and its line.

    Raises:
        InputError: The one of the block.
        UsageError: The one of the block.
    """
    try:
        yield
    except InputError as error:
        if not redact:
            raise
        raise InputError([_general(mistake) for mistake in error.mistakes]) from None
    except NotOfTheWorkload:
        if not redact:
            raise
        text = say(
            "Une option ne va pas avec la charge de travail.",
            "An option does not fit the workload.",
        )
        raise UsageError(text, HELP) from None


def _general(mistake: Mistake) -> Mistake:
    text = say("Non valide ici ({code}).", "Not valid here ({code}).", code=mistake.code)
    return replace(mistake, path="", text=text, help=HELP)
