"""What the tests of the workload file share: a small file to start from, and how to read it."""

from __future__ import annotations

from pathlib import Path

from courtier.knowledge.door import Knowledge
from courtier.values.errors import InputError, Mistake
from courtier.workload.reader import WorkloadFile, read_workload

HERE = Path(__file__).parent
SMALL = (HERE / "format-1" / "smallest.yaml").read_text("utf-8")


def read(text: str, knowledge: Knowledge | None = None) -> WorkloadFile:
    """Read a text as a workload file."""
    return read_workload(text.encode(), knowledge)


def refused(content: str | bytes, knowledge: Knowledge | None = None) -> tuple[Mistake, ...]:
    """The mistakes with which a file is refused; it must be."""
    raw = content.encode() if isinstance(content, str) else content
    try:
        read_workload(raw, knowledge)
    except InputError as error:
        return error.mistakes
    raise AssertionError("the file was read")
