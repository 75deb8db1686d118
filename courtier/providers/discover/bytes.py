"""The bytes of an inventory, or of an export: a file, or standard input."""

from __future__ import annotations

from functools import partial

from courtier.providers.bytes import STANDARD_INPUT, FileBytes, Refusals
from courtier.providers.discover.refusals import refused

__all__ = ["Bytes", "STANDARD_INPUT"]

_REFUSALS = Refusals(
    missing=partial(refused, "inventory-missing"),
    folder=partial(refused, "inventory-is-folder"),
)


class Bytes(FileBytes):
    """An inventory, or an export, that can be read again from its start.

    Args:
        path: The path as it was typed, ``-`` for standard input.
        name: The name to print.
    """

    def __init__(self, path: str, name: str) -> None:
        super().__init__(path, name, _REFUSALS)
