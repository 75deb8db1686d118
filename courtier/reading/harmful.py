"""What a text or an address must never hold: hidden characters, and anything but the web."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from courtier.reading.keys import Path

_Pair = tuple[str, str]

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, C0 and C1; no break, no tab
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of a text
    "\ud800-\udfff\ufffe\uffff]"
)
_WEB = re.compile(r"https?://[^\s<>\"']+\Z", re.IGNORECASE)
ADDRESS_KEYS = frozenset({"url"})

CONTROL, ADDRESS = "control-character", "address-not-web"
HARMFUL_WORDS: dict[str, tuple[_Pair, _Pair]] = {
    CONTROL: (
        ("Un caractère de commande invisible se trouve ici.",
         "An invisible control character stands here."),
        ("Effacez-le, puis enregistrez le fichier en UTF-8.",
         "Delete it, then save the file in UTF-8."),
    ),
    ADDRESS: (
        ("Cette adresse n’est pas celle d’une page du web.",
         "This address is not that of a page of the web."),
        ("Écrivez une adresse qui commence par https:// ou http://, ou null.",
         "Write an address that starts with https:// or http://, or null."),
    ),
}  # fmt: skip


def harmful(value: Any, path: Path = ()) -> Iterator[tuple[str, Path]]:
    """Each harmful text of plain data: its code, one of ``HARMFUL_WORDS``, and its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if HIDDEN.search(str(key)):
                yield CONTROL, path
            yield from harmful(inner, (*path, key))
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value):
            yield from harmful(inner, (*path, number))
    elif isinstance(value, str):
        if HIDDEN.search(value):
            yield CONTROL, path
        elif path and path[-1] in ADDRESS_KEYS and value and not _WEB.match(value.strip()):
            yield ADDRESS, path
