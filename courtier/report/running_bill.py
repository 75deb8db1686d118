"""A bill beside what runs, as text."""

from __future__ import annotations

from collections.abc import Sequence

from courtier.report.layout import Column
from courtier.report.page import Page, capital
from courtier.results.running import Beside, BilledBeside

MOST_ROWS = 15


def bill_sections(page: Page, bill: BilledBeside) -> None:
    """The totals of the bill, then by category, region, account, service and resource."""
    _totals(page, bill)
    _beside(page, page.say("Facture par catégorie", "Bill by category"), bill.by_category)
    _beside(page, page.say("Facture par région", "Bill by region"), bill.by_region)
    _beside(page, page.say("Facture par compte", "Bill by account"), bill.by_account)
    _services(page, bill)
    _alone(page, bill)
    _running(page, bill)


def _totals(page: Page, found: BilledBeside) -> None:
    bill = found.bill
    page.section(page.say("Face à la facture {name}", "Beside the bill {name}", name=bill.name))
    page.text(
        page.say(
            "FOCUS {version}, lignes : {rows}, du {since} au {until} (mois : {months}).",
            "FOCUS {version}, rows: {rows}, from {since} to {until} (months: {months}).",
            version=bill.version, rows=bill.rows, since=bill.since, until=bill.until,
            months=found.months,
        )
    )  # fmt: skip
    shown = (
        (page.say("Chiffré pour ces jours", "Priced for these days"), found.priced),
        (page.say("Facturé, en $ CA", "Billed, in CAD"), found.billed),
        (page.say("Écart", "Difference"), found.difference),
        (page.say("Taxes, à part", "Taxes, apart"), found.taxes),
        (page.say("Crédits, à part", "Credits, apart"), found.credits),
    )
    for name, amount in shown:
        page.named(name, page.money(amount, whole=False))


def _beside(page: Page, title: str, found: Sequence[Beside]) -> None:
    page.section(title)
    columns = (
        Column("", flexible=True),
        Column(page.say("Chiffré", "Priced"), "right"),
        Column(page.say("Facturé", "Billed"), "right"),
        Column(page.say("Écart", "Difference"), "right"),
    )
    rows = [
        (
            _name(page, each),
            page.money(each.priced, whole=False),
            page.money(each.billed, whole=False),
            page.money(each.difference, whole=False),
        )
        for each in found[:MOST_ROWS]
    ]
    page.table(columns, rows)
    _others(page, len(found))


def _name(page: Page, each: Beside) -> str:
    if each.name is not None:
        return capital(page.word(each.name))
    return each.key or page.say("non dit", "not told")


def _services(page: Page, found: BilledBeside) -> None:
    page.section(page.say("Facturé par service", "Billed by service"))
    columns = (
        Column(page.say("Service", "Service"), flexible=True),
        Column(page.say("Catégorie", "Category"), flexible=True),
        Column(page.say("Facturé", "Billed"), "right"),
    )
    rows = [
        (each.service, page.word(each.category), page.money(each.billed, whole=False))
        for each in found.by_service[:MOST_ROWS]
    ]
    page.table(columns, rows)
    _others(page, len(found.by_service))


def _alone(page: Page, found: BilledBeside) -> None:
    page.section(page.say("Facturé, et pas à l’inventaire", "Billed, and not in the inventory"))
    if not found.resources_told:
        page.text(
            page.say(
                "La facture ne nomme aucune ressource (ResourceId).",
                "The bill names no resource (ResourceId).",
            )
        )
        return
    page.text(
        page.say(
            "Ressources : {n}, pour {amount} ; sans nom de ressource : {unnamed}.",
            "Resources: {n}, for {amount}; without the name of a resource: {unnamed}.",
            n=found.alone_resources,
            amount=page.money(found.alone, whole=False),
            unnamed=page.money(found.unnamed, whole=False),
        )
    )
    for each in found.billed_alone[:MOST_ROWS]:
        where = ", ".join(filter(None, (each.service, each.account, each.region)))
        page.item("- ", f"{each.id} ({where}){page.colon}{page.money(each.billed, whole=False)}")
    _others(page, found.alone_resources)


def _running(page: Page, found: BilledBeside) -> None:
    if not found.resources_told:
        return
    page.section(page.say("À l’inventaire, et pas facturé", "In the inventory, and not billed"))
    page.text(
        page.say(
            "La facture nomme {n} ressources de l’inventaire ; par type, celles qu’elle ne nomme"
            " pas :",
            "The bill names {n} resources of the inventory; by type, those that it does not name:",
            n=found.seen,
        )
    )
    for each in found.running_alone[:MOST_ROWS]:
        amount = page.money(each.priced, whole=False)
        page.item("- ", f"{each.type}{page.colon}{page.number(each.resources)} ({amount})")
    _others(page, len(found.running_alone))


def _others(page: Page, number: int) -> None:
    if number > MOST_ROWS:
        page.text(
            page.say(
                "et {n} de plus, dans le JSON", "and {n} more, in the JSON", n=number - MOST_ROWS
            ),
            style="faint",
        )
