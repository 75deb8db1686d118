"""Software by the user from the body's own price list; without it, only a quote prices it."""

from __future__ import annotations

from courtier.cost.draft import Gap
from courtier.cost.flows import Monthly
from courtier.cost.machines import growth_of
from courtier.cost.market import NOT_COVERED, Market, Priced, priced_line, rates_of
from courtier.cost.own_prices import EVERYWHERE
from courtier.cost.terms import Term, point, uncertain
from courtier.cost.view import MONTHS_PER_YEAR
from courtier.results.cost_words import UNIT_NAMES
from courtier.results.words import named
from courtier.values.text import Text, say
from courtier.workload.needs import Software

SERVICE = "software"
"""The service of a price of the body's own list for software; its ``sku`` is the id of the need."""

_USERS = Text(fr="utilisateurs", en="users")
_YEARLY, _MONTHLY = "user-year", "user-month"


def software_line(market: Market, need: Software) -> Priced:
    """Users at the price of the body's own list; a gap that asks for a quote without one."""
    row = market.book.software(market.provider, EVERYWHERE, SERVICE, need.id)
    if row is None or need.users is None or row.unit not in (_YEARLY, _MONTHLY):
        return _unquoted(need)
    rates = rates_of(market, row.currency)
    if isinstance(rates, Gap):
        return rates
    users = uncertain(need.users, f"needs.{need.id}.users", _USERS)
    spread: tuple[Term, ...] = (1 / MONTHS_PER_YEAR,) if row.unit == _YEARLY else ()
    growth = growth_of(need.id, need.growth_per_year)
    plan = Monthly((users, row.price, *spread, *rates.factors(row)), growth)
    text = say(
        "« {id} » : {users} utilisateurs × {price} {currency} par {unit}, prix de votre liste de "
        "{day}",
        "“{id}”: {users} users × {price} {currency} per {unit}, price of your list of {day}",
        id=need.id,
        users=point(users),
        price=row.price,
        currency=named(UNIT_NAMES, row.currency),
        unit=named(UNIT_NAMES, row.unit),
        day=row.as_of,
    )
    return priced_line(rates, need.id, "software", text, plan, [row], [])


def _unquoted(need: Software) -> Gap:
    what = say(
        "une soumission pour le logiciel « {id} » (item : {id})",
        "a quote for the software “{id}” (item: {id})",
        id=need.id,
    )
    return Gap(need.id, what, NOT_COVERED, "adviser")
