"""What an inventory holds, counted: by account, region, need and type, and what is unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.resources import ALWAYS, ResourceType
from courtier.providers.discover.opened import Opened
from courtier.results.discover import Count, DiscoverResult, Held, Settings, TypeCount
from courtier.results.inventory import Found
from courtier.results.resources import DATA_NEEDS, Resource, Told
from courtier.values.text import Text

_NO_NAMES: Mapping[str, Text] = {}
_TOLD_BY_ALL = frozenset({"kind", "location", "region", "sku", "zones"})
"""What the poorest listing tells of a resource beside its name: these are no settings."""


class _Counts:
    """The counters of one inventory."""

    def __init__(self) -> None:
        self.accounts: Counter[str] = Counter()
        self.regions: Counter[str] = Counter()
        self.types: Counter[tuple[str, str | None, str]] = Counter()
        self.needs: Counter[str] = Counter()
        self.encrypted: Counter[str] = Counter()
        self.public: Counter[str] = Counter()
        self.tagged: Counter[str] = Counter()
        self.settings: Counter[str] = Counter()

    def add(self, found: Found, resource: Resource, kind: ResourceType | None) -> None:
        """Count one resource, of a type of the table where there is one."""
        self.accounts[found.account or ""] += 1
        for region in resource.place.regions or (_no_region(found, resource),):
            self.regions[region] += 1
        self.types[resource.type, resource.need, resource.service] += 1
        self.needs[resource.need or "unknown"] += 1
        self.tagged["unknown" if found.tags is None else "yes" if found.tags else "no"] += 1
        self.encrypted[_encrypted(resource, kind)] += 1
        self.public["aside" if resource.need == "none" else _told(resource.public)] += 1
        if kind is not None and _is_asked(kind):
            self.settings["of"] += 1
            self.settings["told"] += _is_told(found)


def summary(opened: Opened, written: str | None, knowledge: Knowledge) -> DiscoverResult:
    """Count what an inventory holds.

    Args:
        opened: The inventory, read from its start to its end.
        written: The path that it was written to; None where it was only read.
        knowledge: The facts, for the names of regions.

    Raises:
        InputError: The inventory is not whole or not valid.
    """
    counts = _Counts()
    for found, resource in opened.rows():
        if isinstance(resource, Resource):
            counts.add(found, resource, opened.kind(found))
    types = sorted(counts.types.items(), key=lambda one: (-one[1], one[0][0]))
    return DiscoverResult(
        inventory=opened.head,
        sha256=opened.sha256,
        written=written,
        accounts=_counted(counts.accounts, _account_names(opened)),
        regions=_counted(counts.regions, _region_names(counts.regions, knowledge)),
        needs=_counted(counts.needs),
        types=tuple(
            TypeCount(type=type, need=need, service=service, count=count)
            for (type, need, service), count in types
        ),
        encrypted=_held(counts.encrypted),
        public=_held(counts.public),
        tagged=_held(counts.tagged),
        settings=Settings(told=counts.settings["told"], of=counts.settings["of"]),
    )


def _no_region(found: Found, resource: Resource) -> str:
    """What stands for the region of a resource that the table places in none."""
    return "global" if resource.place.why == "global" else found.region or ""


def _encrypted(resource: Resource, kind: ResourceType | None) -> str:
    """What is known of the encryption of a resource, and who says it."""
    if kind is None:
        return "unknown"
    if resource.need not in DATA_NEEDS:
        return "aside"
    return "always" if kind.encrypted_by == ALWAYS else _told(resource.encrypted)


def _is_asked(kind: ResourceType) -> bool:
    """Whether the settings of a type tell its protection or its size."""
    encryption = "" if kind.encrypted_by == ALWAYS else kind.encrypted_by
    return bool(encryption or kind.public_by or kind.private_by or kind.size_from)


def _is_told(found: Found) -> bool:
    return bool(found.attributes.keys() - _TOLD_BY_ALL)


def _told(told: Told) -> str:
    return "unknown" if told.holds is None else "yes" if told.holds else "no"


def _account_names(opened: Opened) -> Mapping[str, Text]:
    return {one.id: Text(fr=one.name, en=one.name) for one in opened.head.accounts if one.name}


def _region_names(regions: Iterable[str], knowledge: Knowledge) -> Mapping[str, Text]:
    """Where the regions of the table are."""
    places, known = PlaceNames(knowledge), knowledge.regions
    return {key: places.of_region(known[key]) for key in regions if key in known}


def _counted(counter: Counter[str], names: Mapping[str, Text] = _NO_NAMES) -> tuple[Count, ...]:
    """The counts, the largest first; what nobody tells comes last."""
    ordered = sorted(counter.items(), key=lambda one: (one[0] in ("", "unknown"), -one[1], one[0]))
    return tuple(Count(id=id or None, name=names.get(id), count=count) for id, count in ordered)


def _held(counter: Counter[str]) -> Held:
    return Held(
        yes=counter["yes"],
        no=counter["no"],
        unknown=counter["unknown"],
        always=counter["always"],
        aside=counter["aside"],
    )
