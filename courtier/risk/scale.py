"""One scale under all schemes: ranks. Records speak in the ids of the default scheme."""

from __future__ import annotations

from courtier.knowledge.records.conditions import ORDERED_WORDS
from courtier.knowledge.records.risk import CRITERIA, Criterion, Level, Scheme
from courtier.results.classification import Levels

CONFIDENTIALITY_WORDS, IMPACT_WORDS = ORDERED_WORDS[0], ORDERED_WORDS[1]
LOWEST: dict[Criterion, int] = {"confidentiality": 0, "integrity": 1, "availability": 1}

Ranks = dict[Criterion, int]


def rank_of(criterion: Criterion, word: str) -> int:
    """The rank of a word that records use (``protege-b`` is 2, ``medium`` is 2)."""
    if criterion == "confidentiality":
        return CONFIDENTIALITY_WORDS.index(word)
    return IMPACT_WORDS.index(word) + 1


def word_of(criterion: Criterion, rank: int) -> str:
    """The word that records use for a rank; beyond the last one, the last one."""
    if criterion == "confidentiality":
        return CONFIDENTIALITY_WORDS[min(rank, len(CONFIDENTIALITY_WORDS) - 1)]
    return IMPACT_WORDS[min(rank, len(IMPACT_WORDS)) - 1]


class Scale:
    """The levels of a scheme by rank; each answer is found once."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._levels: dict[tuple[Criterion, int], Level] = {}
        self._of_ranks: dict[tuple[int, ...], Levels] = {}

    def at(self, criterion: Criterion, rank: int) -> Level:
        """The level at a rank: the least one that reaches it, else the highest.

        The classified track is never reached from the protected one: they differ in kind.
        """
        found = self._levels.get((criterion, rank))
        if found is None:
            levels = [v for v in self._scheme.levels(criterion) if v.track != "classified"]
            found = next((level for level in levels if level.rank >= rank), levels[-1])
            self._levels[criterion, rank] = found
        return found

    def of(self, ranks: Ranks) -> Levels:
        """The level ids at the given ranks."""
        key = tuple(ranks[c] for c in CRITERIA)
        if key not in self._of_ranks:
            self._of_ranks[key] = Levels(**{c: self.at(c, ranks[c]).id for c in CRITERIA})
        return self._of_ranks[key]


def level_named(scheme: Scheme, criterion: Criterion, identifier: str) -> Level | None:
    """The level of a scheme by its id; None when the scheme has none of that name."""
    return next((v for v in scheme.levels(criterion) if v.id == identifier), None)
