"""Which machine is chosen: the cheapest usual one, and no other without a word."""

from __future__ import annotations

from typing import Any

import pytest

from courtier.cost.estimate import estimate
from courtier.knowledge.records.prices import ShapeFamily
from courtier.results.estimate import CostLine, EstimateOutcome
from tests.cost.sample import (
    DAY,
    ROWS,
    WEB,
    facts,
    match,
    option,
    parameter,
    parameters,
    row,
    workload,
)

CLOUD = "cloud:nuage-canada"
ODD = (
    row("vm", "arm-4", "0.05", vcpu=4, memory_gib=16),
    row("vm", "burst-4", "0.06", vcpu=4, memory_gib=16),
    row("vm", "arm-64", "2", vcpu=64, memory_gib=256),
    row("db", "arm-4", "0.05", vcpu=4, memory_gib=16),
    row("db", "burst-4", "0.01", vcpu=4, memory_gib=16),
)


def family(pattern: str, architecture: str, cpu: str) -> ShapeFamily:
    """A family of the provider ``nuage``."""
    given = {
        "provider": "nuage",
        "pattern": pattern,
        "architecture": architecture,
        "cpu": cpu,
        "confidence": "secondary",
        "read_on": DAY,
        "source": "list",
        "note": "",
    }
    return ShapeFamily.model_validate(given)


FAMILIES = (family("arm-*", "arm64", "full"), family("burst-*", "x86-64", "credits"))


def run(needs: dict[str, Any], wanted: str | None = "x86-64") -> EstimateOutcome:
    known = parameters()
    if wanted is not None:
        known["shape-choice"] = parameter("shape-choice", wanted)
    given = facts(prices=ROWS + ODD, families=FAMILIES, parameters=known)
    return estimate(workload(needs=needs), (match(),), given, DAY)


def chosen(outcome: EstimateOutcome) -> CostLine:
    return option(outcome, CLOUD).lines[0]


def of_size(vcpu: int, memory: int) -> dict[str, Any]:
    return {"compute": [{"id": "web", "vcpu": vcpu, "memory_gib": memory}]}


def test_a_cheaper_machine_on_arm_or_credits_is_not_chosen():
    line = chosen(run(WEB))
    assert "medium (4 vCPU, 16 Gio)" in line.text.fr
    assert "medium (4 vCPU, 16 GiB)" in line.text.en
    assert not any(fact.startswith("shape-family") for fact in line.facts)


@pytest.mark.parametrize(
    ("vcpu", "memory", "name", "said"),
    [
        (8, 32, "large", False),  # the largest usual one
        (9, 32, "arm-64", True),  # one vCPU more: nothing usual fits
        (8, 33, "arm-64", True),  # one GiB more
    ],
)
def test_an_unusual_machine_serves_where_nothing_else_fits_and_says_so(vcpu, memory, name, said):
    line = chosen(run(of_size(vcpu, memory)))
    assert f"× {name} (" in line.text.fr
    assert ("; architecture ARM)" in line.text.fr) is said
    assert ("; ARM architecture)" in line.text.en) is said
    assert ("shape-family:nuage:arm-*" in line.facts) is said


def test_a_body_whose_software_runs_on_arm_says_so_in_its_layer():
    line = chosen(run(WEB, "arm64"))
    assert "arm-4 (4 vCPU, 16 Gio ; architecture ARM)" in line.text.fr


def test_without_a_choice_any_architecture_does_and_credits_still_do_not():
    assert "× arm-4 (" in chosen(run(WEB, None)).text.fr


def test_a_managed_database_takes_any_architecture_and_no_credits():
    need = {"id": "b", "engine": "postgresql", "vcpu": 4, "memory_gib": 16}
    line = chosen(run({"databases": [need | {"high_availability": False}]}))
    assert "arm-4 (4 vCPU, 16 Gio ; architecture ARM)" in line.text.fr


def test_a_machine_on_credits_says_so():
    prices = (row("vm", "burst-4", "0.06", vcpu=4, memory_gib=16),)
    outcome = estimate(
        workload(needs=WEB), (match(),), facts(prices=prices, families=FAMILIES), DAY
    )
    line = chosen(outcome)
    assert "burst-4 (4 vCPU, 16 Gio ; processeur à crédits (burstable))" in line.text.fr
    assert "burst-4 (4 vCPU, 16 GiB; CPU on credits (burstable))" in line.text.en


def test_the_choice_is_an_assumption_where_machines_were_chosen_from_lists():
    machines, none = run(WEB), run({"storage": [{"id": "p", "kind": "object", "gib": 1}]})
    told = [item for item in machines.estimate.assumptions if item.id == "shape-choice"]
    assert [(item.value, item.basis, item.confidence) for item in told] == [
        ("x86-64", "default", "design")
    ]
    assert "shape-choice" in {fact.id for fact in machines.facts}
    assert "shape-choice" not in {item.id for item in none.estimate.assumptions}
    assert "shape-choice" not in {fact.id for fact in none.facts}


def test_the_weakest_line_gives_the_confidence_of_the_option():
    weak = row("object", "standard", "0.02", "GiB-month", confidence="unverified")
    prices = (*(r for r in ROWS if r.sku != "standard"), weak)
    needs = WEB | {"storage": [{"id": "p", "kind": "object", "gib": 1}]}
    outcome = estimate(workload(needs=needs), (match(),), facts(prices=prices), DAY)
    assert option(outcome, CLOUD).confidence == "unverified"
    assert option(outcome, "own-room").confidence is None
    strong = estimate(workload(needs=WEB), (match(),), facts(), DAY)
    assert option(strong, CLOUD).confidence == "secondary"
