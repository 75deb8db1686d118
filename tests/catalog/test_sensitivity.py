"""The weights of a body: what each view adds, and where the first two change places."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courtier.catalog.facts import CatalogFacts
from courtier.catalog.rank import rank
from courtier.catalog.sensitivity import UNIT, ranking
from courtier.knowledge.door import Knowledge
from courtier.results.matches import ExposureSeen, Match, Views
from courtier.results.ranking import Ranking
from courtier.values.text import Text
from courtier.workload.model import Weights
from tests.catalog.build import catalog, offering

NAME = Text(fr="essai", en="test")
LAW = ExposureSeen(law=NAME, country="US", country_name=NAME, through=NAME, confidence="secondary")
MONTREAL, TORONTO = "gcp:northamerica-northeast1", "gcp:northamerica-northeast2"


def _item(
    name: str, fit: str, regions: tuple[str, ...] = (), exposure: Any = (), **more: Any
) -> Match:
    whole: dict[str, Any] = {
        "offering": name, "name": NAME, "provider": "p", "regions": regions,
        "verdict": "conditional", "rank": None, "score": Decimal(fit),
        "views": Views(fit=Decimal(fit), price=None, exposure=None, carbon=None),
        "criteria": (), "conditions": (), "relaxation": None, "exposure": exposure,
        "layer": "bundled",
    }  # fmt: skip
    return Match.model_validate(whole | more)


def _weights(**given: str) -> Weights:
    known: dict[str, Any] = {name: Decimal(value) for name, value in given.items()}
    return Weights.model_construct(None, **known)  # a weight named may be over 1


def _ranked(
    items: list[Match], weights: Weights, facts: CatalogFacts, costs: dict[str, Decimal]
) -> tuple[list[str], Ranking]:
    ordered = rank(tuple(items), weights, facts, costs)
    found = ranking(ordered, weights, facts)
    assert found is not None
    return [m.offering for m in ordered], found


def test_without_weights_there_is_no_ranking_to_discuss(knowledge: Knowledge) -> None:
    facts = catalog(knowledge)
    assert ranking((_item("a", "1"),), None, facts) is None
    assert ranking((_item("a", "1"),), _weights(fit="0"), facts) is None


def test_each_view_shows_what_it_adds_and_an_unknown_one_adds_nothing(
    knowledge: Knowledge,
) -> None:
    facts = catalog(knowledge)
    items = [_item("a", "0.8", (MONTREAL,), None), _item("b", "0.4", (), ())]
    _, found = _ranked(items, _weights(fit="0.6", exposure="0.2"), facts, {})
    (first, _) = found.scores
    points = {p.view: (p.value, p.contribution) for p in first.points}
    assert points["fit"] == (Decimal("0.8"), Decimal("0.6"))
    assert points["exposure"] == (None, Decimal(0))
    assert [w.share for w in found.weights] == [
        Decimal(0), Decimal("0.75"), Decimal("0.25"), Decimal(0),
    ]  # fmt: skip


def test_the_turning_weight_is_exact(knowledge: Knowledge) -> None:
    """0.5·1 + w·0 against 0.5·0.4 + w·1 are equal at w = 0.3; the tie leaves the first ahead."""
    facts = catalog(knowledge, offering("z"), exposure=[])
    items = [_item("a", "1", exposure=(LAW,)), _item("z", "0.4", exposure=())]
    order, found = _ranked(items, _weights(fit="0.5", exposure="0.1"), facts, {})
    assert order == ["a", "z"]
    swaps = {s.view: s.to for s in found.swaps}
    assert swaps["exposure"] == Decimal("0.3")
    assert swaps["fit"] == Decimal("0.1666")
    assert swaps["carbon"] is None
    assert found.decided_by == "score"
    assert next(s.share for s in found.swaps if s.view == "exposure") == Decimal("0.375")


def test_an_unknown_view_is_said(knowledge: Knowledge) -> None:
    facts = catalog(knowledge, offering("b"), exposure=[])
    items = [_item("a", "1", exposure=None), _item("b", "0.5", exposure=())]
    _, found = _ranked(items, _weights(fit="1"), facts, {})
    swaps = {s.view: s for s in found.swaps}
    assert swaps["exposure"].unknown
    assert swaps["exposure"].to is not None
    assert swaps["price"].unknown
    assert swaps["price"].to is None


def test_no_weight_turns_what_the_verdict_decides(knowledge: Knowledge) -> None:
    facts = catalog(knowledge)
    items = [_item("a", "0.1", verdict="eligible"), _item("b", "1")]
    order, found = _ranked(items, _weights(fit="1"), facts, {})
    assert order == ["a", "b"]
    assert found.decided_by == "verdict"
    assert [s.to for s in found.swaps] == [None] * 4


@pytest.mark.parametrize("kept", [[], ["a"]])
def test_fewer_than_two_have_nothing_to_swap(knowledge: Knowledge, kept: list[str]) -> None:
    items = [_item(name, "1") for name in kept]
    items.append(_item("out", "1", verdict="ineligible"))
    _, found = _ranked(items, _weights(fit="1"), catalog(knowledge), {})
    assert (found.first, found.second) == (kept[0] if kept else None, None)
    assert (found.swaps, found.decided_by) == ((), None)


FITS = st.decimals(0, 1, places=4).map(str)
SHARES = st.decimals(0, 1, places=2).map(str)
EXPOSURES = st.sampled_from([None, (), (LAW,)])
PLACES = st.sampled_from([(), (MONTREAL,), (TORONTO,), ("aws:ca-central-1",)])


@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    items=st.lists(st.tuples(FITS, PLACES, EXPOSURES), min_size=2, max_size=5),
    weights=st.fixed_dictionaries({v: SHARES for v in ("price", "fit", "exposure", "carbon")}),
    prices=st.lists(st.integers(50, 5000), min_size=5, max_size=5),
)
def test_at_the_weight_named_the_order_changes_and_just_before_it_does_not(
    knowledge: Knowledge, items: list[Any], weights: dict[str, str], prices: list[int]
) -> None:
    if not any(Decimal(value) for value in weights.values()):
        weights = weights | {"fit": "1"}
    facts = catalog(knowledge)
    found = [_item(f"o{n}", *parts) for n, parts in enumerate(items)]
    costs = {f"o{n}": Decimal(price) for n, price in enumerate(prices) if price % 3}
    _, told = _ranked(found, _weights(**weights), facts, costs)

    def first_ahead(view: str, weight: Decimal) -> bool:
        order, _ = _ranked(found, _weights(**(weights | {view: str(weight)})), facts, costs)
        return order.index(str(told.first)) < order.index(str(told.second))

    for swap in told.swaps:
        if swap.to is None:
            for weight in ("0.0001", "0.5", "1", "50"):
                others = [v for name, v in weights.items() if name != swap.view]
                if any(Decimal(v) for v in others) or Decimal(weights[swap.view]):
                    assert first_ahead(swap.view, Decimal(weight))
        else:
            before = swap.to - UNIT if swap.to > swap.weight else swap.to + UNIT
            assert not first_ahead(swap.view, swap.to)
            assert first_ahead(swap.view, before)
