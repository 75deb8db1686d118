"""The rules held against an inventory and the workloads that it should hold: their severities."""

from __future__ import annotations

from courtier.values.findings import Severity

ORPHAN = "resource-without-workload"
EMPTY = "workload-without-resources"
GROWN = "need-grown"
UNREAD = "inventory-unread"
INVENTORY_INVALID = "inventory-invalid"

INVENTORY_RULES: dict[str, Severity] = {
    ORPHAN: "warning",
    EMPTY: "warning",
    GROWN: "warning",
    UNREAD: "warning",
}
