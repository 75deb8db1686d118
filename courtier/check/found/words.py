"""The words of what was found in a cloud."""

from __future__ import annotations

from courtier.check.found.sizes import Measure
from courtier.values.text import Text

MEASURE_NAMES: dict[Measure, Text] = {
    "machines": Text(fr="Machines", en="Machines"),
    "vcpu": Text(fr="Processeurs virtuels des machines", en="Virtual processors of the machines"),
    "memory": Text(fr="Mémoire des machines, en Gio", en="Memory of the machines, in GiB"),
    "object": Text(fr="Stockage d’objets, en Gio", en="Object storage, in GiB"),
    "block": Text(fr="Stockage en blocs, en Gio", en="Block storage, in GiB"),
    "file": Text(fr="Stockage de fichiers, en Gio", en="File storage, in GiB"),
    "archive": Text(fr="Archives, en Gio", en="Archives, in GiB"),
    "backup": Text(fr="Sauvegardes, en Gio", en="Backups, in GiB"),
    "databases": Text(fr="Bases de données gérées", en="Managed databases"),
    "database-vcpu": Text(
        fr="Processeurs virtuels des bases de données", en="Virtual processors of the databases"
    ),
    "database-memory": Text(
        fr="Mémoire des bases de données, en Gio", en="Memory of the databases, in GiB"
    ),
    "database-storage": Text(
        fr="Stockage des bases de données, en Gio", en="Storage of the databases, in GiB"
    ),
}
