"""How many processors and how much memory the machines of the price lists have, by their name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from courtier.knowledge.records.prices import PriceRow, ShapeName


@dataclass(frozen=True, slots=True)
class ShapeSize:
    """Virtual processors, and memory in GiB, of one machine; None where no list tells."""

    vcpu: Decimal | None
    memory_gib: Decimal | None


MIB_OF_A_GIB = 1024
_NOT_KNOWN = ShapeSize(None, None)


class Shapes:
    """The sizes of the machines that price lists name.

    What two rows tell otherwise of one name is not known. A name is looked up without regard to
    capitals; the words that follow the name of a machine in a list (single or several zones) do
    not change its size, and what stands before it in an address is left out.

    A name that no list has may tell its size itself.

    Args:
        rows: The prices of a snapshot.
        names: The names that tell the size.
    """

    def __init__(self, rows: Iterable[PriceRow] = (), names: Iterable[ShapeName] = ()) -> None:
        self._patterns = [(name.provider, _pattern(name)) for name in names]
        self._sizes: dict[tuple[str, str], ShapeSize] = {}
        for row in rows:
            if row.vcpu is None and row.memory_gib is None:
                continue
            size = ShapeSize(row.vcpu, row.memory_gib)
            for name in _names(row.sku.casefold()):
                known = self._sizes.setdefault((row.provider, name), size)
                if known != size:
                    self._sizes[row.provider, name] = _common(known, size)

    def size(self, provider: str, name: str) -> ShapeSize:
        """The size of a machine of a provider; nothing known of one that no list names."""
        word = name.rsplit("/", 1)[-1].casefold()
        return self._sizes.get((provider, word)) or self._named(provider, word)

    def _named(self, provider: str, word: str) -> ShapeSize:
        """What a name tells of itself."""
        for whose, pattern in self._patterns:
            found = pattern.fullmatch(word) if whose == provider else None
            if found is not None:
                return ShapeSize(Decimal(found["vcpu"]), Decimal(found["mib"]) / MIB_OF_A_GIB)
        return _NOT_KNOWN


def _pattern(name: ShapeName) -> re.Pattern[str]:
    """A pattern of the table as one that reads a name; numbers have nine figures at most."""
    literal = re.escape(name.pattern)
    for word in ("vcpu", "mib"):
        literal = literal.replace(re.escape(f"{{{word}}}"), rf"(?P<{word}>[1-9][0-9]{{0,8}})")
    return re.compile(literal)


def _names(sku: str) -> tuple[str, ...]:
    """The whole name, and its first word where that is the name of a machine: it has a figure."""
    first = sku.split(" ", 1)[0]
    named = first != sku and any(letter.isdigit() for letter in first)
    return (sku, first) if named else (sku,)


def _common(one: ShapeSize, other: ShapeSize) -> ShapeSize:
    return ShapeSize(
        one.vcpu if one.vcpu == other.vcpu else None,
        one.memory_gib if one.memory_gib == other.memory_gib else None,
    )
