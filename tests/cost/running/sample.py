"""Small inventories and price lists for the tests of what runs, built by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from courtier.cost.facts import CostFacts
from courtier.cost.running.inventory import RunningCase, running_cost
from courtier.knowledge.records.resource_prices import ResourcePrice
from courtier.results.inventory import Account, Found, Inventory, Unread
from courtier.results.resources import NotExamined, Place, Resource
from courtier.results.running import RunningCost, RunningOutcome
from tests.cost import sample

DAY = sample.DAY
EAST = Place(("nuage:est",))
ACCOUNT = "111122223333"

Row = tuple[Found, Resource | NotExamined]


def rule(type: str, part: str, paid: str, when: str = "", **other: Any) -> ResourcePrice:
    """A row of the table of prices of resources; the format is ``aws`` unless said."""
    given = {
        "format": "aws", "type": type, "part": part, "when": when, "paid": paid, "need": "",
        "service": "", "sku": "", "units_per_gib": None, "source": "S", "url": None,
        "as_of": "2026-11-01", "confidence": "secondary", "note": "",
    }  # fmt: skip
    return ResourcePrice.model_validate(given | other)


RULES = (
    rule("vm", "machine", "stopped", "state=stopped!"),
    rule("vm", "machine", "market", "market=spot!"),
    rule("vm", "machine", "machine", "os=linux", need="compute-linux", service="vm",
         sku="{shape}"),
    rule("vm", "machine", "unlisted", "os=*"),
    rule("disk", "storage", "gib", "class=fast", need="storage-block", service="block",
         sku="{class}", units_per_gib="1.073741824"),
    rule("step", "storage", "disk", need="storage-block", service="block", sku="step {tier}"),
    rule("db", "machine", "machine", "engine=postgres", need="database-postgresql", service="db",
         sku="{shape}"),
    rule("db", "storage", "gib", need="database-storage", units_per_gib=1),
    rule("pool", "whole", "elsewhere"),
    rule("wall", "whole", "free"),
    rule("object", "whole", "use", format="*"),
)  # fmt: skip
PRICES = (
    *sample.ROWS,
    sample.row("block", "fast", "0.10", "GB-month"),
    sample.row("block", "step P10", "20", "disk-month"),
)


def table(
    rules: Sequence[ResourcePrice] = RULES,
) -> dict[tuple[str, str], dict[str, tuple[ResourcePrice, ...]]]:
    """The rows by type and part."""
    found: dict[tuple[str, str], dict[str, tuple[ResourcePrice, ...]]] = {}
    for each in rules:
        parts = found.setdefault(each.key, {})
        parts[each.part] = (*parts.get(each.part, ()), each)
    return found


def resource(type: str, need: str | None = "compute", **size: str) -> Resource:
    """A resource of the provider ``nuage``, in its region ``est``."""
    return Resource(
        address="id", format="aws", type=type, action="found", provider="nuage",
        need=need, place=EAST, size=size, known_type=need is not None,
    )  # fmt: skip


def at(place: Place, given: Resource) -> Resource:
    """The same resource elsewhere."""
    return replace(given, place=place)


def machine(shape: str = "medium", **size: str) -> Resource:
    """A machine that runs Linux."""
    return resource("vm", shape=shape, os="linux", **size)


@dataclass
class Opened:
    """An inventory in memory, as one that was opened."""

    given: Sequence[Row]
    unread: tuple[Unread, ...] = ()
    accounts: tuple[Account, ...] = ()
    name: str = "dossier/inventaire.jsonl"
    sha256: str = "a" * 64
    read: int = field(default=0)

    @property
    def head(self) -> Inventory:
        """Its first line."""
        return Inventory(
            schema="courtier/inventory/1", cloud="aws", read_on=DAY, courtier="0",
            knowledge="0", resources=len(self.given), unread=self.unread,
            accounts=self.accounts, complete=not self.unread,
        )  # fmt: skip

    def rows(self) -> Iterator[Row]:
        """Its resources."""
        self.read += 1
        yield from self.given


def rows(*resources: Resource | NotExamined, **found: Any) -> list[Row]:
    """Resources of one account, each with an id of its own; ``found`` says more of all."""
    return [
        (
            Found.model_validate({"id": f"id-{n}", "type": each.type, "account": ACCOUNT} | found),
            each,
        )
        for n, each in enumerate(resources)
    ]


def facts(**other: Any) -> CostFacts:
    """The prices and parameters; ``other`` replaces any part."""
    rates = sample.parameters(usd_cad=sample.D("1.4"), gst_rate=sample.D("0.05"))
    return sample.facts(**({"prices": PRICES, "parameters": rates} | other))


def outcome(
    given: Sequence[Row],
    *,
    unread: tuple[Unread, ...] = (),
    rules: Sequence[ResourcePrice] = RULES,
    known: Mapping[str, Any] | None = None,
    day: date = DAY,
    **case: Any,
) -> RunningOutcome:
    """What an inventory costs; ``known`` replaces parts of the facts."""
    return running_cost(
        RunningCase(Opened(given, unread), facts(**(known or {})), table(rules), day, **case)
    )


def priced(*resources: Resource | NotExamined, **other: Any) -> RunningCost:
    """What some resources of one account cost."""
    return outcome(rows(*resources), **other).running
