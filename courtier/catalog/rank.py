"""The order of the offerings: by the body's weights where it gives some, else by fit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from courtier.catalog.exposure import HOME, reach_of
from courtier.catalog.facts import CatalogFacts
from courtier.results.matches import Match, Verdict, Views
from courtier.results.ranking import VIEWS, View
from courtier.workload.model import Weights

VERDICT_ORDER: tuple[Verdict, ...] = ("eligible", "conditional", "undetermined", "ineligible")
"""Best first."""

PLACES = Decimal("0.0001")


def rank(
    matches: tuple[Match, ...],
    weights: Weights | None,
    facts: CatalogFacts,
    costs: Mapping[str, Decimal] | None = None,
) -> tuple[Match, ...]:
    """Order the matches and give eligible and conditional ones their rank from 1.

    Args:
        matches: Matches with their fit.
        weights: How much each view counts; None or all absent (or zero) counts the fit alone.
        facts: The catalogue, for places and their carbon.
        costs: Present cost by offering, where it is known in full; None before any estimate.

    Returns:
        By verdict, then exact score, then claims wholly absent, a region in Canada, the number of
        foreign countries that reach the provider, and id. A view that is unknown scores 0.
    """
    given = weights_given(weights)
    viewed = [_viewed(item, facts, costs or {}) for item in matches]
    viewed.sort(key=lambda item: key(item, given, facts))
    return tuple(
        item.model_copy(
            update={
                "score": score(item.views, given).quantize(PLACES),
                "rank": position if ranked(item) else None,
            }
        )
        for position, item in enumerate(viewed, start=1)
    )


def weights_given(weights: Weights | None) -> dict[View, Decimal]:
    """The weight of each view, 0 where the file gives none."""
    return {view: getattr(weights, view, None) or Decimal(0) for view in VIEWS}


def ranked(item: Match) -> bool:
    """Tell whether an offering has a rank."""
    return item.verdict in ("eligible", "conditional")


def _viewed(item: Match, facts: CatalogFacts, costs: Mapping[str, Decimal]) -> Match:
    views = Views(
        fit=item.views.fit,
        price=_price(item.offering, costs),
        exposure=_exposure(item, facts),
        carbon=_carbon(item, facts),
    )
    return item.model_copy(update={"views": views})


def value(views: Views, view: View) -> Decimal | None:
    """How an offering stands from one point of view; None where it is not known."""
    found: Decimal | None = getattr(views, view)
    return found


def score(views: Views, weights: Mapping[View, Decimal]) -> Decimal:
    """The weighted mean of the views, 0 to 1, unrounded; the fit alone without weights."""
    total = sum(weights.values(), Decimal(0))
    return points(views, weights) / total if total else views.fit


def points(views: Views, weights: Mapping[View, Decimal]) -> Decimal:
    """The sum of the views by their weights, exact; the fit alone without weights."""
    if not any(weights.values()):
        return views.fit
    return sum(
        (weight * (value(views, view) or Decimal(0)) for view, weight in weights.items()),
        Decimal(0),
    )


def _price(offering: str, costs: Mapping[str, Decimal]) -> Decimal | None:
    """The cheapest cost divided by this one: 1 for the cheapest; None where it is not known."""
    cost = costs.get(offering)
    if cost is None:
        return None
    cheapest = min(costs.values())
    return Decimal(1) if cost <= 0 else (cheapest / cost).quantize(PLACES)


def _exposure(item: Match, facts: CatalogFacts) -> Decimal | None:
    """0 when a foreign law was identified, 1 when primary sources show none; None otherwise."""
    if item.exposure is None:
        return None
    if any(e.country != HOME for e in item.exposure):
        return Decimal(0)
    offering = facts.offerings.get(item.offering)
    if offering is None:
        return None
    reach = reach_of(offering, facts)
    return Decimal(1) if reach.sure and reach.looked else None


def _carbon(item: Match, facts: CatalogFacts) -> Decimal | None:
    """The best region beside the worst published in the catalogue; None where none is."""
    published = [r.carbon_g_per_kwh for r in facts.regions.values() if r.carbon_g_per_kwh]
    known = [
        carbon
        for key in item.regions
        if key in facts.regions and (carbon := facts.regions[key].carbon_g_per_kwh) is not None
    ]
    if not known:
        return None
    return (1 - min(known) / max(published)).quantize(PLACES)


def key(
    item: Match, weights: Mapping[View, Decimal], facts: CatalogFacts
) -> tuple[int, Decimal, int, bool, int, str]:
    """What orders a match, least first; points have the order of scores for one set of weights."""
    known = [facts.regions[key].country for key in item.regions if key in facts.regions]
    countries = {e.country for e in item.exposure or () if e.country != "CA"}
    reach = len(countries) if item.exposure is not None else 1
    absent = sum(c.failed == "type" for c in item.criteria)
    return (
        VERDICT_ORDER.index(item.verdict),
        -points(item.views, weights),
        absent,
        "CA" not in known,
        reach,
        item.offering,
    )
