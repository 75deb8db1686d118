"""The baseline: what was there already, so that a run fails only on what is new."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from courtier.reading.files import MAX_BYTES
from courtier.reading.refusals import refuse
from courtier.results.check import CheckFinding
from courtier.values.errors import InputError, Mistake
from courtier.values.text import say

SCHEMA = "courtier/check-baseline/1"
_FINGERPRINT = re.compile(r"[0-9a-f]{64}\Z")


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints of a baseline.

    Raises:
        InputError: The file is missing, too large, or is no baseline.
    """
    name = path.as_posix()
    try:
        content = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError:
        raise InputError([refuse("file-missing", name, None, None)]) from None
    if content is None:
        raise InputError([refuse("file-too-large", name, None, None)])
    try:
        data = json.loads(content)
        items = data["findings"] if data["schema"] == SCHEMA else None
        found = frozenset(str(item["fingerprint"]) for item in items or ())
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError([_no_baseline(name)]) from None
    if items is None or not all(_FINGERPRINT.match(item) for item in found):
        raise InputError([_no_baseline(name)])
    return found


def baseline_text(findings: Iterable[CheckFinding]) -> str:
    """The baseline of some findings, those under an exception left out, as JSON."""
    items = sorted(
        {
            (finding.location.file if finding.location else "", finding.id, finding.fingerprint)
            for finding in findings
            if finding.standing != "excepted"
        }
    )
    content = {
        "schema": SCHEMA,
        "findings": [{"file": f, "id": i, "fingerprint": p} for f, i, p in items],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _no_baseline(name: str) -> Mistake:
    text = say(
        "Ce fichier n’est pas une base de comparaison de courtier.",
        "This file is not a baseline of courtier.",
    )
    help = say(
        "Écrivez-en une avec « courtier check --write-baseline ».",
        "Write one with “courtier check --write-baseline”.",
    )
    return Mistake("no-baseline", name, None, None, "", text, help)
