"""A check as text: the findings file by file, then what was granted, left out and counted."""

from __future__ import annotations

from itertools import groupby

from courtier.report.check.shares import TITLE, shared_by, shares
from courtier.report.check.together import Told, told
from courtier.report.check.words import (
    FILES,
    conclusion,
    counted,
    exception_line,
    facts_line,
    left_out,
    severity_word,
    standing_mark,
)
from courtier.report.page import Page
from courtier.report.parts import SEVERITY_STYLES
from courtier.report.redact import HIDDEN
from courtier.results.check import CheckResult
from courtier.values.text import Language


def check_text(
    result: CheckResult,
    language: Language,
    *,
    width: int = 80,
    color: bool = False,
    show: str = "failed",
) -> str:
    """Write what was found.

    Args:
        width: Columns of the output, 40 at least.
        color: Whether to add terminal styles; the words say the same without.
        show: ``failed``, ``passed`` (with every rule that each file satisfies), or ``all`` (with
            what is excepted or already known as well).
    """
    page = Page(language, width, color)
    alone, repeated = told(result, show)
    for file, items in groupby(alone, key=lambda item: item.file):
        page.section(file)
        for each in items:
            _finding(page, each)
    if repeated:
        page.section(page.say("Dans plusieurs fichiers", "In several files"))
        for item in repeated:
            _finding(page, Told(item.finding), f"{FILES.of(item.files, language)}, ")
    if show in ("passed", "all"):
        _passed(page, result)
    _shared(page, result)
    _granted(page, result)
    _left_out(page, result)
    _closing(page, result)
    return str(page)


def _finding(page: Page, item: Told, lead: str = "") -> None:
    finding = item.finding
    place = finding.location
    where = f"{place.line}:{place.column} " if place and not lead else lead
    address = _bracketed(item.named) if len(item.addresses) == 1 else ""
    label = f"{where}{severity_word(finding, page.language)}{page.colon}"
    text = f"{page.word(finding.text)}{standing_mark(finding, page.language)}{address}"
    page.item(label, f"{text} [{finding.id}]", style=SEVERITY_STYLES[finding.severity])
    if len(item.addresses) > 1:
        page.text(item.named, indent=4)
    page.item("→ ", page.word(finding.help), indent=4)


def _bracketed(address: str) -> str:
    """An address between brackets; what a public copy hides has its own."""
    return f" {address}" if address == HIDDEN else f" [{address}]"


def _passed(page: Page, result: CheckResult) -> None:
    page.section(page.say("Règles satisfaites", "Rules satisfied"))
    for item in result.examined:
        page.named(item.file, ", ".join(item.passed) or "—")


def _shared(page: Page, result: CheckResult) -> None:
    if result.drift is not None:
        page.section(page.word(TITLE))
        for name, number in shares(result.drift, page.language):
            page.named(name, number)
        page.text(page.word(shared_by(result.drift)), indent=0, style="faint")


def _granted(page: Page, result: CheckResult) -> None:
    if result.exceptions:
        page.section("Exceptions")
        for item in result.exceptions:
            page.item("- ", page.word(exception_line(item)))


def _left_out(page: Page, result: CheckResult) -> None:
    if result.unexamined:
        page.section(page.say("Non examiné", "Not examined"))
        for names, why in left_out(result, page.language):
            page.named(names, why)


def _closing(page: Page, result: CheckResult) -> None:
    failed = result.gate.failed or result.counts.invalid > 0
    page.section(page.word(conclusion(result)))
    page.text(", ".join(counted(result, page.language)), indent=0, style="bad" if failed else None)
    page.text(facts_line(result, page.language), indent=0, style="faint")
    seen = result.provenance
    text = page.say(
        "Jour de l’examen : {day} ({zone}).", "Day of the examination: {day} ({zone}).",
        day=seen.on, zone=seen.time_zone,
    )  # fmt: skip
    page.text(text, indent=0, style="faint")
    for policy in seen.policies:
        page.text(f"{policy.file} {policy.sha256[:12]}…", indent=0, style="faint")
