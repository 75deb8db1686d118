"""Workload files for the tests of ``check``, and what a checker makes of them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from courtier.check.outcome import Outcome
from courtier.check.policy import SettingsFile
from courtier.check.settings import Settings
from courtier.check.workload_rules import outcomes_of
from courtier.checking.checker import Checker, FileChecked
from courtier.knowledge.door import Knowledge
from courtier.workload.reader import WorkloadFile, read_workload

DAY = date(2026, 11, 23)
NAME = "charges/permis.json"

BASE: dict[str, Any] = {
    "courtier": 1,
    "id": "permis",
    "name": {"fr": "Permis", "en": "Permits"},
    "organization": {
        "name": "Ville exemple", "kind": "municipality", "legal_regime": "c-19",
        "privacy_regime": "a-2.1", "roles": {"holder": "Détentrice exemple"},
    },
    "information": [
        {
            "id": "demandes", "kind": "contact-public", "elements": ["full-name", "birth-date"],
            "subjects": ["citizens"], "subjects_place": ["quebec"], "persons": 8000,
            "form": "clear", "uses": [], "purposes": "Délivrer les permis",
        }
    ],
    "service": {
        "rto_hours": 8, "rpo_hours": 4, "ai": "none",
        "harm": {"life": "none", "rights": "limited", "finance": "limited",
                 "continuity": "limited"},
    },
    "hosting": {"places": {"data": "canada"}, "foreign_exposure": "disclose"},
}  # fmt: skip


def workload(**changes: Any) -> dict[str, Any]:
    """A whole workload; a change replaces a part, None removes it."""
    return {key: value for key, value in {**BASE, **changes}.items() if value is not None}


def asset(**changes: Any) -> list[dict[str, Any]]:
    """The one asset of the workload, changed."""
    return [{**BASE["information"][0], **changes}]


def placed(offering: str, *regions: str, **changes: Any) -> dict[str, Any]:
    """The workload in an offering."""
    return workload(placement={"offering": offering, "regions": list(regions)}, **changes)


def settings(**policy: Any) -> Settings:
    """Settings with a policy alone."""
    return Settings(policy=SettingsFile.model_validate({"policy": policy}).policy)


def read(content: dict[str, Any], facts: Knowledge) -> WorkloadFile:
    """The file of a workload, as if it were on disk."""
    return read_workload(written(content), facts, name=NAME)


def written(content: dict[str, Any]) -> bytes:
    """A workload as the bytes of a file."""
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def checked(
    content: dict[str, Any] | bytes,
    facts: Knowledge,
    given: Settings | None = None,
    on: date = DAY,
) -> FileChecked:
    """What a file gives."""
    content = content if isinstance(content, bytes) else written(content)
    return Checker(facts, given or Settings(), on).check(NAME, content)


def outcomes(
    content: dict[str, Any], facts: Knowledge, given: Settings | None = None, on: date = DAY
) -> tuple[Outcome, ...]:
    """What each rule says of a workload."""
    checker = Checker(facts, given or Settings(), on)
    case, _ = checker.case(read(content, facts), on)
    return outcomes_of(case)
