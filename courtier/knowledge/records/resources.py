"""Records of what the resource types of clouds are: rows of the tables of ``providers/``."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from courtier.knowledge.records.common import Identifier, PartialDay
from courtier.values.citation import Confidence
from courtier.values.model import Frozen
from courtier.values.text import Text

ResourceNeed = Literal[
    "compute", "object", "block", "file", "archive", "backup", "database", "network", "software",
    "messaging", "analytics", "logs", "key", "identity", "none",
]  # fmt: skip
"""The needs of a workload file, and what else a resource may hold; ``none`` holds nothing."""
Scope = Literal["regional", "zonal", "global", "parent", "several"]
"""Whether a type stands in a region, a zone, nowhere in particular, where another resource
stands, or in several regions."""
Aspect = Literal["encrypted", "private", "tagged"]

PATH = r"[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*"
_CLAUSE = re.compile(rf"({PATH})=([^,;!?=+ ]+(?:,[^,;!?=+ ]+)*)([!?]?)\Z")
_SIZE = re.compile(rf"([a-z]+)=({PATH})\Z")


def _spaced(pattern: re.Pattern[str]) -> AfterValidator:
    """Refuse a text whose words, between spaces, are not all of one form."""

    def check(value: str) -> str:
        if any(not pattern.match(word) for word in value.split()):
            raise ValueError(value)
        return value

    return AfterValidator(check)


def _clauses(value: str) -> str:
    clauses_of(value)
    return value


class Clause(Frozen):
    """A test of one attribute: true where its value is among the words; ``*`` is any value.

    ``absent``: an attribute that is not there is surely not so; else it is not known. ``only``:
    any other value tells nothing, for something else may still decide.
    """

    path: tuple[str, ...]
    words: tuple[str, ...]
    absent: bool
    only: bool = False


ALWAYS = "always"


def clauses_of(value: str) -> tuple[tuple[Clause, ...], ...]:
    """The ways of a cell, between spaces, any of which is enough; of one way, all tests.

    A test is ``path=word,word``, with ``!`` where absent is a no, or ``?`` where any other word
    tells nothing; ``+`` joins those of one way.

    Raises:
        ValueError: A part of it is no test.
    """
    ways = value.split() if value != ALWAYS else []
    return tuple(tuple(_clause(part) for part in way.split("+")) for way in ways)


def _clause(part: str) -> Clause:
    match = _CLAUSE.match(part)
    if match is None:
        raise ValueError(part)
    path, words, mark = match.groups()
    return Clause(
        path=tuple(path.split(".")),
        words=tuple(words.split(",")),
        absent=mark == "!",
        only=mark == "?",
    )


Clauses = Annotated[str, AfterValidator(_clauses)]
Paths = Annotated[str, _spaced(re.compile(rf"{PATH}\Z"))]
PlacePaths = Annotated[str, _spaced(re.compile(rf"\+?{PATH}\Z"))]
Sizes = Annotated[str, _spaced(_SIZE)]


class ResourceType(Frozen):
    """What a resource type is (a row of ``providers/resource-types.csv``).

    ``format`` tells who names the type: the tool of a plan, or the inventory of a cloud; ``arm``
    is for plans and inventories of Azure alike.
    ``type`` with ``?attribute=value`` after it tells the service of the type where the attribute
    has the value. ``service`` is the name that certificates use, empty where none is known.
    ``region_from``, ``tags_from`` and ``size_from`` name attributes, the first one that tells
    winning; the places of those of ``region_from`` that start with ``+`` are added (copies in
    other regions).
    ``encrypted_by``: what encrypts it, every value of an attribute; ``always`` where the provider
    always encrypts. ``public_by``: what opens it, one value being enough; ``private_by``: what
    proves that it is closed. ``closes`` names the attribute that points at the resource which this
    one closes to the public, where it does. An empty cell: the type does not tell.
    """

    format: Literal["terraform", "arm", "cloudformation", "aws", "google"]
    type: str
    provider: Identifier
    need: ResourceNeed
    service: str
    scope: Scope
    region_from: PlacePaths
    encrypted_by: Clauses
    public_by: Clauses
    private_by: Clauses
    closes: Paths
    tags_from: Paths
    size_from: Sizes
    source: str
    url: str | None
    as_of: PartialDay
    confidence: Confidence
    note: str

    @property
    def key(self) -> tuple[str, str]:
        """Format and type; types of Azure Resource Manager do not tell capitals apart."""
        return key_of(self.format, self.type)


def key_of(format: str, type: str) -> tuple[str, str]:
    """How a type is looked up: an inventory of Azure speaks of types as its plans do."""
    return ("arm", type.casefold()) if format in ("arm", "azure") else (format, type)


class RegionGroup(Frozen):
    """A name that stands for several regions (a row of ``providers/region-groups.csv``).

    ``countries``: codes between spaces; ``EU`` stands for the European Union.
    """

    provider: Identifier
    code: str
    countries: Annotated[str, Field(min_length=2)]
    source: str
    url: str | None
    as_of: PartialDay
    confidence: Confidence


class ResourceRule(Frozen):
    """What is asked of a resource from a level up (a row of ``providers/resource-rules.csv``).

    ``scheme`` is an id, or ``*`` for all. ``from_rank`` is the rank of a level of confidentiality
    on the scale of the schemes, 0 to 3. ``needs`` between spaces. ``words``, of a ``tagged``
    rule: the names of tags that count, without regard to capitals.
    """

    id: Identifier
    aspect: Aspect
    scheme: str
    from_rank: Annotated[int, Field(ge=0, le=7)]
    needs: str
    words: str
    text_fr: str
    text_en: str
    help_fr: str
    help_en: str
    source: str
    url: str | None
    as_of: PartialDay
    confidence: Confidence

    @property
    def text(self) -> Text:
        """What is asked."""
        return Text(fr=self.text_fr, en=self.text_en)

    @property
    def help(self) -> Text:
        """What to do."""
        return Text(fr=self.help_fr, en=self.help_en)
