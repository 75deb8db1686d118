"""The faults of the body's own fact files, looked for once before a run uses them."""

from __future__ import annotations

from courtier.check.lint.model import Fault
from courtier.check.lint.run import lint
from courtier.knowledge.door import Knowledge
from courtier.knowledge.files import BUNDLED
from courtier.reading.validation import MAX_MISTAKES, others
from courtier.values.errors import InputError, Mistake


def refuse_faults(knowledge: Knowledge) -> None:
    """Refuse the layers of the body whose files hold an error; the bundled facts are not examined.

    A rule that names what does not exist would be silently never true.

    Raises:
        InputError: With every error, at its place; the path is that of the layer as it was given.
    """
    if len(knowledge.layers) == 1:
        return
    found = [
        _mistake(knowledge, fault)
        for fault in lint(knowledge)
        if fault.severity == "error" and fault.layer != BUNDLED
    ]
    if len(found) > MAX_MISTAKES:
        found[MAX_MISTAKES:] = [others(found[0].file, len(found) - MAX_MISTAKES)]
    if found:
        raise InputError(found)


def _mistake(knowledge: Knowledge, fault: Fault) -> Mistake:
    places = (
        layer.files[fault.file]
        for layer in reversed(knowledge.layers[1:])
        if layer.name == fault.layer and fault.file in layer.files
    )
    file = next((path.as_posix() for path in places), fault.file)
    return Mistake(fault.code, file, fault.line, fault.column, fault.path, fault.text, fault.help)
