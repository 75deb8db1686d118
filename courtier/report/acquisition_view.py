"""The total acquisition cost of the regulation, as text."""

from __future__ import annotations

from courtier.report import parts
from courtier.report.layout import Column
from courtier.report.page import Page
from courtier.results.artefacts import AcquisitionCost, AcquisitionCostResult
from courtier.values.text import Language, Text

BASES = {
    "price": Text(fr="le prix soumis", en="the tendered price"),
    "adjusted-price": Text(fr="le prix ajusté", en="the adjusted price"),
    "undetermined": Text(
        fr="indéterminée (acquisition.award_basis n’est pas donné)",
        en="undetermined (acquisition.award_basis is not given)",
    ),
}


def acquisition_text(
    result: AcquisitionCostResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write whether the total acquisition cost is open, what to announce, then its rules."""
    page, found = Page(language, width, color), result.acquisition_cost
    parts.title(page, result)
    page.section(
        page.say(
            "Coût total d’acquisition du règlement", "Total acquisition cost of the regulation"
        )
    )
    page.text(page.word(found.text), style="bold")
    page.text(
        page.say(
            "Il ne se confond pas avec le coût total de possession : aucun montant de l’estimation"
            " n’y entre.",
            "It is not the total cost of ownership: no amount of the estimate enters it.",
        )
    )
    if found.binds is not False:
        _rules(page, found)
    parts.findings_list(page, result.findings)
    parts.provenance_lines(page, result.provenance)
    return str(page)


def _rules(page: Page, found: AcquisitionCost) -> None:
    """What the regulation lets the body announce, and its rules."""
    page.named(page.say("Base", "Base"), page.word(BASES[found.base]))
    page.section(
        page.say("Coûts additionnels que nomme le texte", "Extra costs that the text names")
    )
    blank = page.say("à remplir", "to fill in")
    heads = (
        Column(page.say("Coût", "Cost"), flexible=True),
        Column(page.say("Élément mesurable", "Measurable element")),
        Column(page.say("Unité", "Unit")),
        Column(page.say("Formule", "Formula")),
    )
    names = [*(page.word(h.name) for h in found.headings), _other(page)]
    page.table(heads, [(name, blank, blank, blank) for name in names])
    page.section(page.say("À annoncer", "To announce"))
    for text in found.to_announce:
        page.item("- ", page.word(text))
    page.section(page.say("Règles", "Rules"))
    for rule in found.rules:
        weak = parts.marked(page, rule.confidence)
        page.item("- ", f"{page.word(rule.text)} [{rule.reference}]{weak}")


def _other(page: Page) -> str:
    """The row for what the text leaves the body free to add."""
    return page.say("Autre coût pertinent", "Other relevant cost")
