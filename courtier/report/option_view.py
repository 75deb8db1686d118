"""The options of an estimate one by one, as text: those compared line by line, the rest counted."""

from __future__ import annotations

from decimal import Decimal

from courtier.report import digest, parts, surroundings
from courtier.report.choice_view import choices
from courtier.report.layout import Column
from courtier.report.page import Page
from courtier.results.cost_words import COST_STATUS_NAMES, OPTION_KIND_NAMES, basis_name
from courtier.results.estimate import Estimate, OptionCost


def options_detail(page: Page, estimate: Estimate) -> None:
    """Each option that the reader needs line by line, then where to find the others."""
    shown = detailed(estimate)
    for option in shown:
        _option(page, estimate, option)
    left = [o for o in estimate.options if o.lines and o not in shown]
    if left:
        _elsewhere(page, left)


def detailed(estimate: Estimate) -> list[OptionCost]:
    """The options compared, those of the body, those quoted; the least costly cloud at least.

    Options of which nothing is priced have no lines to show.
    """
    priced = [option for option in estimate.options if option.lines]
    kept = [option for option in priced if _matters(option)]
    if not any(option.kind == "cloud" for option in kept):
        kept += sorted((o for o in priced if o.kind == "cloud"), key=_order)[:1]
    return [option for option in priced if option in kept]


def _matters(option: OptionCost) -> bool:
    quoted = any(line.basis == "quote" for line in option.lines)
    return option.kind != "cloud" or bool(option.band) or quoted


def _order(option: OptionCost) -> tuple[bool, Decimal]:
    return option.status != "priced", option.p50 or Decimal(0)


def _elsewhere(page: Page, left: list[OptionCost]) -> None:
    page.section(page.say("Autres options, ligne par ligne", "Other options, line by line"))
    names = page.semicolon.join(
        page.say("{name} ({n})", "{name} ({n})", name=page.word(o.name), n=len(o.lines))
        for o in left
    )
    page.text(
        page.say(
            "Leurs {n} lignes et les façons d’acheter considérées sont dans le JSON "
            "(--format json, estimate.options), et leurs montants dans le classeur "
            "(--report xlsx=CHEMIN, feuille « Lignes ») : {names}.",
            "Their {n} lines and the ways to buy that were considered are in the JSON "
            "(--format json, estimate.options), and their amounts in the workbook "
            "(--report xlsx=PATH, sheet “Lines”): {names}.",
            n=sum(len(option.lines) for option in left),
            names=names,
        )
    )


def _option(page: Page, estimate: Estimate, option: OptionCost) -> None:
    kind = page.word(OPTION_KIND_NAMES[option.kind])
    status = page.word(COST_STATUS_NAMES[option.status])
    page.section(f"{page.word(option.name)} ({kind}{page.semicolon}{status})")
    if option.lines:
        _lines(page, option)
        surroundings.surroundings(page, option)
    choices(page, option)
    missing = [m for m in digest.missing_words(estimate, option) if m not in option.left_out]
    if missing:
        page.named(page.say("Manque", "Missing"), page.semicolon.join(map(page.word, missing)))


def _lines(page: Page, option: OptionCost) -> None:
    columns = (
        Column(page.say("Poste", "Item"), flexible=True),
        Column(page.say("Base", "Basis")),
        Column(page.say("Nominal", "Nominal"), "right"),
        Column(page.say("Actuel", "Present"), "right"),
    )
    rows = [
        (
            f"{page.word(line.text)}{parts.marked(page, line.confidence)} [{line.id}]",
            page.word(basis_name(line.basis, line.confidence)),
            page.money(line.nominal, whole=False),
            page.money(line.npv, whole=False),
        )
        for line in option.lines
    ]
    total = (
        _total(page, option),
        "",
        page.money(option.total_nominal, whole=False),
        page.money(option.npv, whole=False),
    )
    page.table(columns, [*rows, total])
    years = page.semicolon.join(
        page.say(
            "an {year} : {cost}", "year {year}: {cost}", year=y.year, cost=page.money(y.nominal)
        )
        for y in option.years
    )
    if years:
        page.named(page.say("Par année", "By year"), years)


def _total(page: Page, option: OptionCost) -> str:
    if option.status == "priced":
        return page.say("Total, aux valeurs probables", "Total, at likely values")
    return page.say(
        "Total de ce qui a un prix, aux valeurs probables",
        "Total of what has a price, at likely values",
    )
