"""The needs of the file, by id, and whether they are enough to price an option."""

from __future__ import annotations

from collections.abc import Mapping

from courtier.cost.regional import Need
from courtier.cost.volumes import BACKUP, NETWORK
from courtier.workload.needs import Compute, Database, Needs, Network, Software, Storage

CATEGORY: dict[type, str] = {
    Compute: "compute",
    Storage: "storage",
    Database: "database",
    Network: "network",
    Software: "software",
}
"""The category of the cost line of each sort of need."""


_VOLUME = "storage"
"""What the id of the volume of a database adds to that of the database."""


def category_of(need: Need) -> str:
    """The category of the cost line of a need."""
    if isinstance(need, Storage) and need.kind == BACKUP:
        return BACKUP
    return CATEGORY[type(need)]


def needs_of(needs: Needs | None) -> dict[str, Need]:
    """Every need by its id; the network has the id ``network``."""
    if needs is None:
        return {}
    found: dict[str, Need] = {}
    found.update({need.id: need for need in needs.compute})
    found.update({need.id: need for need in needs.storage})
    found.update({need.id: need for need in needs.databases})
    found.update({need.id: need for need in needs.software})
    if needs.network is not None:
        found[NETWORK] = needs.network
    return found


def database_of(item: str, needs: Mapping[str, Need]) -> Database | None:
    """The database whose volume an item pays for, as ``bd.storage``; None for any other item."""
    name, _, part = item.rpartition(".")
    need = needs.get(name)
    return need if part == _VOLUME and isinstance(need, Database) else None


def enough(needs: dict[str, Need]) -> bool:
    """Tell whether something runs, is stored or is licensed: traffic alone is no workload."""
    return any(not isinstance(need, Network) for need in needs.values())
