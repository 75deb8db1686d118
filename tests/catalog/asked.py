"""Requirements made in tests, without any workload behind them."""

from __future__ import annotations

from typing import Any

from courtier.knowledge.records.risk import Demand
from courtier.results.classification import Asked, Requirement
from courtier.results.common import Reason
from courtier.values.text import Text

DEMANDS: dict[str, dict[str, Any]] = {
    "data-canada": {"place": "data", "countries": ("CA",)},
    "data-quebec": {"place": "data", "countries": ("CA-QC",)},
    "backup": {"place": "backup", "countries": ("CA-QC",)},
    "support": {"place": "support", "countries": ("CA",)},
    "deployment": {"deployment": ("private", "government")},
    "models": {"service_models": ("iaas",)},
    "exposure": {"exposure": "refuse"},
    "keys": {"to_confirm": "architect", "keys": "customer-held"},
    "alone": {"to_confirm": "adviser", "subprocessors": "none"},
    "proof": {"certifications": ({"type": "iso-27001"},)},
}
"""One demand of each form, by the id of its requirement."""


def asked(name: str, by: Any = "adviser", force: Any = "must", rule: str = "essai") -> Asked:
    """A requirement of one of the forms, with who may relax it (None: nobody)."""
    text = Text(fr=f"Exigence {name}.", en=f"Requirement {name}.")
    reason = Reason(rule=rule, criterion=None, level=None, asset=None, text=text, sources=())
    requirement = Requirement(id=name, force=force, text=text, reasons=(reason,))
    return Asked(requirement, Demand.model_validate(DEMANDS[name]), by)
