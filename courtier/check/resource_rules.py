"""The rules held against the resources of an infrastructure plan, with their severities."""

from __future__ import annotations

from courtier.values.findings import Severity

PLACE = "resource-place"
CERTIFICATION = "resource-certification"
ENCRYPTION = "resource-encryption"
PUBLIC = "resource-public"
TAG = "resource-tag"
INVALID = "plan-invalid"
UNEXAMINED = "resource-unexamined"

RESOURCE_RULES: dict[str, Severity] = {
    PLACE: "error",
    CERTIFICATION: "error",
    ENCRYPTION: "error",
    PUBLIC: "error",
    TAG: "warning",
    UNEXAMINED: "warning",
    INVALID: "error",
}
