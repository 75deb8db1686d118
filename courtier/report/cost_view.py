"""The total cost of ownership of each option, as text."""

from __future__ import annotations

from courtier.report import labels, parts
from courtier.report.assumptions_view import assumptions_section
from courtier.report.band_view import band_section
from courtier.report.layout import Column
from courtier.report.missing_view import missing_section
from courtier.report.option_view import options_detail
from courtier.report.page import Page
from courtier.report.stack_view import stack_section
from courtier.report.ties_view import ties_section
from courtier.report.tornado_view import tornado_section
from courtier.results.cost_words import COST_STATUS_NAMES
from courtier.results.envelope import CostResult
from courtier.results.estimate import Estimate, OptionCost
from courtier.values.text import Language


def cost_text(
    result: CostResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the comparison, the options compared line by line, and what the figures rest on."""
    page = Page(language, width, color)
    estimate = result.estimate
    parts.title(page, result)
    _comparison(page, estimate)
    options_detail(page, estimate)
    stack_section(page, estimate)
    band_section(page, estimate)
    ties_section(page, estimate)
    missing_section(page, estimate)
    _at_rates(page, estimate)
    tornado_section(page, estimate)
    assumptions_section(page, estimate)
    parts.findings_list(page, result.findings)
    parts.provenance_lines(page, result.provenance)
    return str(page)


def _comparison(page: Page, estimate: Estimate) -> None:
    page.section(parts.cost_title(page, estimate, len(estimate.options)))
    known = [option for option in estimate.options if option.lines]
    parts.options_table(page, known or estimate.options)
    page.text(page.word(labels.DRAWS_NOTE))
    parts.left_out_lines(page, known)
    if sum(option.kind == "cloud" for option in known) > 1:
        page.text(page.word(labels.CLOUDS_NOTE))
    _priceless(page, [option for option in estimate.options if known and not option.lines])
    if any(option.status == "partial" for option in estimate.options):
        page.text(page.word(labels.PARTIAL_NOTE))
    page.text(page.word(estimate.conclusion), style="bold")
    _chances(page, estimate)
    _statements(page, estimate)
    page.named(page.say("Méthode", "Method"), page.word(estimate.convention))
    rates = parts.rates_line(page, estimate)
    if rates is not None:
        page.text(rates)


def _priceless(page: Page, options: list[OptionCost]) -> None:
    """The options of which nothing is priced, by name: an empty row would say no more."""
    if options:
        label = page.say("Sans aucun prix ({n})", "Without any price ({n})", n=len(options))
        page.named(label, page.semicolon.join(page.word(option.name) for option in options))


def _chances(page: Page, estimate: Estimate) -> None:
    label = page.say(
        "Probabilité que l’infonuagique coûte moins", "Probability that cloud costs less"
    )
    chance = estimate.probability_cloud_cheaper
    unknown = page.say("ne peut être dite", "cannot be told")
    told = unknown if chance is None else page.percent(chance) + _pair(page, estimate)
    page.named(label, told)
    months = ", ".join(str(month) for month in estimate.break_even.months)
    label = page.say("Croisement des coûts cumulés, mois", "Crossing of cumulative costs, month")
    nowhere = page.say("aucun dans l’horizon", "none within the horizon")
    if estimate.break_even.cloud is None:
        nowhere = page.say("ne peut être dit", "cannot be told")
    page.named(label, months or nowhere)
    if estimate.break_even.text is not None:
        page.named(page.say("Points d’égalité", "Ties"), page.word(estimate.break_even.text))


def _pair(page: Page, estimate: Estimate) -> str:
    """The two options that the probability compares, between brackets."""
    names = {option.id: page.word(option.name) for option in estimate.options}
    cloud, other = estimate.break_even.cloud, estimate.break_even.other
    if cloud is None or other is None:
        return ""
    return page.say(
        " (« {cloud} » et « {other} »)",
        " (“{cloud}” and “{other}”)",
        cloud=names[cloud],
        other=names[other],
    )


def _statements(page: Page, estimate: Estimate) -> None:
    """What one must know to read the amounts, a line for each thing."""
    for statement in estimate.statements:
        page.item("- ", page.word(statement.text))


def _at_rates(page: Page, estimate: Estimate) -> None:
    """Each priced option at the rates that are always shown."""
    shown = [option for option in estimate.options if option.lines]
    if not estimate.at_rates or not shown:
        return
    page.section(
        page.say(
            "Valeur actuelle à d’autres taux, aux valeurs probables",
            "Present value at other rates, at likely values",
        )
    )
    heads = [page.percent(each.rate) for each in estimate.at_rates]
    values = [{o.option: o.npv for o in each.options} for each in estimate.at_rates]
    columns = (
        Column(page.say("Option", "Option"), flexible=True),
        *(Column(head, "right") for head in heads),
    )
    rows = [
        (_marked_partial(page, option), *(page.money(value[option.id]) for value in values))
        for option in shown
    ]
    page.table(columns, rows)


def _marked_partial(page: Page, option: OptionCost) -> str:
    """The name of an option, with its status where it is not priced in full."""
    name = page.word(option.name)
    if option.status == "priced":
        return name
    return f"{name} ({page.word(COST_STATUS_NAMES[option.status])})"
