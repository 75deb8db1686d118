"""An explanation as a page of plain text."""

from __future__ import annotations

from collections.abc import Sequence

from courtier.knowledge.records.common import Change
from courtier.report.explaining.model import SORT_NAMES, Explanation
from courtier.report.page import Page
from courtier.results.words import layer_name, mark
from courtier.values.citation import CONFIDENCE_NAMES, Source
from courtier.values.text import Language, Text, say


def explain_text(
    explanations: Sequence[Explanation],
    language: Language,
    *,
    width: int = 80,
    color: bool = False,
) -> str:
    """Write what explanations hold, one after the other.

    Only an address alone on its line may be longer than the width: a cut one opens nothing.

    Args:
        width: Columns of the output, 40 at least.
        color: Whether to add terminal styles; the words say the same without.
    """
    page = Page(language, width, color)
    for item in explanations:
        _one(page, item)
    return str(page)


def _one(page: Page, item: Explanation) -> None:
    head = say(
        "{sort} : {name} ({id})", "{sort}: {name} ({id})",
        sort=SORT_NAMES[item.sort], name=item.name, id=item.id,
    )  # fmt: skip
    page.section(page.word(head))
    page.text(page.word(item.what))
    _paragraph(page, Text(fr="Pourquoi", en="Why"), item.why)
    for part in item.details:
        if len(part.items) == 1:
            page.named(page.word(part.label), page.word(part.items[0]))
            continue
        page.text(page.word(part.label) + page.colon.rstrip(" "))
        for text in part.items:
            page.item("- ", page.word(text), 4)
    _paragraph(page, Text(fr="Que faire", en="What to do"), item.help)
    _dates(page, item)
    _sources(page, item)
    _history(page, item)


def _paragraph(page: Page, label: Text, text: Text | None) -> None:
    if text is not None:
        page.named(page.word(label), page.word(text))


def _dates(page: Page, item: Explanation) -> None:
    start, end = item.valid_from, item.valid_to
    if start or end:
        text = say("jusqu’au {end}", "until {end}", end=end or "")
        if start:
            text = say("depuis le {start}", "since {start}", start=start)
        if start and end:
            text = say("du {start} au {end}", "from {start} to {end}", start=start, end=end)
        page.named(page.say("En vigueur", "In force"), page.word(text))
    if item.confidence is not None:
        name = page.word(CONFIDENCE_NAMES[item.confidence])
        weak = mark(item.confidence) is not None
        page.item(
            page.say("Confiance", "Confidence") + page.colon, name, style="warn" if weak else None
        )


def _sources(page: Page, item: Explanation) -> None:
    if not item.sources:
        return
    page.text(page.say("Sources :", "Sources:"))
    for source in item.sources:
        page.item("- ", page.word(source_line(source)), 4)
        if source.url:
            page.add([" " * 6 + source.url], "faint")


def source_line(source: Source) -> Text:
    """The title, the day it was read, and how far it carries the fact."""
    return say(
        "{title} (lu le {day} ; {confidence})",
        "{title} (read on {day}; {confidence})",
        title=source.title,
        day=source.read_on,
        confidence=CONFIDENCE_NAMES[source.confidence],
    )


def _change(page: Page, change: Change) -> str:
    """One entry of the history; in the layer of a body, with who signs it."""
    if change.by is None:
        return page.say("{day} : {text}", "{day}: {text}", day=change.on, text=change.text)
    return page.say(
        "{day}, par {by} : {text}",
        "{day}, by {by}: {text}",
        day=change.on,
        by=change.by,
        text=change.text,
    )


def _history(page: Page, item: Explanation) -> None:
    for change in item.changes:
        page.item(
            page.say("Historique", "History") + page.colon,
            _change(page, change),
        )
    if item.file is None:
        return
    if item.changes:
        checked = page.say("personne encore", "nobody yet")
        if item.checked_on:
            checked = page.say(
                "{who}, {day}", "{who}, {day}", who=item.checked_by or "", day=item.checked_on
            )
        page.named(page.say("Vérifié par", "Checked by"), checked)
    layer = layer_name(item.layer or "")
    page.named(page.say("Fiche", "Record"), f"{item.file} ({page.word(layer)})")
