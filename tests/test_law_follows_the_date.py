"""What must hold of the whole road: the law of the day, prices that are missing, wrong regions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtier.api import road
from courtier.cost.estimate import estimate
from courtier.cost.facts import cost_facts
from courtier.results.route import RouteAnswer
from courtier.values.errors import InputError

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "permis-en-ligne.yaml"


def _route(as_of: date, **changes: str) -> RouteAnswer:
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert REPLACED[old] in text
        text = text.replace(REPLACED[old], new)
    return road(text.encode(), as_of=as_of).route_result().route


REPLACED = {
    "value": "estimated_value_cad: 180000",
    "regime": "legal_regime: c-19",
    "kind": "kind: municipality",
}
MINISTRY = {"regime": "legal_regime: lcop-4", "kind": "kind: ministry"}
MILLION = {"value": "estimated_value_cad: 1000000"}


def _check(answer: RouteAnswer, name: str) -> Any:
    return next(check for check in answer.checks if check.id == name)


@pytest.mark.parametrize(
    ("day", "status", "authority"),
    [
        pytest.param(date(2015, 11, 1), "not-required", "", id="the day before"),
        pytest.param(date(2015, 11, 2), "required", "AMF", id="the day"),
        pytest.param(date(2015, 11, 3), "required", "AMF", id="the day after"),
        pytest.param(date(2019, 1, 24), "required", "AMF", id="last day of the AMF"),
        pytest.param(date(2019, 1, 25), "required", "AMP", id="first day of the AMP"),
    ],
)
def test_authorisation_to_contract_for_a_million_of_services(
    day: date, status: str, authority: str
) -> None:
    check = _check(_route(day, **MINISTRY, **MILLION), "check-authorisation-to-contract")
    assert check.status == status
    assert authority in check.text.fr + check.help.fr


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        pytest.param(date(2016, 5, 11), False, id="the day before"),
        pytest.param(date(2016, 5, 12), True, id="the day"),
    ],
)
def test_there_is_no_article_48_route_before_its_day(day: date, in_force: bool) -> None:
    answer = _route(day, **MINISTRY)
    found = [r for r in answer.routes if r.id == "call-off-rcti-48" and r.status != "excluded"]
    assert bool(found) is in_force


def test_a_city_gets_the_c19_and_a_ministry_the_rcti() -> None:
    day = date(2026, 11, 23)
    city = {route.id for route in _route(day).routes}
    ministry = {route.id for route in _route(day, **MINISTRY).routes}
    assert "call-off-c19-573-3-2" in city
    assert "call-off-rcti-48" not in city
    assert "call-off-rcti-48" in ministry
    assert "call-off-c19-573-3-2" not in ministry


def test_an_unknown_legal_regime_leaves_the_route_undetermined() -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace("  legal_regime: c-19\n", "")
    answer = road(text.encode()).route_result().route
    assert answer.procedure == "undetermined"


def test_removing_one_price_makes_partial_never_a_lower_total() -> None:
    """Every price that bears a priced option, removed in turn with its like."""
    whole = road(EXAMPLE)
    workload, matches = whole.file.workload, whole.matched.matches
    facts = cost_facts(whole.knowledge, whole.as_of)
    before = {o.id: o for o in estimate(workload, matches, facts, whole.as_of).estimate.options}
    priced = before["cloud:aws-canada"]
    assert priced.status == "priced"
    services = {"vm-linux", "block-storage", "object-storage", "egress-internet"}
    for service in sorted(services):
        kept = tuple(r for r in facts.prices if (r.provider, r.service) != ("aws", service))
        less = estimate(workload, matches, replace(facts, prices=kept), whole.as_of).estimate
        after = next(o for o in less.options if o.id == "cloud:aws-canada")
        assert after.status == "partial", service
        assert after.missing, service
        assert less.cheapest != "cloud:aws-canada"
        assert any(item.option == "cloud:aws-canada" for item in less.missing)


def test_removing_any_single_price_row_never_lowers_a_priced_total() -> None:
    whole = road(EXAMPLE)
    workload, matches = whole.file.workload, whole.matched.matches
    facts = cost_facts(whole.knowledge, whole.as_of)
    result = estimate(workload, matches, facts, whole.as_of)
    before = next(o for o in result.estimate.options if o.id == "cloud:aws-canada")
    used = {f for line in before.lines for f in line.facts if f.startswith("price:aws:")}
    assert len(used) >= 4
    for name in sorted(used):
        _, _, region, service, sku = name.split(":")[:5]
        kept = tuple(
            r
            for r in facts.prices
            if (r.provider, r.region, r.service, r.sku) != ("aws", region, service, sku)
        )
        assert len(kept) < len(facts.prices)
        less = estimate(workload, matches, replace(facts, prices=kept), whole.as_of).estimate
        after = next(o for o in less.options if o.id == "cloud:aws-canada")
        assert before.npv is not None
        if after.status == "priced":
            assert after.npv is not None
            assert after.npv >= before.npv
        else:
            assert after.status == "partial"


def test_before_the_first_snapshot_nothing_has_a_list_price() -> None:
    costed = road(EXAMPLE, as_of=date(2026, 11, 20)).cost_result().estimate
    assert {o.status for o in costed.options if o.kind == "cloud"} == {"undetermined"}
    on_the_day = road(EXAMPLE, as_of=date(2026, 11, 21)).cost_result().estimate
    assert "priced" in {o.status for o in on_the_day.options if o.kind == "cloud"}


def test_a_bare_region_code_of_two_providers_is_refused() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for code, words in (("eu-west-1", "aws:eu-west-1"), ("ca-central-1", "aws:ca-central-1")):
        placed = f"{text}placement: {{regions: [{code}]}}\n"
        with pytest.raises(InputError) as refusal:
            road(placed.encode())
        mistake = refusal.value.mistakes[0]
        assert words in mistake.text.fr + mistake.help.fr


def test_permits_are_priced_in_canadian_dollars_where_every_need_has_a_price() -> None:
    result = road(EXAMPLE).cost_result().estimate
    status = {option.id: option.status for option in result.options}
    assert result.currency == "CAD"
    assert status["cloud:aws-canada"] == "priced"
    assert any(o.startswith("cloud:google") and s == "priced" for o, s in status.items())
    azure = next(o for o in result.options if o.id == "cloud:azure-canada")
    assert azure.status == "partial"
    assert azure.missing == ("pieces",)
    for option in result.options:
        if option.status == "priced":
            assert option.total_nominal == sum(line.nominal for line in option.lines)
