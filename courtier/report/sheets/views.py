"""A sheet as a page of plain text, and as Markdown."""

from __future__ import annotations

from courtier.report.explaining.model import SORT_NAMES
from courtier.report.page import Page
from courtier.report.sheets.find import CatalogShow
from courtier.report.sheets.model import MARK, Entry, Fact, Section, Sheet
from courtier.results.words import layer_name, mark
from courtier.values.text import Language, Text, say


def show_text(
    shown: CatalogShow, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write each sheet, its parts in the order in which a buyer asks.

    Args:
        width: Columns of the output, 40 at least.
        color: Whether to add terminal styles; the words say the same without.
    """
    page = Page(language, width, color)
    for sheet in shown.sheets:
        page.section(page.word(_title(sheet)))
        page.text(page.word(sheet.what))
        for part in sheet.sections:
            _section(page, part)
        if sheet.help is not None:
            page.lines.append("")
            page.named(page.say("Que faire", "What to do"), page.word(sheet.help))
        _origin(page, sheet)
    page.lines.append("")
    page.text(_as_of(page, shown), indent=0, style="faint")
    return str(page)


def _as_of(page: Page, shown: CatalogShow) -> str:
    return page.say(
        "Lu au {day}, faits {version}. Ce n’est pas une preuve : demandez la pièce.",
        "Read as of {day}, facts {version}. This is no proof: ask for the document.",
        day=shown.as_of,
        version=shown.knowledge_version,
    )


def _title(sheet: Sheet) -> Text:
    weak = mark(sheet.confidence)
    head = say("{sort} : {name} ({id})", "{sort}: {name} ({id})",
               sort=SORT_NAMES[sheet.sort], name=sheet.name, id=sheet.id)  # fmt: skip
    return say("{head} – {mark}", "{head} – {mark}", head=head, mark=weak) if weak else head


def _section(page: Page, part: Section) -> None:
    page.section(page.word(part.title))
    if part.intro is not None:
        page.text(page.word(part.intro), style="faint")
    alone = len(part.entries) == 1 and part.entries[0].name == part.title
    for entry in part.entries:
        _entry(page, entry, alone)


def _entry(page: Page, entry: Entry, alone: bool) -> None:
    weak = f" ({page.word(MARK)})" if entry.weak else ""
    if not alone:
        known = f" [{entry.ref.id}]" if entry.ref and entry.ref.id not in entry.name.fr else ""
        page.item("? " if entry.unknown else "- ", page.word(entry.name) + known + weak)
    for fact in entry.facts:
        page.named(page.word(fact.label), _value(page.word(fact.value), fact, page), 4 - 2 * alone)


def _value(text: str, fact: Fact, page: Page) -> str:
    known = f" [{fact.ref.id}]" if fact.ref and fact.ref.id not in text else ""
    weak = f" ({page.word(MARK)})" if fact.weak else ""
    return text + known + weak


def _origin(page: Page, sheet: Sheet) -> None:
    page.section(page.say("D’où cela vient", "Where this comes from"))
    layer = page.word(layer_name(sheet.layer or "—"))
    page.named(page.say("Couche", "Layer"), f"{layer} – {sheet.file or '—'}")
    for source in sheet.sources:
        weak = mark(source.confidence)
        page.item(
            "- ",
            page.say("{title}, lu le {day}", "{title}, read on {day}",
                     title=source.title, day=source.read_on)
            + (f" ({page.word(weak)})" if weak else ""),
        )  # fmt: skip
        if source.url:
            page.lines.append(f"    {source.url}")


def show_markdown(shown: CatalogShow, language: Language) -> str:
    """Write each sheet as Markdown, for a wiki or a file; what a source wrote is escaped."""
    lines = [line for sheet in shown.sheets for line in _markdown(sheet, language)]
    return "\n".join([*lines, "", escaped(_as_of(Page(language), shown))]) + "\n"


def _markdown(sheet: Sheet, language: Language) -> list[str]:
    lines = [f"# {escaped(_title(sheet).in_(language))}", "", escaped(sheet.what.in_(language))]
    for part in sheet.sections:
        lines += ["", f"## {escaped(part.title.in_(language))}", ""]
        if part.intro is not None:
            lines += [f"*{escaped(part.intro.in_(language))}*", ""]
        for entry in part.entries:
            lines += _listed(entry, language)
    if sheet.help is not None:
        lines += ["", f"**{escaped(sheet.help.in_(language))}**"]
    lines += ["", "## " + say("D’où cela vient", "Where this comes from").in_(language), ""]
    for source in sheet.sources:
        said = say("{title}, lu le {day}", "{title}, read on {day}",
                   title=source.title, day=source.read_on)  # fmt: skip
        lines.append(f"- {_linked(said.in_(language), source.url)}")
    lines.append(
        f"- {escaped(layer_name(sheet.layer or '—').in_(language))} – `{sheet.file or '—'}`"
    )
    return lines


def _listed(entry: Entry, language: Language) -> list[str]:
    weak = f" *({MARK.in_(language)})*" if entry.weak else ""
    lines = [f"- {_linked(entry.name.in_(language), entry.url)}{weak}"]
    colon = say(" : ", ": ").in_(language)
    for fact in entry.facts:
        label, value = escaped(fact.label.in_(language)), fact.value.in_(language)
        mark_ = f" *({MARK.in_(language)})*" if fact.weak else ""
        lines.append(f"  - {label}{colon}{_linked(value, fact.url)}{mark_}")
    return lines


def _linked(text: str, url: str | None) -> str:
    from courtier.report.html import web_address

    address = web_address(url)
    if address is None or any(letter in address for letter in " <>()\n"):
        return escaped(text)
    return f"[{escaped(text)}]({address})"


def escaped(text: str) -> str:
    """A text in which nothing is taken for Markdown or HTML, on one line."""
    from courtier.report.clean import held

    plain = held(text)
    for letter in "\\`*_[]<>#|":
        plain = plain.replace(letter, f"\\{letter}")
    return plain
