"""The score of each offering view by view, and the weights at which the first two change places.

For one set of weights the order of two offerings is that of their points, which are linear in
the weight of any one view: the weight at which they are equal is exact, and is then named to the
ten-thousandth, on the side where the order has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from courtier.catalog.facts import CatalogFacts
from courtier.catalog.rank import PLACES, key, points, ranked, score, value, weights_given
from courtier.results.matches import Match
from courtier.results.ranking import VIEWS, Point, Ranking, Scored, Swap, View, WeightSeen
from courtier.workload.model import Weights

UNIT = Decimal("0.0001")
"""The step of the weights that are named."""


def ranking(
    matches: Iterable[Match], weights: Weights | None, facts: CatalogFacts
) -> Ranking | None:
    """How the weights of the file order the offerings, and how firmly; None without weights.

    Args:
        matches: In their order, with all their views.
        weights: Those of the file.
        facts: The catalogue, for the order of equal scores.
    """
    given = weights_given(weights)
    if not any(given.values()):
        return None
    kept = [item for item in matches if ranked(item)]
    two = kept[:2] if len(kept) > 1 else []
    return Ranking(
        weights=_weights(given),
        first=kept[0].offering if kept else None,
        second=two[1].offering if two else None,
        decided_by=_decided_by(two[0], two[1], given) if two else None,
        swaps=tuple(_swap(view, two[0], two[1], given, facts) for view in VIEWS) if two else (),
        scores=tuple(_scored(item, given) for item in kept),
    )


def _weights(given: Mapping[View, Decimal]) -> tuple[WeightSeen, ...]:
    total = sum(given.values(), Decimal(0))
    return tuple(
        WeightSeen(view=view, weight=weight, share=(weight / total).quantize(PLACES))
        for view, weight in given.items()
    )


def _scored(item: Match, given: Mapping[View, Decimal]) -> Scored:
    total = sum(given.values(), Decimal(0))
    return Scored(
        offering=item.offering,
        score=score(item.views, given).quantize(PLACES),
        points=tuple(
            Point(
                view=view,
                value=(seen := value(item.views, view)),
                contribution=(weight * (seen or 0) / total).quantize(PLACES),
            )
            for view, weight in given.items()
        ),
    )


def _decided_by(
    first: Match, second: Match, given: Mapping[View, Decimal]
) -> Literal["verdict", "score", "tie"]:
    if first.verdict != second.verdict:
        return "verdict"
    return "tie" if points(first.views, given) == points(second.views, given) else "score"


def _swap(
    view: View, first: Match, second: Match, given: Mapping[View, Decimal], facts: CatalogFacts
) -> Swap:
    unknown = None in (value(first.views, view), value(second.views, view))
    to = _turning(view, first, second, given, facts)
    share = None
    if to is not None:
        total = sum(given.values(), Decimal(0)) - given[view] + to
        share = (to / total).quantize(PLACES)
    return Swap(view=view, weight=given[view], to=to, share=share, unknown=unknown)


def _turning(
    view: View, first: Match, second: Match, given: Mapping[View, Decimal], facts: CatalogFacts
) -> Decimal | None:
    """The first weight, in ten-thousandths, at which the second comes before the first."""
    gain = (value(first.views, view) or Decimal(0)) - (value(second.views, view) or Decimal(0))
    if gain == 0 or first.verdict != second.verdict:
        return None
    lead = points(first.views, given) - points(second.views, given)
    equal = given[view] - lead / gain
    up = gain < 0
    weight = equal.quantize(UNIT, ROUND_FLOOR if up else ROUND_CEILING)
    for _ in range(3):
        trial = {**given, view: weight}
        if weight < 0 or not any(trial.values()):
            return None
        if key(second, trial, facts) < key(first, trial, facts):
            return weight
        weight += UNIT if up else -UNIT
    return None
