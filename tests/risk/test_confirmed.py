"""An approval covers what the holder saw: not a level that the service alone calls for."""

from __future__ import annotations

from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.risk.approval import fingerprint
from courtier.workload.information import Asset
from tests.risk.build import classified, workload

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
    asset = {"id": "a", "kind": "contact-public", "persons": 10, "declared": APPROVED | declared}
    seal = fingerprint(Asset.model_validate(asset), "quebec-2024-05")
    asset["declared"] = APPROVED | declared | {"fingerprint": seal}
    item = workload([asset], service={"rto_hours": hours})
    assert classified(knowledge, item).classification.status == status
