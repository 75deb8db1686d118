"""The sentences of a bill held against an estimate, and what a person must see of it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from courtier.cost.actuals.bill import Bill
from courtier.cost.actuals.buckets import Rates
from courtier.cost.actuals.split import Part
from courtier.results.actuals import Actuals, Gap
from courtier.results.words import UNIT_NAMES, named
from courtier.values.findings import Finding
from courtier.values.text import Cad, Text, say

_SHARE = Decimal("0.0001")
_FIGURES = 6


def gap_of(
    part: Part, total: Decimal, names: Mapping[str, Text], taken: Mapping[str, Decimal]
) -> Gap:
    """A part of the difference, as it is printed.

    Args:
        part: What was told apart.
        total: The estimate of the period, that shares are of.
        names: The names of categories.
        taken: The exchange rates of the estimate.
    """
    scale = taken.get("USD", Decimal(1)) if part.kind == "currency" else Decimal(1)
    assumed, actual = _shown(part.assumed, scale), _shown(part.actual, scale)
    name = names.get(part.category, Text(fr=part.category, en=part.category))
    return Gap(
        kind=part.kind,
        category=part.category,
        unit="CAD/USD" if part.kind == "currency" else part.unit,
        assumed=assumed,
        actual=actual,
        effect=part.effect,
        share=(part.effect / total).quantize(_SHARE) if total else None,
        lines=part.lines,
        text=_SENTENCES[part.kind](part, name, assumed, actual),
    )


def _shown(value: Decimal | None, scale: Decimal) -> Decimal | None:
    """Six significant figures, or the whole part where it has more."""
    if value is None:
        return None
    value = value * scale
    if not value:
        return Decimal(0)
    places = max(0, _FIGURES - 1 - value.adjusted())
    return value.quantize(Decimal(1).scaleb(-places))


def _unit(part: Part) -> Text:
    return named(UNIT_NAMES, part.unit or "1")


def _quantity(part: Part, name: Text, assumed: Decimal | None, actual: Decimal | None) -> Text:
    return say(
        "{name} : {actual} {unit} facturés, {assumed} prévus",
        "{name}: {actual} {unit} billed, {assumed} foreseen",
        name=name, unit=_unit(part), assumed=assumed or Decimal(0), actual=actual or Decimal(0),
    )  # fmt: skip


def _price(part: Part, name: Text, assumed: Decimal | None, actual: Decimal | None) -> Text:
    return say(
        "{name} : {actual} $ CA par {unit} facturé, {assumed} prévu (au taux de change prévu)",
        "{name}: CAD {actual} per {unit} billed, {assumed} foreseen (at the exchange rate"
        " foreseen)",
        name=name, unit=_unit(part), assumed=assumed or Decimal(0), actual=actual or Decimal(0),
    )  # fmt: skip


def _currency(part: Part, name: Text, assumed: Decimal | None, actual: Decimal | None) -> Text:
    return say(
        "{name} : {actual} $ CA payés par $ US, {assumed} prévus",
        "{name}: CAD {actual} paid for one US dollar, {assumed} foreseen",
        name=name, assumed=assumed or Decimal(0), actual=actual or Decimal(0),
    )  # fmt: skip


def _scope(part: Part, name: Text, assumed: Decimal | None, actual: Decimal | None) -> Text:
    del assumed, actual
    if part.lines:
        return say(
            "{name} : prévu et non facturé ({lines})",
            "{name}: foreseen and not billed ({lines})",
            name=name, lines=", ".join(part.lines),
        )  # fmt: skip
    return say(
        "{name} : facturé et non prévu ({unit})",
        "{name}: billed and not foreseen ({unit})",
        name=name, unit=_unit(part) if part.unit else Text(fr="sans unité", en="no unit"),
    )  # fmt: skip


def _amount(part: Part, name: Text, assumed: Decimal | None, actual: Decimal | None) -> Text:
    del assumed, actual
    return say(
        "{name} : quantité et prix ne se séparent pas, les unités des deux côtés diffèrent",
        "{name}: quantity and price cannot be told apart, the units of the two sides differ",
        name=name,
    )


_SENTENCES = {
    "quantity": _quantity,
    "price": _price,
    "currency": _currency,
    "scope": _scope,
    "amount": _amount,
}


def notes_of(
    result: Actuals,
    bill: Bill,
    rates: Rates,
    covered: Mapping[int, Decimal],
    months: int,
    tolerance: Decimal | None,
) -> tuple[Finding, ...]:
    """What a person must see: assumptions beyond the tolerance, days and currencies untold."""
    wide = [gap for gap in result.gaps if tolerance is not None and _beyond(gap, result, tolerance)]
    found = [_wrong(gap, tolerance or Decimal(0)) for gap in wide]
    if min(covered) < 1 or max(covered) > months:
        found.append(_outside(result))
    currencies = sorted({group.currency for group in bill.sums})
    found += [_no_rate(currency) for currency in currencies if currency not in rates.paid]
    return tuple(found)


def _beyond(gap: Gap, result: Actuals, tolerance: Decimal) -> bool:
    return abs(gap.effect) > tolerance * result.estimated


def _wrong(gap: Gap, tolerance: Decimal) -> Finding:
    return Finding(
        id="assumption-wrong",
        severity="warning",
        confidence="primary",
        text=say(
            "{text} : {effect} sur la facture, au-delà de la tolérance de {limit} % de"
            " l’estimation.",
            "{text}: {effect} on the bill, beyond the tolerance of {limit}% of the estimate.",
            text=gap.text, effect=Cad(gap.effect), limit=(tolerance * 100).normalize(),
        ),
        location=None,
        help=Text(
            fr="Corrigez cette donnée dans le fichier de la charge de travail et réévaluez.",
            en="Correct this figure in the workload file and estimate again.",
        ),
    )  # fmt: skip


def _outside(result: Actuals) -> Finding:
    return Finding(
        id="bill-outside-horizon",
        severity="warning",
        confidence="primary",
        text=say(
            "La facture va du {since} au {until} : des jours tombent hors de l’horizon de"
            " l’estimation, qui ne prévoit rien pour eux.",
            "The bill goes from {since} to {until}: some days lie outside the horizon of the"
            " estimate, which foresees nothing for them.",
            since=result.bill.since, until=result.bill.until,
        ),
        location=None,
        help=Text(
            fr="Vérifiez « acquisition.dates.start » et « cost.horizon_months ».",
            en="Check “acquisition.dates.start” and “cost.horizon_months”.",
        ),
    )  # fmt: skip


def _no_rate(currency: str) -> Finding:
    return Finding(
        id="rate-paid-unknown",
        severity="warning",
        confidence="primary",
        text=say(
            "Le taux auquel les {currency} ont été payés n’est pas donné : celui de l’estimation"
            " sert, et l’effet du change reste inconnu.",
            "The rate at which {currency} was paid is not given: that of the estimate is used,"
            " and the effect of the exchange rate stays unknown.",
            currency=currency,
        ),
        location=None,
        help=say(
            "Donnez-le : --rate {currency}CAD=…",
            "Give it: --rate {currency}CAD=…",
            currency=currency,
        ),
    )
