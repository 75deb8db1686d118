"""Protected and classified are two tracks: a level of the second goes to a person."""

from __future__ import annotations

from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.risk.classify import classify
from courtier.risk.facts import risk_facts
from tests.risk.build import DAY, classified, workload
from tests.risk.small import place

STATED = {"declared": {"confidentiality": "secret"}}
OVERRIDDEN = {
    "asset": "paie", "criterion": "confidentiality", "level": "confidential",
    "reason": "essai", "approved_by": "Responsable exemple", "until": "2027-01-01",
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "overrides", "path"),
    [
        pytest.param(STATED, [], "information/0/declared/confidentiality", id="declared"),
        pytest.param({}, [OVERRIDDEN], "overrides/0", id="by override"),
    ],
)
def test_a_level_of_the_classified_track_goes_to_a_person(
    knowledge: Knowledge, said: dict[str, Any], overrides: list[dict[str, Any]], path: str
) -> None:
    """Confidential is not a step of the protected ladder: neither below Protected B nor above."""
    card = {"id": "paie", "kind": "payment-card", "form": "clear", "persons": 20_000} | said
    open_data = {"id": "jeux", "kind": "open-data"}
    item = workload([card, open_data], scheme="government-of-canada", overrides=overrides)
    outcome = classify(item, risk_facts(knowledge, item.scheme), DAY, place)
    result = outcome.classification
    assert result.levels.confidentiality == "undetermined"
    assert result.at_least.confidentiality == "protected-b"
    assert {"classified", "human-decision"} <= set(result.flags)
    assert result.deployment == ()
    found = {f.id: f.location.file for f in outcome.findings if f.location}
    assert found == {"automatic-path-stopped": path}
    assert "level-undetermined" not in {f.id for f in outcome.findings}
    assert [c.id for c in result.changes if c.asset == "paie"] == ["remove.paie"]
    assert {"req-level-undetermined"} <= {a.requirement.id for a in outcome.asked}


def test_an_approval_on_the_classified_track_confirms_nothing(knowledge: Knowledge) -> None:
    declared = {
        "confidentiality": "top-secret", "status": "approved", "by": "holder", "on": "2026-11-01",
    }  # fmt: skip
    item = workload(
        [{"id": "a", "kind": "contact-public", "declared": declared}],
        scheme="government-of-canada",
    )
    assert classified(knowledge, item).classification.status == "proposed"
