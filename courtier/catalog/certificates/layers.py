"""What stands under an offering: the platforms it is hosted on, down to the last, each once."""

from __future__ import annotations

from courtier.catalog.facts import CatalogFacts
from courtier.knowledge.records.offerings import Offering

Layer = tuple[str, ...]
"""One platform: the id that is named, then those that follow it; one of them is enough."""


def layers_under(
    offering: Offering, facts: CatalogFacts, regions: tuple[str, ...]
) -> tuple[Layer, ...]:
    """Every platform under an offering, nearest first; a loop or a link to itself ends the walk.

    Args:
        offering: The upper offering.
        facts: The catalogue; an id that it lacks is kept, since nothing is known of it.
        regions: The regions in use: of several platforms, only those in these places count.
    """
    seen = {offering.id}
    found: list[Layer] = []
    waiting = list(_hosts(offering, facts, regions))
    while waiting:
        layer = _succession(waiting.pop(0), facts)
        if not seen.isdisjoint(layer):
            continue
        seen.update(layer)
        found.append(layer)
        last = facts.offerings.get(layer[-1])
        if last is not None:
            waiting.extend(_hosts(last, facts, regions))
    return tuple(found)


def _hosts(offering: Offering, facts: CatalogFacts, regions: tuple[str, ...]) -> tuple[str, ...]:
    here = [name for name in offering.hosted_on if _may_be_in(name, facts, regions)]
    return tuple(here) or offering.hosted_on


def _may_be_in(name: str, facts: CatalogFacts, regions: tuple[str, ...]) -> bool:
    record = facts.offerings.get(name)
    places = record.regions if record is not None else ()
    return not places or not regions or not set(places).isdisjoint(regions)


def _succession(name: str, facts: CatalogFacts) -> Layer:
    """An id and all that follow it, nearest first; a loop ends the walk."""
    found = [name]
    for known in found:
        found.extend(after for after in facts.successors.get(known, ()) if after not in found)
    return tuple(found)
