"""Small makers that the parts of the sample share."""

from __future__ import annotations

from datetime import date

from courtier.results.common import Reason
from courtier.values.citation import Source
from courtier.values.text import Text

DAY = date(2026, 11, 23)
READ = date(2026, 11, 21)


def text(fr: str, en: str) -> Text:
    """A text in both languages."""
    return Text(fr=fr, en=en)


def source(
    title: str = "Règlement exemple", url: str | None = "https://exemple.invalid/r"
) -> Source:
    """A source that was read."""
    return Source(title=title, url=url, read_on=READ, confidence="primary")


def reason(rule: str, criterion: str, level: str, asset: str, words: Text) -> Reason:
    """A reason for a level."""
    return Reason(
        rule=rule, criterion=criterion, level=level, asset=asset, text=words, sources=(source(),)
    )
