"""What is kept of a resource: the attributes that the row of its type names, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from courtier.knowledge.records.resources import ALWAYS, ResourceType, clauses_of
from courtier.knowledge.resources import ResourceFacts
from courtier.providers.discover.cloud import Part
from courtier.providers.discover.lines import written
from courtier.providers.resources.attributes import MOST_CHARACTERS
from courtier.results.inventory import Cloud, Found

MOST_ITEMS = 1000
"""A list of more items, equal ones left out, is not kept: a part of it could say the contrary."""
MOST_WORD = 2048
"""So many characters of a type, a place or a tag are kept."""
MOST_ID = 16_384
"""So many characters may an id have: cut, it could be that of another resource."""
Tree = dict[str, Any]


class Keeper:
    """Cuts what adapters give down to what an inventory holds.

    Args:
        cloud: Whose resources they are.
        facts: The tables of resources.
    """

    def __init__(self, cloud: Cloud, facts: ResourceFacts) -> None:
        self._cloud, self._facts = cloud, facts
        self._trees = lru_cache(maxsize=4096)(self._tree)

    def kept(self, found: Found, part: Part) -> Found:
        """The resource as it is written: its account is that of the part where it tells none.

        Raises:
            ValueError: It has no id, or one that is too long.
        """
        if not 0 < len(found.id) <= MOST_ID:
            raise ValueError(len(found.id))
        return Found(
            id=_word(found.id, MOST_ID),
            type=_word(found.type),
            account=_word(found.account or part.account) or None,
            region=_word(found.region or "") or None,
            group=_word(found.group or "") or None,
            tags=_tags(found.tags),
            attributes=_cut(found.attributes, self._trees(found.type)) or {},
            listings=tuple(sorted({_word(one) for one in found.listings or (part.listing,)})),
        )

    def _tree(self, type: str) -> Tree:
        """The paths that the rows of a type name, as a tree; empty for an unknown type."""
        kind = self._facts.type_of(self._cloud, type)
        tree: Tree = {}
        for path in _paths(kind, self._facts) if kind is not None else ():
            here = tree
            for key in path:
                here = here.setdefault(key, {})
        return tree


def _paths(kind: ResourceType, facts: ResourceFacts) -> Iterable[tuple[str, ...]]:
    """Each path to an attribute that the cells of a type name."""
    for path in kind.region_from.split():
        yield tuple(path.lstrip("+").split("."))
    for cell in (kind.encrypted_by, kind.public_by, kind.private_by):
        for way in clauses_of(cell) if cell != ALWAYS else ():
            yield from (clause.path for clause in way)
    for item in kind.size_from.split():
        yield tuple(item.partition("=")[2].split("."))
    for path in kind.closes.split():
        yield tuple(path.split("."))
    for variant in facts.variants.get(kind.key, ()):
        yield variant.path


def _cut(value: Any, tree: Tree) -> Any:
    """The parts of a value that a tree of keys names; None where nothing is left."""
    if isinstance(value, Mapping):
        if not tree:
            return None
        inner = {key: _cut(value[key], tree[key]) for key in tree if key in value}
        return {key: one for key, one in inner.items() if one is not None} or None
    if isinstance(value, (list, tuple)):
        return _cut_list(value, tree)
    if tree or value is None:
        return None
    return value if isinstance(value, (bool, int, float)) else _word(str(value), MOST_CHARACTERS)


def _cut_list(value: Sequence[Any], tree: Tree) -> list[Any] | None:
    """The items of a list, cut; an item that lacks every key stays as an empty map.

    An empty list says that there is surely nothing: no other list may become one, nor lose an
    item that a rule would have looked at.
    """
    items = [_cut(one, tree) for one in value]
    if tree:
        maps = [isinstance(one, Mapping) for one in value]
        items = [{} if one is None and map else one for one, map in zip(items, maps, strict=True)]
    kept = [one for one in items if one is not None]
    if len(kept) > MOST_ITEMS:
        kept = list({written({"": one}): one for one in kept}.values())
    if len(kept) > MOST_ITEMS or (value and not kept):
        return None
    return kept


def _tags(tags: Mapping[str, str] | None) -> dict[str, str] | None:
    if tags is None:
        return None
    return {_word(key): _word(value) for key, value in tags.items()}


def _word(text: str, most: int = MOST_WORD) -> str:
    """A text that any file can hold, no longer than it may be."""
    return text[:most].encode("utf-8", "replace").decode("utf-8")
