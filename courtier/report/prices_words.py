"""Why a price is refused or held, in one sentence."""

from __future__ import annotations

from decimal import Decimal

from courtier.cost.gates import CURRENCY_UNKNOWN, NOT_POSITIVE, UNIT_UNKNOWN, Judged
from courtier.cost.gates_tolerances import CHANGE, SOURCE_GAP, SPREAD
from courtier.values.text import Text, format_number, say

_CAUSES: dict[str, tuple[str, str]] = {
    NOT_POSITIVE: (
        "le prix {price} n’est pas positif : un prix inconnu se laisse de côté",
        "the price {price} is not positive: an unknown price is left out",
    ),
    UNIT_UNKNOWN: ("l’unité « {unit} » est inconnue", "the unit “{unit}” is unknown"),
    CURRENCY_UNKNOWN: (
        "la monnaie « {currency} » est inconnue",
        "the currency “{currency}” is unknown",
    ),
    SPREAD: (
        "{price} s’écarte de {gap} % de sa famille, qui donne {expected} ; cause inconnue",
        "{price} is {gap} % away from its family, which gives {expected}; cause unknown",
    ),
    SOURCE_GAP: (
        "des sources se contredisent : {price} ici, {expected} au plus bas ({gap} %)",
        "sources contradict each other: {price} here, {expected} at the lowest ({gap} %)",
    ),
    CHANGE: (
        "{price} change de {gap} % depuis le dernier instantané, qui donne {expected}",
        "{price} changes by {gap} % since the last snapshot, which gives {expected}",
    ),
    "price-excess-windows": (
        "{price} contient la licence Windows : {excess} % de plus que la famille, {expected}",
        "{price} contains the Windows licence: {excess} % above the family, {expected}",
    ),
    "price-excess-dedicated": (
        "{price} est celui de la location dédiée : {excess} % de plus que la famille, {expected}",
        "{price} is that of dedicated tenancy: {excess} % above the family, {expected}",
    ),
    "price-excess-ocpu": (
        "{price} compte un OCPU par vCPU : {excess} % de plus que la famille, {expected}",
        "{price} counts an OCPU for each vCPU: {excess} % above the family, {expected}",
    ),
}


def verdict_text(judged: Judged) -> Text:
    """Why a row is not accepted; empty for one that is."""
    cause = judged.cause or ""
    words = next((words for key, words in _CAUSES.items() if cause.startswith(key)), ("", ""))
    row = judged.row
    return say(
        *words,
        price=row.price,
        unit=row.unit,
        currency=row.currency,
        gap=percent(judged.gap),
        excess=round((judged.gap or Decimal(0)) * 100, 1),
        expected=_short(judged.expected),
    )


def percent(gap: Decimal | None) -> Text:
    """A fraction as a percentage with its sign and one place."""
    if gap is None:
        return Text(fr="—", en="—")
    sign = "+" if gap >= 0 else ""
    value = gap * 100
    return Text(
        fr=sign + format_number(value, "fr", 1).replace("-", "\u2212"),
        en=sign + format_number(value, "en", 1).replace("-", "\u2212"),
    )


def _short(value: Decimal | None) -> Decimal | str:
    """A price to six places at most."""
    return "—" if value is None else round(value, 6)
