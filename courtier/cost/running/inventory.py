"""An inventory priced by month: what runs, what it costs, what nobody can price."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import PurePath

from courtier.cost.actuals.bill import Bill, BillWords, Grouping
from courtier.cost.actuals.buckets import Rates
from courtier.cost.defaults import Default, Defaults
from courtier.cost.exchange import Exchange, exchange_of
from courtier.cost.facts import CostFacts
from courtier.cost.market import Market
from courtier.cost.prices import PriceBook
from courtier.cost.running.beside import Billing, beside
from courtier.cost.running.billed import Held
from courtier.cost.running.kinds import Kind, RunningInventory, Tally, tally
from courtier.cost.running.price import PartCost, cost_of
from courtier.cost.running.sums import (
    STANDINGS,
    Costs,
    KindCost,
    lines_of,
    not_priced,
    standings,
    total_of,
    totals_by,
    why_counts,
)
from courtier.cost.running.ways import Table, Way, ways_of
from courtier.cost.running.words import ERROR, findings_of, statements
from courtier.results.belonging import By, Value
from courtier.results.common import FactUsed
from courtier.results.estimate import Assumption
from courtier.results.running import (
    ASIDE,
    InventorySeen,
    RunningCost,
    RunningOutcome,
    RunningTax,
    RunningTotal,
)
from courtier.values.citation import weakest
from courtier.values.money import cents
from courtier.values.text import Text

HOURS, LIST_ERROR = "hours-per-month", "list-price-error"
TAXES = {"gst-rate": Text(fr="TPS", en="GST"), "qst-rate": Text(fr="TVQ", en="QST")}


@dataclass(frozen=True)
class BillAsked:
    """A bill to read beside the inventory: ``read`` reads it by a grouping of its rows."""

    read: Callable[[Grouping], Bill]
    words: BillWords


@dataclass(frozen=True)
class RunningCase:
    """What is priced, on which day, by which facts.

    ``table`` tells how each type is paid; ``by`` the key of the groups, ``bill`` what to hold it
    against, None where they are not asked for; ``rates`` the Canadian dollars that the body gives
    for one unit of other currencies.
    """

    inventory: RunningInventory
    facts: CostFacts
    table: Table
    as_of: date
    by: By | None = None
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    bill: BillAsked | None = None


def running_cost(case: RunningCase) -> RunningOutcome:
    """Price the resources of an inventory by month, those that are equal once.

    Raises:
        InputError: The inventory or the bill is not valid.
        NoSuchKeyError: No resource has a value of the key of the groups.
        UsageError: The bill is in a currency whose rate nobody gives.
    """
    held = Held() if case.bill is not None else None
    counts = tally(case.inventory, case.by, held.add if held is not None else None)
    defaults = Defaults(case.facts.parameters, case.as_of)
    study = _Study(case, counts, defaults, exchange_of(case.rates.get("USD"), defaults))
    result = study.result()
    if case.bill is not None and held is not None:
        billing = Billing(
            case.bill.read(held.group), held, case.bill.words, study.rates, case.facts.categories
        )
        result = result.model_copy(update={"bill": beside(billing, counts, study.costs)})
    findings = findings_of(result, case.facts, study.providers, case.as_of)
    return RunningOutcome(result, findings, study.facts())


class _Study:
    """What the result is made of: one price for each kind, at one rate."""

    def __init__(
        self, case: RunningCase, counts: Tally, defaults: Defaults, rate: Exchange | None
    ) -> None:
        self._case, self._counts, self._rate = case, counts, rate
        self._hours = defaults.read(HOURS)
        self._error = defaults.read(LIST_ERROR)
        self._taxes = [tax for name in TAXES if (tax := defaults.read(name))]
        self.providers = sorted({kind.provider for kind in counts.kinds if kind.provider})
        book = PriceBook(case.facts, case.as_of)
        markets = {name: self._market(name, book, defaults) for name in self.providers}
        self.costs: Costs = {kind: _kind_cost(kind, case.table, markets) for kind in counts.kinds}

    def _market(self, provider: str, book: PriceBook, defaults: Defaults) -> Market:
        hours = self._hours.term if self._hours else Decimal(0)
        error = defaults.around_one(LIST_ERROR, f"{LIST_ERROR}:{provider}", ERROR)
        return Market(book, provider, self._rate, error, None, hours, months=1)

    @property
    def rates(self) -> Rates:
        """The rates that turn the bill into Canadian dollars: the same ones."""
        known = {"USD": self._rate.rate} if self._rate else {}
        known |= self._case.rates
        return Rates({"CAD": Decimal(1), **known}, {"CAD": Decimal(1), **known})

    @property
    def _parts(self) -> list[PartCost]:
        return [part for cost in self.costs.values() for part in cost.costs]

    def result(self) -> RunningCost:
        """The whole result, but for the bill."""
        case, kinds, costs = self._case, self._counts.kinds, self.costs
        exact = total_of(kinds, costs)
        monthly = None if exact is None else cents(exact)
        standing = standings(kinds, costs)
        whys = why_counts(kinds, costs)
        seen = _seen(case.inventory)
        whole = not seen.unread and all(each.why in ASIDE for each in whys)
        hours = self._hours if any(part.hours is not None for part in self._parts) else None
        rate = self._rate if any(p.row.currency != "CAD" for p in self._parts) else None
        return RunningCost(
            currency="CAD",
            inventory=seen,
            status="undetermined" if monthly is None else "priced" if whole else "partial",
            monthly=monthly,
            resources=kinds.total(),
            **{name: standing[name] for name in STANDINGS},
            hours_per_month=hours.likely if hours else None,
            as_of_prices=case.facts.snapshot_day,
            exchange_rate=rate.rate if rate else None,
            exchange_rate_text=rate.text if rate else None,
            confidence=weakest([p.confidence for p in self._parts]) if self._parts else None,
            taxes=tuple(_tax(tax, monthly) for tax in self._taxes) if monthly is not None else (),
            **self._totals(),
            group_by=case.by.text if case.by else None,
            lines=lines_of(kinds, costs),
            why_not_priced=whys,
            not_priced=not_priced(kinds, costs),
            assumptions=self._assumptions(hours, rate),
            statements=statements(hours, case.as_of),
        )

    def _totals(self) -> dict[str, tuple[RunningTotal, ...]]:
        """What each account, region, type and group costs."""
        counts, costs = self._counts, self.costs
        names = {each.id: each.name for each in self._case.inventory.head.accounts if each.name}
        regions = counts.keyed(lambda kind: Value(kind.region, kind.region is not None))
        return {
            "by_account": totals_by(counts.accounts, costs, names),
            "by_region": totals_by(regions, costs, {}),
            "by_type": totals_by(counts.keyed(lambda kind: Value(kind.type)), costs, {}),
            "by_group": totals_by(counts.groups, costs, {}),
        }

    def _assumptions(self, hours: Default | None, rate: Exchange | None) -> tuple[Assumption, ...]:
        listed = any(not part.own for part in self._parts)
        return (
            *([hours.assumption] if hours else []),
            *([rate.assumption] if rate else []),
            *([self._error.assumption] if self._error and listed else []),
        )

    def facts(self) -> tuple[FactUsed, ...]:
        """The facts that bear the amounts, each once, in the order of ids."""
        found = {fact.id: fact for part in self._parts for fact in part.facts}
        if self._parts:
            used = (self._hours, self._error, *self._taxes)
            found |= {each.fact.id: each.fact for each in used if each}
        return tuple(found[key] for key in sorted(found))


def _kind_cost(kind: Kind, table: Table, markets: Mapping[str, Market]) -> KindCost:
    found = []
    for way in ways_of(kind, table):
        market = markets.get(kind.provider or "")
        found.append(way if market is None else cost_of(kind, way, market))
    return KindCost(
        tuple(each for each in found if isinstance(each, PartCost)),
        tuple(each for each in found if isinstance(each, Way)),
    )


def _tax(tax: Default, monthly: Decimal) -> RunningTax:
    amount = cents(monthly * tax.likely)
    return RunningTax(name=TAXES[tax.id], rate=tax.likely, tax=amount, facts=(tax.fact.id,))


def _seen(inventory: RunningInventory) -> InventorySeen:
    head = inventory.head
    return InventorySeen(
        name=PurePath(inventory.name).name,
        sha256=inventory.sha256,
        cloud=head.cloud,
        read_on=head.read_on,
        resources=head.resources,
        complete=head.complete,
        unread=tuple(each for each in head.unread if each.matters),
    )
