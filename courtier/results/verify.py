"""What ``courtier verify`` prints: a dossier built again, and what has changed since."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from courtier.results.provenance import Sha256
from courtier.values.findings import Finding
from courtier.values.model import Frozen
from courtier.values.text import Text

FileStatus = Literal["same", "differs", "edited", "missing", "added", "no-longer", "new"]


class FileVerified(Frozen):
    """A file of the dossier: as its lock names it, as it is there, as it is made today.

    ``same``: there as it would be made today. ``differs``: there as it was locked, made otherwise
    today. ``edited``: changed by hand since the lock. ``missing``: in the lock, not there.
    ``added``: there, in no lock. ``no-longer``: locked, not made any more. ``new``: made today
    only. ``because`` names what it was made from that has changed.
    """

    path: str
    status: FileStatus
    locked: Sha256 | None
    there: Sha256 | None
    today: Sha256 | None
    because: tuple[str, ...]


class Changed(Frozen):
    """Something that made the dossier and has changed: a fact file, a template, the program.

    ``before`` and ``now`` are versions where there are some, else the beginning of fingerprints;
    None where it was not, or is no more. ``used`` tells whether this dossier rests on it.
    """

    name: str
    sort: Literal["fact", "template", "program", "workload", "facts-version", "layer"]
    before: str | None
    now: str | None
    used: bool


class VerifyResult(Frozen):
    """The dossier compared, file by file."""

    schema_: Literal["courtier/verify/1"] = Field(alias="schema")
    dossier: str
    workload: str
    as_of: date
    courtier: str
    unchanged: bool
    files: tuple[FileVerified, ...]
    changes: tuple[Changed, ...]
    limits: tuple[Text, ...]
    findings: tuple[Finding, ...]
