"""The drafts of an inventory: its resources in one stream, then a text for each group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from courtier.check.found.sizes import sizes_on
from courtier.drafting.draft import Drafted, Drafter
from courtier.drafting.gather import Gathered, Gatherer
from courtier.drafting.ids import ids_of
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.risk import Scheme
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.results.belonging import By
from courtier.results.inventory import Found, Inventory
from courtier.results.resources import NotExamined, Resource
from courtier.values.text import Language
from courtier.workload.model import DEFAULT_SCHEME


class InventoryRead(Protocol):
    """An inventory that was opened: its head, and its resources in its order."""

    @property
    def head(self) -> Inventory:
        """Its first line."""

    def rows(self) -> Iterable[tuple[Found, Resource | NotExamined]]:
        """What it holds: each as the cloud tells it, and in the form that engines judge."""


@dataclass(frozen=True)
class Made:
    """One draft that is not written yet."""

    id: str
    group: Gathered
    drafted: Drafted


@dataclass(frozen=True)
class MadeDrafts:
    """All of them, and how many resources are in none; ``undecided`` among these are those of
    which nobody told the value."""

    drafts: tuple[Made, ...]
    without: int
    undecided: int


def drafts(
    inventory: InventoryRead, by: By, knowledge: Knowledge, language: Language
) -> MadeDrafts:
    """Group the resources of an inventory and draft a workload for each group, in order of id.

    Args:
        inventory: The inventory.
        by: What the resources of a draft share.
        knowledge: The facts.
        language: That of the comments.

    Raises:
        InputError: The inventory breaks off.
        TooManyGroupsError: The key has too many values.
        NoSuchKeyError: No resource has a value of the key.
    """
    facts, head = resource_facts(knowledge), inventory.head
    sizes = sizes_on(knowledge, facts, head.read_on)
    gatherer = Gatherer(by, sizes, frozenset(_tags(facts)))
    gatherer.take(inventory.rows())
    levels = knowledge.all(Scheme)[DEFAULT_SCHEME].confidentiality
    drafter = Drafter(head, by, levels, language)
    ids = ids_of(group.value for group in gatherer.groups.values())
    made = [
        Made(ids[group.value], group, drafter.draft(ids[group.value], group))
        for group in gatherer.groups.values()
    ]
    made.sort(key=lambda item: item.id)
    return MadeDrafts(tuple(made), gatherer.without, gatherer.undecided)


def _tags(facts: ResourceFacts) -> Iterator[str]:
    """The names of the tags that tell a classification, in small letters."""
    for rule in facts.rules:
        if rule.aspect == "tagged":
            yield from rule.words.casefold().split()
