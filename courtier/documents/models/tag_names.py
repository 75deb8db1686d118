"""The tags that a model may bear, and what a control means by the one that it bears."""

from __future__ import annotations

from courtier.documents.models.lists import LISTS
from courtier.documents.models.tags import TAGS
from courtier.values.text import Text


def known_names() -> tuple[str, ...]:
    """Every tag that a model may bear: values, lists, and the columns of lists."""
    inner = (f"{found.name}.{c.name}" for found in LISTS.values() for c in found.columns)
    return (*TAGS, *LISTS, *inner)


def tag_of(tag: str, alias: str) -> str | None:
    """The name that a control means, by its tag, else by its title; None where none fits.

    A title may also be the label of a value in either language.
    """
    names = {name.lower(): name for name in known_names()}
    by_label = {text.lower(): name for name, label in _labels() for text in (label.fr, label.en)}
    for word in (tag, alias):
        found = names.get(word.lower()) or by_label.get(word.lower().replace("'", "’"))
        if found:
            return found
    return None


def label_of(name: str) -> Text:
    """The label of a tag.

    Raises:
        KeyError: There is no such tag.
    """
    return dict(_labels())[name]


def _labels() -> tuple[tuple[str, Text], ...]:
    values = tuple((tag.name, tag.label) for tag in TAGS.values())
    lists = tuple((found.name, found.label) for found in LISTS.values())
    inner = tuple((f"{found.name}.{c.name}", found.inner(c)) for found in LISTS.values()
                  for c in found.columns)  # fmt: skip
    return (*values, *lists, *inner)
