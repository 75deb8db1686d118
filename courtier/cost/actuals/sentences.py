"""The sentence of each part of the difference between a bill and its estimate."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from courtier.cost.actuals.split import Part
from courtier.results.actuals import Gap
from courtier.results.cost_words import UNIT_NAMES
from courtier.results.words import named
from courtier.values.text import Cad, Text, say

_SHARE = Decimal("0.0001")
_FIGURES = 6
_UNITS = {"currency": "CAD/USD"} | dict.fromkeys(("discount", "commitment", "undecided"), "CAD")


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
        unit=_UNITS.get(part.kind, part.unit),
        assumed=assumed,
        actual=actual,
        effect=part.effect,
        share=(part.effect / total).quantize(_SHARE) if total else None,
        lines=part.lines,
        text=_SENTENCES[part.kind](part, name, assumed, actual),
        untold=part.untold if part.kind == "undecided" else None,
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
        "{name} : les mêmes produits, {actual} $ CA par {unit} au prix public facturé, {assumed}"
        " prévu (au taux de change prévu)",
        "{name}: the same products, CAD {actual} per {unit} at the list price billed, {assumed}"
        " foreseen (at the exchange rate foreseen)",
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
        "{name} : quantité et prix ne se séparent pas : les unités des deux côtés diffèrent, ou le"
        " prix prévu est gradué",
        "{name}: quantity and price cannot be told apart: the units of the two sides differ, or"
        " the price foreseen is graduated",
        name=name,
    )


def _mix(part: Part, name: Text, assumed: Decimal | None, actual: Decimal | None) -> Text:
    return say(
        "{name} : d’autres produits ou régions que prévu, à {actual} $ CA par {unit} au prix"
        " public, {assumed} prévu",
        "{name}: other products or regions than foreseen, at CAD {actual} per {unit} at the list"
        " price, {assumed} foreseen",
        name=name, unit=_unit(part), assumed=assumed or Decimal(0), actual=actual or Decimal(0),
    )  # fmt: skip


def _discount(part: Part, name: Text, assumed: Decimal | None, actual: Decimal | None) -> Text:
    del assumed, actual
    return say(
        "{name} : rabais négocié de {actual} sur la quantité facturée, {assumed} prévu",
        "{name}: negotiated discount of {actual} on the quantity billed, {assumed} foreseen",
        name=name, assumed=_off(part.assumed), actual=_off(part.actual),
    )  # fmt: skip


def _commitment(part: Part, name: Text, assumed: Decimal | None, actual: Decimal | None) -> Text:
    del assumed, actual
    return say(
        "{name} : les engagements retranchent {actual} sur la quantité facturée, {assumed} prévu",
        "{name}: commitments take off {actual} on the quantity billed, {assumed} foreseen",
        name=name, assumed=_off(part.assumed), actual=_off(part.actual),
    )  # fmt: skip


def _off(amount: Decimal | None) -> Cad:
    return Cad(-(amount or Decimal(0)))


_UNTOLD = {
    "product": Text(
        fr="la facture ne nomme pas le produit et sa région",
        en="the bill does not name the product and its region",
    ),
    "catalogue": Text(
        fr="le catalogue n’a pas de prix public de ce produit dans cette région",
        en="the catalogue has no list price of this product in this region",
    ),
    "list-price": Text(
        fr="la facture ne donne pas de prix public", en="the bill gives no list price"
    ),
    "commitment": Text(
        fr="aucune colonne ne dit si un engagement compte",
        en="no column tells whether a commitment counts",
    ),
    "estimate": Text(
        fr="l’estimation ne repose pas sur un prix public",
        en="the estimate does not rest on a list price",
    ),
}


def _undecided(part: Part, name: Text, assumed: Decimal | None, actual: Decimal | None) -> Text:
    del assumed, actual
    return say(
        "{name} : produits, prix et rabais ne se séparent pas, car {why}",
        "{name}: products, prices and discounts cannot be told apart, because {why}",
        name=name, why=_UNTOLD[part.untold or "product"],
    )  # fmt: skip


_SENTENCES = {
    "quantity": _quantity,
    "mix": _mix,
    "discount": _discount,
    "commitment": _commitment,
    "undecided": _undecided,
    "price": _price,
    "currency": _currency,
    "scope": _scope,
    "amount": _amount,
}
