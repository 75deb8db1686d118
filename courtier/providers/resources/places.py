"""Where a resource stands: what its attributes say, in the codes of the table of regions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from courtier.knowledge.records.providers import Region
from courtier.knowledge.records.resources import ResourceType
from courtier.knowledge.resources import ResourceFacts
from courtier.providers.resources.attributes import Attributes, find, shown
from courtier.results.resources import Place, Silence

_INSIDE = ("regions", "zones", "locations")
"""What stands before the name of a place in the address of a resource of Google Cloud."""
_ARN_PARTS = 6


class Places:
    """Finds regions of the table in the words of plans.

    Args:
        facts: The tables.
    """

    def __init__(self, facts: ResourceFacts) -> None:
        self._facts = facts
        self._codes = _by_provider(facts.regions)
        self._known = lru_cache(maxsize=4096)(self._look_up)

    def region(self, provider: str, word: str) -> str | None:
        """The key of the region that a word names, or that holds the zone it names; else None."""
        return self._known(provider, word)

    def _look_up(self, provider: str, word: str) -> str | None:
        plain = _place_in(word).casefold().replace(" ", "")
        codes = self._codes.get(provider, {})
        if plain in codes:
            return codes[plain]
        near = [code for code in codes if plain.startswith(code)]
        longest = max(near, key=len, default="")
        zone = plain[len(longest) :]
        return codes[longest] if longest and _is_zone(zone) else None

    def place(self, kind: ResourceType, attributes: Attributes, default: Place) -> Place:
        """Where a resource stands.

        Args:
            kind: Its type, which names the attributes that tell.
            attributes: Its attributes.
            default: The place that the provider of the plan gives, or why there is none.
        """
        if kind.scope == "global":
            return Place(why="global")
        paths = kind.region_from.split()
        found = self._first(kind, attributes, [p for p in paths if p[0] != "+"], default)
        for path in paths:
            if path[0] == "+":
                found = _joined(found, self._copies(kind, attributes, path[1:]))
        return found

    def _first(
        self, kind: ResourceType, attributes: Attributes, paths: list[str], default: Place
    ) -> Place:
        why: Silence | None = None
        for path in paths:
            found = find(attributes, path.split("."))
            words = [word for word in found.values if isinstance(word, str) and word]
            if words and found.why is None and any(map(_tells, words)):
                return self._named(kind.provider, [w for w in words if _tells(w)])
            why = why or found.why
        if kind.scope == "parent":
            return Place(why="parent")
        if default.regions:
            return default
        return Place(why=why or default.why, word=default.word)

    def _copies(self, kind: ResourceType, attributes: Attributes, path: str) -> Place | None:
        """Where copies are kept; None where there are none."""
        found = find(attributes, path.split("."))
        words = [word for word in found.values if isinstance(word, str) and word]
        if found.why is not None:
            return Place(why=found.why)
        return self._named(kind.provider, words) if words else None

    def _named(self, provider: str, words: list[str]) -> Place:
        regions, countries = [], []
        for word in words:
            key = self.region(provider, word)
            group = self._facts.groups.get(f"{provider}:{_place_in(word).casefold()}")
            if key is not None:
                regions.append(key)
            elif group is not None:
                countries += group.countries.split()
            elif _place_in(word).casefold() == "global":
                return Place(why="global")
            else:
                return Place(why="not-understood", word=shown(word))
        return Place(tuple(dict.fromkeys(regions)), tuple(dict.fromkeys(countries)))


def _joined(place: Place, copies: Place | None) -> Place:
    """Both places; one that is not known leaves the whole unknown, unless the other is enough."""
    if copies is None or place.why is not None:
        return place
    regions = tuple(dict.fromkeys((*place.regions, *copies.regions)))
    countries = tuple(dict.fromkeys((*place.countries, *copies.countries)))
    return Place(regions, countries, copies.why, copies.word)


def _by_provider(regions: Mapping[str, Region]) -> dict[str, dict[str, str]]:
    """The keys of the regions of each provider, by code and by name, without spaces."""
    found: dict[str, dict[str, str]] = {}
    for key, region in regions.items():
        codes = found.setdefault(region.provider, {})
        if region.provider == "azure":
            codes.setdefault(region.name.casefold().replace(" ", ""), key)
        codes[region.code.casefold()] = key
    return found


def _is_zone(rest: str) -> bool:
    """Tell whether what follows the code of a region may name a zone of it."""
    return rest.isalpha() and len(rest) == 1 if "-" not in rest else rest.startswith("-")


def _tells(word: str) -> bool:
    """Tell whether a word can name a place: an address of AWS without a region does not."""
    return not word.startswith("arn:") or bool(_place_in(word))


def _place_in(word: str) -> str:
    """The place inside an address of AWS or of Google Cloud; any other word as it is."""
    if word.startswith("arn:"):
        parts = word.split(":", _ARN_PARTS - 1)
        return parts[3] if len(parts) == _ARN_PARTS else ""
    steps = word.split("/")
    for before, name in pairwise(steps):
        if before in _INSIDE:
            return name
    return steps[-1] if len(steps) > 1 else word
