"""What differs between two catalogues, for a terminal, a script, a wiki or a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Literal

from pydantic import Field

from courtier.catalog.differ import Side, differences
from courtier.catalog.differing import SEVERITIES, Difference, Sort
from courtier.report.explaining.model import SORT_NAMES
from courtier.report.page import Counted, Page, capital
from courtier.report.sheets.views import escaped
from courtier.results.certification_words import CERTIFICATION_STATUS_NAMES
from courtier.results.words import mark, named
from courtier.values.findings import Severity
from courtier.values.model import Frozen
from courtier.values.text import Language, Text, join, say

TITLES: dict[Sort, Counted] = {
    "lost": Counted(Text(fr="{n} perte", en="{n} lost"), Text(fr="{n} pertes", en="{n} lost")),
    "downgraded": Counted(
        Text(fr="{n} baisse", en="{n} downgraded"), Text(fr="{n} baisses", en="{n} downgraded")
    ),
    "superseded": Counted(
        Text(fr="{n} remplacement", en="{n} superseded"),
        Text(fr="{n} remplacements", en="{n} superseded"),
    ),
    "expiring": Counted(
        Text(fr="{n} échéance proche", en="{n} expiring"),
        Text(fr="{n} échéances proches", en="{n} expiring"),
    ),
    "new": Counted(Text(fr="{n} nouveauté", en="{n} new"), Text(fr="{n} nouveautés", en="{n} new")),
    "corrected": Counted(
        Text(fr="{n} correction", en="{n} corrected"),
        Text(fr="{n} corrections", en="{n} corrected"),
    ),
}
_BUNDLED = Text(fr="faits fournis avec courtier", en="facts bundled with courtier")
_CERTIFICATION = Text(fr="Certification", en="Certification")


class Compared(Frozen):
    """One of the two catalogues: its name, its version and the day on which it was read."""

    name: str
    version: str
    sha256: str
    as_of: date
    known_on: date | None


class DiffCount(Frozen):
    """How many differences of a sort, and how grave they are."""

    sort: Sort
    severity: Severity
    count: int


class CatalogDiff(Frozen):
    """What ``courtier catalog diff`` prints; ``months`` is how far ahead *expiring* looks."""

    schema_: Literal["courtier/catalog-diff/1"] = Field(alias="schema")
    before: Compared
    after: Compared
    months: int
    counts: tuple[DiffCount, ...]
    differences: tuple[Difference, ...]

    @property
    def severities(self) -> tuple[Severity, ...]:
        """The severity of each difference."""
        return tuple(SEVERITIES[d.sort] for d in self.differences)


def catalog_diff(before: Side, after: Side, names: tuple[str, str], months: int) -> CatalogDiff:
    """Compare two catalogues; see ``courtier.catalog.differ.differences``.

    Args:
        before: The earlier one.
        after: The later one.
        names: How each was named by who asks.
        months: How far ahead of the later day a certificate is *expiring*.
    """
    found = differences(before, after, months)
    return CatalogDiff(
        schema="courtier/catalog-diff/1",
        before=_compared(before, names[0]),
        after=_compared(after, names[1]),
        months=months,
        counts=tuple(
            DiffCount(sort=sort, severity=severity, count=sum(d.sort == sort for d in found))
            for sort, severity in SEVERITIES.items()
        ),
        differences=found,
    )


def _compared(side: Side, name: str) -> Compared:
    return Compared(
        name=name,
        version=side.knowledge.version,
        sha256=side.knowledge.sha256,
        as_of=side.as_of,
        known_on=side.knowledge.known_on,
    )


def diff_text(
    diff: CatalogDiff, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the counts, then each sort of difference, the gravest first.

    Args:
        width: Columns of the output, 40 at least.
        color: Whether to add terminal styles; the words say the same without.
    """
    page = Page(language, width, color)
    page.section(_head(page, diff))
    page.text(_counts(page, diff), indent=0)
    for title, lines in _groups(page, diff):
        page.section(title)
        for line in lines:
            page.item("- ", line)
    return str(page)


def diff_markdown(diff: CatalogDiff, language: Language) -> str:
    """Write the same as Markdown; what a source wrote is escaped."""
    page = Page(language)
    lines = [f"# {escaped(_head(page, diff))}", "", escaped(_counts(page, diff))]
    for title, found in _groups(page, diff):
        lines += ["", f"## {escaped(title)}", "", *(f"- {escaped(line)}" for line in found)]
    return "\n".join(lines) + "\n"


def _head(page: Page, diff: CatalogDiff) -> str:
    return page.say(
        "Avant : {before}, au {then}. Après : {after}, au {now}.",
        "Before: {before}, as of {then}. After: {after}, as of {now}.",
        before=_name(diff.before),
        then=diff.before.as_of,
        after=_name(diff.after),
        now=diff.after.as_of,
    )


def _name(side: Compared) -> Text:
    """The layers of a side: the name of each folder, or the bundled facts in words."""
    return join([named({"bundled": _BUNDLED}, layer) for layer in side.name.split(" + ")], " + ")


def _counts(page: Page, diff: CatalogDiff) -> str:
    told = [TITLES[c.sort].of(c.count, page.language) for c in diff.counts if c.count]
    if not told:
        return page.say("Rien ne diffère.", "Nothing differs.")
    return page.say(
        "{counts}. Échéance proche : dans les {months} mois.",
        "{counts}. Expiring: within {months} months.",
        counts=", ".join(told),
        months=diff.months,
    )


def _groups(page: Page, diff: CatalogDiff) -> Iterator[tuple[str, list[str]]]:
    for sort, found in groupby(diff.differences, key=lambda d: d.sort):
        lines = [page.word(sentence(d)) for d in found]
        yield capital(TITLES[sort].of(len(lines), page.language)), lines


def sentence(item: Difference) -> Text:
    """One difference in one line: what it is, of whom, and what happened to it."""
    subject = SORT_NAMES.get(item.subject, _CERTIFICATION)
    owner = say(" ({owner})", " ({owner})", owner=item.owner) if item.owner else None
    head = say(
        "{subject} : {name} – {id}{owner}", "{subject}: {name} – {id}{owner}",
        subject=subject, name=item.name, id=item.id, owner=owner or "",
    )  # fmt: skip
    parts = [head, *_parts(item)]
    weak = mark(item.confidence) if item.confidence else None
    return join([*parts, weak] if weak else parts, ", ")


def _parts(item: Difference) -> Iterator[Text]:
    if item.was and item.now and item.was != item.now:
        yield say("de « {was} » à « {now} »", "from “{was}” to “{now}”",
                  was=_words(item.was), now=_words(item.now))  # fmt: skip
    elif item.now and item.sort == "new":
        yield _words(item.now)
    if item.withdrawn:
        yield say(
            "retrait par {who} le {day} : « {why} »", "withdrawn by {who} on {day}: “{why}”",
            who=item.withdrawn.by, day=item.withdrawn.on, why=item.withdrawn.reason,
        )  # fmt: skip
    if item.by:
        yield say("remplacé par {by}", "superseded by {by}", by=item.by)
    if item.on:
        yield say("dernier jour : {day}", "last day: {day}", day=item.on)
    if item.fields:
        yield say("clés : {keys}", "keys: {keys}", keys=", ".join(item.fields))
    for change in item.changes:
        yield say("« {text} »", "“{text}”", text=change)


def _words(state: str) -> Text:
    """A level and a status, the status in words."""
    level, _, status = state.rpartition(" ")
    name = named(CERTIFICATION_STATUS_NAMES, status)
    return say("{level} {name}", "{level} {name}", level=level, name=name) if level else name
