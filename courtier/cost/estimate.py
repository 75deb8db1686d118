"""The whole estimate: options, uncertainty, comparison, and what nobody could price."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from courtier.cost.closing import left_room
from courtier.cost.cloud import cloud_options
from courtier.cost.commitments import firm_months, load_of
from courtier.cost.defaults import Default, Defaults
from courtier.cost.departure import Seller
from courtier.cost.draft import Draft
from courtier.cost.exchange import Exchange, exchange
from courtier.cost.existing import with_existing
from courtier.cost.facts import CostFacts
from courtier.cost.labour import ALL_OWN, WORK_BY, Labour, labour_of
from courtier.cost.market import Market
from courtier.cost.needed import needs_of
from courtier.cost.notes import findings_of
from courtier.cost.on_premise import defaults_used
from courtier.cost.options import other_options
from courtier.cost.prices import PriceBook
from courtier.cost.register import register
from courtier.cost.result import result_of
from courtier.cost.room_costs import kept_open
from courtier.cost.settings import Settings, settings
from courtier.cost.transitions import OVERRUN, with_transitions
from courtier.results.common import FactUsed
from courtier.results.estimate import Assumption, EstimateOutcome
from courtier.results.matches import Match
from courtier.values.text import say
from courtier.workload.model import Workload

SHAPE_CHOICE = "shape-choice"
MARKET_DEFAULTS = ("list-price-error", "price-drift-per-year", "exchange-rate-error")


def estimate(
    workload: Workload, matches: tuple[Match, ...], facts: CostFacts, as_of: date
) -> EstimateOutcome:
    """Compare the costs of every option on a day.

    Args:
        workload: The workload file.
        matches: The verdicts; only eligible and conditional offerings are priced.
        facts: What ``cost_facts`` read for the same day.
        as_of: The day as of which quotes, prices and rates count.
    """
    return estimate_of(study_of(workload, matches, facts, as_of), workload, facts, as_of)


def estimate_of(study: Study, workload: Workload, facts: CostFacts, as_of: date) -> EstimateOutcome:
    """The same from what ``study_of`` made of these."""
    return EstimateOutcome(
        estimate=result_of(
            workload,
            study.frame,
            study.drafts,
            study.exchange,
            facts.snapshot_day,
            register(_assumptions(study), study.drafts, workload, facts, as_of),
            facts.categories,
            study.labour,
        ),
        findings=findings_of(workload, study.drafts, study.exchange, facts, study.frame),
        facts=facts_of(study),
    )


@dataclass(frozen=True)
class Study:
    """What an estimate is made of, before its amounts."""

    frame: Settings
    exchange: Exchange | None
    drafts: list[Draft]
    defaults: tuple[Default, ...]
    choice: Assumption | None = None
    room: Assumption | None = None
    labour: Labour = ALL_OWN


def study_of(
    workload: Workload, matches: tuple[Match, ...], facts: CostFacts, as_of: date
) -> Study:
    """The options with their plans and what they rest on, before any amount is computed."""
    defaults = Defaults(facts.parameters, as_of)
    frame = settings(workload, defaults, as_of)
    rate = exchange(workload, defaults, as_of)
    if frame.gaps:
        return Study(frame, None, _unframed(matches, frame), frame.used)
    book = PriceBook(facts, as_of)

    @cache
    def market_of(provider: str) -> Market:
        return _market(provider, book, rate, frame, defaults, workload)

    def seller(draft: Draft) -> Seller:
        return _seller(draft, facts, market_of)

    priced = [
        *cloud_options(workload, matches, facts, market_of, frame),
        *other_options(workload, frame, defaults),
    ]
    moved = with_transitions(priced, workload, seller, defaults)
    drafts = left_room(moved, workload)
    drafts = with_existing(drafts, workload, needs_of(workload.needs), frame)
    used = _defaults_used(workload, drafts, frame, defaults)
    room = kept_open(workload.on_premise)
    labour = labour_of(workload, drafts, defaults, workload.reference_date or as_of)
    return Study(frame, rate, drafts, used, _choice(drafts, defaults), room, labour)


def _choice(drafts: list[Draft], defaults: Defaults) -> Assumption | None:
    """How machines were chosen, where list prices let some be chosen."""
    chosen = any(
        line.basis == "list" and line.category == "compute"
        for draft in drafts
        for line in draft.lines
    )
    found = defaults.word(SHAPE_CHOICE) if chosen else None
    return found[1] if found else None


def _market(
    provider: str,
    book: PriceBook,
    rate: Exchange | None,
    frame: Settings,
    defaults: Defaults,
    workload: Workload,
) -> Market:
    name = say(
        "Erreur des prix publics ({provider})", "Error of list prices ({provider})",
        provider=provider,
    )  # fmt: skip
    drift = defaults.read("price-drift-per-year")
    choice = defaults.word(SHAPE_CHOICE)
    return Market(
        book=book,
        provider=provider,
        exchange=rate,
        error=defaults.around_one("list-price-error", f"list-price-error:{provider}", name),
        drift=drift.term if drift else None,
        hours=frame.hours.term if frame.hours else Decimal(0),
        months=frame.months,
        rate=frame.rate,
        firm_months=firm_months(workload),
        load=load_of(workload),
        architecture=choice[0] if choice else None,
    )


def _seller(draft: Draft, facts: CostFacts, market_of: Callable[[str], Market]) -> Seller:
    """The market of a cloud option and the region that it was priced in, else its first one."""
    offering = facts.offerings.get(draft.id.removeprefix("cloud:"))
    market = market_of((offering.prices_of or offering.provider) if offering else "")
    kept = [tried.region for tried in draft.regions if tried.kept]
    regions = kept or sorted(offering.regions if offering else ())
    region = regions[0].rpartition(":")[2] if regions else None
    return Seller(market, region, offering.surcharge if offering else Decimal(0))


def _unframed(matches: tuple[Match, ...], frame: Settings) -> list[Draft]:
    """Without a horizon or a rate, options are named and nothing more."""
    return [
        Draft(f"cloud:{match.offering}", match.name, "cloud", (), frame.gaps)
        for match in matches
        if match.verdict in ("eligible", "conditional")
    ]


def _defaults_used(
    workload: Workload, drafts: list[Draft], frame: Settings, defaults: Defaults
) -> tuple[Default, ...]:
    listed = any(line.basis == "list" for draft in drafts for line in draft.lines)
    market = [defaults.read(identifier) for identifier in MARKET_DEFAULTS] if listed else []
    counted = [fact.id for draft in drafts for line in draft.lines for fact in line.facts]
    market += [defaults.read(OVERRUN)] if OVERRUN in counted else []
    room = defaults_used(workload.on_premise, defaults)
    return (*frame.used, *(item for item in market if item is not None), *room)


def _assumptions(study: Study) -> tuple[Assumption, ...]:
    rate = (study.exchange.assumption,) if study.exchange else ()
    choice = (study.choice,) if study.choice else ()
    defaults = (default.assumption for default in study.defaults)
    room = (study.room,) if study.room else ()
    return (*study.frame.given, *room, *rate, *choice, *study.labour.assumptions, *defaults)


def _done_by_default(study: Study) -> list[Assumption]:
    return [each for each in study.labour.assumptions if each.basis == "default"]


def facts_of(study: Study) -> tuple[FactUsed, ...]:
    """Every fact that bears a result, each once, in the order of ids."""
    lines = [fact for draft in study.drafts for line in draft.lines for fact in line.facts]
    choice = study.choice
    chosen = [FactUsed(id=choice.id, confidence=choice.confidence)] if choice else []
    chosen += [FactUsed(id=WORK_BY, confidence=a.confidence) for a in _done_by_default(study)]
    defaults = [default.fact for default in study.defaults]
    found = {fact.id: fact for fact in (*lines, *chosen, *defaults)}
    return tuple(found[identifier] for identifier in sorted(found))
