"""The days of the acquisition as Markdown, and as one HTML page in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courtier.reading.templates import template_wrong
from courtier.report import calendar_view as view
from courtier.report import labels
from courtier.report.sheets.views import escaped
from courtier.results.calendar import CalendarEntry, CalendarResult
from courtier.results.words import SEVERITY_NAMES, mark
from courtier.values.errors import InputError
from courtier.values.text import Language, Text, say

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge

TEMPLATE = "templates/calendar/calendar.html.j2"
STYLE = "templates/summary/summary.css"
HEADS: tuple[Text, ...] = (
    Text(fr="Événement", en="Event"),
    Text(fr="Jour", en="Day"),
    Text(fr="Comment il est compté", en="How it is counted"),
)


def calendar_markdown(result: CalendarResult, language: Language) -> str:
    """Write the days as a table for a wiki or a file, the conventions and findings under it."""

    def line(cells: tuple[str, ...]) -> str:
        return "| " + " | ".join(cells) + " |"

    heads = tuple(head.in_(language) for head in HEADS)
    lines = [f"# {escaped(title(result).in_(language))}", "",
             escaped(view.heading(result).in_(language)), "",
             line(heads), line(("---",) * len(heads))]  # fmt: skip
    lines += [line(_cells(entry, language)) for entry in result.calendar.entries]
    lines += ["", "## " + say("Comment les jours sont comptés", "How days are counted")
              .in_(language), ""]  # fmt: skip
    lines += [f"- {escaped(one.text.in_(language))}" for one in result.calendar.conventions]
    for met in result.calendar.holidays:
        told = f"{view.day_words(met.day).in_(language)} – {met.name.in_(language)} ({met.article})"
        lines.append(f"- {escaped(told)}")
    if result.findings:
        lines += ["", "## " + say("Constats", "Findings").in_(language), ""]
    for finding in result.findings:
        severity = SEVERITY_NAMES[finding.severity].in_(language)
        told = f"{finding.text.in_(language)} {finding.help.in_(language)} ({finding.id})"
        lines.append(f"- **{severity}** – {escaped(told)}")
    lines += ["", escaped(labels.NOT_LEGAL_ADVICE.in_(language))]
    return "\n".join(lines) + "\n"


def _cells(entry: CalendarEntry, language: Language) -> tuple[str, ...]:
    note = view.note_words(entry)
    told = f" *({escaped(note.in_(language))})*" if note else ""
    reasons = " ".join(reason.text.in_(language) for reason in entry.reasons)
    return (
        escaped(view.name_words(entry).in_(language)),
        escaped(view.when_words(entry).in_(language)) + told,
        escaped(reasons) or "—",
    )


def title(result: CalendarResult) -> Text:
    """The workload, the body and the day."""
    seen = result.workload
    return say(
        "{name} ({id}) – {body}, en date du {day}",
        "{name} ({id}) – {body}, as of {day}",
        name=seen.name,
        id=seen.id,
        body=seen.organization.name,
        day=result.provenance.as_of,
    )


def calendar_page(result: CalendarResult, knowledge: Knowledge, language: Language) -> str:
    """Write the page.

    Args:
        result: What ``calendar`` concludes.
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
        "language": language,
        "title": title(result),
        "heading": view.heading(result),
        "heads": HEADS,
        "view": view,
        "mark": mark,
        "labels": labels,
        "severities": SEVERITY_NAMES,
        "w": lambda text: text.in_(language),
        "t": lambda fr, en: fr if language == "fr" else en,
        "style": Markup(sheet),  # the sheet of the last layer, its end tag disarmed above
    }
    try:
        environment = page_environment(read(TEMPLATE), TEMPLATE)
        return fill(environment.get_template(TEMPLATE), values)
    except TemplateError as error:
        raise InputError([template_wrong(TEMPLATE, error)]) from error
