"""An estimate beside the bill of the same days: which assumption was wrong, and by how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from courtier.cost.actuals.bill import Bill, BillWords
from courtier.cost.actuals.buckets import (
    Bucket,
    Item,
    Key,
    Rates,
    apart,
    billed_buckets,
    foreseen_buckets,
    in_unit,
)
from courtier.cost.actuals.foreseen import Foreseen, foreseen
from courtier.cost.actuals.period import months_covered
from courtier.cost.actuals.sentences import gap_of
from courtier.cost.actuals.split import Part, Standards, parts_of
from courtier.cost.actuals.tariffs import Tariffs
from courtier.cost.actuals.words import notes_of
from courtier.cost.defaults import Default, Defaults
from courtier.cost.draft import Draft
from courtier.cost.estimate import Study
from courtier.cost.facts import CostFacts
from courtier.cost.flows import ZERO
from courtier.cost.terms import point
from courtier.cost.view import Exact
from courtier.results.actuals import Actuals, ActualsOutcome, BillSeen, CategoryGap
from courtier.results.common import FactUsed
from courtier.values.errors import UsageError
from courtier.values.text import Text, say
from courtier.workload.model import Workload

CLOUD = "cloud:"
TOLERANCE = "actuals-tolerance"


@dataclass(frozen=True)
class Case:
    """What is compared: the option of an estimate, with the days of the bill it stands for."""

    workload: Workload
    draft: Draft
    study: Study
    facts: CostFacts
    as_of: date
    names: Mapping[str, Text]
    paid: Mapping[str, Decimal]


def actuals(case: Case, bill: Bill, words: BillWords) -> ActualsOutcome:
    """Hold a bill against the estimate of one option.

    Args:
        case: The option, with the exchange rates that were paid.
        bill: The charges, added up.
        words: How the words of the bill are read.

    Raises:
        UsageError: The bill is in a currency whose rate nobody gives.
    """
    rates = _rates(case)
    refuse_unknown_money(bill, rates)
    covered = months_covered(case.study.frame.start, bill.since, bill.until)
    tariffs = _tariffs(case)
    seen, beside = _billable(_foreseen(case, tariffs, covered), words)
    billed = billed_buckets(bill, words, rates)
    ours = foreseen_buckets(seen)
    parts = parts_of(ours, in_unit(billed, ours), _standards(seen, tariffs))
    total = sum((bucket.cost for bucket in ours.values()), ZERO)
    paid = sum((bucket.cost for bucket in billed.values()), ZERO)
    names = _names(case, words)
    gaps = tuple(gap_of(part, total, names, rates.taken) for part in _ordered(parts))
    result = Actuals(
        option=case.draft.id,
        name=case.draft.name,
        bill=bill_seen(bill),
        months=sum(covered.values(), ZERO).quantize(Decimal("0.001")).normalize(),
        currency="CAD",
        estimated=total,
        billed=paid,
        difference=paid - total,
        taxes=apart(bill, "Tax", rates),
        credits=apart(bill, "Credit", rates),
        categories=tuple(_categories(ours, billed, names)),
        gaps=gaps,
        beside=beside,
    )
    tolerance = Defaults(case.facts.parameters, case.as_of).read(TOLERANCE)
    limit = point(tolerance.term) if tolerance else None
    findings = notes_of(result, bill, rates, covered, case.study.frame.months, limit)
    return ActualsOutcome(result, findings, _facts(case, tolerance))


def _tariffs(case: Case) -> Tariffs:
    exchange = case.study.exchange
    return Tariffs(
        case.workload,
        case.draft.id.removeprefix(CLOUD),
        case.as_of,
        case.facts,
        exchange.rate if exchange else None,
    )


def _foreseen(case: Case, tariffs: Tariffs, covered: Mapping[int, Decimal]) -> tuple[Foreseen, ...]:
    frame = case.study.frame
    return foreseen(case.draft, Exact(frame.months, frame.rate), tariffs, covered)


def _standards(seen: Iterable[Foreseen], tariffs: Tariffs) -> Standards:
    """The public price of a product billed, the services that were foreseen settling a doubt."""
    services: dict[str, list[str]] = {}
    for each in seen:
        if each.tariff and each.tariff.service:
            services.setdefault(each.category, []).append(each.tariff.service)

    def public(key: Key, item: Item) -> Decimal | None:
        if item.sku is None or item.region is None or key[1] is None:
            return None
        return tariffs.public(item.sku, item.region, key[1], services.get(key[0], ()))

    return public


def _rates(case: Case) -> Rates:
    taken = {"CAD": Decimal(1)}
    if case.study.exchange is not None:
        taken["USD"] = case.study.exchange.rate
    return Rates({"CAD": Decimal(1), **case.paid}, taken)


def refuse_unknown_money(bill: Bill, rates: Rates) -> None:
    """Refuse a bill that cannot be told in Canadian dollars.

    Raises:
        UsageError: No rate turns one of its currencies into them.
    """
    for currency in sorted({group.currency for group in bill.sums}):
        if rates.in_cad(currency) is None:
            raise UsageError(
                say(
                    "La facture est en {currency} : aucun taux ne la convertit en dollars"
                    " canadiens.",
                    "The bill is in {currency}: no rate turns it into Canadian dollars.",
                    currency=currency,
                ),
                say(
                    "Donnez le taux payé : --rate {currency}CAD=…",
                    "Give the rate paid: --rate {currency}CAD=…",
                    currency=currency,
                ),
            )


def _billable(
    found: Iterable[Foreseen], words: BillWords
) -> tuple[list[Foreseen], tuple[str, ...]]:
    """The lines that a bill of the provider can show, and the names of the other ones."""
    shown = {service.category for service in words.services.values() if service.category}
    lines = list(found)
    beside = (line for each in lines if each.category not in shown for line in each.lines)
    return [each for each in lines if each.category in shown], tuple(dict.fromkeys(beside))


def _names(case: Case, words: BillWords) -> dict[str, Text]:
    services = {
        service.en: Text(fr=service.fr, en=service.en) for service in words.services.values()
    }
    return {**services, **case.names}


def _ordered(parts: list[Part]) -> list[Part]:
    """The widest effects first."""
    return sorted(parts, key=lambda p: (-abs(p.effect), p.category, p.kind, p.unit or ""))


def _categories(
    ours: Mapping[Key, Bucket], theirs: Mapping[Key, Bucket], names: Mapping[str, Text]
) -> Iterable[CategoryGap]:
    for category in sorted({key[0] for key in (*ours, *theirs)}):
        mine = [bucket.cost for key, bucket in ours.items() if key[0] == category]
        paid = [bucket.cost for key, bucket in theirs.items() if key[0] == category]
        yield CategoryGap(
            category=category,
            name=names.get(category, Text(fr=category, en=category)),
            estimated=sum(mine, ZERO) if mine else None,
            billed=sum(paid, ZERO) if paid else None,
            difference=sum(paid, ZERO) - sum(mine, ZERO),
        )


def bill_seen(bill: Bill) -> BillSeen:
    """A bill as results tell it."""
    return BillSeen(
        name=bill.name,
        sha256=bill.sha256,
        version=bill.version,
        rows=bill.rows,
        since=bill.since,
        until=bill.until,
        unknown=bill.unknown,
    )


def _facts(case: Case, tolerance: Default | None) -> tuple[FactUsed, ...]:
    """The facts of the lines and of the tolerance, each once, in the order of ids."""
    found = {fact.id: fact for line in case.draft.lines for fact in line.facts}
    if tolerance is not None:
        found[tolerance.fact.id] = tolerance.fact
    return tuple(found[key] for key in sorted(found))
