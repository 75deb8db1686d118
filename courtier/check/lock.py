"""The lock that keeps facts still under a build: a day of knowledge, and one fingerprint."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from courtier.knowledge.door import Knowledge
from courtier.reading.files import read_bytes
from courtier.values.errors import InputError, Mistake
from courtier.values.text import say

NAME = "courtier.lock"
SCHEMA = "courtier/check-lock/1"
DOSSIER = "courtier/lock/1"
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True)
class Lock:
    """A lock as read: the day up to which facts count, the fingerprint of all fact files."""

    file: str
    known_on: date | None
    sha256: str


def read_lock(path: Path) -> Lock:
    """Read a lock of ``check`` or of a dossier.

    Raises:
        InputError: The file is missing or is no lock.
    """
    name = path.as_posix()
    content = read_bytes(path, name)
    try:
        data = json.loads(content)
        known_on, knowledge = _parts(data)
        sha256 = knowledge["sha256"]
        if known_on is None:
            known_on = "-".join(str(knowledge["version"]).split(".")[:3])
        if not _SHA256.match(sha256):
            raise ValueError(sha256)
        return Lock(name, date.fromisoformat(known_on), sha256)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError([_no_lock(name)]) from None


def _parts(data: Any) -> tuple[Any, Any]:
    if data["schema"] == SCHEMA:
        return data["known_on"], data["knowledge"]
    if data["schema"] == DOSSIER:
        return data["provenance"]["known_on"], data["provenance"]["knowledge"]
    raise ValueError(data["schema"])


def lock_text(knowledge: Knowledge, known_on: date) -> str:
    """The lock of some facts as they are known on a day, as JSON."""
    content = {
        "schema": SCHEMA,
        "known_on": known_on.isoformat(),
        "knowledge": {"version": knowledge.version, "sha256": knowledge.sha256},
    }
    return json.dumps(content, indent=2) + "\n"


def _no_lock(name: str) -> Mistake:
    text = say("Ce fichier n’est pas un verrou de courtier.", "This file is no lock of courtier.")
    help = say(
        "Réécrivez-le avec « courtier check --write-lock ».",
        "Rewrite it with “courtier check --write-lock”.",
    )
    return Mistake("no-lock", name, None, None, "", text, help)
