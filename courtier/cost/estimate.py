"""The whole estimate: options, uncertainty, comparison, and what nobody could price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from courtier.cost.amounts import option_cost
from courtier.cost.cloud import cloud_options
from courtier.cost.commitments import firm_months, load_of
from courtier.cost.comparable import Comparison
from courtier.cost.comparison import Pair, break_even, cheapest, chosen, pairs_of, sensitivity
from courtier.cost.conclusion import conclusion
from courtier.cost.defaults import Default, Defaults
from courtier.cost.discount import CONVENTION
from courtier.cost.draft import Draft
from courtier.cost.exchange import Exchange, exchange
from courtier.cost.existing import with_existing
from courtier.cost.facts import CostFacts
from courtier.cost.market import Market
from courtier.cost.needed import needs_of
from courtier.cost.notes import findings_of
from courtier.cost.on_premise import defaults_used
from courtier.cost.options import other_options
from courtier.cost.prices import PriceBook
from courtier.cost.room_costs import kept_open, left_room
from courtier.cost.settings import Settings, settings
from courtier.cost.terms import point
from courtier.cost.uncertainty import Spread
from courtier.cost.uncounted import missing_of
from courtier.cost.view import Exact
from courtier.results.common import FactUsed
from courtier.results.estimate import Assumption, Estimate, EstimateOutcome
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
    study = study_of(workload, matches, facts, as_of)
    return EstimateOutcome(
        estimate=_result(workload, study, facts),
        findings=findings_of(workload, study.drafts, study.exchange, facts, study.frame),
        facts=_facts(study),
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

    drafts = left_room(
        [
            *cloud_options(workload, matches, facts, market_of, frame),
            *other_options(workload, frame, defaults),
        ],
        workload.on_premise,
    )
    drafts = with_existing(drafts, workload, needs_of(workload.needs), frame)
    used = _defaults_used(workload, drafts, frame, defaults)
    room = kept_open(workload.on_premise)
    return Study(frame, rate, drafts, used, _choice(drafts, defaults), room)


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
    room = defaults_used(workload.on_premise, defaults)
    return (*frame.used, *(item for item in market if item is not None), *room)


def _result(workload: Workload, study: Study, facts: CostFacts) -> Estimate:
    frame = study.frame
    view = Exact(frame.months, frame.rate)
    spread = Spread(study.drafts, frame)
    costs = [option_cost(d, view, spread.percentiles(d.id)) for d in study.drafts]
    pairs = pairs_of(study.drafts, costs, Comparison(workload, frame.months))
    pair = chosen(pairs)
    missing = missing_of(workload, study.drafts)
    likelihood = _likelihood(pair, spread)
    return Estimate(
        currency="CAD",
        horizon_months=frame.months,
        discount_rate=point(frame.rate),
        convention=CONVENTION,
        as_of_prices=facts.snapshot_day,
        exchange_rate=study.exchange.rate if study.exchange else None,
        exchange_rate_text=study.exchange.text if study.exchange else None,
        options=tuple(costs),
        cheapest=cheapest(costs, pairs),
        probability_cloud_cheaper=likelihood,
        conclusion=conclusion(pair, likelihood, costs, missing, frame),
        break_even=break_even(pair, view),
        sensitivity=sensitivity(pair, frame),
        assumptions=_assumptions(study),
        missing=missing,
    )


def _likelihood(pair: Pair | None, spread: Spread) -> Decimal | None:
    """The share of draws in which the cloud option costs less; None when the pair does not tell."""
    if pair is None or pair.obstacles:
        return None
    return spread.probability_below(pair.cloud.id, pair.other.id)


def _assumptions(study: Study) -> tuple[Assumption, ...]:
    rate = (study.exchange.assumption,) if study.exchange else ()
    choice = (study.choice,) if study.choice else ()
    defaults = (default.assumption for default in study.defaults)
    room = (study.room,) if study.room else ()
    return (*study.frame.given, *room, *rate, *choice, *defaults)


def _facts(study: Study) -> tuple[FactUsed, ...]:
    """Every fact that bears a result, each once, in the order of ids."""
    lines = [fact for draft in study.drafts for line in draft.lines for fact in line.facts]
    choice = study.choice
    chosen = [FactUsed(id=choice.id, confidence=choice.confidence)] if choice else []
    defaults = [default.fact for default in study.defaults]
    found = {fact.id: fact for fact in (*lines, *chosen, *defaults)}
    return tuple(found[identifier] for identifier in sorted(found))
