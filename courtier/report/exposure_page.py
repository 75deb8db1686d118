"""The table of exposure of one or several offerings: one page, one language, ready to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courtier.reading.templates import template_wrong
from courtier.report import labels, laws
from courtier.report.disclosure_view import region_words
from courtier.report.html import Voice, page_environment
from courtier.results import disclosure_words, words
from courtier.values.errors import InputError
from courtier.values.text import Language

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge
    from courtier.results.envelope import MatchResult

TEMPLATE = "templates/exposure/exposure.html.j2"
STYLES = ("templates/summary/summary.css", "templates/exposure/exposure.css")


def exposure_page(result: MatchResult, knowledge: Knowledge, language: Language) -> str:
    """Write the page, with every offering that the result discloses.

    Args:
        result: What ``match`` concludes.
        knowledge: For the template and the sheets of the last layer that has them.
        language: Of the whole page.

    Raises:
        InputError: A template is not UTF-8, or cannot be filled.
    """
    from jinja2 import TemplateError
    from markupsafe import Markup

    from courtier.knowledge.files import read_fact, text_of
    from courtier.reading.sandbox import fill

    def read(name: str) -> str:
        return text_of(read_fact(knowledge.files[name][1], name), name)

    sheet = "\n".join(read(name) for name in STYLES).replace("\r\n", "\n").replace("</", "<\\/")
    values = {
        "result": result,
        "L": Voice(language, result.classification),
        "labels": labels,
        "names": disclosure_words,
        "statuses": words.EVIDENCE_STATUS_NAMES,
        "keys": words.KEY_NAMES,
        "mark": words.mark,
        "region_words": region_words,
        "laws": laws,
        "style": Markup(sheet),  # the sheets of the last layer, their end tags disarmed above
    }
    try:
        environment = page_environment(read(TEMPLATE), TEMPLATE)
        return fill(environment.get_template(TEMPLATE), values)
    except TemplateError as error:
        raise InputError([template_wrong(TEMPLATE, error)]) from error
