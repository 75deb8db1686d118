"""The register of assumptions, as text: grouped by where the values come from."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation

from courtier.report import parts
from courtier.report.page import Page, capital
from courtier.results.cost_words import basis_name, unit_name
from courtier.results.estimate import Assumption, Estimate
from courtier.values.citation import Confidence
from courtier.workload.words_values import meaning

DAY = "day"
"""The unit of a value that is a day."""

Origin = tuple[str, str | None, date | None, Confidence]
"""What the values of a group share: basis, source, day, confidence."""


def assumptions_section(page: Page, estimate: Estimate) -> None:
    """Each value with its range and unit, after its origin, source, day and confidence."""
    if not estimate.assumptions:
        return
    page.section(page.say("Hypothèses", "Assumptions"))
    groups: dict[Origin, list[Assumption]] = {}
    for each in estimate.assumptions:
        source = page.word(each.source_text) if each.source_text else each.source
        groups.setdefault((each.basis, source, each.on, each.confidence), []).append(each)
    for origin, found in groups.items():
        told = page.semicolon.join(_told(page, each) for each in found)
        page.item("- ", f"{_origin(page, origin)}{page.colon}{told}")


def _told(page: Page, assumption: Assumption) -> str:
    """A value after its name, unless the name holds it."""
    name, value = page.word(assumption.text), value_of(page, assumption)
    return name if value in name else f"{name}{page.colon}{value}"


def _origin(page: Page, origin: Origin) -> str:
    basis, source, day, confidence = origin
    words = [capital(page.word(basis_name(basis, confidence)))]
    if source:
        words.append(page.say("source : {title}", "source: {title}", title=source))
    if day is not None:
        words.append(page.say("au {day}", "on {day}", day=day))
    return ", ".join(words) + parts.marked(page, confidence)


def value_of(page: Page, assumption: Assumption) -> str:
    """A value with its unit and its range."""
    told = quantity(page, assumption.value, assumption.unit)
    if assumption.low is None or assumption.high is None:
        return told
    low, high = (_number(page, end) for end in (assumption.low, assumption.high))
    return page.say(
        "{told}, de {low} à {high}", "{told}, from {low} to {high}", told=told, low=low, high=high
    )


def quantity(page: Page, value: str, unit: str) -> str:
    """A value and its unit in the language of the page; a word stays as it is."""
    if unit == DAY:
        return page.say("{day}", "{day}", day=date.fromisoformat(value))
    return f"{_number(page, value)} {page.word(unit_name(unit))}".strip()


def _number(page: Page, value: str) -> str:
    with suppress(InvalidOperation):
        return page.number(Decimal(value))
    known = meaning(value)
    return value if known is None else page.word(known)
