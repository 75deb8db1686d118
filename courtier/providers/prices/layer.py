"""A new dated snapshot in a body's layer: written whole or not at all, never over another."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from courtier.knowledge.files import MAX_FACT_BYTES
from courtier.knowledge.records.prices import PriceRow
from courtier.values.errors import UsageError
from courtier.values.text import say

FOLDER = Path("catalog", "prices")
COLUMNS = tuple(PriceRow.model_fields)


def target(layer: Path, day: date) -> Path:
    """Where the snapshot of a day goes.

    Raises:
        UsageError: The layer has one of that day already, or cannot be written.
    """
    path = layer / FOLDER / f"{day.isoformat()}.csv"
    if path.exists():
        raise _exists(path)
    near = next(parent for parent in (layer.absolute(), *layer.absolute().parents)
                if parent.exists())  # fmt: skip
    if not near.is_dir() or not os.access(near, os.W_OK):
        raise _cannot_write(path)
    return path


def write_snapshot(path: Path, rows: Sequence[PriceRow]) -> None:
    """Write the rows of a new snapshot beside, then give them their name.

    Raises:
        UsageError: It exists by now, is larger than a fact may be, or cannot be written.
    """
    content = table_of(rows).encode()
    if len(content) > MAX_FACT_BYTES:
        raise _too_large(path, len(rows))
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        os.link(temporary, path)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError as error:
        raise _cannot_write(path) from error
    finally:
        temporary.unlink(missing_ok=True)


def table_of(rows: Sequence[PriceRow]) -> str:
    """Rows as CSV: the columns of a snapshot, LF line ends; an unknown size is an empty cell."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(getattr(row, column)) for column in COLUMNS] for row in rows)
    return buffer.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "" if value is None else str(value)


def _exists(path: Path) -> UsageError:
    return UsageError(
        say(
            "« {path} » existe : un instantané ne se corrige jamais sur place.",
            "“{path}” exists: a snapshot is never corrected in place.",
            path=str(path),
        ),
        say(
            "Nommez un autre jour avec --day, ou une autre couche avec --output.",
            "Name another day with --day, or another layer with --output.",
        ),
    )


def _too_large(path: Path, rows: int) -> UsageError:
    return UsageError(
        say(
            "L’instantané « {path} » dépasserait 5 Mo, avec {rows} lignes.",
            "The snapshot “{path}” would be larger than 5 MB, with {rows} rows.",
            path=str(path),
            rows=rows,
        ),
        say("Nommez moins de régions.", "Name fewer regions."),
    )


def _cannot_write(path: Path) -> UsageError:
    return UsageError(
        say("Impossible d’écrire « {path} ».", "Cannot write “{path}”.", path=str(path)),
        say("Vérifiez le dossier et les droits.", "Check the folder and the rights."),
    )
