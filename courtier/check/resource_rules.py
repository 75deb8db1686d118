"""The rules held against the resources of a plan or of an inventory, with their severities."""

from __future__ import annotations

from courtier.values.findings import Severity

PLACE = "resource-place"
CERTIFICATION = "resource-certification"
ENCRYPTION = "resource-encryption"
PUBLIC = "resource-public"
TAG = "resource-tag"
PLAN_INVALID = "plan-invalid"
UNEXAMINED = "resource-unexamined"

RESOURCE_RULES: dict[str, Severity] = {
    PLACE: "error",
    CERTIFICATION: "error",
    ENCRYPTION: "error",
    PUBLIC: "error",
    TAG: "warning",
    UNEXAMINED: "warning",
}
