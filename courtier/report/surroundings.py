"""What surrounds the lines of an option, as text: arrival and departure, annuity, taxes."""

from __future__ import annotations

from courtier.report.page import Page
from courtier.results.cost_words import TRANSITION_NAMES
from courtier.results.estimate import OptionCost
from courtier.results.finance import TaxCost, Transition


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
