"""What ``courtier documents`` prints: each document, whether it is needed, what it still lacks."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from courtier.knowledge.clauses import Basis
from courtier.results.provenance import Envelope, Sha256
from courtier.values.findings import Finding
from courtier.values.model import Frozen
from courtier.values.text import Language, Text


class ClauseSeen(Frozen):
    """A template or clause that a document was made from; ``reviewer`` None: nobody read it yet."""

    id: str
    version: str
    basis: Basis
    articles: tuple[str, ...]
    reviewer: str | None
    layer: str


class FileSeen(Frozen):
    """A file that was written."""

    file: str
    sha256: Sha256


class DocumentSeen(Frozen):
    """One document in one language; ``file`` and ``sha256`` None where it was not written.

    ``also`` are the files of the same document in the other formats asked for.
    ``to_complete`` are the fields that a person fills in, ``to_confirm`` what rests on weak
    evidence, both in the language of the document.
    """

    code: str
    title: Text
    language: Language
    needed: bool
    file: str | None
    sha256: Sha256 | None
    also: tuple[FileSeen, ...]
    to_complete: tuple[str, ...]
    to_confirm: tuple[str, ...]
    clauses: tuple[ClauseSeen, ...]


class Available(Frozen):
    """A document of the list: needed by the route or not, written by this program or not."""

    code: str
    title: Text
    needed: bool
    written: bool


class DocumentsResult(Envelope):
    """What ``courtier documents`` prints; ``folder`` None where nothing was written."""

    schema_: Literal["courtier/documents/1"] = Field(alias="schema")
    folder: str | None
    documents: tuple[DocumentSeen, ...]
    available: tuple[Available, ...]
    findings: tuple[Finding, ...]
