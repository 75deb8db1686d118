"""Errors at the edge: each becomes one clear message on standard error, and an exit code."""

from __future__ import annotations

import os
import re
import sys

import click
import typer

from courtier.cli.language import current
from courtier.values.errors import CourtierError, InputError, Mistake
from courtier.values.text import Text


def report(error: BaseException) -> int:
    """Say an error in the user's language and give its exit code.

    A person never sees a traceback for what a person did; a defect of the program is code 1, and
    its traceback is shown only with ``COURTIER_DEBUG``.
    """
    if isinstance(error, (typer.Exit, click.exceptions.Exit)):
        return int(error.exit_code)
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else 1
    if isinstance(error, InputError):
        for mistake in error.mistakes:
            _write(_sentence(mistake))
        return error.exit_code
    if isinstance(error, CourtierError):
        _write(f"{_name()}{_say(error.text)}\n  {_say(error.help)}")
        return error.exit_code
    if isinstance(error, click.ClickException):
        _write(_of_parser(error))
        return 2
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        _write(_say(Text(fr="Interrompu.", en="Interrupted.")))
        return 130
    if isinstance(error, BrokenPipeError):
        sys.stderr.close()
        return 0
    return _defect(error)


def _of_parser(error: click.ClickException) -> str:
    """What the option parser refuses, with the usage line and where to find help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return printable(error.format_message())
    context = getattr(error, "ctx", None)
    message = f"{_name()}{_quoted(error.format_message())}"
    if context is None:
        return printable(message)
    hint = Text(
        fr="Essayez « {command} --help » pour obtenir de l’aide.",
        en="Try “{command} --help” for help.",
    )
    usage = f"{context.get_usage()}\n{hint.in_(current()).format(command=context.command_path)}"
    return printable(f"{usage}\n\n{message}")


def _name() -> str:
    """The program at the head of a message, with the colon of the language."""
    return "courtier : " if current() == "fr" else "courtier: "


def _quoted(message: str) -> str:
    """A message with the quotation marks of the language; its apostrophes are typographic."""
    marks = "« \\1 »" if current() == "fr" else "“\\1”"
    return re.sub("'([^'\n]*)'", marks, message)


def _defect(error: BaseException) -> int:
    if os.environ.get("COURTIER_DEBUG"):
        import traceback

        traceback.print_exception(error)
    name = type(error).__name__
    _write(
        _say(
            Text(
                fr=f"Défaut du programme ({name}). Rien n’a été écrit. Relancez avec"
                " COURTIER_DEBUG=1 et signalez-le.",
                en=f"A defect of the program ({name}). Nothing was written. Run again with"
                " COURTIER_DEBUG=1 and report it.",
            )
        )
    )
    return 1


def _sentence(mistake: Mistake) -> str:
    """``file:line:column: what. What to do.``, the form that editors and logs understand."""
    place = mistake.file
    if mistake.line is not None:
        place += f":{mistake.line}"
        if mistake.column is not None:
            place += f":{mistake.column}"
    return f"{place}: {_say(mistake.text)}\n  {_say(mistake.help)}"


def _say(text: Text) -> str:
    return printable(text.in_(current()))


def printable(text: str) -> str:
    """A text without control or direction-changing characters, safe on a terminal."""
    return "".join(
        c if c == "\n" or (c.isprintable() and c not in _DIRECTION) or c == "\u00a0" else "\ufffd"
        for c in text
    )


_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def _write(text: str) -> None:
    print(text, file=sys.stderr)
