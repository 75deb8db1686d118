"""A bill beside what the resources of an inventory would cost over the same days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from courtier.cost.actuals.bill import Bill, BillWords, Group
from courtier.cost.actuals.buckets import APART, Rates, apart
from courtier.cost.actuals.compare import bill_seen, refuse_unknown_money
from courtier.cost.actuals.period import months_covered
from courtier.cost.flows import ZERO
from courtier.cost.running.billed import Held
from courtier.cost.running.kinds import Keyed, Kind, Tally
from courtier.cost.running.sums import Costs, KindCost, to_the_cent, total_of
from courtier.reading.nearest import fold
from courtier.results.belonging import Value
from courtier.results.running import (
    Beside,
    BilledAlone,
    BilledBeside,
    BilledService,
    RunningAlone,
)
from courtier.values.money import cents
from courtier.values.text import Text

HOURS_OF_A_DAY = 24
_CATEGORIES = {"block": "storage", "object": "storage", "file": "storage", "archive": "storage",
               "backup": "storage"}  # fmt: skip
"""The category of bills of each need that does not bear its name."""
Amounts = dict[str | None, Decimal]


@dataclass(frozen=True)
class Billing:
    """A bill that was read beside an inventory, and the words to read it by.

    ``names`` are those of the categories of cost.
    """

    bill: Bill
    held: Held
    words: BillWords
    rates: Rates
    names: Mapping[str, Text]


def beside(billing: Billing, counts: Tally, monthly: Costs) -> BilledBeside:
    """Hold what was billed against what was priced, by category, region, account and resource.

    Raises:
        UsageError: The bill is in a currency whose rate nobody gives.
    """
    bill, held = billing.bill, billing.held
    refuse_unknown_money(bill, billing.rates)
    months = sum(months_covered(bill.since, bill.since, bill.until).values(), ZERO)
    hours = Decimal((bill.until - bill.since).days + 1) * HOURS_OF_A_DAY
    costs = {kind: _over(cost, months, hours) for kind, cost in monthly.items()}
    exact = total_of(counts.kinds, costs)
    priced = None if exact is None else cents(exact)
    billed = sum((cost for _, cost in _charges(billing)), ZERO)
    alone = _sum(billing, lambda group: group.held is False)
    told = held.named > 0
    return BilledBeside(
        bill=bill_seen(bill),
        months=months.quantize(Decimal("0.001")).normalize(),
        priced=priced,
        billed=cents(billed),
        difference=None if priced is None else cents(billed) - priced,
        taxes=apart(bill, "Tax", billing.rates),
        credits=apart(bill, "Credit", billing.rates),
        by_category=_by_category(billing, counts, costs),
        by_region=_by_place(billing, counts.keyed(lambda kind: Value(kind.region)), costs,
                            lambda group: group.region),
        by_account=_by_place(billing, counts.accounts, costs, lambda group: group.account),
        by_service=_by_service(billing),
        resources_told=told,
        seen=held.seen,
        alone=cents(alone),
        alone_resources=len(held.alone),
        billed_alone=_alone(billing),
        unnamed=cents(_sum(billing, lambda group: group.held is None)),
        running_alone=_unseen(held, costs) if told else (),
    )  # fmt: skip


def _over(cost: KindCost, months: Decimal, hours: Decimal) -> KindCost:
    """What a resource costs over the days of a bill: their own hours, or their part of months."""
    parts = tuple(
        replace(part, each=part.each * (hours / part.hours if part.hours else months))
        for part in cost.costs
    )
    return replace(cost, costs=parts)


def _charges(billing: Billing) -> Iterable[tuple[Group, Decimal]]:
    """Each group of charges in Canadian dollars, those that stand apart left out."""
    for group, total in billing.bill.sums.items():
        if group.charge not in APART:
            yield group, total.cost * (billing.rates.in_cad(group.currency) or ZERO)


def _sum(billing: Billing, counts: Callable[[Group], bool]) -> Decimal:
    return sum((cost for group, cost in _charges(billing) if counts(group)), ZERO)


def _billed(billing: Billing, key: Callable[[Group], str | None]) -> Amounts:
    found: Amounts = {}
    for group, cost in _charges(billing):
        name = key(group)
        found[name] = found.get(name, ZERO) + cost
    return found


def _priced(keyed: Keyed, costs: Costs) -> Amounts:
    found: Amounts = {}
    for (key, kind), count in keyed.items():
        each = costs[kind].each
        if each is not None:
            found[key.text] = found.get(key.text, ZERO) + each * count
    return found


def _by_category(billing: Billing, counts: Tally, costs: Costs) -> tuple[Beside, ...]:
    ours = _priced(counts.keyed(lambda kind: Value(_category(kind))), costs)
    theirs = _billed(billing, lambda group: _category_of(group, billing.words))
    found = _paired(ours, theirs, lambda key: key)
    return tuple(
        each.model_copy(update={"name": _name(each.key, billing)}) if each.key else each
        for each in found
    )


def _by_place(
    billing: Billing,
    keyed: Keyed,
    costs: Costs,
    key: Callable[[Group], str | None],
) -> tuple[Beside, ...]:
    """By region or account: the last step of an address tells, without capitals or signs."""
    return _paired(_priced(keyed, costs), _billed(billing, key), _last)


def _paired(ours: Amounts, theirs: Amounts, same: Callable[[str], str]) -> tuple[Beside, ...]:
    """Both sides by key, the most billed first."""
    keys: dict[str | None, str | None] = {}
    for key in (*ours, *theirs):
        keys.setdefault(same(key) if key else None, key)
    mine, paid = _joined(ours, same), _joined(theirs, same)
    order = sorted(keys, key=lambda key: (-paid.get(key, ZERO), -mine.get(key, ZERO), key or ""))
    return tuple(_beside(keys[key], mine.get(key), paid.get(key)) for key in order)


def _joined(amounts: Amounts, same: Callable[[str], str]) -> Amounts:
    found: Amounts = {}
    for key, amount in amounts.items():
        name = same(key) if key else None
        found[name] = found.get(name, ZERO) + amount
    return dict(zip(found, to_the_cent(list(found.values())), strict=True))


def _beside(key: str | None, priced: Decimal | None, billed: Decimal | None) -> Beside:
    difference = None if priced is None or billed is None else billed - priced
    return Beside(key=key, priced=priced, billed=billed, difference=difference)


def _last(name: str) -> str:
    return fold(name.rstrip("/").rsplit("/", 1)[-1])


def _category(kind: Kind) -> str | None:
    return _CATEGORIES.get(kind.need or "", kind.need)


def _category_of(group: Group, words: BillWords) -> str:
    service = words.services.get(fold(group.service))
    return service.category if service and service.category else group.service


def _name(key: str, billing: Billing) -> Text:
    service = billing.words.services.get(fold(key))
    if key in billing.names or service is None:
        return billing.names.get(key, Text(fr=key, en=key))
    return Text(fr=service.fr, en=service.en)


def _by_service(billing: Billing) -> tuple[BilledService, ...]:
    sums: dict[tuple[str, str], Decimal] = {}
    for group, cost in _charges(billing):
        key = group.name or "", _category_of(group, billing.words)
        sums[key] = sums.get(key, ZERO) + cost
    order = sorted(sums, key=lambda key: (-sums[key], key))
    amounts = to_the_cent([sums[key] for key in order])
    return tuple(
        BilledService(service=name, category=_name(category, billing), billed=amount)
        for (name, category), amount in zip(order, amounts, strict=True)
    )


def _alone(billing: Billing) -> tuple[BilledAlone, ...]:
    """The resources that the inventory does not hold, the dearest first."""
    rates = billing.rates
    found = [
        BilledAlone(
            id=each.id,
            service=each.service,
            account=each.account,
            region=each.region,
            billed=cents(sum((c * (rates.in_cad(k) or ZERO) for k, c in each.costs.items()), ZERO)),
        )
        for each in billing.held.alone.values()
    ]
    return tuple(sorted(found, key=lambda item: (-item.billed, item.id)))


def _unseen(held: Held, costs: Costs) -> tuple[RunningAlone, ...]:
    """What holds or does something and is not billed, by type, the dearest first."""
    kinds: dict[str, Counter[Kind]] = {}
    for kind, count in held.unseen().items():
        if kind.need != "none":
            kinds.setdefault(kind.type, Counter())[kind] += count
    found = [_running_alone(name, of, costs) for name, of in kinds.items()]
    return tuple(
        sorted(found, key=lambda item: (-(item.priced or ZERO), -item.resources, item.type))
    )


def _running_alone(name: str, kinds: Counter[Kind], costs: Costs) -> RunningAlone:
    total = total_of(kinds, costs)
    return RunningAlone(
        type=name,
        resources=kinds.total(),
        priced=None if total is None else cents(total),
    )
