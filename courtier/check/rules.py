"""Every rule of ``courtier check``, by its id: what it is worth where no policy says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from courtier.check.inventory_rules import INVENTORY_INVALID, INVENTORY_RULES
from courtier.check.resource_rules import PLAN_INVALID, RESOURCE_RULES
from courtier.values.findings import Severity

Sort = Literal["workload", "resource", "plan", "inventory", "settings"]
"""What a rule is held against: a workload file, a resource of a plan or of an inventory, a plan
as a whole, an inventory and the workloads that it should hold, the settings of the run."""


@dataclass(frozen=True)
class Rule:
    """A rule; ``severity`` is that of a failure where no policy gives another.

    ``undetermined`` tells whether it may be left open; ``policy`` whether it is without object
    until a policy sets it.
    """

    id: str
    severity: Severity
    sort: Sort
    undetermined: bool = False
    policy: bool = False


DECLARATIONS: dict[str, Severity] = {
    "refused-by-rule": "error",
    "automatic-path-stopped": "warning",
    "level-lower-than-derived": "error",
    "level-higher-than-derived": "note",
    "approval-unbound": "note",
    "approval-not-by-holder": "warning",
    "approval-incomplete": "warning",
    "approval-lapsed": "warning",
    "approval-below-service": "note",
    "override-applied": "note",
    "override-expired": "error",
    "scheme-not-in-force": "warning",
    "scheme-without-requirements": "warning",
    "scheme-provisional": "note",
    "certification-statuses-differ": "warning",
}
"""Findings of the classification and of the matching: each passes where it is not made."""

INVALID = frozenset({"workload-invalid", PLAN_INVALID, INVENTORY_INVALID})
"""Rules that say that a file could not be read: the exit code is 3 whatever else is found."""

_POLICY = (
    "level-forbidden", "level-unconfirmed", "certification-missing", "residency-outside",
    "exposure-refused", "facts-too-old", "offering-not-allowed", "cost-above-ceiling",
)  # fmt: skip
_SETTINGS: dict[str, Severity] = {
    "exception-expired": "error",
    "exception-refused": "warning",
    "exception-unused": "note",
    "rule-locked": "warning",
    "facts-not-locked": "warning",
}

WORKLOAD_RULES: tuple[Rule, ...] = (
    Rule("workload-invalid", "error", "workload"),
    Rule("level-undetermined", "warning", "workload", undetermined=True),
    *(Rule(name, severity, "workload") for name, severity in DECLARATIONS.items()),
    Rule("placement-unstated", "note", "workload"),
    Rule("placement-not-admissible", "error", "workload", undetermined=True),
    Rule("no-offering-admissible", "error", "workload", undetermined=True),
    Rule("stale-facts", "note", "workload"),
    *(Rule(name, "error", "workload", undetermined=True, policy=True) for name in _POLICY),
)
_OF_CLOUDS: tuple[Rule, ...] = (
    *(
        Rule(name, severity, "resource", undetermined=True)
        for name, severity in RESOURCE_RULES.items()
    ),
    Rule(PLAN_INVALID, "error", "plan"),
    *(
        Rule(name, severity, "inventory", undetermined=True)
        for name, severity in INVENTORY_RULES.items()
    ),
    Rule(INVENTORY_INVALID, "error", "inventory"),
)
SETTINGS_RULES: tuple[Rule, ...] = tuple(
    Rule(name, severity, "settings") for name, severity in _SETTINGS.items()
)
RULES: dict[str, Rule] = {rule.id: rule for rule in (*WORKLOAD_RULES, *SETTINGS_RULES, *_OF_CLOUDS)}
