"""A fault of what a correction wrote is at its line in the correction."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from courtier.check.lint.run import lint
from courtier.knowledge.door import Knowledge
from tests.check.lint.layers import Body

FILE = "catalog/corrections/ville.yaml"
WRITTEN = """of: catalog/certification-types/iso-27001
by: Service exemple
"on": 2026-11-20
reason: {fr: Lu., en: Read.}
"""


@pytest.mark.parametrize(
    ("act", "code", "line"),
    [
        ("set:\n  validity: toujours\n", "unknown-value", 6),
        ('add:\n  editions:\n    - id: "2030"\n      last_day: demain\n', None, 8),
        ('correct:\n  editions:\n    "2022":\n      last_day: demain\n', None, 8),
        ("set:\n  depends_on: rien-de-tel\n", "dangling-id", 6),
    ],
)
def test_a_fault_is_at_the_line_that_the_body_wrote(
    tmp_path: Path, act: str, code: str | None, line: int
) -> None:
    body = Body(tmp_path / "ville")
    body.write(FILE, WRITTEN + act)
    found = lint(Knowledge((str(body.root),)), as_of=date(2026, 11, 21))
    (fault,) = [f for f in found if f.layer == "ville" and f.severity == "error"]
    assert (fault.file, fault.line) == (FILE, line)
    assert code in (None, fault.code)
