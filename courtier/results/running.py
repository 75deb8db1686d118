"""What runs and what it costs by month, beside what was billed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from courtier.results.actuals import BillSeen
from courtier.results.bids import FileSeen
from courtier.results.common import FactUsed
from courtier.results.estimate import Assumption
from courtier.results.inventory import Cloud, Unread
from courtier.results.provenance import KnowledgeSeen, Sha256
from courtier.values.citation import Confidence
from courtier.values.findings import Finding
from courtier.values.model import Frozen
from courtier.values.money import Amount, Rate
from courtier.values.text import Text

WhyNotPriced = Literal[
    "type-unknown", "no-need", "size-unknown", "region-unknown", "no-price", "by-use", "at-market",
    "elsewhere", "stopped", "free",
]  # fmt: skip
"""Why a part of a resource has no price. No table holds its type; its type holds nothing; the
listing does not tell its size; nor one region; no list price fits; its price depends on use, or on
the moment; other resources of the inventory pay for it; it is stopped and not paid meanwhile; or
the provider charges nothing for it."""
NOTHING_DUE: frozenset[WhyNotPriced] = frozenset({"elsewhere", "stopped", "free"})
"""The reasons that leave nothing out of the total."""
ASIDE: frozenset[WhyNotPriced] = NOTHING_DUE | {"no-need"}
"""Those of what is set aside: it pays nothing by itself, or holds nothing."""


class InventorySeen(Frozen):
    """The inventory that was read; ``unread`` are the parts of the cloud that it lacks."""

    name: str
    sha256: Sha256
    cloud: Cloud
    read_on: date
    resources: int
    complete: bool
    unread: tuple[Unread, ...]


class RunningLine(Frozen):
    """What equal resources cost by month, in Canadian dollars before tax.

    ``region`` is the provider’s code. ``part`` is what of the resource is paid, ``serves`` the
    need that the price serves (``compute-windows``). ``quantity`` is how many ``unit`` of the
    price they take in a month, hours apart: machines, disks, GB.
    ``price`` is what is paid for one, ``listed`` the same before a discount of the body, None
    without one. ``hours`` are those of a month, None where the price is not by the hour.
    ``as_of`` is the day, month or year of the price; ``basis`` given for the body’s own list.
    """

    provider: str
    region: str
    type: str
    need: str
    part: str
    serves: str
    sku: str
    resources: int
    quantity: Rate
    unit: str
    price: Rate
    listed: Rate | None
    currency: str
    hours: Rate | None
    monthly: Amount
    basis: Literal["list", "given"]
    as_of: str
    confidence: Confidence
    facts: tuple[str, ...]


class SizeWord(Frozen):
    """A word of a size and what the cloud says, such as ``shape`` and ``m5.large``."""

    word: str
    value: str


class NotPriced(Frozen):
    """Resources of which a part has no price, and why; what it costs is unknown, never nil.

    ``part`` is None for the whole of a type that no table tells. ``region`` is None where it is
    not known. ``missing`` is the word of the size that the listing does not tell; ``size`` what
    it tells.
    """

    why: WhyNotPriced
    type: str
    need: str | None
    part: str | None
    region: str | None
    missing: str | None
    size: tuple[SizeWord, ...]
    resources: int


class WhyCount(Frozen):
    """How many resources have a part without a price for one reason."""

    why: WhyNotPriced
    resources: int


class RunningTotal(Frozen):
    """What the resources of one account, region, type or group cost by month.

    ``key`` is None for those that have none, and not ``known`` where nobody tells; ``name`` is
    that of an account, None where there is none. ``monthly`` is None where nothing of them has a
    price. ``priced`` counts those priced in full, ``partly`` those of which some part is not,
    ``aside`` those that pay nothing by themselves or hold nothing, ``unpriced`` the others.
    """

    key: str | None
    known: bool = True
    name: str | None = None
    monthly: Amount | None
    resources: int
    priced: int
    partly: int
    unpriced: int
    aside: int


class RunningTax(Frozen):
    """A sales tax on the total of a month, apart from it: what comes back is not deducted."""

    name: Text
    rate: Rate
    tax: Amount
    facts: tuple[str, ...]


class Beside(Frozen):
    """What was priced and what was billed for the same days.

    Each is None where its side has nothing, and ``difference`` with it.
    """

    key: str | None
    name: Text | None = None
    priced: Amount | None
    billed: Amount | None
    difference: Amount | None


class BilledService(Frozen):
    """What was billed for a service, in the words of the bill."""

    service: str
    category: Text
    billed: Amount


class BilledAlone(Frozen):
    """A resource that is billed and that the inventory does not hold."""

    id: str
    service: str
    account: str | None
    region: str | None
    billed: Amount


class RunningAlone(Frozen):
    """Resources of a type that the inventory holds and the bill does not name.

    ``priced`` is what they would cost over the days of the bill, None where nothing of them has a
    price.
    """

    type: str
    resources: int
    priced: Amount | None


class BilledBeside(Frozen):
    """A bill beside what was priced, over the days of the bill, in Canadian dollars before tax.

    ``months`` is how many months its days make. ``resources_told`` is False where the bill names
    no resource: ``seen``, ``billed_alone`` and ``running_alone`` then tell nothing. ``seen`` are
    the resources of the inventory that it names. ``alone`` is what was billed for resources that
    the inventory does not hold, ``billed_alone`` these one by one, the dearest first, and
    ``alone_resources`` their number: past 50,000 they are no longer told apart. ``unnamed`` is
    what was billed for no resource.
    """

    bill: BillSeen
    months: Rate
    priced: Amount | None
    billed: Amount
    difference: Amount | None
    taxes: Amount
    credits: Amount
    by_category: tuple[Beside, ...]
    by_region: tuple[Beside, ...]
    by_account: tuple[Beside, ...]
    by_service: tuple[BilledService, ...]
    resources_told: bool
    seen: int
    alone: Amount
    alone_resources: int
    billed_alone: tuple[BilledAlone, ...]
    unnamed: Amount
    running_alone: tuple[RunningAlone, ...]


class RunningCost(Frozen):
    """What the resources of an inventory cost by month, at the prices of a day.

    ``status`` is priced where every resource with a need is priced in full and nothing is unread;
    partial where not, and ``monthly`` is then a minimum; undetermined where nothing is priced, and
    ``monthly`` is None. ``as_of_prices`` is the day of the price snapshot.
    ``group_by`` is the key of ``by_group``, None without one.
    """

    currency: Literal["CAD"]
    inventory: InventorySeen
    status: Literal["priced", "partial", "undetermined"]
    monthly: Amount | None
    resources: int
    priced: int
    partly: int
    unpriced: int
    aside: int
    hours_per_month: Rate | None
    as_of_prices: date | None
    exchange_rate: Rate | None
    exchange_rate_text: Text | None
    confidence: Confidence | None
    taxes: tuple[RunningTax, ...]
    by_account: tuple[RunningTotal, ...]
    by_region: tuple[RunningTotal, ...]
    by_type: tuple[RunningTotal, ...]
    group_by: str | None
    by_group: tuple[RunningTotal, ...]
    lines: tuple[RunningLine, ...]
    why_not_priced: tuple[WhyCount, ...]
    not_priced: tuple[NotPriced, ...]
    assumptions: tuple[Assumption, ...]
    statements: tuple[Text, ...]
    bill: BilledBeside | None = None


class RunningProvenance(Frozen):
    """What made the result. Same provenance, same bytes."""

    courtier: str
    knowledge: KnowledgeSeen
    files: tuple[FileSeen, ...]
    as_of: date
    known_on: date | None
    facts: tuple[FactUsed, ...]


class RunningResult(Frozen):
    """What ``courtier cost inventory`` prints."""

    schema_: Literal["courtier/cost-inventory/1"] = Field(alias="schema")
    provenance: RunningProvenance
    running: RunningCost
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class RunningOutcome:
    """All that the pricing of an inventory concludes."""

    running: RunningCost
    findings: tuple[Finding, ...]
    facts: tuple[FactUsed, ...]
