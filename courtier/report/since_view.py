"""What differs since a day, as text."""

from __future__ import annotations

from courtier.report import parts
from courtier.report.page import Page
from courtier.results.since import Difference, RecordMoved, SinceResult
from courtier.results.words import CRITERION_NAMES, named
from courtier.values.text import Language, Text

FEMININE = frozenset({"requirement", "duty", "question", "rule"})
"""What is feminine in French: the word for a change agrees with it."""
WHAT: dict[str, Text] = {
    "level": Text(fr="Niveaux", en="Levels"),
    "flag": Text(fr="Signalements", en="Flags"),
    "requirement": Text(fr="Exigences", en="Requirements"),
    "duty": Text(fr="Obligations", en="Duties"),
    "question": Text(fr="Questions", en="Questions"),
    "rule": Text(fr="Règles qui ont joué", en="Rules that fired"),
}
CHANGES: dict[str, Text] = {
    "added": Text(fr="nouveau", en="new"),
    "removed": Text(fr="disparu", en="gone"),
    "changed": Text(fr="changé", en="changed"),
}
CHANGES_FEMININE: dict[str, Text] = {
    "added": Text(fr="nouvelle", en="new"),
    "removed": Text(fr="disparue", en="gone"),
    "changed": Text(fr="changée", en="changed"),
}
EVENTS: dict[str, Text] = {
    "started": Text(fr="en vigueur depuis le {day}", en="in force since {day}"),
    "ended": Text(fr="plus en vigueur depuis le {day}", en="no longer in force since {day}"),
    "entered": Text(fr="fiche ajoutée le {day}", en="record added on {day}"),
    "corrected": Text(fr="fiche corrigée le {day}", en="record corrected on {day}"),
    "withdrawn": Text(
        fr="fiche retirée par l’organisme le {day}", en="record withdrawn by the body on {day}"
    ),
}


def since_text(
    result: SinceResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the differences, grouped, each with the record that made it."""
    page = Page(language, width, color)
    parts.title(page, result)
    if not result.differences:
        page.text(
            page.say(
                "Rien ne diffère depuis le {day}.", "Nothing differs since {day}.", day=result.since
            )
        )
    if not result.known_then:
        page.text(
            page.say(
                "Le verdict de ce jour repose sur les faits connus maintenant : rien n’avait été lu"
                " à ce jour.",
                "The verdict of that day rests on the facts known now: nothing had been read on"
                " that day.",
            )
        )
    for what, title in WHAT.items():
        found = [item for item in result.differences if item.what == what]
        if found:
            page.section(page.word(title))
        for item in found:
            _difference(page, item)
    parts.provenance_lines(page, result.provenance)
    return str(page)


def _difference(page: Page, item: Difference) -> None:
    page.item("- ", difference_line(page, item))
    for record in item.records:
        page.text(event_line(page, record), indent=4)


def difference_line(page: Page, item: Difference) -> str:
    """A difference in one line: a level by the name of its criterion, the others by their id."""
    words = CHANGES_FEMININE if item.what in FEMININE else CHANGES
    change = words[item.change]
    if item.what == "level":
        return page.say(
            "{criterion} : {text} ({change})", "{criterion}: {text} ({change})",
            criterion=named(CRITERION_NAMES, item.id), text=item.text, change=change,
        )  # fmt: skip
    return f"{page.word(item.text)} ({page.word(change)}) [{item.id}]"


def event_line(page: Page, record: RecordMoved) -> str:
    """What happened to a record, and when."""
    words = EVENTS[record.event]
    return f"{record.id}{page.colon}" + page.say(words.fr, words.en, day=record.on)
