"""A bill by its path: CSV, gzip or Parquet, told by its first bytes."""

from __future__ import annotations

from pathlib import Path

from courtier.cost.actuals.bill import Bill, Grouping
from courtier.knowledge.door import Knowledge
from courtier.providers.focus.columns import focus_columns
from courtier.providers.focus.meaning import group_of
from courtier.reading.refusals import refuse
from courtier.values.errors import InputError

_PARQUET = b"PAR1"


def read_bill(source: str, knowledge: Knowledge, grouping: Grouping = group_of) -> Bill:
    """Add up a bill in the FOCUS format, in bounded memory.

    Args:
        source: The path as it was typed.
        knowledge: Gives the columns of the format.
        grouping: What a row is added up with.

    Raises:
        UsageError: A Parquet file, and no reader of it is installed.
        InputError: The file is missing or wrong: every mistake found.
    """
    path = Path(source)
    columns = focus_columns(knowledge)
    name = path.name
    try:
        if path.is_dir():
            raise InputError([refuse("file-missing", source, None, None)])
        with path.open("rb") as stream:
            start = stream.read(len(_PARQUET))
        if start == _PARQUET:
            from courtier.providers.focus.parquet_file import read_parquet

            return read_parquet(path, name, columns, grouping)
        from courtier.providers.focus.csv_file import read_csv

        return read_csv(path, name, columns, grouping)
    except (OSError, ValueError):
        raise InputError([refuse("file-missing", source, None, None)]) from None
