"""What a person must see of a bill held against an estimate."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from courtier.cost.actuals.bill import Bill
from courtier.cost.actuals.buckets import Rates
from courtier.results.actuals import Actuals, Gap
from courtier.values.findings import Finding
from courtier.values.text import Cad, Text, say


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
