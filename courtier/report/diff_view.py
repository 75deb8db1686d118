"""What changes between two states of a workload, as text and as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.report.page import Page
from courtier.report.sheets.views import escaped
from courtier.report.since_view import CHANGES, WHAT, difference_line, event_line
from courtier.results.cost_words import COST_STATUS_NAMES
from courtier.results.diff import CostMoved, CostSeen, DiffResult, DocumentMoved, OfferingMoved
from courtier.results.route_words import PROCEDURE_NAMES
from courtier.results.words import VERDICT_NAMES, named
from courtier.values.text import Cad, Language, Text, say

Lines = list[tuple[str, list[str]]]
"""Each change in one line, with the lines that explain it."""

_OFFERINGS: dict[str, Text] = {
    "lost": Text(fr="Offres perdues", en="Offerings lost"),
    "won": Text(fr="Offres gagnées", en="Offerings won"),
    "changed": Text(fr="Verdicts changés", en="Verdicts changed"),
}
_ABSENT = Text(fr="absente du catalogue", en="not in the catalogue")
_NO_OPTION = Text(fr="pas une option", en="no option")
_NONE = Text(fr="aucune", en="none")


def diff_text(
    result: DiffResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write what changes, group by group.

    Args:
        width: Columns of the output, 40 at least.
        color: Whether to add terminal styles; the words say the same without.
    """
    page = Page(language, width, color)
    page.section(_head(page, result))
    for line in _remarks(page, result):
        page.text(line, indent=0)
    for title, lines in _groups(page, result):
        page.section(title)
        for line, why in lines:
            page.item("- ", line)
            for reason in why:
                page.text(reason, indent=4)
    return str(page)


def diff_markdown(result: DiffResult, language: Language) -> str:
    """Write the same as Markdown; what files and sources wrote is escaped."""
    page = Page(language)
    lines = [f"# {escaped(_head(page, result))}"]
    for line in _remarks(page, result):
        lines += ["", escaped(line)]
    for title, found in _groups(page, result):
        lines += ["", f"## {escaped(title)}", ""]
        for line, why in found:
            lines.append(f"- {escaped(line)}")
            lines += [f"  - {escaped(reason)}" for reason in why]
    return "\n".join(lines) + "\n"


def _head(page: Page, result: DiffResult) -> str:
    return page.say(
        "{name} ({id}) : de {old} ({then}) à {new} ({now})",
        "{name} ({id}): from {old} ({then}) to {new} ({now})",
        name=result.new.workload.name,
        id=result.new.workload.id,
        old=result.old.name,
        then=result.old.provenance.as_of,
        new=result.new.name,
        now=result.new.provenance.as_of,
    )


def _remarks(page: Page, result: DiffResult) -> Iterator[str]:
    """What must be known before the changes: that there are none, or on which facts they rest."""
    if not _groups(page, result):
        yield page.say("Rien ne change.", "Nothing changes.")
    if result.since is not None and not result.known_then:
        yield page.say(
            "L’ancien repose sur les faits connus maintenant : rien n’avait été lu ce jour-là.",
            "The old one rests on the facts known now: nothing had been read on that day.",
        )
    if result.documents is None:
        yield page.say("Les documents n’ont pas été comparés.", "The documents were not compared.")
    if result.old.workload.id != result.new.workload.id:
        yield page.say(
            "Ce sont deux charges de travail : {old} et {new}.",
            "These are two workloads: {old} and {new}.",
            old=result.old.workload.id,
            new=result.new.workload.id,
        )


def _groups(page: Page, result: DiffResult) -> list[tuple[str, Lines]]:
    groups: list[tuple[str, Lines]] = []
    for what, title in WHAT.items():
        found = [item for item in result.differences if item.what == what]
        lines = [
            (difference_line(page, item), [event_line(page, record) for record in item.records])
            for item in found
        ]
        groups.append((page.word(title), lines))
    for change, title in _OFFERINGS.items():
        moved = [item for item in result.offerings if item.change == change]
        groups.append((page.word(title), [_offering(page, item) for item in moved]))
    groups.append((page.say("Mode de sollicitation", "Route"), _procedure(page, result)))
    groups.append((page.say("Coûts", "Costs"), _costs(page, result)))
    documents: Lines = [(_document(page, item), []) for item in result.documents or ()]
    groups.append((page.say("Documents touchés", "Documents affected"), documents))
    return [(title, lines) for title, lines in groups if lines]


def _offering(page: Page, item: OfferingMoved) -> tuple[str, list[str]]:
    was = named(VERDICT_NAMES, item.before) if item.before else _ABSENT
    now = named(VERDICT_NAMES, item.after) if item.after else _ABSENT
    line = page.say(
        "{name} : {was} → {now} [{id}]", "{name}: {was} → {now} [{id}]",
        name=item.name, was=was, now=now, id=item.offering,
    )  # fmt: skip
    why = [page.word(item.why)] if item.why else []
    return line, [*why, *(event_line(page, record) for record in item.records)]


def _procedure(page: Page, result: DiffResult) -> Lines:
    was, now = result.old.procedure, result.new.procedure
    if was == now:
        return []
    line = page.say(
        "{was} → {now}", "{was} → {now}",
        was=named(PROCEDURE_NAMES, was), now=named(PROCEDURE_NAMES, now),
    )  # fmt: skip
    return [(line, [event_line(page, record) for record in result.procedure_records])]


def _costs(page: Page, result: DiffResult) -> Lines:
    lines: Lines = [(_cost(page, item), []) for item in result.costs]
    if lines and result.old.prices != result.new.prices:
        days = [side.prices or _NONE for side in (result.old, result.new)]
        listed = page.say(
            "Listes de prix : {was} → {now}", "Price lists: {was} → {now}",
            was=days[0], now=days[1],
        )  # fmt: skip
        lines.append((listed, []))
    return lines


def _cost(page: Page, item: CostMoved) -> str:
    line = page.say(
        "{name} : {was} → {now} [{id}]", "{name}: {was} → {now} [{id}]",
        name=item.name, was=_money(item.before), now=_money(item.after), id=item.option,
    )  # fmt: skip
    before = item.before.npv if item.before else None
    after = item.after.npv if item.after else None
    if before is None or after is None:
        return line
    more = Cad(after - before, whole=True)
    return page.say(
        "{line}, soit {more}" if after < before else "{line}, soit +{more}",
        "{line}, that is {more}" if after < before else "{line}, that is +{more}",
        line=line,
        more=more,
    )


def _money(cost: CostSeen | None) -> Text:
    """A present value, with its status where it is not that of a whole price."""
    if cost is None:
        return _NO_OPTION
    if cost.npv is None:
        return named(COST_STATUS_NAMES, cost.status)
    amount = say("{npv}", "{npv}", npv=Cad(cost.npv, whole=True))
    if cost.status == "priced":
        return amount
    status = named(COST_STATUS_NAMES, cost.status)
    return say("{npv} ({status})", "{npv} ({status})", npv=amount, status=status)


def _document(page: Page, item: DocumentMoved) -> str:
    if item.change != "changed":
        return page.say(
            "{code}, {title} ({change})", "{code}, {title} ({change})",
            code=item.code, title=item.title, change=CHANGES[item.change],
        )  # fmt: skip
    return page.say(
        "{code}, {title} (lignes différentes : {n})", "{code}, {title} (lines that differ: {n})",
        code=item.code, title=item.title, n=item.lines,
    )  # fmt: skip
