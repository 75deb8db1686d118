"""The dossier: everything that ``assess`` writes, whole or not at all, with its lock."""

from __future__ import annotations

from courtier.dossier.lock import changed_files, read_lock
from courtier.dossier.options import DossierOptions
from courtier.dossier.pages import own_records, public_copy, summary_page
from courtier.dossier.write import write_dossier

__all__ = [
    "DossierOptions", "changed_files", "own_records", "public_copy", "read_lock", "summary_page",
    "write_dossier",
]  # fmt: skip
