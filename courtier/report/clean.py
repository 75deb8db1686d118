"""Text from a file made harmless to show: no control, no change of direction, one line."""

from __future__ import annotations

import re

from courtier.values.spaces import hold

REPLACEMENT = "\ufffd"

_BREAKS = re.compile("[\t\n\r\u2028\u2029]+")
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # controls, C0 and C1: escape sequences start here
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"  # direction, hidden
    "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates, tags
)


def clean(text: str) -> str:
    """Make a text safe for a terminal, a log or a page: breaks become spaces, controls a mark."""
    return _UNSAFE.sub(REPLACEMENT, _BREAKS.sub(" ", text))


def held(text: str) -> str:
    """Clean a text and hold together its amounts, article numbers and French punctuation."""
    return hold(clean(text))
