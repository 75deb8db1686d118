"""The review of a tender document, for a terminal and in Markdown; it never claims conformity."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.report import labels, parts
from courtier.report.page import Page
from courtier.report.sheets.views import escaped
from courtier.results.review import DemandSeen, ItemSeen, ReviewResult
from courtier.results.tender_words import BINDS_NAMES, ITEM_STATUS_NAMES, ONLY_IF_NAMES, PART_NAMES
from courtier.results.words import SEVERITY_NAMES, mark
from courtier.values.text import Language, Text, say

STANDING_NAMES: dict[str, Text] = {
    "exceeds": Text(fr="au-delà du niveau dérivé", en="beyond the level derived"),
    "undecided": Text(fr="indécidable", en="not decidable"),
    "asked": Text(fr="demandé aussi par le niveau dérivé", en="asked for by the level derived too"),
}


NOT_BINDING = "°"


def _legend(result: ReviewResult) -> Text | None:
    """What the mark of an item means, where one bears it."""
    if all(item.binds != "no" for item in result.items):
        return None
    return say("{mark} {told}", "{mark} {told}", mark=NOT_BINDING, told=BINDS_NAMES["no"])


def review_text(
    result: ReviewResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the items by part, the worst first, then what goes beyond the level."""
    page = Page(language, width, color)
    page.section(page.word(_title(result)))
    page.text(page.word(_summary(result)))
    legend = _legend(result)
    if legend:
        page.text(page.word(legend))
    for part, name in PART_NAMES.items():
        items = [item for item in result.items if item.part == part]
        page.section(page.word(name))
        for item in _worst_first(items):
            page.item(f"{_status(item, language)}  ", _line(item, language), limit=20)
    if result.demands:
        page.section(page.say("Exigences nommées", "Requirements named"))
    for demand in result.demands:
        page.item("", _demand(demand, language))
    parts.findings_list(page, result.findings)
    page.section(page.say("Ce que cet examen ne dit pas", "What this review does not tell"))
    page.text(page.word(result.limits))
    page.text(page.word(labels.NOT_LEGAL_ADVICE))
    return str(page)


def review_markdown(result: ReviewResult, language: Language) -> str:
    """Write the review as tables for a wiki or a file."""
    lines = [f"# {escaped(_title(result).in_(language))}", "",
             escaped(_summary(result).in_(language))]  # fmt: skip
    legend = _legend(result)
    lines += ["", escaped(legend.in_(language))] if legend else []
    heads = (
        say("Élément", "Item"), say("Article", "Article"), say("État", "Status"),
        say("Où", "Where"),
    )  # fmt: skip
    for part, name in PART_NAMES.items():
        items = [item for item in result.items if item.part == part]
        lines += ["", f"## {name.in_(language)}", "", *_table(heads, language)]
        lines += [_row(item, language) for item in _worst_first(items)]
    lines += list(_demand_lines(result, language))
    if result.findings:
        lines += ["", "## " + say("Constats", "Findings").in_(language), ""]
    for finding in result.findings:
        severity = SEVERITY_NAMES[finding.severity].in_(language)
        told = f"{finding.text.in_(language)} {finding.help.in_(language)} ({finding.id})"
        lines.append(f"- **{severity}** – {escaped(told)}")
    lines += ["", escaped(result.limits.in_(language)), "",
              escaped(labels.NOT_LEGAL_ADVICE.in_(language))]  # fmt: skip
    return "\n".join(lines) + "\n"


def _title(result: ReviewResult) -> Text:
    return say(
        "Examen de {document}, en date du {day}",
        "Review of {document}, as of {day}",
        document=result.document.name,
        day=result.as_of,
    )


def _summary(result: ReviewResult) -> Text:
    counts = {
        status: sum(item.status == status for item in result.items) for status in ITEM_STATUS_NAMES
    }
    return say(
        "Éléments que la loi demande : trouvés {found}, vides {empty}, manquants {missing},"
        " indécidables {undecided}, non demandés ici {other}.",
        "Items that the law asks for: found {found}, empty {empty}, missing {missing}, not"
        " decidable {undecided}, not asked for here {other}.",
        found=counts["found"],
        empty=counts["empty"],
        missing=counts["missing"],
        undecided=counts["undecided"],
        other=counts["not-asked"],
    )


def _worst_first(items: list[ItemSeen]) -> list[ItemSeen]:
    order = tuple(ITEM_STATUS_NAMES)
    return sorted(items, key=lambda item: order.index(item.status))


def _status(item: ItemSeen, language: Language) -> str:
    return ITEM_STATUS_NAMES[item.status].in_(language)


def _line(item: ItemSeen, language: Language) -> str:
    where = _where(item).in_(language)
    told = f"{item.name.in_(language)} ({item.article}){_mark(item, language)}"
    return f"{told} – {where}" if where else told


def _mark(item: ItemSeen, language: Language) -> str:
    weak = mark(item.confidence)
    told = f" ({weak.in_(language)})" if weak else ""
    return f"{told} {NOT_BINDING}" if item.binds == "no" else told


def _where(item: ItemSeen) -> Text:
    """The place, the case and the reason, as far as they are told."""
    told = [text for text in (item.place, item.why) if text is not None]
    if item.status == "not-asked" and item.only_if:
        told.append(ONLY_IF_NAMES[item.only_if])
    return Text(fr=" ; ".join(t.fr for t in told), en="; ".join(t.en for t in told))


def _demand(demand: DemandSeen, language: Language) -> str:
    standing = STANDING_NAMES[demand.standing].in_(language)
    why = f" ({demand.why.in_(language)})" if demand.why else ""
    return f"{demand.name.in_(language)} – {standing}{why} – {demand.place.in_(language)}"


def _demand_lines(result: ReviewResult, language: Language) -> Iterator[str]:
    if not result.demands:
        return
    yield ""
    yield "## " + say("Exigences nommées", "Requirements named").in_(language)
    yield ""
    for demand in result.demands:
        yield f"- {escaped(_demand(demand, language))}"


def _table(heads: tuple[Text, ...], language: Language) -> list[str]:
    return [
        "| " + " | ".join(head.in_(language) for head in heads) + " |",
        "|" + " --- |" * len(heads),
    ]


def _row(item: ItemSeen, language: Language) -> str:
    cells = (
        f"{item.name.in_(language)}{_mark(item, language)}",
        item.article,
        _status(item, language),
        _where(item).in_(language) or "—",
    )
    return "| " + " | ".join(escaped(cell) for cell in cells) + " |"
