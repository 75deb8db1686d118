"""Turns any printed value into plain text that Markdown cannot read as markup."""

from __future__ import annotations

import re

from courtier.values.spaces import NO_BREAK_SPACE

_REMOVED = re.compile(
    "["
    "\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f"  # controls, some illegal in XML
    "\u202a-\u202e\u2066-\u2069"  # bidirectional overrides, embeddings and isolates
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"  # surrogates, no characters, mark of order
    "]"
)
_SPACES = re.compile("[ \t\n\r\u000b\u000c\u0085\u2028\u2029]+")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_BEFORE = re.compile(r" (?=[:;?»](?![-:])|!(?!=)|%(?!\}))")
_AFTER = re.compile(r"(?<=«) ")


def plain(text: str) -> str:
    """One line of text without controls: what a document shows of a value."""
    return _SPACES.sub(" ", _REMOVED.sub("", text)).strip(" ")


def escape(text: str) -> str:
    """Markdown that prints a text as it is, on one line, whatever it holds."""
    return _PUNCTUATION.sub(r"\\\1", plain(text))


def french_spaces(text: str) -> str:
    """No-break spaces where French typography asks for them.

    Table rules (``| :--``) and the tags of a template (``%}``, ``!=``) are left alone.
    """
    return _AFTER.sub(NO_BREAK_SPACE, _BEFORE.sub(NO_BREAK_SPACE, text))
