"""What a lint says: one fault a mistake, and the records that nobody has seen for too long."""

from __future__ import annotations

from datetime import date

from courtier.values.citation import Confidence
from courtier.values.findings import Severity
from courtier.values.model import Frozen
from courtier.values.text import Text


class Fault(Frozen):
    """One fault of a fact file.

    ``code`` is stable. ``file`` is the path from the root of its layer, POSIX. ``line`` and
    ``column`` count from 1, None where the whole file (or the whole row) is meant. ``path`` is
    the place in the data (``values.0.case``), empty for the whole file.
    """

    code: str
    severity: Severity
    layer: str
    file: str
    line: int | None
    column: int | None
    path: str
    text: Text
    help: Text


class StaleRecord(Frozen):
    """A record past its shelf life.

    ``last_seen`` is ``checked_on``, else the newest day a source was read; the record is fresh
    for ``shelf_life_days`` from that day, the last one included, and stale for ``days_over``.
    """

    id: str
    name: Text
    file: str
    layer: str
    last_seen: date
    shelf_life_days: int
    days_over: int
    confidence: Confidence
