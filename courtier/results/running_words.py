"""The name of each word of what runs, in French and in English."""

from __future__ import annotations

from courtier.results.running import WhyNotPriced
from courtier.values.text import Text

WHY_NAMES: dict[WhyNotPriced, Text] = {
    "type-unknown": Text(fr="type inconnu", en="unknown type"),
    "no-need": Text(fr="type qui ne contient rien", en="type that holds nothing"),
    "size-unknown": Text(fr="taille inconnue", en="size unknown"),
    "region-unknown": Text(
        fr="région inconnue, ou plusieurs régions", en="region unknown, or several regions"
    ),
    "no-price": Text(
        fr="aucun prix connu de ce produit dans cette région",
        en="no known price of it in this region",
    ),
    "by-use": Text(fr="prix qui dépend de l’usage", en="price that depends on use"),
    "at-market": Text(fr="prix du moment (spot)", en="price of the moment (spot)"),
    "elsewhere": Text(
        fr="payé par d’autres ressources de l’inventaire",
        en="paid by other resources of the inventory",
    ),
    "free": Text(fr="sans frais chez le fournisseur", en="free of charge at the provider"),
    "stopped": Text(fr="arrêtée, non facturée", en="stopped, not charged"),
}
"""Why a part of a resource has no price."""

PART_NAMES: dict[str, Text] = {
    "machine": Text(fr="machine", en="machine"),
    "storage": Text(fr="stockage", en="storage"),
    "operations": Text(fr="opérations", en="operations"),
    "whole": Text(fr="", en=""),
}
"""The parts of a resource that are paid apart."""

SIZE_NAMES: dict[str, Text] = {
    "shape": Text(fr="modèle de machine", en="machine model"),
    "vcpu": Text(fr="processeurs virtuels", en="virtual processors"),
    "memorygib": Text(fr="mémoire en Gio", en="memory in GiB"),
    "mib": Text(fr="Mio", en="MiB"),
    "bytes": Text(fr="octets", en="bytes"),
    "gib": Text(fr="Gio", en="GiB"),
    "count": Text(fr="nombre", en="count"),
    "class": Text(fr="classe de stockage", en="storage class"),
    "tier": Text(fr="palier de performance", en="performance tier"),
    "mode": Text(fr="mode de gestion", en="mode of management"),
    "os": Text(fr="système d’exploitation", en="operating system"),
    "engine": Text(fr="moteur de base de données", en="database engine"),
    "spread": Text(fr="haute disponibilité", en="high availability"),
    "state": Text(fr="état", en="state"),
    "market": Text(fr="mode d’achat", en="way to buy"),
}
"""The words of a size."""

SYSTEMS: dict[str, Text] = {
    "compute-linux": Text(fr="Linux", en="Linux"),
    "compute-windows": Text(fr="Windows, licence comprise", en="Windows, licence included"),
    "database-postgresql": Text(fr="PostgreSQL", en="PostgreSQL"),
    "database-postgresql-ha": Text(fr="PostgreSQL, doublé", en="PostgreSQL, doubled"),
    "database-mysql": Text(fr="MySQL", en="MySQL"),
    "database-mysql-ha": Text(fr="MySQL, doublé", en="MySQL, doubled"),
}
"""What runs on the machine of a price, by the need that it serves."""

REMARKS: dict[str, Text] = {
    "730 h, sustained-use discount included": Text(
        fr="730 h, rabais d’usage soutenu compris", en="730 h, sustained-use discount included"
    ),
}
"""What a price list says of a unit, between parentheses."""
