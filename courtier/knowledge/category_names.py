"""The names of the categories of cost and of sources, which reports and bills share."""

from __future__ import annotations

from courtier.knowledge.door import Knowledge
from courtier.values.text import Text

WORDS = "templates/clauses/words.csv"


def category_names(knowledge: Knowledge) -> dict[str, Text]:
    """The name of each category of cost by its id.

    Raises:
        InputError: The table of words is missing or wrong.
    """
    return _group(knowledge, "category")


def source_names(knowledge: Knowledge) -> dict[str, Text]:
    """The name in both languages of each source whose title is words of one of them, by title.

    Raises:
        InputError: The table of words is missing or wrong.
    """
    return _group(knowledge, "source")


def _group(knowledge: Knowledge, group: str) -> dict[str, Text]:
    rows = knowledge.rows(WORDS, ("group", "word", "fr", "en"))
    return {r["word"]: Text(fr=r["fr"], en=r["en"]) for r in rows if r["group"] == group}
