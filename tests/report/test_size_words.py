"""Each word by which a size is told has a name for the reader, in both languages."""

from __future__ import annotations

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import resource_facts
from courtier.results.running_words import SIZE_NAMES


def words() -> set[str]:
    """Those of every row of the table of types."""
    types = resource_facts(Knowledge()).types.values()
    return {cell.partition("=")[0] for kind in types for cell in kind.size_from.split()}


def test_each_word_of_the_table_has_a_name() -> None:
    assert words() - SIZE_NAMES.keys() == set()


@pytest.mark.parametrize("word", ["shape", "tier", "class"])
def test_the_name_is_not_the_word_of_the_table(word: str) -> None:
    assert word not in (SIZE_NAMES[word].fr, SIZE_NAMES[word].en)
    assert word in words()
