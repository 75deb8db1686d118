"""The confidential estimate of the contract, as text."""

from __future__ import annotations

from decimal import Decimal

from courtier.report import parts
from courtier.report.layout import Column
from courtier.report.page import Page
from courtier.results.artefacts import ContractEstimateResult
from courtier.results.cost_words import COST_STATUS_NAMES, MEDIAN_OF_PROVIDERS
from courtier.values.text import Language


def contract_text(
    result: ContractEstimateResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the marking, the figures of the body, each option over the contract, the gap."""
    page, found = Page(language, width, color), result.contract_estimate
    page.text(page.word(found.marking), indent=0, style="bold")
    parts.title(page, result)
    page.section(page.say("Estimation confidentielle du contrat", "Confidential contract estimate"))
    page.text(page.word(found.method))
    for told in found.statements:
        page.item("- ", page.word(told))
    _figures(page, result)
    heads = (
        Column(page.say("Option", "Option"), flexible=True),
        Column(page.say("Statut", "Status")),
        Column(page.say("Durée initiale", "Initial term"), "right"),
        Column(page.say("Durée totale", "Total term"), "right"),
        Column("P10", "right"),
        Column("P90", "right"),
    )
    rows = [
        (
            page.word(option.name),
            page.word(COST_STATUS_NAMES[option.status]),
            _money(page, option.initial),
            _money(page, option.total),
            page.money(option.total_p10),
            page.money(option.total_p90),
        )
        for option in found.options
    ]
    page.table(heads, rows)
    if found.left_out_names:
        label = page.say("Hors du prix du contrat", "Outside the price of the contract")
        page.named(label, page.items([page.word(name) for name in found.left_out_names]))
    if found.not_counted:
        label = page.say("Sans prix, donc non compté", "Without price, not counted")
        page.named(label, page.items([page.word(name) for name in found.not_counted]))
    page.text(
        page.say(
            "Le chiffre de l’organisme demeure la valeur du contrat : l’estimation ne le remplace"
            " pas.",
            "The body’s figure remains the value of the contract: the estimate does not replace"
            " it.",
        )
    )
    parts.findings_list(page, result.findings)
    parts.provenance_lines(page, result.provenance)
    return str(page)


def _figures(page: Page, result: ContractEstimateResult) -> None:
    found = result.contract_estimate
    shown = (
        (page.say("Valeur donnée par l’organisme", "Value that the body gives"), found.body_value),
        (page.say("Plafond du budget", "Budget ceiling"), found.ceiling),
        (page.say("Option la moins chère", "Least costly option"), found.least),
        (page.word(MEDIAN_OF_PROVIDERS), found.median),
        (page.say("Option la plus chère", "Most costly option"), found.most),
        (page.say("Médiane moins valeur donnée", "Median less value given"), found.gap),
    )
    for name, amount in shown:
        page.named(name, _money(page, amount))


def _money(page: Page, amount: Decimal | None) -> str:
    return page.say("inconnu", "unknown") if amount is None else page.money(amount, whole=False)
