"""What runs and what it costs by month, as text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from courtier.report import labels, parts
from courtier.report.layout import Column
from courtier.report.page import Page, capital
from courtier.report.running_bill import bill_sections
from courtier.results.cost_words import COST_BASIS_NAMES, UNIT_NAMES
from courtier.results.inventory_words import CLOUD_NAMES, unread_text
from courtier.results.running import (
    NotPriced,
    RunningCost,
    RunningLine,
    RunningProvenance,
    RunningResult,
    RunningTotal,
)
from courtier.results.running_words import (
    PART_NAMES,
    REMARKS,
    SIZE_NAMES,
    SYSTEMS,
    WHY_NAMES,
)
from courtier.results.words import confidence_name, named
from courtier.values.citation import STRONG
from courtier.values.text import Language

MOST_ROWS = 15
"""So many rows has a table of the text; the JSON holds all of them."""


def running_text(
    result: RunningResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the total, then its parts, what has no price, what is unread, the bill, the limits."""
    page = Page(language, width, color)
    found = result.running
    _head(page, found)
    _totals(page, page.say("Par compte", "By account"), found.by_account)
    _totals(page, page.say("Par région", "By region"), found.by_region)
    _totals(page, page.say("Par type", "By type"), found.by_type)
    if found.group_by is not None:
        title = page.say("Par groupe ({key})", "By group ({key})", key=found.group_by)
        _totals(page, title, found.by_group)
    _lines(page, found.lines)
    _not_priced(page, found)
    _unread(page, found)
    if found.bill is not None:
        bill_sections(page, found.bill)
    _statements(page, found)
    parts.findings_list(page, result.findings)
    _provenance(page, result.provenance)
    return str(page)


def _head(page: Page, found: RunningCost) -> None:
    seen = found.inventory
    page.section(
        page.say(
            "Ce qui tourne : {name} ({cloud}), lu le {day}",
            "What runs: {name} ({cloud}), read on {day}",
            name=seen.name, cloud=CLOUD_NAMES[seen.cloud], day=seen.read_on,
        )
    )  # fmt: skip
    page.text(_total(page, found))
    counts = page.say(
        "{all}, dont chiffrées : {priced} ; en partie : {partly} ; sans prix : {unpriced} ;"
        " à part : {aside}",
        "{all}, of which priced: {priced}; in part: {partly}; without a price: {unpriced};"
        " set aside: {aside}",
        all=found.resources, priced=found.priced, partly=found.partly, unpriced=found.unpriced,
        aside=found.aside,
    )  # fmt: skip
    page.named(page.say("Ressources", "Resources"), counts)
    for tax in found.taxes:
        rate = (tax.rate * 100).normalize()
        label = page.say("{name} ({rate} %)", "{name} ({rate}%)", name=tax.name, rate=rate)
        page.named(label, page.money(tax.tax, whole=False))
    if found.as_of_prices is not None:
        days = sorted({line.as_of for line in found.lines})
        read = page.say("{day}", "{day}", day=found.as_of_prices)
        if days:
            read = page.say(
                "{read} ; prix datés de {first} à {last}", "{read}; prices dated {first} to {last}",
                read=read, first=days[0], last=days[-1],
            )  # fmt: skip
        page.named(page.say("Liste des prix lue le", "Price list read on"), read)
    if found.exchange_rate_text is not None:
        page.named(page.say("Change", "Exchange"), page.word(found.exchange_rate_text))
    if found.confidence is not None and found.confidence not in STRONG:
        page.named(
            page.say("Preuve la plus faible", "Weakest evidence"),
            page.word(confidence_name(found.confidence)),
        )


def _total(page: Page, found: RunningCost) -> str:
    if found.monthly is None:
        return page.say(
            "Rien n’a de prix : le coût est indéterminé, et non nul.",
            "Nothing has a price: the cost is undetermined, and not nil.",
        )
    amount = page.money(found.monthly, whole=False)
    if found.status == "priced":
        return page.say(
            "{amount} CA par mois, avant taxes.",
            "{amount} CAD a month, before tax.",
            amount=amount,
        )
    return page.say(
        "Au moins {amount} CA par mois, avant taxes : tout n’a pas de prix.",
        "At least {amount} CAD a month, before tax: not everything has a price.",
        amount=amount,
    )


def _totals(page: Page, title: str, totals: Sequence[RunningTotal]) -> None:
    if not totals:
        return
    page.section(title)
    columns = (
        Column("", flexible=True),
        Column(page.say("Par mois", "A month"), "right"),
        Column(page.say("Ressources", "Resources"), "right"),
        Column(page.say("Sans prix", "No price"), "right"),
    )
    rows = [
        (
            _key(page, each),
            page.money(each.monthly, whole=False),
            page.number(each.resources),
            page.number(each.partly + each.unpriced),
        )
        for each in totals[:MOST_ROWS]
    ]
    page.table(columns, rows)
    _others(page, len(totals))


def _key(page: Page, total: RunningTotal) -> str:
    if total.key is None:
        return page.say("aucun", "none") if total.known else page.say("inconnu", "unknown")
    return total.key if total.name is None else f"{total.key} ({total.name})"


def _others(page: Page, number: int) -> None:
    """How many rows a table leaves out."""
    if number > MOST_ROWS:
        page.text(
            page.say(
                "et {n} de plus, dans le JSON", "and {n} more, in the JSON", n=number - MOST_ROWS
            ),
            style="faint",
        )


def _lines(page: Page, lines: Sequence[RunningLine]) -> None:
    if not lines:
        return
    page.section(page.say("Prix appliqués", "Prices applied"))
    columns = (
        Column(page.say("Produit", "Product"), flexible=True),
        Column(page.say("Quantité", "Quantity"), "right"),
        Column(page.say("Prix", "Price"), "right"),
        Column(page.say("$ CA par mois", "CAD a month"), "right"),
    )
    page.table(columns, [_line(page, line) for line in lines[:MOST_ROWS]])
    _others(page, len(lines))


def _line(page: Page, line: RunningLine) -> tuple[str, str, str, str]:
    basis = page.word(named(COST_BASIS_NAMES, line.basis))
    system = page.word(SYSTEMS[line.serves]) if line.serves in SYSTEMS else ""
    told, _, remark = line.unit.partition(" (")
    rest = page.word(named(REMARKS, remark.rstrip(")"))) if remark else ""
    where = ", ".join(filter(None, (line.sku, system, rest, line.region)))
    what = f"{where} – {line.type} ({basis}, {line.as_of})" + parts.marked(page, line.confidence)
    currency = page.word(named(UNIT_NAMES, line.currency))
    price = f"{page.number(line.price)} {currency}/{page.word(named(UNIT_NAMES, told))}"
    return what, _quantity(page, line, told), price, page.money(line.monthly, whole=False)


def _quantity(page: Page, line: RunningLine, unit: str) -> str:
    """How many machines, or how much volume in the unit of the price, without its time."""
    volume, dash, _ = unit.partition("-")
    number = page.number(line.quantity.quantize(Decimal("0.01")).normalize() + 0)
    hours = f" × {page.number(line.hours)} h" if line.hours is not None else ""
    if not dash or volume not in UNIT_NAMES:
        return f"{number}{hours}"
    return f"{number} {page.word(UNIT_NAMES[volume])}{hours}"


def _not_priced(page: Page, found: RunningCost) -> None:
    if not found.not_priced:
        return
    page.section(page.say("Sans prix, et pourquoi", "Without a price, and why"))
    for count in found.why_not_priced:
        page.named(capital(page.word(WHY_NAMES[count.why])), page.number(count.resources))
    page.lines.append("")
    columns = (
        Column(page.say("Type", "Type"), flexible=True),
        Column(page.say("Motif", "Reason"), flexible=True),
        Column(page.say("Ressources", "Resources"), "right"),
    )
    rows = [
        (_what(page, each), _why(page, each), page.number(each.resources))
        for each in found.not_priced[:MOST_ROWS]
    ]
    page.table(columns, rows)
    _others(page, len(found.not_priced))


def _what(page: Page, item: NotPriced) -> str:
    part = page.word(named(PART_NAMES, item.part)) if item.part else ""
    told = [each.value for each in item.size]
    words = [word for word in (part, item.region or "", *told) if word]
    return f"{item.type} ({', '.join(words)})" if words else item.type


def _why(page: Page, item: NotPriced) -> str:
    why = page.word(WHY_NAMES[item.why])
    if item.missing is None:
        return why
    return f"{why}{page.colon}{page.word(named(SIZE_NAMES, item.missing))}"


def _unread(page: Page, found: RunningCost) -> None:
    if not found.inventory.unread:
        return
    page.section(page.say("Ce que l’inventaire n’a pu lire", "What the inventory could not read"))
    for unread in found.inventory.unread[:MOST_ROWS]:
        page.item("- ", page.word(unread_text(unread)))
    _others(page, len(found.inventory.unread))


def _statements(page: Page, found: RunningCost) -> None:
    page.section(page.say("À savoir", "To know"))
    for statement in found.statements:
        page.item("- ", page.word(statement))


def _provenance(page: Page, provenance: RunningProvenance) -> None:
    weak = sum(fact.confidence not in STRONG for fact in provenance.facts)
    page.lines.append("")
    page.text(
        page.say(
            "courtier {version}, faits {facts} ({sha}…), au {day} ; {weak}.",
            "courtier {version}, facts {facts} ({sha}…), as of {day}; {weak}.",
            version=provenance.courtier,
            facts=provenance.knowledge.version,
            sha=provenance.knowledge.sha256[:12],
            day=provenance.as_of,
            weak=labels.FACTS.of(weak, page.language),
        ),
        indent=0,
        style="faint",
    )
