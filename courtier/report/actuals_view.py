"""An estimate beside a bill, as text."""

from __future__ import annotations

from decimal import Decimal

from courtier.report import parts
from courtier.report.layout import Column
from courtier.report.page import Page, capital
from courtier.results.actuals import Actuals, ActualsResult, Gap, GapKind
from courtier.results.cost_words import UNIT_NAMES
from courtier.results.words import named
from courtier.values.text import Language, Text, format_number

KINDS: dict[GapKind, Text] = {
    "quantity": Text(fr="quantité", en="quantity"),
    "mix": Text(fr="composition", en="mix"),
    "price": Text(fr="prix", en="price"),
    "discount": Text(fr="rabais négocié", en="negotiated discount"),
    "commitment": Text(fr="engagements", en="commitments"),
    "undecided": Text(fr="non tranché", en="not decided"),
    "currency": Text(fr="monnaie", en="currency"),
    "scope": Text(fr="portée", en="scope"),
    "amount": Text(fr="montant", en="amount"),
}


def actuals_text(
    result: ActualsResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the totals, each category, then each wrong assumption, the widest effect first."""
    page = Page(language, width, color)
    parts.title(page, result)
    _totals(page, result.actuals)
    _categories(page, result.actuals)
    _gaps(page, result.actuals)
    parts.findings_list(page, result.findings)
    parts.provenance_lines(page, result.provenance)
    return str(page)


def _totals(page: Page, found: Actuals) -> None:
    bill = found.bill
    page.section(page.say("{name} et sa facture", "{name} and its bill", name=found.name))
    page.text(
        page.say(
            "{file}, FOCUS {version}, {rows} lignes, du {since} au {until} ({months} mois).",
            "{file}, FOCUS {version}, {rows} rows, from {since} to {until} ({months} months).",
            file=bill.name, version=bill.version, rows=bill.rows, since=bill.since,
            until=bill.until, months=found.months,
        )
    )  # fmt: skip
    shown = (
        (page.say("Prévu", "Foreseen"), found.estimated),
        (page.say("Facturé", "Billed"), found.billed),
        (page.say("Écart", "Difference"), found.difference),
        (page.say("Taxes, à part", "Taxes, apart"), found.taxes),
        (page.say("Crédits, à part", "Credits, apart"), found.credits),
    )
    for name, amount in shown:
        page.named(name, page.money(amount, whole=False))
    if found.beside:
        label = page.say("Lignes qu’une facture ne montre pas", "Lines that no bill shows")
        page.named(label, page.items(found.beside))
    if bill.unknown:
        page.named(page.say("Colonnes inconnues", "Unknown columns"), page.items(bill.unknown))
    page.text(
        page.say(
            "Coûts effectifs de la facture (EffectiveCost), engagements répartis, avant taxes, en"
            " dollars canadiens.",
            "Effective costs of the bill (EffectiveCost), commitments spread, before tax, in"
            " Canadian dollars.",
        )
    )


def _categories(page: Page, found: Actuals) -> None:
    page.section(page.say("Par catégorie", "By category"))
    columns = (
        Column(page.say("Catégorie", "Category"), flexible=True),
        Column(page.say("Prévu", "Foreseen"), "right"),
        Column(page.say("Facturé", "Billed"), "right"),
        Column(page.say("Écart", "Difference"), "right"),
    )
    rows = [
        (
            capital(page.word(each.name)),
            "–" if each.estimated is None else page.money(each.estimated, whole=False),
            "–" if each.billed is None else page.money(each.billed, whole=False),
            page.money(each.difference, whole=False),
        )
        for each in found.categories
    ]
    page.table(columns, rows)


def _gaps(page: Page, found: Actuals) -> None:
    page.section(page.say("Hypothèses fausses", "Wrong assumptions"))
    if not found.gaps:
        page.text(page.say("Aucune.", "None."))
        return
    columns = (
        Column(page.say("Hypothèse", "Assumption"), flexible=True),
        Column(page.say("Prévu", "Foreseen"), "right"),
        Column(page.say("Facturé", "Billed"), "right"),
        Column(page.say("Effet", "Effect"), "right"),
    )
    page.table(columns, [_row(page, gap, found) for gap in found.gaps])
    page.text(
        page.say(
            "Les effets s’ajoutent : leur somme est l’écart. Une quantité se compte au prix prévu,"
            " un prix sur la quantité facturée, au taux de change prévu.",
            "The effects add up: their sum is the difference. A quantity counts at the price"
            " foreseen, a price on the quantity billed, at the exchange rate foreseen.",
        )
    )


def _row(page: Page, gap: Gap, found: Actuals) -> tuple[str, str, str, str]:
    names = {each.category: each.name for each in found.categories}
    what = page.word(names.get(gap.category, Text(fr=gap.category, en=gap.category)))
    unit = page.word(named(UNIT_NAMES, gap.unit)) if gap.unit else ""
    kind = page.word(KINDS[gap.kind])
    where = f" ({unit})" if unit else ""
    lines = f" [{page.items(gap.lines)}]" if gap.lines else ""
    return (
        f"{capital(what)}{page.colon}{kind}{where}{lines}",
        _value(page, gap.assumed),
        _value(page, gap.actual),
        page.money(gap.effect, whole=False),
    )


def _value(page: Page, value: Decimal | None) -> str:
    return "–" if value is None else format_number(value, page.language)
