"""The prices that the lines rest on, as assumptions: list prices, support plans, surcharges."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

from courtier.cost.commitments import term_words
from courtier.cost.draft import Draft
from courtier.cost.facts import CostFacts
from courtier.cost.own_prices import discount_on
from courtier.cost.prices import price_fact
from courtier.cost.support import support_fact
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.prices import Discount, OwnPrice, PriceRow, SupportBand
from courtier.results.estimate import Assumption
from courtier.values.text import Text, say

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def listed(drafts: Iterable[Draft], facts: CostFacts) -> Iterator[Assumption]:
    """The price behind every line, in the order of the lines, repeats included."""
    plans: dict[str, list[SupportBand]] = {}
    for band in facts.support_plans:
        plans.setdefault(support_fact(band).id, []).append(band)
    for line in (line for draft in drafts for line in draft.lines):
        for row in line.prices:
            yield from _price(row, facts)
        for fact in line.facts:
            if fact.id in plans:
                yield from _plan(fact.id, plans[fact.id])
            elif fact.id in facts.offerings and facts.offerings[fact.id].surcharge:
                yield _surcharge(facts.offerings[fact.id])


def _price(row: PriceRow, facts: CostFacts) -> Iterator[Assumption]:
    own = isinstance(row, OwnPrice)
    yield Assumption(
        id=price_fact(row).id,
        text=_name(row),
        value=f"{row.price:f}",
        unit=f"{row.currency}/{row.unit.partition(' (')[0]}",
        on=date.fromisoformat(row.as_of) if _DAY.match(row.as_of) else None,
        basis="given" if own else "list",
        confidence=row.confidence,
        source=row.source,
    )
    discount = discount_on(row, facts.discounts)
    if discount is not None:
        yield _discount(discount)


def _name(row: PriceRow) -> Text:
    """What is sold, with the year or the month of its price where no day is known."""
    name = say(
        "{provider} : {sku}, {term}, {region}",
        "{provider}: {sku}, {term}, {region}",
        provider=row.provider, sku=row.sku or row.service, term=_term(row), region=row.region,
    )  # fmt: skip
    if _DAY.match(row.as_of):
        return name
    return say("{name}, prix de {day}", "{name}, price of {day}", name=name, day=row.as_of)


def _term(row: PriceRow) -> Text | str:
    with suppress(ValueError):
        return term_words(row)
    return row.term


def _discount(discount: Discount) -> Assumption:
    return Assumption(
        id=f"discount:{discount.provider}:{discount.service}:{discount.term}",
        text=say(
            "Rabais de l’organisme chez {provider} ({service}, {term})",
            "Discount of the body at {provider} ({service}, {term})",
            provider=discount.provider, service=discount.service, term=discount.term,
        ),
        value=f"{discount.fraction:f}",
        unit="1",
        on=discount.since,
        basis="given",
        confidence="primary",
        source=discount.source,
    )  # fmt: skip


def _plan(identifier: str, bands: list[SupportBand]) -> Iterator[Assumption]:
    """The minimum of a support plan, then the fraction of each of its bands."""
    for number, band in enumerate(bands):
        name = say("Plan de soutien {plan}", "Support plan {plan}", plan=band.plan)
        if not number:
            least = say("{name} : minimum", "{name}: minimum", name=name)
            yield _of_plan(identifier, least, f"{band.minimum:f}", f"{band.currency}/month", band)
        text = say(
            "{name} : part de la facture au-delà de {start} {currency}",
            "{name}: part of the bill above {start} {currency}",
            name=name, start=band.from_bill, currency=band.currency,
        )  # fmt: skip
        yield _of_plan(f"{identifier}:{number + 1}", text, f"{band.fraction:f}", "1", band)


def _of_plan(identifier: str, text: Text, value: str, unit: str, band: SupportBand) -> Assumption:
    return Assumption(
        id=identifier,
        text=text,
        value=value,
        unit=unit,
        on=band.read_on,
        basis="list",
        confidence=band.confidence,
        source=band.source,
    )


def _surcharge(offering: Offering) -> Assumption:
    source = offering.sources[0]
    return Assumption(
        id=f"surcharge:{offering.id}",
        text=say(
            "« {name} » : supplément sur les prix publics",
            "“{name}”: surcharge on list prices",
            name=offering.name,
        ),
        value=f"{offering.surcharge:f}",
        unit="1",
        on=source.read_on,
        basis="list",
        confidence=offering.confidence,
        source=source.title,
    )
