"""All needs priced from the list prices of one region: the cheapest that prices everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Union

from courtier.cost.draft import Gap, Line, distinct
from courtier.cost.flows import ZERO, Share
from courtier.cost.machines import compute_line, database_line
from courtier.cost.market import NOT_COVERED, Market, Priced, label
from courtier.cost.places import Place
from courtier.cost.software import software_line
from courtier.cost.storage_classes import classed_lines
from courtier.cost.support import support_lines
from courtier.cost.terms import uncertain
from courtier.cost.volumes import DATABASE_STORAGE, NETWORK, egress_line, volume_growth, volume_line
from courtier.knowledge.records.offerings import Offering
from courtier.results.common import FactUsed
from courtier.results.estimate import RegionTried
from courtier.values.money import cents
from courtier.values.text import Text, say
from courtier.workload.needs import Compute, Database, Network, Software, Storage

Need = Union[Compute, Storage, Database, Network, Software]
Found = tuple[tuple[Line, ...], tuple[Gap, ...]]


@dataclass(frozen=True)
class Regional:
    """What list prices give for an option: lines, gaps, and the regions that were tried."""

    lines: tuple[Line, ...]
    gaps: tuple[Gap, ...]
    regions: tuple[RegionTried, ...] = ()


_LOAD_EFFECT = Text(
    fr="Toutes les machines sont comptées à toute heure : le coût réel peut être plus bas.",
    en="All machines are counted at every hour: the real cost may be lower.",
)
_STORED = Text(fr="stockage", en="storage")
_HA_EFFECT = Text(
    fr="La base est chiffrée sans haute disponibilité, qui coûte environ le double.",
    en="The database is priced without high availability, which costs about double.",
)


def from_list_prices(
    needs: Mapping[str, Need], place: Place, offering: Offering | None, support: str | None
) -> Regional:
    """Lines and gaps of the needs, all in one region; software is priced from the body's list.

    The region with the fewest gaps wins, then the cheapest, then the first by name.
    """
    market = place.market
    licences = [n for n in needs.values() if isinstance(n, Software)]
    software = [software_line(market, need) for need in licences]
    own = tuple(item for item in software if isinstance(item, Line))
    lacking = tuple(item for item in software if isinstance(item, Gap))
    rest = {key: need for key, need in needs.items() if not isinstance(need, Software)}
    if not rest:
        return Regional(own, lacking)
    if place.blocked is not None:
        return Regional(own, (*lacking, place.blocked))
    tries = [(region, _in_region(rest, market, region)) for region in place.regions]
    best, (lines, gaps) = min(tries, key=lambda tried: _rank(tried[1], market))
    paid = (*lines, *_surcharge(lines, offering), *own)
    helped = support_lines(market, support, paid)
    return Regional(
        (*paid, *(item for item in helped if isinstance(item, Line))),
        (*lacking, *gaps, *(item for item in helped if isinstance(item, Gap))),
        tuple(_tried(region, found, market, region == best) for region, found in tries),
    )


def _rank(found: Found, market: Market) -> tuple[int, Decimal]:
    return sum(gap.essential for gap in found[1]), _present(found[0], market)


def _tried(region: str, found: Found, market: Market, kept: bool) -> RegionTried:
    missing = tuple(gap.id for gap in found[1] if gap.essential)
    return RegionTried(
        region=region, present=cents(_present(found[0], market)), missing=missing, kept=kept
    )


def _in_region(needs: Mapping[str, Need], market: Market, region: str) -> Found:
    priced = [item for need in needs.values() for item in _once(market, region, need)]
    lines = tuple(item for item in priced if isinstance(item, Line))
    return lines, distinct(item for item in priced if isinstance(item, Gap))


def _once(market: Market, region: str, need: Need) -> list[Priced]:
    """What a need costs in a region; offerings of one provider share the answer."""
    key = (region, type(need), NETWORK if isinstance(need, Network) else need.id)
    made = market.book.made.setdefault(market.provider, {})
    if key not in made:
        made[key] = _priced(market, region, need)
    found: list[Priced] = made[key]
    return found


def _priced(market: Market, region: str, need: Need) -> list[Priced]:
    if isinstance(need, Compute):
        return [compute_line(market, region, need), *_load(market, need)]
    if isinstance(need, Storage):
        return classed_lines(market, region, need)
    if isinstance(need, Network):
        return [egress_line(market, region, need)]
    if isinstance(need, Database):
        return [
            database_line(market, region, need),
            *_availability(need),
            _database_storage(market, region, need),
        ]
    return []


def _load(market: Market, need: Compute) -> list[Gap]:
    """Machines that follow a load of which nothing is known run all the time."""
    if not need.follows_load or market.load is not None:
        return []
    what = say(
        "la charge moyenne, la pointe et ses heures, que « {id} » suit (service : load)",
        "the average load, the peak and its hours, which “{id}” follows (service: load)",
        id=need.id,
    )
    return [Gap(f"{need.id}.load", what, _LOAD_EFFECT, "architect", essential=False)]


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
    growth = volume_growth(need)
    return volume_line(market, region, identifier, DATABASE_STORAGE, gib, growth)


def _present(lines: tuple[Line, ...], market: Market) -> Decimal:
    return sum((line.plan.present(market.view) for line in lines), ZERO)


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
