"""The offerings that a change wins or loses are those of the workload once it is changed."""

from __future__ import annotations

import pytest

from courtier.api import road
from courtier.assessment import Road
from courtier.catalog.match import match
from courtier.risk.changes import apply_trial, trial_of
from courtier.risk.classify import classify
from courtier.workload.model import Workload

FEDERAL = """courtier: 1
id: essai
name: Essai
organization: {name: Ministère exemple, kind: federal, privacy_regime: federal}
reference_date: 2026-11-23
scheme: government-of-canada
information:
  - {id: demandes, kind: contact-public, persons: 10}
  - {id: paiements, kind: payment-card, persons: 10}
service: {rto_hours: HOURS, rpo_hours: 24}
"""


def _admissible(body: Road, workload: Workload) -> set[str]:
    outcome = classify(workload, body.risk_facts, body.as_of)
    found = match(
        workload, outcome.classification, outcome.asked, body.catalog_facts, body.as_of
    ).matches
    return {m.offering for m in found if m.verdict in ("eligible", "conditional")}


@pytest.mark.parametrize(
    ("hours", "change", "moves"),
    [
        pytest.param(4, "relax-rto.5", "won", id="high availability is unstated: nothing is sure"),
        pytest.param(8, "tighten-rto.4", "lost", id="the other way"),
    ],
)
def test_offerings_are_won_or_lost_as_stated(hours: int, change: str, moves: str) -> None:
    body = road(FEDERAL.replace("HOURS", str(hours)).encode())
    workload = body.file.workload
    now = _admissible(body, workload)
    changes = {c.id: c for c in body.match_result().classification.changes}
    for item in changes.values():
        then = _admissible(body, apply_trial(workload, trial_of(item)))
        assert set(item.effect.offerings_won or ()) == then - now, item.id
        assert set(item.effect.offerings_lost or ()) == now - then, item.id
    assert getattr(changes[change].effect, f"offerings_{moves}")
