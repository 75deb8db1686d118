"""Snapshots of prices, what changed between two, and what the gates said, as plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from courtier.report.layout import Column
from courtier.report.page import Counted, Page
from courtier.report.prices_model import (
    PriceChange,
    PriceDiff,
    PriceList,
    PriceScope,
    PricesEntered,
    PriceShown,
    PriceVerdict,
)
from courtier.report.prices_words import currency_name, day_name, percent, term_name, unit_name
from courtier.results.words import layer_name
from courtier.values.text import Language, Text

MOST = 40
"""So many rows of each part are printed; the other formats have them all."""
ROWS = Counted(Text(fr="{n} prix", en="{n} price"), Text(fr="{n} prix", en="{n} prices"))
_REGION, _SERVICE = ("Région", "Region"), ("Service", "Service")
_VERDICTS = {
    "refused": Text(fr="refusé", en="refused"),
    "held": Text(fr="à revoir", en="to review"),
}
_PARTS = {
    "new": Text(fr="nouveaux", en="new"),
    "gone": Text(fr="disparus", en="gone"),
    "changed": Text(fr="changés", en="changed"),
    "held": Text(fr="à revoir", en="to review"),
    "read": Text(fr="lus", en="read"),
    "accepted": Text(fr="acceptés", en="accepted"),
    "refused": Text(fr="refusés", en="refused"),
    "unexamined": Text(fr="acceptés sans point de comparaison", en="accepted, nothing to compare"),
    "rows": Text(fr="au total dans l’instantané", en="in the snapshot in all"),
}


def list_text(
    listed: PriceList, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """The rows of a snapshot; counts by provider, region and service where they are too many."""
    page = Page(language, width, color)
    number = ROWS.of(len(listed.prices), language)
    page.section(
        page.say(
            "Instantané du {day} (couche : {layer}) : {n} sur {all}",
            "Snapshot of {day} (layer: {layer}): {n} of {all}",
            day=listed.snapshot, layer=layer_name(listed.layer),
            n=number, all=listed.rows_in_snapshot,
        )
    )  # fmt: skip
    if len(listed.prices) > MOST:
        _counted(page, listed.prices)
    elif listed.prices:
        _rows(page, listed.prices)
    page.lines.append("")
    page.text(
        page.say(
            "Prix de liste avant taxes, tels que la source les donne ; un prix absent est inconnu.",
            "List prices before tax, as the source gives them; a price that is absent is unknown.",
        ),
        indent=0, style="faint",
    )  # fmt: skip
    return str(page)


def _counted(page: Page, prices: Sequence[PriceShown]) -> None:
    counts = Counter(map(_group, prices))
    columns = [Column(page.say(*head)) for head in (_REGION, _SERVICE)]
    columns.append(Column(page.say("Engagement", "Term"), flexible=True))
    rows = [
        [region, service, page.word(term_name(term)), page.number(n)]
        for (region, service, term), n in sorted(counts.items())
    ]
    page.table([*columns, Column(page.say("Prix", "Prices"), "right")], rows)
    page.text(
        page.say(
            "Trop de prix pour cet écran : filtrez par --provider, --region, --service ou --sku,"
            " ou demandez --format csv.",
            "Too many prices for this screen: filter with --provider, --region, --service or"
            " --sku, or ask for --format csv.",
        )
    )


def _rows(page: Page, prices: Sequence[PriceShown]) -> None:
    """A table for each region, service and term."""
    columns = [
        Column(page.say("Article", "Item"), flexible=True),
        Column(page.say("Taille", "Size")),
        Column(page.say("Prix", "Price"), "right"),
        Column(page.say("Unité", "Unit"), flexible=True),
        Column(page.say("Lu", "Read")),
    ]
    for group, inside in groupby(sorted(prices, key=_group), key=_group):
        page.section(", ".join((*group[:2], page.word(term_name(group[2])))))
        page.table(columns, [_row(page, price) for price in inside])


def _group(price: PriceShown) -> tuple[str, str, str]:
    return f"{price.provider}:{price.region}", price.service, price.term


def _row(page: Page, price: PriceShown) -> list[str]:
    size = ""
    if price.vcpu and price.memory_gib:
        size = page.say(
            "{vcpu} vCPU, {gib} Gio", "{vcpu} vCPU, {gib} GiB",
            vcpu=Decimal(price.vcpu), gib=Decimal(price.memory_gib),
        )  # fmt: skip
    money = _money(page, price)
    unit, day = page.word(unit_name(price.unit)), page.word(day_name(price.as_of))
    return [price.sku, size, money, unit, day]


def diff_text(found: PriceDiff, language: Language, *, width: int = 80, color: bool = False) -> str:
    """What is new, gone, changed and to review between two snapshots."""
    page = Page(language, width, color)
    page.section(
        page.say("De {before} à {after}", "From {before} to {after}",
                 before=day_name(found.before), after=day_name(found.after))
    )  # fmt: skip
    page.text(_counts(page, found.counts))
    _verdicts(page, found.held)
    _changes(page, found.changed)
    _named(page, "new", found.new)
    _named(page, "gone", found.gone)
    return str(page)


def entered_text(
    found: PricesEntered, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """What entered a new snapshot, what did not and why, and what changed."""
    page = Page(language, width, color)
    written, nothing = found.written or "", found.written is None
    page.section(
        page.say("Rien n’a été écrit.", "Nothing was written.") if nothing
        else page.say("Nouvel instantané : {path}", "New snapshot: {path}", path=written)
    )  # fmt: skip
    page.text(_counts(page, found.counts))
    _scopes(page, found.scopes)
    _verdicts(page, found.verdicts)
    _changes(page, found.changed)
    _named(page, "new", found.new)
    _named(page, "gone", found.gone)
    return str(page)


def _counts(page: Page, counts: dict[str, int]) -> str:
    parts = (f"{page.word(_PARTS[key])}{page.colon}{page.number(n)}" for key, n in counts.items())
    return page.items(parts)


def _scopes(page: Page, scopes: Sequence[PriceScope]) -> None:
    if not scopes:
        return
    page.section(page.say("Ce qui a été demandé", "What was asked"))
    for scope in scopes:
        name = f"{scope.provider}:{scope.region} {scope.service}"
        if scope.status == "complete":
            page.named(name, page.say("lu au complet, {n}", "read to the end, {n}",
                                      n=ROWS.of(scope.rows, page.language)))  # fmt: skip
            continue
        why = page.word(scope.text) if scope.text else ""
        page.named(
            name,
            page.say(
                "ÉCHEC : {why} Les anciens prix demeurent.",
                "FAILED: {why} The former prices stay.",
                why=why,
            ),
        )


def _verdicts(page: Page, verdicts: Sequence[PriceVerdict]) -> None:
    for word, title in _VERDICTS.items():
        chosen = [v for v in verdicts if v.verdict == word]
        if not chosen:
            continue
        page.section(f"{page.word(title).capitalize()} ({len(chosen)})")
        for verdict in chosen[:MOST]:
            page.named(_name(page, verdict.price), page.word(verdict.text))
        _more(page, len(chosen))


def _changes(page: Page, changed: Sequence[PriceChange]) -> None:
    if not changed:
        return
    page.section(f"{page.word(_PARTS['changed']).capitalize()} ({len(changed)})")
    for change in changed[:MOST]:
        gap = "" if change.change is None else page.word(percent(Decimal(change.change)))
        before, after = change.before, change.after
        page.named(
            _name(page, after),
            f"{_money(page, before)} → {_money(page, after)}" + (f" ({gap} %)" if gap else ""),
        )
    _more(page, len(changed))


def _named(page: Page, part: str, prices: Sequence[PriceShown]) -> None:
    if not prices:
        return
    page.section(f"{page.word(_PARTS[part]).capitalize()} ({len(prices)})")
    for price in prices[:MOST]:
        page.named(_name(page, price), _money(page, price))
    _more(page, len(prices))


def _more(page: Page, number: int) -> None:
    if number > MOST:
        page.text(
            page.say(
                "… et {n} autres (--format json).", "… and {n} more (--format json).",
                n=number - MOST,
            )
        )  # fmt: skip


def _money(page: Page, price: PriceShown) -> str:
    return f"{page.number(Decimal(price.price))}\u00a0{page.word(currency_name(price.currency))}"


def _name(page: Page, price: PriceShown) -> str:
    term, unit = page.word(term_name(price.term)), page.word(unit_name(price.unit))
    return f"{price.provider}:{price.region} {price.sku}, {term}, {unit}"
