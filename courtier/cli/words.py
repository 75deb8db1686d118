"""Words of the command line, in the language of the run."""

from __future__ import annotations

from courtier.cli.language import current
from courtier.values.spaces import hold


def help_(fr: str, en: str) -> str:
    """One text of help in the language of the run; French punctuation never starts a line."""
    return hold(fr) if current() == "fr" else en
