"""The tenders of a call as Markdown, and as one HTML page in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courtier.reading.templates import template_wrong
from courtier.report import bids_words as words
from courtier.report import labels
from courtier.report.sheets.views import escaped
from courtier.results.bids import BidResult, BidsResult
from courtier.results.words import SEVERITY_NAMES, mark
from courtier.values.citation import Confidence
from courtier.values.errors import InputError
from courtier.values.text import Language, Text

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge

TEMPLATE = "templates/bids/bids.html.j2"
STYLE = "templates/summary/summary.css"
TITLES: dict[str, Text] = {
    "calculations": Text(
        fr="Calculs, soumission par soumission", en="Calculations, tender by tender"
    ),
    "low_price": words.LOW_PRICE,
    "law": Text(fr="Droit employé", en="Law used"),
    "findings": Text(fr="Constats", en="Findings"),
}


def bids_markdown(result: BidsResult, language: Language) -> str:
    """Write the ranks as a table, then each calculation, for a wiki or a file."""

    def w(text: Text) -> str:
        return escaped(text.in_(language))

    evaluation = result.evaluation
    lines = [f"# {w(words.heading(result))}", "", *(w(t) + "  " for t in _facts(result)), ""]
    lines += [f"**{w(words.conclusion(evaluation))}**", "", *_table(result, language)]
    lines += ["", f"## {w(TITLES['calculations'])}", "", w(words.ROUNDING)]
    for bid in evaluation.bids:
        lines += [
            "",
            f"### {escaped(f'{bid.bidder} ({bid.id})')}",
            "",
            w(words.standing_words(bid)),
        ]
        lines += ["", *_steps(bid, language)] if bid.steps else []
    told = [bid for bid in evaluation.bids if bid.low_price is not None]
    lines += ["", f"## {w(TITLES['low_price'])}"] if told else []
    for bid in told:
        lines += ["", f"### {escaped(f'{bid.bidder} ({bid.id})')}", ""]
        lines += [f"- {w(line)}" for line in words.low_price_lines(bid)]
    lines += ["", f"## {w(TITLES['law'])}", ""]
    lines += [
        f"- {w(words.rule_line(rule))}{_weak(rule.confidence, language)} ({rule.id})"
        for rule in evaluation.rules
    ]
    lines += ["", f"## {w(TITLES['findings'])}", ""] if result.findings else []
    for finding in result.findings:
        severity = w(SEVERITY_NAMES[finding.severity])
        lines.append(f"- **{severity}** – {w(finding.text)} {w(finding.help)} ({finding.id})")
    lines += ["", w(labels.NOT_LEGAL_ADVICE)]
    return "\n".join(lines) + "\n"


def _facts(result: BidsResult) -> list[Text]:
    """What stands before the ranks: the rule, the committee, ties, the decision."""
    found = result.evaluation
    told = (words.rule_words(found), words.committee_words(found), words.ties_words(found),
            words.decision_words(found))  # fmt: skip
    return [text for text in told if text is not None]


def _table(result: BidsResult, language: Language) -> list[str]:
    names = words.columns(result.evaluation)
    rows = [
        [words.HEADS[name].in_(language) for name in names],
        *(words.cells(bid, names, language) for bid in result.evaluation.bids),
    ]
    lines = ["| " + " | ".join(map(escaped, row)) + " |" for row in rows]
    return [lines[0], "| " + " | ".join(["---"] * len(names)) + " |", *lines[1:]]


def _steps(bid: BidResult, language: Language) -> list[str]:
    return [
        f"- {escaped(step.formula.in_(language))}{_weak(step.confidence, language)}  \n"
        f"  {escaped(step.text.in_(language))}"
        for step in bid.steps
    ]


def _weak(confidence: Confidence, language: Language) -> str:
    word = mark(confidence)
    return f" *({escaped(word.in_(language))})*" if word else ""


def bids_page(result: BidsResult, knowledge: Knowledge, language: Language) -> str:
    """Write the page.

    Args:
        result: What the evaluation comes to.
        knowledge: For the template and the sheet of the last layer that has them.
        language: Of the whole page.

    Raises:
        InputError: A template is not UTF-8, or cannot be filled.
    """
    from jinja2 import TemplateError
    from markupsafe import Markup

    from courtier.knowledge.files import read_fact, text_of
    from courtier.reading.sandbox import fill
    from courtier.report.html import page_environment

    def read(name: str) -> str:
        return text_of(read_fact(knowledge.files[name][1], name), name)

    sheet = read(STYLE).replace("\r\n", "\n").replace("</", "<\\/")
    values = {
        "result": result,
        "facts": _facts(result),
        "names": words.columns(result.evaluation),
        "words": words,
        "titles": TITLES,
        "labels": labels,
        "severities": SEVERITY_NAMES,
        "language": language,
        "mark": mark,
        "w": lambda text: text.in_(language),
        "t": lambda fr, en: fr if language == "fr" else en,
        "style": Markup(sheet),  # the sheet of the last layer, its end tag disarmed above
    }
    try:
        environment = page_environment(read(TEMPLATE), TEMPLATE)
        return fill(environment.get_template(TEMPLATE), values)
    except TemplateError as error:
        raise InputError([template_wrong(TEMPLATE, error)]) from error
