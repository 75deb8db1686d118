"""What ``courtier documents`` prints of a DOCX that somebody made: filled in, or reviewed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from courtier.results.provenance import Envelope, Sha256
from courtier.values.findings import Finding
from courtier.values.model import Frozen
from courtier.values.text import Text

ControlState = Literal["filled", "to-fill", "left", "unknown"]


class ControlSeen(Frozen):
    """A content control of a model and what became of it.

    ``tag`` is the value that it means, or what it bears where no value has that name; ``near``
    are then the tags that resemble it. ``label`` None where it is unknown. ``words`` are what
    stands there now, in French; None for a list, and where nothing was written.
    """

    tag: str
    label: Text | None
    part: str
    state: ControlState
    words: str | None
    near: tuple[str, ...]


class ModelSeen(Frozen):
    """The model that was filled in: its name and the fingerprint of its bytes."""

    name: str
    sha256: Sha256


class FilledResult(Envelope):
    """What ``courtier documents --into`` prints; ``file`` None where nothing was written."""

    schema_: Literal["courtier/documents-into/1"] = Field(alias="schema")
    model: ModelSeen
    file: str | None
    sha256: Sha256
    controls: tuple[ControlSeen, ...]
    findings: tuple[Finding, ...]
