"""The formats of a check by name: one result in, one text out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from courtier.results.check import CheckResult
    from courtier.values.text import Language

FORMATS = ("text", "json", "sarif", "junit", "github", "github-summary", "gitlab", "markdown")
"""What ``--format`` and ``--report`` of ``courtier check`` take."""


def written(
    result: CheckResult,
    names: Iterable[str],
    language: Language,
    *,
    width: int = 80,
    color: bool = False,
    show: str = "failed",
) -> dict[str, str]:
    """The result in each format that is asked for, by name.

    Args:
        names: Names among ``FORMATS``.
        width: Columns of the text.
        color: Whether the text has terminal styles.
        show: ``failed``, ``passed`` or ``all``; see ``check_text``.
    """
    writers = _writers(width, color, show)
    return {name: writers[name](result, language) for name in dict.fromkeys(names)}


def _writers(
    width: int, color: bool, show: str
) -> dict[str, Callable[[CheckResult, Language], str]]:
    def text(result: CheckResult, language: Language) -> str:
        from courtier.report.check.text import check_text

        return check_text(result, language, width=width, color=color, show=show)

    def as_json(result: CheckResult, _: Language) -> str:
        from courtier.report.json import as_json

        return as_json(result)

    def sarif(result: CheckResult, language: Language) -> str:
        from courtier.report.check.sarif import sarif

        return sarif(result, language)

    def junit(result: CheckResult, language: Language) -> str:
        from courtier.report.check.junit import junit

        return junit(result, language)

    def github(result: CheckResult, language: Language) -> str:
        from courtier.report.check.github import github

        return github(result, language)

    def gitlab(result: CheckResult, language: Language) -> str:
        from courtier.report.check.gitlab import gitlab

        return gitlab(result, language)

    def markdown(result: CheckResult, language: Language) -> str:
        from courtier.report.check.markdown import markdown

        return markdown(result, language, show=show)

    writers = (text, as_json, sarif, junit, github, markdown, gitlab, markdown)
    return dict(zip(FORMATS, writers, strict=True))
