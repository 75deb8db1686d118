"""The names of the categories of cost, which reports and bills share."""

from __future__ import annotations

from courtier.knowledge.door import Knowledge
from courtier.values.text import Text

WORDS = "templates/clauses/words.csv"


def category_names(knowledge: Knowledge) -> dict[str, Text]:
    """The name of each category of cost by its id.

    Raises:
        InputError: The table of words is missing or wrong.
    """
    rows = knowledge.rows(WORDS, ("group", "word", "fr", "en"))
    return {r["word"]: Text(fr=r["fr"], en=r["en"]) for r in rows if r["group"] == "category"}
