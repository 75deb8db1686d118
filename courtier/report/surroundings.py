"""What surrounds the lines of an option, as text: arrival and departure, annuity, taxes, values."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal, InvalidOperation

from courtier.report.page import Page
from courtier.results.estimate import Assumption, OptionCost
from courtier.results.finance import TaxCost, Transition
from courtier.results.words import TRANSITION_NAMES, UNIT_NAMES, named


def surroundings(page: Page, option: OptionCost) -> None:
    """The four costs of arriving and leaving, the level payment and the taxes, each a line."""
    if option.transitions:
        told = page.semicolon.join(_transition(page, each) for each in option.transitions)
        page.named(page.say("Arrivée et départ", "Arriving and leaving"), told)
    if option.annuity_per_month is not None:
        label = page.say("Annuité, hors total", "Annuity, in no total")
        told = page.say(
            "{cad} par mois, de même valeur actuelle",
            "{cad} a month, of the same present value",
            cad=page.money(option.annuity_per_month),
        )
        page.named(label, told)
    if option.taxes:
        told = page.semicolon.join(_tax(page, each) for each in option.taxes)
        page.named(page.say("Taxes, hors total", "Taxes, in no total"), told)


def value_of(page: Page, assumption: Assumption) -> str:
    """A value with its unit, its range, its date and its source, as far as they are known."""
    words = [quantity(page, assumption.value, assumption.unit)]
    if assumption.low is not None and assumption.high is not None:
        low, high = (_number(page, end) for end in (assumption.low, assumption.high))
        words.append(page.say("de {low} à {high}", "from {low} to {high}", low=low, high=high))
    if assumption.on is not None:
        words.append(page.say("au {day}", "on {day}", day=assumption.on))
    if assumption.source:
        words.append(page.say("source : {title}", "source: {title}", title=assumption.source))
    return ", ".join(words)


def quantity(page: Page, value: str, unit: str) -> str:
    """A value and its unit in the language of the page; a word stays as it is."""
    return f"{_number(page, value)} {page.word(named(UNIT_NAMES, unit))}".strip()


def _number(page: Page, value: str) -> str:
    with suppress(InvalidOperation):
        return page.number(Decimal(value))
    return value


def _transition(page: Page, told: Transition) -> str:
    name, status = page.word(told.text), page.word(TRANSITION_NAMES[told.status])
    if told.nominal is None:
        return f"{name}, {status}"
    amount = f"{name}, {page.money(told.nominal)} ({status})"
    if not told.missing:
        return amount
    parts = ", ".join(map(page.word, told.missing))
    return page.say(
        "{amount}, sans {parts}", "{amount}, without {parts}", amount=amount, parts=parts
    )


def _tax(page: Page, tax: TaxCost) -> str:
    paid = f"{tax.name}, {page.money(tax.tax)}"
    if tax.net is None:
        return page.say("{paid}, remboursement inconnu", "{paid}, rebate unknown", paid=paid)
    return page.say("{paid}, net {net}", "{paid}, net {net}", paid=paid, net=page.money(tax.net))
