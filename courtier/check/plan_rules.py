"""The rules held against the resources of an infrastructure plan, with their severities."""

from __future__ import annotations

from courtier.values.findings import Severity

PLACE = "plan-place"
CERTIFICATION = "plan-certification"
ENCRYPTION = "plan-encryption"
PUBLIC = "plan-public"
TAG = "plan-tag"
INVALID = "plan-invalid"
UNEXAMINED = "plan-unexamined"

PLAN_RULES: dict[str, Severity] = {
    PLACE: "error",
    CERTIFICATION: "error",
    ENCRYPTION: "error",
    PUBLIC: "error",
    TAG: "warning",
    UNEXAMINED: "warning",
    INVALID: "error",
}
