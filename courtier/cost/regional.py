"""All needs priced from the list prices of one region: the cheapest that prices everything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Union

from courtier.cost.draft import Gap, Line, distinct
from courtier.cost.flows import ZERO, Share
from courtier.cost.machines import compute_line, database_line
from courtier.cost.market import NOT_COVERED, Market, Priced, label
from courtier.cost.places import Place
from courtier.cost.terms import uncertain
from courtier.cost.view import Quantity, View
from courtier.cost.volumes import egress_line, storage_line, volume_line
from courtier.knowledge.records.offerings import Offering
from courtier.results.common import FactUsed
from courtier.values.text import Text, say
from courtier.workload.needs import Compute, Database, Network, Software, Storage

Need = Union[Compute, Storage, Database, Network, Software]
Found = tuple[tuple[Line, ...], tuple[Gap, ...]]

_STORED = Text(fr="stockage", en="storage")
_HA_EFFECT = Text(
    fr="La base est chiffrée sans haute disponibilité, qui coûte environ le double.",
    en="The database is priced without high availability, which costs about double.",
)


def from_list_prices(
    needs: Mapping[str, Need], place: Place, offering: Offering | None, view: View
) -> Found:
    """Lines and gaps of the needs, all in one region; software has no list price.

    The region with the fewest gaps wins, then the cheapest, then the first by name.
    """
    software = tuple(_unquoted(need) for need in needs.values() if isinstance(need, Software))
    rest = {key: need for key, need in needs.items() if not isinstance(need, Software)}
    if not rest:
        return (), software
    if place.blocked is not None:
        return (), (*software, place.blocked)
    tries = [_in_region(rest, place.market, region) for region in place.regions]
    lines, gaps = min(tries, key=lambda found: (len(found[1]), _present(found[0], view)))
    return (*lines, *_surcharge(lines, offering)), (*software, *gaps)


def _in_region(needs: Mapping[str, Need], market: Market, region: str) -> Found:
    priced = [item for need in needs.values() for item in _priced(market, region, need)]
    lines = tuple(item for item in priced if isinstance(item, Line))
    return lines, distinct(item for item in priced if isinstance(item, Gap))


def _priced(market: Market, region: str, need: Need) -> list[Priced]:
    if isinstance(need, Compute):
        return [compute_line(market, region, need)]
    if isinstance(need, Storage):
        return [storage_line(market, region, need)]
    if isinstance(need, Network):
        return [egress_line(market, region, need)]
    if isinstance(need, Database):
        return [
            database_line(market, region, need),
            *_availability(need),
            _database_storage(market, region, need),
        ]
    return []


def _availability(need: Database) -> list[Priced]:
    """Whether a database is doubled must be said; silence is neither yes nor no."""
    if need.high_availability is not None:
        return []
    what = say(
        "la haute disponibilité de « {id} » : demandée ou non",
        "the high availability of “{id}”: asked for or not",
        id=need.id,
    )
    return [Gap(f"{need.id}.high-availability", what, _HA_EFFECT, "architect")]


def _database_storage(market: Market, region: str, need: Database) -> Priced:
    identifier = f"{need.id}.storage"
    if need.storage_gib is None:
        what = say("la taille du stockage de « {id} »", "the storage size of “{id}”", id=need.id)
        return Gap(identifier, what, NOT_COVERED, "architect")
    gib = uncertain(need.storage_gib, f"needs.{identifier}", label(need.id, _STORED))
    return volume_line(market, region, identifier, "database-storage", gib, ())


def _unquoted(need: Software) -> Gap:
    what = say(
        "une soumission pour le logiciel « {id} » (item : {id})",
        "a quote for the software “{id}” (item: {id})",
        id=need.id,
    )
    return Gap(need.id, what, NOT_COVERED, "adviser")


def _present(lines: tuple[Line, ...], view: View) -> Quantity:
    total = view.constant(ZERO)
    for line in lines:
        total = total + line.plan.present(view)
    return total


def _surcharge(lines: tuple[Line, ...], offering: Offering | None) -> tuple[Line, ...]:
    """The fraction that a reseller adds to list prices, as a line of its own."""
    if offering is None or not offering.surcharge or not lines:
        return ()
    text = say(
        "Supplément de {rate} % sur les prix publics",
        "Surcharge of {rate}% on list prices",
        rate=offering.surcharge * 100,
    )
    plan = Share(tuple(line.plan for line in lines), offering.surcharge)
    fact = FactUsed(id=offering.id, confidence=offering.confidence)
    return (Line("surcharge", "surcharge", text, plan, "list", (fact,)),)
