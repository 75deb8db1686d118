"""The resources of an inventory as a bill names them: which it holds, which it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from courtier.cost.actuals.bill import Group
from courtier.cost.actuals.buckets import APART
from courtier.cost.running.kinds import Kind
from courtier.results.inventory import Found

MOST_ALONE = 50_000
"""So many resources that the inventory does not hold are told apart; the others only add up."""
MOST_SHOWN = 300
"""So many characters of the id of such a resource are kept."""
_ARN = "arn:"


@dataclass
class Alone:
    """A resource that is billed and not held: what it costs, in each currency of the bill."""

    id: str
    service: str
    account: str | None
    region: str | None
    costs: dict[str, Decimal] = field(default_factory=dict)

    def add(self, currency: str, cost: Decimal) -> None:
        """One charge more."""
        self.costs[currency] = self.costs.get(currency, Decimal(0)) + cost


class Held:
    """The resources of an inventory, found by the ids that bills give them.

    A bill names a resource of AWS by its whole name or by the end of it, and the others by their
    whole name; capitals do not count.
    """

    def __init__(self) -> None:
        self._kinds: list[Kind] = []
        self._places: dict[str, tuple[int, ...]] = {}
        self._seen = bytearray()
        self.alone: dict[str, Alone] = {}
        self.named = 0

    def add(self, found: Found, kind: Kind) -> None:
        """One resource of the inventory."""
        number = len(self._kinds)
        self._kinds.append(kind)
        self._seen.append(0)
        for name in _names(found.id):
            self._places[name] = (*self._places.get(name, ()), number)

    def group(self, row: Mapping[str, Any]) -> Group:
        """What a row of the bill is added up with; its resource is marked as billed."""
        resource = row.get("ResourceId")
        held = self._mark(resource) if resource else None
        group = Group(
            charge=row["ChargeCategory"],
            service=row["ServiceCategory"],
            unit=None,
            currency=row["BillingCurrency"],
            region=row.get("RegionId"),
            name=row["ServiceName"],
            account=row.get("SubAccountId"),
            held=held,
        )
        if resource and not held and group.charge not in APART:
            self._stand_alone(resource[:MOST_SHOWN], group, row["EffectiveCost"])
        return group

    def _mark(self, resource: str) -> bool:
        self.named += 1
        places = self._places.get(resource.casefold(), ())
        for place in places:
            self._seen[place] = 1
        return bool(places)

    def _stand_alone(self, resource: str, group: Group, cost: Decimal) -> None:
        known = self.alone.get(resource)
        if known is None:
            if len(self.alone) >= MOST_ALONE:
                return
            known = Alone(resource, group.name or "", group.account, group.region)
            self.alone[resource] = known
        known.add(group.currency, cost)

    @property
    def seen(self) -> int:
        """How many resources of the inventory the bill names."""
        return sum(self._seen)

    def unseen(self) -> Counter[Kind]:
        """The kinds of the resources that the bill does not name."""
        return Counter(kind for kind, seen in zip(self._kinds, self._seen, strict=True) if not seen)


def _names(identifier: str) -> set[str]:
    """What a bill may call a resource."""
    whole = identifier.casefold()
    if not whole.startswith(_ARN):
        return {whole}
    return {whole, whole.rsplit(":", 1)[-1].rsplit("/", 1)[-1]}
