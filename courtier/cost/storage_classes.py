"""The class of storage of objects: the cheapest for what is kept and what is read back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from courtier.cost.choices import KEPT
from courtier.cost.commitments import term_words
from courtier.cost.draft import Gap, Line
from courtier.cost.flows import Share
from courtier.cost.market import Market, Priced, label
from courtier.cost.prices import cheapest
from courtier.cost.terms import Term, uncertain
from courtier.cost.volumes import service_line, storage_line, volume_growth, volume_of
from courtier.knowledge.records.prices import PriceService
from courtier.results.estimate import Candidate, Choice
from courtier.values.money import cents
from courtier.values.text import Cad, Text, say
from courtier.workload.needs import Storage

CLASSED = ("object", "archive")
"""The kinds of storage that are sold in several classes."""

_READ = Text(fr="volume relu par mois", en="volume read back a month")
_RETRIEVAL_EFFECT = Text(
    fr="La relecture des archives est facturée au volume et n’est pas comptée.",
    en="Reading archives back is charged by volume and is not counted.",
)


def classed_lines(market: Market, region: str, need: Storage) -> list[Priced]:
    """The line of a volume, in its cheapest class where the volume read back is known."""
    usual = storage_line(market, region, need)
    if need.kind not in CLASSED:
        return [usual]
    if need.read_gib_per_month is None:
        return [usual, *_unknown_reads(need, usual), *_shortest_stay(market, need, usual)]
    read = uncertain(need.read_gib_per_month, f"needs.{need.id}.read", label(need.id, _READ))
    found = _classes(market, region, need, usual, read)
    kept = _kept(market, region, found) if found else usual
    return [kept, *_shortest_stay(market, need, kept)]


def _unknown_reads(need: Storage, usual: Priced) -> list[Gap]:
    if need.kind != "archive" or isinstance(usual, Gap):
        return []
    what = say(
        "le volume relu par mois de « {id} » (read_gib_per_month)",
        "the volume of “{id}” read back a month (read_gib_per_month)",
        id=need.id,
    )
    return [Gap(f"{need.id}.read", what, _RETRIEVAL_EFFECT, "architect", essential=False)]


def _shortest_stay(market: Market, need: Storage, kept: Priced) -> list[Gap]:
    """Colder classes bill a least time of keeping, that no price list here gives."""
    standard = {service.sku for service in market.book.services(market.provider, "storage-object")}
    if isinstance(kept, Gap) or not kept.prices or kept.prices[0].sku in standard:
        return []
    what = say(
        "la durée minimale de garde de « {id} » dans la classe {sku} chez {provider}",
        "the minimum time of keeping of “{id}” in the class {sku} at {provider}",
        id=need.id,
        sku=kept.prices[0].sku,
        provider=market.provider,
    )
    return [Gap(f"{need.id}.minimum", what, _MINIMUM_EFFECT, "adviser", essential=False)]


_MINIMUM_EFFECT = Text(
    fr="Ce qui est effacé plus tôt est facturé jusqu’à elle, et ne l’est pas ici.",
    en="What is deleted earlier is billed until then, and is not here.",
)


def _classes(
    market: Market, region: str, need: Storage, usual: Priced, read: Term
) -> list[tuple[Line, PriceService]]:
    """The line of each class whose price, and that of reading back, are known."""
    book = market.book
    standard = book.services(market.provider, f"storage-{need.kind}")
    found = []
    names = {service.sku for service in standard}
    if isinstance(usual, Line) and len(standard) == 1:
        line = _with_reads(market, region, need, usual, standard[0], read)
        found += [] if line is None else [(line, standard[0])]
    for service in book.services(market.provider, "storage-class"):
        if service.sku in names:
            continue
        gib, growth = volume_of(need), volume_growth(need)
        kept = service_line(market, region, need.id, [service], gib, growth)
        line = _with_reads(market, region, need, kept, service, read)
        found += [] if line is None else [(line, service)]
    return found


def _with_reads(
    market: Market, region: str, need: Storage, kept: Priced, service: PriceService, read: Term
) -> Line | None:
    """A volume with what its reading back costs; None where that price must be and is unknown.

    The standard class of objects is read back free.
    """
    if isinstance(kept, Gap):
        return None
    charged = [
        s for s in market.book.services(market.provider, "retrieval") if s.sku == service.sku
    ]
    if not charged:
        return kept if service.need == "storage-object" else None
    reads = service_line(market, region, need.id, charged, read, ())
    if isinstance(reads, Gap):
        return None
    text = say("{kept} ; {reads}", "{kept}; {reads}", kept=kept.text, reads=reads.text)
    facts = (*kept.facts, *reads.facts)
    prices = (*kept.prices, *reads.prices)
    return replace(kept, text=text, plan=Share((kept.plan, reads.plan)), facts=facts, prices=prices)


def _kept(market: Market, region: str, found: list[tuple[Line, PriceService]]) -> Priced:
    """The cheapest class, with all of them as its choice."""
    presents = [line.plan.present(market.view) for line, _ in found]
    order = sorted(range(len(found)), key=lambda i: (presents[i], found[i][1].sku))
    best = order[0]
    candidates = tuple(
        _candidate(market, region, found[i][1], presents[i], presents[best]) for i in order
    )
    text = say(
        "Classe {sku} : la moins chère des {n} classes pour ce qui est gardé et relu ; les durées "
        "minimales ne sont pas comptées.",
        "Class {sku}: the cheapest of the {n} classes for what is kept and read back; minimum "
        "durations are not counted.",
        sku=found[best][1].sku,
        n=len(found),
    )
    return replace(found[best][0], choice=Choice(text=text, candidates=candidates))


def _candidate(
    market: Market, region: str, service: PriceService, present: Decimal, least: Decimal
) -> Candidate:
    row = cheapest(market.book.rows(region, service))
    if row is None:
        raise LookupError(service.sku)
    more = Cad(cents(present - least))
    dearer = say(
        "Plus cher de {more} sur l’horizon.", "Dearer by {more} over the horizon.", more=more
    )
    kept = present == least
    return Candidate(
        sku=row.sku,
        region=region,
        term=row.term,
        how=term_words(row),
        price=market.book.paid(row),
        unit=row.unit,
        currency=row.currency,
        present=cents(present),
        kept=kept,
        text=KEPT if kept else dearer,
    )
