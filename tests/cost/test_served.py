"""What the needs ask for and one way does not carry leaves no winner, and is named."""

from __future__ import annotations

from typing import Any

import pytest

from courtier.cost.estimate import estimate
from courtier.results.estimate import EstimateOutcome
from tests.cost.sample import DAY, WEB, facts, match, workload

NEEDS: dict[str, Any] = WEB | {
    "storage": [{"id": "pieces", "kind": "object", "gib": 100}],
    "databases": [
        {"id": "base", "engine": "postgresql", "vcpu": 4, "memory_gib": 16, "storage_gib": 10,
         "high_availability": False},
    ],
    "software": [{"id": "suite", "model": "saas", "users": 10}],
    "network": {"egress_gib_per_month": 500},
}  # fmt: skip
QUOTED = ("web", "pieces", "base", "suite", "network")
LICENCE = {"id": "licences", "category": "software", "cad_per_year": 100}
LEAVING = {"id": "exit", "once_cad": 0}
SERVER = {"count": 1, "price_cad": 6000, "life_years": 5, "watts": 0, "vcpu": 12, "memory_gib": 40}
UNIT = {"tib": 1, "price_cad": 0, "life_years": 5, "watts": 0}


def beside(needs: dict[str, Any], *extra: str, **parts: Any) -> EstimateOutcome:
    """A cloud option that a quote prices whole, 1,000 a need, beside what the parts give."""
    ids = (*(each for each in QUOTED if _asked(needs, each)), *extra)
    lines = [{"item": item, "unit": "year", "quantity": 1, "price_cad": 1000} for item in ids]
    quote = {"offering": "nuage-canada", "on": DAY, "lines": lines}
    acquisition = {"quotes": [quote]} | parts.pop("acquisition", {})
    given = workload(needs=needs, acquisition=acquisition, **parts)
    return estimate(given, (match(),), facts(), DAY)


def _asked(needs: dict[str, Any], identifier: str) -> bool:
    listed = [need["id"] for key in needs if key != "network" for need in needs[key]]
    return identifier in (*listed, *needs)


def declared(*lines: dict[str, Any], needs: Any = NEEDS) -> EstimateOutcome:
    return beside(needs, options=[{"id": "libre", "kind": "other", "lines": [*lines, LEAVING]}])


def room(needs: dict[str, Any], **parts: Any) -> EstimateOutcome:
    return beside(needs, on_premise={"servers": [SERVER], "storage": [UNIT]} | parts)


def lacks(outcome: EstimateOutcome) -> list[str]:
    return [f.text.en for f in outcome.findings if f.id == "service-differs"]


def test_one_line_of_software_is_not_a_whole_service():
    """100 a year of licences against 5,000: cheaper in every draw, and not the same service."""
    outcome = declared(LICENCE)
    found = outcome.estimate
    assert found.probability_cloud_cheaper is None
    assert found.cheapest is None
    assert found.conclusion.en.startswith("No winner: the two sides do not count the same service.")
    assert "100%" not in found.conclusion.en
    assert (
        "“libre” does not count machines (“web”), which the cloud side counts; the architect can "
        "fill this gap (options: libre, lines, category: compute, or service if one line pays for "
        "all)." in found.conclusion.en
    )
    assert lacks(outcome) == [
        "“libre” lacks what the cloud side counts: machines (“web”), storage (“pieces”), "
        "databases (“base”), traffic out."
    ]
    fr = [f.text.fr for f in outcome.findings if f.id == "service-differs"]
    assert "les machines (« web »), le stockage (« pieces »), les bases de données" in fr[0]


@pytest.mark.parametrize(
    "lines",
    [
        [{"id": "tout", "category": "Service", "cad_per_year": 100}],
        [LICENCE, *({"id": f"l{i}", "category": word, "cad_per_year": 0} for i, word in
                    enumerate(("compute", "stockage", "Base de données", "réseau")))],
        [{"id": each, "cad_per_year": 100} for each in QUOTED],
    ],
    ids=["one line for all", "a line of each category", "a line of each need"],
)  # fmt: skip
def test_a_declared_way_that_serves_every_need_compares(lines):
    outcome = declared(*lines)
    assert outcome.estimate.probability_cloud_cheaper == 0
    assert outcome.estimate.cheapest == "libre"
    assert lacks(outcome) == []


@pytest.mark.parametrize("left", QUOTED)
def test_each_need_left_out_is_named_alone(left):
    served = [{"id": each, "cad_per_year": 100} for each in QUOTED if each != left]
    outcome = declared(*served)
    assert outcome.estimate.probability_cloud_cheaper is None
    assert len(lacks(outcome)) == 1
    named = "traffic out" if left == "network" else f"(“{left}”)"
    assert lacks(outcome)[0].endswith(f"{named}.")
    assert outcome.estimate.conclusion.en.count("which the cloud side counts") == 1


SUITE = WEB | {"software": NEEDS["software"]}


def test_software_of_the_cloud_side_without_a_line_of_the_room_leaves_no_winner():
    """The machines are on both sides; 1,000 of ``suite`` on one."""
    outcome = room(SUITE, licences=[{"name": "hyperviseur", "cad_per_year": 10}])
    found = outcome.estimate
    assert found.probability_cloud_cheaper is None
    assert found.cheapest is None
    assert "own room” does not count software (“suite”)" in found.conclusion.en
    assert "machines" not in found.conclusion.en
    assert lacks(outcome) == [
        "“On-premise, the body’s own room” lacks what the cloud side counts: software (“suite”)."
    ]


@pytest.mark.parametrize(
    "parts",
    [
        {"on_premise": {"licences": [{"name": "Suite", "cad_per_year": 0}]}},
        {"acquisition": {"existing": [{"licence": "Suite", "covers": "suite",
                                       "transferable": False}]}},
    ],
    ids=["a licence of the room", "a licence already held"],
)  # fmt: skip
def test_software_that_the_room_pays_or_the_body_holds_compares(parts):
    on_premise = {"servers": [SERVER]} | parts.get("on_premise", {})
    outcome = beside(SUITE, on_premise=on_premise, acquisition=parts.get("acquisition", {}))
    assert outcome.estimate.probability_cloud_cheaper is not None
    assert lacks(outcome) == []


def test_servers_serve_machines_and_databases_and_a_unit_serves_storage():
    needs = {key: need for key, need in NEEDS.items() if key != "software"}
    assert room(needs).estimate.probability_cloud_cheaper is not None
    bare = room(needs, storage=[])
    assert bare.estimate.probability_cloud_cheaper is None
    assert "on_premise: storage, $0 if inside the servers" in bare.estimate.conclusion.en
    disks = room(needs, servers=[])
    assert "machines (“web”)" in disks.estimate.conclusion.en
    assert "databases (“base”)" in disks.estimate.conclusion.en


def told(outcome: EstimateOutcome) -> str:
    return next(s.text.en for s in outcome.estimate.statements if s.id == "missing")


def test_what_is_missing_is_that_of_the_pair_compared():
    """The option compared is quoted with staff, support and copies; another offering has none."""
    copies = {"id": "copies", "kind": "backup", "gib": 10}
    needs = WEB | {"storage": [copies]}
    items = ("web", "copies", "cloud-staff", "support-plan")
    lines = [{"item": item, "unit": "year", "quantity": 1, "price_cad": 10} for item in items]
    bare = [line for line in lines if line["item"] in ("web", "copies")]
    known = facts()
    other = known.offerings["nuage-canada"].model_copy(update={"id": "nuage-nu"})
    known = facts(offerings=dict(known.offerings) | {"nuage-nu": other})
    whole = [
        {"id": "tout", "category": "service", "cad_per_year": 5},
        {"id": "e", "category": "staff", "cad_per_year": 5},
        {"id": "c", "category": "backup", "cad_per_year": 5},
    ]
    given = workload(
        needs=needs,
        options=[{"id": "libre", "kind": "other", "lines": whole}],
        acquisition={
            "quotes": [
                {"offering": "nuage-canada", "on": DAY, "lines": lines},
                {"offering": "nuage-nu", "on": DAY, "lines": bare},
            ]
        },
    )
    outcome = estimate(given, (match(), match("nuage-nu")), known, DAY)
    assert outcome.estimate.probability_cloud_cheaper is not None
    said = told(outcome).partition("; elsewhere")[0]
    assert "migration" in said
    assert not any(word in said for word in ("staff", "support", "backup"))


STORED = {"storage": NEEDS["storage"]}
TABLES = {"databases": NEEDS["databases"]}


def on_one_side(outcome: EstimateOutcome) -> list[str]:
    found = outcome.estimate
    assert found.probability_cloud_cheaper is None
    assert found.cheapest is None
    told_in_findings = [text for text in lacks(outcome) if text.startswith("The cloud side")]
    assert len(told_in_findings) == 1
    return [text for text in found.conclusion.en.split(". ") if text.startswith("The cloud side")]


def test_machines_that_the_room_has_and_no_need_asks_for_leave_no_winner():
    outcome = room(STORED)
    assert on_one_side(outcome) == [
        "The cloud side does not count machines, which “On-premise, the body’s own room” counts; "
        "the architect can fill this gap (needs: compute, or on_premise: storage if these servers "
        "only store)."
    ]
    assert lacks(outcome) == [
        "The cloud side lacks what “On-premise, the body’s own room” counts: machines."
    ]
    assert room(STORED, servers=[]).estimate.probability_cloud_cheaper is not None


def test_storage_that_the_room_has_and_no_need_asks_for_leaves_no_winner():
    said = on_one_side(room(WEB))
    assert len(said) == 1
    assert "does not count storage, which" in said[0]
    assert said[0].endswith("(needs: storage).")
    assert room(WEB, storage=[]).estimate.probability_cloud_cheaper is not None


@pytest.mark.parametrize(
    ("needs", "category", "named"),
    [(STORED, "calcul", "machines"), (WEB, "storage", "storage"),
     (STORED, "bases de données", "databases")],
)  # fmt: skip
def test_what_an_option_says_that_it_serves_beside_the_needs_leaves_no_winner(
    needs, category, named
):
    ours = {"id": "autre", "category": category, "cad_per_year": 10}
    whole = {"id": "tout", "category": "service", "cad_per_year": 100}
    said = on_one_side(declared(whole, ours, needs=needs))
    assert len(said) == 1
    assert f"does not count {named}, which “libre” counts" in said[0]


def test_software_beside_the_needs_is_told_and_leaves_a_winner():
    """It may be what the machines of that side run on."""
    outcome = declared({"id": "tout", "category": "service", "cad_per_year": 100}, LICENCE,
                       needs=WEB)  # fmt: skip
    assert outcome.estimate.cheapest == "libre"
    assert lacks(outcome) == ["The cloud side lacks what “libre” counts: exit, software."]


@pytest.mark.parametrize("needs", [TABLES, {"software": NEEDS["software"]}])
def test_a_managed_database_and_software_as_a_service_answer_for_machines_and_volumes(needs):
    licences = [{"name": "suite", "cad_per_year": 0}]
    small = SERVER | {"vcpu": 4, "memory_gib": 16}
    outcome = room(needs, servers=[small], licences=licences)
    assert outcome.estimate.probability_cloud_cheaper is not None
    assert lacks(outcome) == []


def test_the_gap_of_the_cloud_side_is_told_in_french():
    outcome = room(STORED)
    fr = outcome.estimate.conclusion.fr
    assert (
        "Le côté infonuagique ne compte pas les machines que « Sur place, centre de l’organisme » "
        "compte ; le rôle « architecte » peut combler ce manque" in fr
    )
