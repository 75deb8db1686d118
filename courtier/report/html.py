"""The summary of an assessment as one HTML page that needs nothing else, in both languages."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from courtier.reading.templates import template_wrong
from courtier.report import beside, digest, labels
from courtier.report.chart import cost_chart, cumulative_chart, curves
from courtier.report.chart_band import band_chart
from courtier.report.chart_ties import tie_chart
from courtier.report.chart_tornado import stacked_chart, tornado_chart
from courtier.report.clean import held
from courtier.report.parts import level_name
from courtier.report.ranking_view import score_words, sentences
from courtier.results import cost_words, disclosure_words, route_words, words
from courtier.results.classification import Classification
from courtier.results.envelope import Assessment
from courtier.results.ties import tie_title, ties_of
from courtier.values.errors import InputError
from courtier.values.text import (
    LANGUAGES,
    Language,
    Text,
    format_day,
    format_money,
    format_number,
    say,
)
from courtier.workload.model import Workload

if TYPE_CHECKING:
    from courtier.reading.compiled_templates import KeptTemplates
    from courtier.reading.sandbox import BoundedEnvironment

TEMPLATE = "templates/summary/summary.html.j2"
NO_NAMES: Mapping[str, Text] = {}
NAMES: dict[str, dict[str, Text]] = {
    "action": words.ACTION_NAMES,
    "asks": words.ASKS_NAMES,
    "check": route_words.CHECK_STATUS_NAMES,
    "classification": words.CLASSIFICATION_STATUS_NAMES,
    "cost": cost_words.COST_STATUS_NAMES,
    "criterion": words.CRITERION_NAMES,
    "duty": words.DUTY_STATUS_NAMES,
    "failed": words.FAILED_NAMES,
    "kind": cost_words.OPTION_KIND_NAMES,
    "procedure": route_words.PROCEDURE_NAMES,
    "route": route_words.ROUTE_STATUS_NAMES,
    "severity": words.SEVERITY_NAMES,
    "verdict": words.VERDICT_NAMES,
}


@dataclass(frozen=True)
class Voice:
    """What the template says in one language."""

    language: Language
    classification: Classification

    def t(self, fr: str, en: str, **values: Any) -> str:
        """A sentence of the template."""
        return held(say(fr, en, **values).in_(self.language))

    def word(self, text: Text) -> str:
        """A text of the results."""
        return held(text.in_(self.language))

    def name(self, table: str, word: str) -> str:
        """The name of a word of the results."""
        return self.word(words.named(NAMES[table], word))

    def level(self, word: str) -> str:
        """The name of a level, as its scheme gives it."""
        return self.word(level_name(self.classification, word))

    def money(self, amount: Decimal | None) -> str:
        """An amount in whole dollars; a dash where it is not known."""
        return "—" if amount is None else format_money(amount, self.language, whole=True)

    def number(self, value: Decimal | int | None) -> str:
        """A number; a dash where it is not known."""
        return "—" if value is None else format_number(value, self.language)

    def percent(self, fraction: Decimal) -> str:
        """A fraction as a percentage, its useful digits only."""
        value = format_number((fraction * 100).quantize(Decimal("0.01")), self.language)
        return f"{value}\u00a0%" if self.language == "fr" else f"{value}%"

    def day(self, value: date) -> str:
        """A day in words."""
        return format_day(value, self.language)

    def count(self, table: str, word: str, number: int) -> str:
        """A number of verdicts or findings, agreeing."""
        forms: dict[str, Any] = {
            "verdict": labels.VERDICT_COUNTS,
            "severity": labels.SEVERITY_COUNTS,
        }
        return str(forms[table][word].of(number, self.language))


def summary_html(
    assessment: Assessment,
    workload: Workload,
    *,
    template: str,
    style: str,
    public: bool = False,
    categories: Mapping[str, Text] = NO_NAMES,
) -> str:
    """Write the page.

    Args:
        template: The Jinja text of ``templates/summary/summary.html.j2``.
        style: The text of ``templates/summary/summary.css``, put inside the page.
        public: The assessment is redacted: the page says so, and shows nothing of the file.
        categories: The names of the categories of cost.

    Raises:
        InputError: The template cannot be filled.
    """
    from jinja2 import TemplateError
    from markupsafe import Markup

    from courtier.reading.sandbox import fill

    sheet = style.replace("\r\n", "\n").replace("</", "<\\/")
    values = {
        "assessment": assessment,
        "workload": workload,
        "assets": {} if public else {asset.id: asset for asset in workload.information},
        "voices": [Voice(language, assessment.classification) for language in LANGUAGES],
        "named": {} if public else digest.named_offerings(workload),
        "public": public,
        "beside": beside,
        "digest": digest,
        "labels": labels,
        "disclosed": disclosure_words,
        "names": beside.names_of(assessment.matches, assessment.ranking),
        "ranking_sentences": sentences,
        "score_words": score_words,
        "curves": curves(assessment.estimate),
        "categories": categories,
        "style": Markup(sheet),  # the sheet of the last layer, its end tag disarmed above
    }
    try:
        environment = page_environment(template, TEMPLATE)
        environment.bytecode_cache = kept_templates()
        return fill(environment.get_template(TEMPLATE), values)
    except TemplateError as error:
        raise InputError([template_wrong(TEMPLATE, error)]) from error


def kept_templates() -> KeptTemplates:
    """The templates of pages once compiled: all that a page may compute then is their own text and
    the modules named here."""
    from courtier.reading import sandbox
    from courtier.reading.compiled_templates import KeptTemplates
    from courtier.report import clean
    from courtier.values import spaces

    return KeptTemplates(__file__, *(str(each.__file__) for each in (sandbox, clean, spaces)))


def page_environment(template: str, name: str) -> BoundedEnvironment:
    """What fills a page: plain texts cleaned and escaped, fingerprints, links of the web only."""
    from markupsafe import Markup

    from courtier.reading.sandbox import BoundedEnvironment

    environment = BoundedEnvironment(
        lambda _: template, lambda _: name, keep_trailing_newline=True, finalize=finished
    )
    environment.filters["fingerprint"] = fingerprint
    environment.filters["web"] = web_address
    environment.globals["cost_chart"] = lambda *a: Markup(cost_chart(*a))
    environment.globals["cumulative_chart"] = lambda *a: Markup(cumulative_chart(*a))
    environment.globals["band_chart"] = lambda *a: Markup(band_chart(*a))
    environment.globals["stacked_chart"] = lambda *a: Markup(stacked_chart(*a))
    environment.globals["tornado_chart"] = lambda *a: Markup(tornado_chart(*a))
    environment.globals["tie_chart"] = lambda *a: Markup(tie_chart(*a))
    environment.globals["ties_of"], environment.globals["tie_title"] = ties_of, tie_title
    return environment


def finished(value: Any) -> Any:
    """Clean every plain text that is put in the page; markup that is ready stays as it is."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return held(value)
    return value


def fingerprint(text: str) -> str:
    """The fingerprint of an inline script or sheet, as a content policy names it."""
    total = hashlib.sha256(str(text).encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(total).decode("ascii")


def web_address(address: str | None) -> str | None:
    """An address that a link may carry; None for any that is not of the web."""
    if address is None or not address.lower().startswith(("https://", "http://")):
        return None
    return address
