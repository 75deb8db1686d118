"""An approval covers what the holder saw: not a level that the service alone calls for."""

from __future__ import annotations

from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.risk.approval import fingerprint
from courtier.risk.classify import classify
from courtier.risk.facts import risk_facts
from courtier.values.text import Text
from courtier.workload.information import Asset
from tests.risk.build import DAY, classified, workload
from tests.risk.small import place

APPROVED = {
    "confidentiality": "protege-a", "status": "approved", "by": "holder", "on": "2026-11-01",
}  # fmt: skip


@pytest.mark.parametrize(
    ("hours", "declared", "status"),
    [
        pytest.param(25, {}, "confirmed", id="the service asks for nothing more"),
        pytest.param(24, {}, "proposed", id="it asks for more than was approved"),
        pytest.param(24, {"availability": "medium"}, "confirmed", id="approved with it"),
        pytest.param(4, {"availability": "medium"}, "proposed", id="approved one step below"),
        pytest.param(4, {"availability": "high"}, "confirmed", id="approved up to it"),
    ],
)
def test_a_level_of_the_service_is_confirmed_only_when_approved(
    knowledge: Knowledge, hours: int, declared: dict[str, Any], status: str
) -> None:
    item = workload([_sealed(declared)], service={"rto_hours": hours})
    found = classified(knowledge, item)
    assert found.classification.status == status
    told = {finding.id for finding in found.findings}
    assert ("approval-below-service" in told) is (status == "proposed")


def _sealed(declared: dict[str, Any], **parts: Any) -> dict[str, Any]:
    asset = {"id": "a", "kind": "contact-public", "persons": 10, **parts}
    asset["declared"] = APPROVED | declared
    seal = fingerprint(Asset.model_validate(asset), "quebec-2024-05")
    return asset | {"declared": APPROVED | declared | {"fingerprint": seal}}


def test_the_criterion_to_approve_is_named(knowledge: Knowledge) -> None:
    item = workload([_sealed({"availability": "medium"})], service={"rto_hours": 4})
    found = classify(item, risk_facts(knowledge, item.scheme), DAY, place).findings[-1]
    assert (found.id, found.severity) == ("approval-below-service", "note")
    assert (found.confidence, found.location) == ("primary", place(("service",)))
    assert found.text == Text(
        fr="Disponibilité : le service demande Élevé, plus que ce que le détenteur a approuvé"
        " (Moyen) ; le classement reste proposé.",
        en="Availability: the service calls for High, more than the holder approved (Medium);"
        " the classification stays proposed.",
    )
    assert found.help == Text(
        fr="Le détenteur l’approuve sous « declared » d’un actif : availability: high",
        en="The holder approves it under “declared” of an asset: availability: high",
    )


def test_what_is_not_approved_at_all_names_no_criterion(knowledge: Knowledge) -> None:
    assets = [_sealed({}), {"id": "b", "kind": "contact-public", "persons": 10}]
    found = classified(knowledge, workload(assets, service={"rto_hours": 4}))
    assert found.classification.status == "proposed"
    assert "approval-below-service" not in {finding.id for finding in found.findings}


def _answered(question: str, answer: Any, **parts: Any) -> dict[str, Any]:
    return {"question": question, "answer": answer, "by": "Marie", "on": "2026-11-01"} | parts


MINORS = _answered("q-minors.a", "protege-a")


@pytest.mark.parametrize(
    ("answers", "lapsed"),
    [
        pytest.param([MINORS], False, id="the answer that was approved"),
        pytest.param([MINORS | {"by": "Luc", "on": "2026-11-02"}], False, id="given again"),
        pytest.param([MINORS, _answered("q-retention", True)], False, id="an answer beside"),
        pytest.param([MINORS | {"question": "q-minors"}], False, id="the same for all assets"),
        pytest.param([MINORS | {"answer": "non"}], True, id="another answer"),
        pytest.param([MINORS | {"on": "2026-11-24"}], True, id="not given yet"),
        pytest.param([], True, id="taken back"),
    ],
)
def test_an_approval_falls_with_an_answer_that_decided_it(
    knowledge: Knowledge, answers: list[dict[str, Any]], lapsed: bool
) -> None:
    asset = {"id": "a", "kind": "contact-public", "persons": 10, "subjects": ["minors"]}
    asset["declared"] = APPROVED
    before = classified(knowledge, workload([asset], answers=[MINORS]))
    (level,) = before.classification.assets
    asset["declared"] = APPROVED | {"fingerprint": level.fingerprint}
    found = classified(knowledge, workload([asset], answers=answers))
    assert ("approval-lapsed" in {finding.id for finding in found.findings}) is lapsed
    assert (found.classification.status == "proposed") is lapsed


def test_a_yes_is_the_same_in_both_languages(knowledge: Knowledge) -> None:
    asset = {"id": "a", "kind": "contact-public", "persons": 10, "form": "anonymised"}
    seals = {
        classified(
            knowledge, workload([asset], answers=[_answered("q-anonymised", yes)])
        ).classification.assets[0].fingerprint
        for yes in (True, "oui", "Yes")
    }  # fmt: skip
    assert len(seals) == 1
    unanswered = classified(knowledge, workload([asset])).classification.assets[0].fingerprint
    assert unanswered not in seals


def test_a_level_that_a_question_leaves_open_is_not_confirmed(knowledge: Knowledge) -> None:
    open_, settled = (
        classified(knowledge, workload([_sealed({}, kind=kind)]))
        for kind in ("unknown", "contact-public")
    )
    assert open_.classification.levels.confidentiality == "undetermined"
    assert open_.classification.status == "proposed"
    assert settled.classification.status == "confirmed"
