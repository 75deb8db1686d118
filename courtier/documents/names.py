"""Names of what documents print: kinds, elements, levels, and the closed words of the workload."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.foreign import ForeignScheme
from courtier.knowledge.records.providers import Provider
from courtier.knowledge.records.risk import Criterion, Kind, Scheme
from courtier.results import cost_words, route_words
from courtier.results import words as result_words
from courtier.results.calendar_words import BOUND_NAMES
from courtier.results.cost_words import unit_name
from courtier.results.disclosure_words import PLACE_NAMES, ROLE_NAMES
from courtier.results.words import LEVEL_NAMES, named
from courtier.values.text import Text, say
from courtier.workload.service import PlaceRule

WORDS = "templates/clauses/words.csv"
_ITEM = re.compile(r"(?P<stem>[a-z]+)(?:-(?P<n>\d+))?(?P<part>\.[a-z]+)?")

RESULT_WORDS: dict[str, dict[str, Text]] = {
    "criterion": result_words.CRITERION_NAMES,
    "classification-status": result_words.CLASSIFICATION_STATUS_NAMES,
    "deployment": result_words.DEPLOYMENT_NAMES,
    "service-model": result_words.SERVICE_MODEL_NAMES,
    "equivalence": result_words.BASIS_NAMES,
    "action": result_words.ACTION_NAMES,
    "duty-status": result_words.DUTY_STATUS_NAMES,
    "force": result_words.FORCE_NAMES,
    "verdict": result_words.VERDICT_NAMES,
    "failed": result_words.FAILED_NAMES,
    "cost-status": cost_words.COST_STATUS_NAMES,
    "option": cost_words.OPTION_KIND_NAMES,
    "cost-basis": cost_words.COST_BASIS_NAMES,
    "transition": cost_words.TRANSITION_NAMES,
    "procedure": route_words.PROCEDURE_NAMES,
    "route-status": route_words.ROUTE_STATUS_NAMES,
    "check-status": route_words.CHECK_STATUS_NAMES,
    "asks": result_words.ASKS_NAMES,
    "template-basis": route_words.TEMPLATE_BASIS_NAMES,
    "calendar-bound": BOUND_NAMES,
    "place-of": PLACE_NAMES,
    "actor": ROLE_NAMES,
    "severity": result_words.SEVERITY_NAMES,
}


class Names:
    """Looks up names; an id that no record names is printed as it is.

    Args:
        knowledge: Gives kinds, elements, schemes, and the table of words.
        scheme: The scheme of the classification.
    """

    def __init__(self, knowledge: Knowledge, scheme: str) -> None:
        self.knowledge = knowledge
        self.scheme = scheme

    @cached_property
    def _words(self) -> dict[tuple[str, str], Text]:
        rows = self.knowledge.rows(WORDS, ("group", "word", "fr", "en"))
        return {(row["group"], row["word"]): Text(fr=row["fr"], en=row["en"]) for row in rows}

    def word(self, group: str, word: str | None) -> Text | None:
        """The name of one word of a closed list; None where the file says nothing."""
        return None if word is None else self._named(group, word)

    def words(self, group: str, words: Iterable[str] | None) -> tuple[Text, ...] | None:
        """The names of several words; None where the file says nothing."""
        return None if words is None else tuple(self._named(group, word) for word in words)

    def places(self, rule: PlaceRule | None) -> tuple[Text, ...] | None:
        """The places that a rule allows; countries keep their code."""
        return self.words("place", (rule,) if isinstance(rule, str) else rule)

    def kind(self, identifier: str) -> Text:
        """The name of a kind of information."""
        record = self.knowledge.get(Kind, identifier)
        return record.name if record else _itself(identifier)

    def elements(self, identifiers: Iterable[str]) -> tuple[Text, ...]:
        """The names of finer elements."""
        records = self.knowledge.elements
        return tuple(records[i].name if i in records else _itself(i) for i in identifiers)

    def provider(self, identifier: str) -> Text:
        """The name of a provider."""
        record = self.knowledge.get(Provider, identifier)
        return record.name if record else _itself(identifier)

    def level(self, criterion: Criterion, identifier: str) -> Text:
        """The name of a level, as its scheme gives it."""
        scheme = self.knowledge.get(Scheme, self.scheme)
        levels = scheme.levels(criterion) if scheme else ()
        found = next((level.name for level in levels if level.id == identifier), None)
        return found or named(LEVEL_NAMES, identifier)

    def other_levels(self, identifiers: Iterable[str]) -> tuple[Text, ...]:
        """The names of levels of any scheme."""
        return tuple(named(LEVEL_NAMES, identifier) for identifier in identifiers)

    def scheme_name(self, identifier: str) -> Text:
        """The name of a scheme."""
        ours = self.knowledge.get(Scheme, identifier)
        record = ours or self.knowledge.get(ForeignScheme, identifier)
        return record.name if record else self._named("scheme", identifier)

    def item(self, identifier: str) -> Text:
        """The name of a cost line whose id this program gave; other ids are printed as they are."""
        found = _ITEM.fullmatch(identifier)
        if found is None:
            return _itself(identifier)
        pattern = self._words.get(("item", found["stem"] + (found["part"] or "")))
        if pattern is None or ("{n}" in pattern.fr) != bool(found["n"]):
            return _itself(identifier)
        return say(pattern.fr, pattern.en, n=found["n"] or "")

    def _named(self, group: str, word: str) -> Text:
        if group in RESULT_WORDS:
            return named(RESULT_WORDS[group], word)
        other = unit_name(word) if group == "unit" else _itself(word)
        return self._words.get((group, word), other)


def _itself(word: str) -> Text:
    return Text(fr=word, en=word)
