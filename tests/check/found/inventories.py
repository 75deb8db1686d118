"""Inventories for the tests of drift and of drafts: fictional resources of Azure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from courtier.providers.discover.lines import line_of
from courtier.results.inventory import Account, Found, Inventory, Unread

DAY = date(2026, 11, 22)
ACCOUNT = "11111111-1111-1111-1111-111111111111"
VM, DISK = "microsoft.compute/virtualmachines", "microsoft.compute/disks"
STORE, BASE = "microsoft.storage/storageaccounts", "microsoft.dbforpostgresql/flexibleservers"
NET, SITE = "microsoft.network/virtualnetworks", "microsoft.web/sites"
UNREAD = Unread(
    part=f"{ACCOUNT}/canadaeast/disks", account=ACCOUNT, region="canadaeast", listing="disks",
    why="refused", detail="AuthorizationFailed",
)  # fmt: skip


def found(type: str, name: str, workload: str | None = "permis", **more: Any) -> Found:
    """A resource in Canada; ``workload`` is its tag ``charge``, None for a resource without it.

    ``tags`` None: nobody told them. Other names are those of a resource, ``attributes`` its own.
    """
    tags = {"classification": "protege-b", **({"charge": workload} if workload else {})}
    values: dict[str, Any] = {
        "id": f"/subscriptions/{ACCOUNT}/resourcegroups/rg/providers/{type}/{name}",
        "type": type,
        "account": ACCOUNT,
        "region": "canadacentral",
        "group": "rg",
        "tags": tags,
        "listings": ("resources",),
    }
    return Found(**{**values, **more})


def machine(name: str, workload: str | None = "permis", **more: Any) -> Found:
    """A machine of 2 vCPU and 8 GiB by the price list."""
    size = {"properties": {"hardwareProfile": {"vmSize": "Standard_D2s_v5"}}}
    return found(VM, name, workload, **{"attributes": size, **more})


def disk(name: str, gib: int | None, workload: str | None = "permis", **more: Any) -> Found:
    """A disk; ``gib`` None: the listing does not tell its size."""
    size = {"properties": {"diskSizeGB": gib}} if gib is not None else {}
    return found(DISK, name, workload, attributes=size, **more)


def base(name: str, gib: int, workload: str | None = "permis", **more: Any) -> Found:
    """A managed PostgreSQL of 2 vCPU and 8 GiB by its shape."""
    size = {"sku": {"name": "Standard_D2s_v5"}, "properties": {"storage": {"storageSizeGB": gib}}}
    return found(BASE, name, workload, attributes=size, **more)


def head(rows: Iterable[Found], **changes: Any) -> Inventory:
    """The head of an inventory of some resources, whole where nothing says otherwise."""
    values: dict[str, Any] = {
        "schema": "courtier/inventory/1",
        "cloud": "azure",
        "read_on": DAY,
        "courtier": "0",
        "knowledge": "0",
        "accounts": (Account(id=ACCOUNT, name="Abonnement exemple"),),
        "resources": len(list(rows)),
        "complete": not changes.get("unread"),
    }
    return Inventory(**{**values, **changes})


def written(folder: Path, *rows: Found, name: str = "inventaire.jsonl", **changes: Any) -> str:
    """An inventory on the disk; what it returns is its path."""
    listed = sorted(rows, key=lambda r: (r.account or "", r.region or "", r.type, r.id))
    lines = [line_of(head(listed, **changes)), *map(line_of, listed)]
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    return str(path)
