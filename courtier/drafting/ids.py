"""The id of each draft: that of its value, or one of its own where two values share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from courtier.results.belonging import id_of, own_id_of


def ids_of(values: Iterable[str]) -> dict[str, str]:
    """The id of each value, no two the same: whatever the other values are, where none is near.

    Of several values that would share an id, the one that is written as the id keeps it; each of
    the others bears a fingerprint of its own, which no other value changes.
    """
    listed = list(values)
    shared = Counter(id_of(value) for value in listed)
    found: dict[str, str] = {}
    used: set[str] = set()
    for value in sorted(listed, key=lambda value: (value.casefold() != id_of(value), value)):
        plain = id_of(value)
        own = shared[plain] > 1 and value.casefold() != plain
        identifier = own_id_of(value) if own else plain
        while identifier in used:  # a value that imitates the id of another
            identifier = own_id_of(f"{identifier} {value}")
        used.add(identifier)
        found[value] = identifier
    return found
