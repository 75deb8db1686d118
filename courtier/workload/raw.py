"""The values of a workload file before they are known to be right, and notes on what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from courtier.reading.keys import Path
from courtier.reading.marked import Marked
from courtier.reading.nearest import nearest
from courtier.reading.validation import MAX_MISTAKES
from courtier.values.errors import Mistake
from courtier.values.text import Text, join, say

MOST_SUGGESTIONS = 40
"""So many wrong words get a suggestion; a file with more has another problem."""


@dataclass(frozen=True)
class Node:
    """A value of the file and its path; a value of the wrong shape simply holds nothing."""

    value: Any
    path: Path = ()

    def __getitem__(self, key: str) -> Node:
        held = self.value.get(key) if isinstance(self.value, dict) else None
        return Node(held, (*self.path, key))

    @property
    def items(self) -> list[Node]:
        """The items of a list; none when it is not one."""
        if not isinstance(self.value, list):
            return []
        return [Node(value, (*self.path, index)) for index, value in enumerate(self.value)]

    @property
    def keys(self) -> list[Node]:
        """The values of a group of keys; none when it is not one."""
        return [self[key] for key in self.value] if isinstance(self.value, dict) else []

    @property
    def word(self) -> str | None:
        """The value if it is a text that is not empty."""
        return self.value if isinstance(self.value, str) and self.value else None

    @property
    def day(self) -> date | None:
        """The value if it is a day YYYY-MM-DD."""
        try:
            return date.fromisoformat(self.value) if len(self.value) == 10 else None
        except (TypeError, ValueError):
            return None


Vocabulary = Mapping[str, tuple[Text, ...]]
"""Right words, each with its name first and then the other names that people use."""


@dataclass
class Notes:
    """The mistakes found so far in one file."""

    marked: Marked
    mistakes: list[Mistake] = field(default_factory=list)
    _vocabularies: dict[str, Vocabulary] = field(default_factory=dict)
    _suggested: dict[tuple[str, str], Text | None] = field(default_factory=dict)

    def add(self, code: str, node: Node, text: Text, help: Text) -> None:
        """Note a mistake at a value of the file."""
        line, column = self.marked.place(node.path) or (None, None)
        path = ".".join(map(str, node.path))
        self.mistakes.append(Mistake(code, self.marked.file, line, column, path, text, help))

    @property
    def full(self) -> bool:
        """Whether far more mistakes are noted than are ever listed."""
        return len(self.mistakes) > 10 * MAX_MISTAKES

    def suggestion(self, what: str, word: str, vocabulary: Callable[[], Vocabulary]) -> Text | None:
        """The nearest right words with their names; None when none is near.

        Args:
            what: What sort of word it is, so that the vocabulary is made once.
            word: What was written.
            vocabulary: Makes the right words.
        """
        if (what, word) not in self._suggested:
            if len(self._suggested) >= MOST_SUGGESTIONS:
                return None
            if what not in self._vocabularies:
                self._vocabularies[what] = vocabulary()
            self._suggested[what, word] = _suggest(word, self._vocabularies[what])
        return self._suggested[what, word]


def _suggest(word: str, vocabulary: Vocabulary) -> Text | None:
    also = {key: [w for name in names for w in (name.fr, name.en)]
            for key, names in vocabulary.items()}  # fmt: skip
    close = nearest(word, vocabulary, also=also)
    if not close:
        return None
    shown = join([_named(identifier, vocabulary[identifier]) for identifier in close])
    return say("Vouliez-vous dire : {words} ?", "Did you mean: {words}?", words=shown)


def _named(identifier: str, names: tuple[Text, ...]) -> Text:
    if not names:
        return Text(fr=identifier, en=identifier)
    return say("{id} ({name})", "{id} ({name})", id=identifier, name=names[0])
