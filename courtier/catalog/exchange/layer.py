"""Records as the fact files of a layer: one subject a file, named by its id."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from courtier.catalog.exchange.subjects import Contents
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.providers import Region
from courtier.knowledge.tables import REGIONS
from courtier.workload.writing import write_yaml


def layer_files(contents: Contents) -> dict[str, bytes]:
    """Each file of a layer by its path from the root, POSIX."""
    files = {
        f"{record.folders[0]}/{record.id}.yaml": fact_file(record).encode()
        for _, record in contents.all
    }
    if contents.regions:
        files[REGIONS] = _regions(contents.regions)
    return dict(sorted(files.items()))


def fact_file(record: Record) -> str:
    """A record as YAML; a key that says what silence says is left out."""
    return write_yaml(_plain(record))


def _plain(value: Any) -> Any:
    """What YAML can write and the door gives back unchanged."""
    if isinstance(value, BaseModel):
        return {
            name: _plain(getattr(value, name))
            for name, field in type(value).model_fields.items()
            if field.is_required() or getattr(value, name) != field.default
        }
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else f"{value:f}"
    return Decimal(repr(value)) if isinstance(value, float) else value


def _regions(regions: tuple[Region, ...]) -> bytes:
    """The table of regions, as the fact folders hold it."""
    import csv
    import io

    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    columns = list(Region.model_fields)
    writer.writerow(columns)
    for region in regions:
        writer.writerow(_word(getattr(region, column)) for column in columns)
    return buffer.getvalue().encode()


def _word(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
