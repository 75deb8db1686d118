"""The summary page of the samples, as text and as a tree."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from courtier.report.html import summary_html
from courtier.results.envelope import Assessment
from tests.report import sample

TEMPLATES = Path(__file__).parents[2] / "templates" / "summary"


def page(whole: Assessment | None = None) -> str:
    """The page of an assessment; of the plain sample without one."""
    return summary_html(
        whole or sample.assessment(),
        sample.workload(),
        template=(TEMPLATES / "summary.html.j2").read_text(encoding="utf-8"),
        style=(TEMPLATES / "summary.css").read_text(encoding="utf-8"),
    )


def tree(text: str) -> html.HtmlElement:
    """A page as elements."""
    return html.document_fromstring(text)
