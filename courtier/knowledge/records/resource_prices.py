"""Records of how a resource that runs is paid: rows of ``providers/resource-prices.csv``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from courtier.knowledge.records.common import Identifier, PartialDay
from courtier.knowledge.records.resources import (
    Clause,
    Clauses,
    ResourceNeed,
    clauses_of,
    key_of,
)
from courtier.values.citation import Confidence
from courtier.values.model import Frozen

Paid = Literal[
    "machine", "gib", "disk", "use", "stopped", "market", "elsewhere", "free", "unlisted",
]  # fmt: skip
"""How a part is paid: by the hour or month of a machine, by GiB, by whole disk, by use; not while
it is stopped; at a price of the moment; by other resources that the inventory lists; not at all;
or in a way of which no list price is known."""
PRICED: frozenset[Paid] = frozenset({"machine", "gib", "disk"})
EVERY_FORMAT = "*"
"""The format of a row that says how resources of a need are paid whose type has no row."""
_WORD = re.compile(r"\{([a-z]+)\}")
_TEMPLATE = re.compile(r"(?:[^{}*?\[\]]|\{[a-z]+\})*\Z")


def _template(value: str) -> str:
    if not _TEMPLATE.match(value):
        raise ValueError(value)
    return value


class ResourcePrice(Frozen):
    """How a part of a resource is paid (a row of ``providers/resource-prices.csv``).

    ``format`` and ``type`` are those of the table of types; with the format ``*``, ``type`` is a
    need. ``when`` tests the words of the size (``state=stopped!``); of the rows of one part, the
    first whose test holds counts. ``service`` and ``sku`` name the list price, ``{shape}`` standing
    for that word of the size; ``need`` the one by which a body's own price may be named, which
    decides alone where ``sku`` is empty. ``units_per_gib``: how many units of the price one GiB
    makes, None for what is not paid by volume.
    """

    format: Literal["aws", "arm", "google", "*"]
    type: Annotated[str, StringConstraints(min_length=1)]
    part: Identifier
    when: Clauses
    paid: Paid
    need: str
    service: str
    sku: Annotated[str, AfterValidator(_template)]
    units_per_gib: Annotated[Decimal, Field(gt=0)] | None
    source: str
    url: str | None
    as_of: PartialDay
    confidence: Confidence
    note: str

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Refuse a price without a name, a volume without its unit, a need that does not exist."""
        if (self.paid in PRICED) != bool(self.need or self.service):
            raise ValueError(self.paid)
        if self.paid == "gib" and self.units_per_gib is None:
            raise ValueError(self.paid)
        if self.format == EVERY_FORMAT and self.type not in get_args(ResourceNeed):
            raise ValueError(self.type)
        return self

    @property
    def key(self) -> tuple[str, str]:
        """Format and type, as the table of types looks them up."""
        return key_of(self.format, self.type)

    @property
    def id(self) -> str:
        """Its id as a fact: ``resource-price:<format>:<type>:<part>:<when>``."""
        return ":".join(("resource-price", self.format, self.type, self.part, self.when or "-"))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the size that its price is found by, in their order."""
        return tuple(_WORD.findall(self.sku))

    @property
    def tested(self) -> frozenset[str]:
        """The words of the size that its test looks at."""
        return frozenset(c.path[0] for way in clauses_of(self.when) for c in way)

    def holds(self, size: Mapping[str, str]) -> tuple[bool | None, str | None]:
        """Whether its test holds for a size; None, with the word, where it is not told."""
        ways = clauses_of(self.when)
        missing: str | None = None
        for way in ways:
            told = [(_clause(clause, size), clause.path[0]) for clause in way]
            if all(holds for holds, _ in told):
                return True, None
            if all(holds is not False for holds, _ in told):
                missing = missing or next(word for holds, word in told if holds is None)
        return (True if not ways else None if missing else False), missing

    def filled(self, size: dict[str, str]) -> str:
        """The name of the product for a size.

        Raises:
            KeyError: The size lacks a word.
        """
        return _WORD.sub(lambda found: size[found[1]], self.sku)


def _clause(clause: Clause, size: Mapping[str, str]) -> bool | None:
    value = size.get(clause.path[0])
    if value is None:
        return False if clause.absent else None
    return any(fnmatchcase(value.casefold(), word.casefold()) for word in clause.words)
