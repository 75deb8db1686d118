"""What a dossier holds: the options of whoever has it written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from courtier.documents.formats.known import Format


@dataclass(frozen=True)
class DossierOptions:
    """What to write: documents, their English courtesy versions, a copy fit for a public log.

    ``formats`` is what each document is written as.
    ``force`` overwrites files that were edited since the lock, or the dossier of another workload;
    never a file that courtier did not write. ``redact`` adds the ``*.public.*`` files, the only
    ones of a dossier that are fit to be published.
    """

    documents: bool = True
    with_english: bool = False
    redact: bool = False
    force: bool = False
    formats: tuple[Format, ...] = ("docx",)
