"""What a register should never have let through: records that are plainly tests."""

from __future__ import annotations

import re

_TEST = re.compile(
    r"\A(fake|test|dummy)[-_ ]?\w*\d|\b(fake|dummy)\b"
    r"|\btest (csp|cso|record|row|offering|provider)\b"
    r"|\bdo not use\b|\blorem ipsum\b",
    re.IGNORECASE,
)


def looks_like_test(*texts: str | None) -> bool:
    """Tell whether any of some names or numbers is plainly that of a test record."""
    return any(_TEST.search(text) for text in texts if text)
