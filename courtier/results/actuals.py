"""What a bill says of an estimate: which assumption was wrong, and by how much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from courtier.results.common import FactUsed
from courtier.results.provenance import Envelope, Sha256
from courtier.values.findings import Finding
from courtier.values.model import Frozen
from courtier.values.money import Amount, Rate
from courtier.values.text import Text

GapKind = Literal[
    "quantity", "mix", "price", "discount", "commitment", "undecided", "currency", "scope", "amount"
]
Untold = Literal["product", "catalogue", "list-price", "commitment", "estimate"]


class BillSeen(Frozen):
    """The bill that was read: ``until`` is the last day that its usage covers.

    ``version`` is the newest version of the format whose columns the file holds. ``unknown``
    are columns that no version knows and that do not begin with ``x_``.
    """

    name: str
    sha256: Sha256
    version: str
    rows: int
    since: date
    until: date
    unknown: tuple[str, ...]


class CategoryGap(Frozen):
    """The estimate and the bill of one category of cost, in Canadian dollars before tax.

    None where one of them holds nothing of it: nothing foreseen, or nothing billed.
    """

    category: str
    name: Text
    estimated: Amount | None
    billed: Amount | None
    difference: Amount


class Gap(Frozen):
    """One assumption against what happened; ``effect`` is what it adds to the bill, in CAD.

    All prices are in Canadian dollars at the rate of the estimate. ``quantity``: units of the
    period. ``mix``: the public price of one unit on average, other products or regions having been
    used. ``price``: the public price of one unit of the same products. ``discount`` and
    ``commitment``: dollars that a negotiated price and a commitment take off (negative) on the
    quantity billed. ``undecided``: dollars of the parts that no column tells; ``untold`` says why:
    the bill names no product or region, the catalogue has no price of it, the bill gives no list
    price, no column tells whether a commitment counts, or the estimate knows no public price.
    ``currency``: Canadian dollars for one unit of the other currency. ``scope``: foreseen and not
    billed, or billed and not foreseen. ``amount``: quantity and price cannot be told apart.
    ``share`` is the fraction of the estimate of the period, None when that is nil. ``lines`` are
    the lines of the estimate concerned.
    """

    kind: GapKind
    category: str
    unit: str | None
    assumed: Rate | None
    actual: Rate | None
    effect: Amount
    share: Rate | None
    lines: tuple[str, ...]
    text: Text
    untold: Untold | None = None


class Actuals(Frozen):
    """An estimate beside the bill of the same days.

    ``estimated`` counts only the lines that a bill of the provider can show; ``beside`` names
    the others. ``taxes`` and ``credits`` are in the bill and stand apart from ``billed``.
    The effects of ``gaps`` add up to ``difference``.
    """

    option: str
    name: Text
    bill: BillSeen
    months: Rate
    currency: Literal["CAD"]
    estimated: Amount
    billed: Amount
    difference: Amount
    taxes: Amount
    credits: Amount
    categories: tuple[CategoryGap, ...]
    gaps: tuple[Gap, ...]
    beside: tuple[str, ...]


class ActualsResult(Envelope):
    """What ``courtier cost actuals`` prints."""

    schema_: Literal["courtier/cost-actuals/1"] = Field(alias="schema")
    actuals: Actuals
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ActualsOutcome:
    """All that the comparison concludes."""

    actuals: Actuals
    findings: tuple[Finding, ...]
    facts: tuple[FactUsed, ...]
