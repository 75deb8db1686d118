"""The small closed vocabulary in which rules, requirements, duties and checks say *when*.

There is no program in data: a condition names one fact of a closed list and one operator.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from courtier.knowledge.records.refusals import wrong
from courtier.values.model import Frozen

FactName = Literal[
    # one asset
    "kind", "elements", "joined-elements", "subjects", "subjects-place", "persons", "form",
    "uses", "special-law", "joined-with", "personal", "recipients-place",
    # the workload
    "organization-kind", "legal-regime", "privacy-regime", "rto-hours", "rpo-hours", "hours",
    "harm-life", "harm-rights", "harm-finance", "harm-continuity", "ai", "flags",
    "level-confidentiality", "level-integrity", "level-availability",
    "place-data", "support-access", "support-place", "administration-place", "keys",
    "outside-quebec",
    # the acquisition
    "nature", "includes-goods", "estimated-value", "term-months", "award-basis", "agreements",
    "group-purchase", "budget-funding", "needs-model",
]  # fmt: skip
"""Facts that a condition may read; docs/en/rules.md says what each one is."""

ORDERED_WORDS: tuple[tuple[str, ...], ...] = (
    ("non-classifie", "protege-a", "protege-b", "protege-c"),
    ("low", "medium", "high", "very-high"),
    ("none", "limited", "serious", "extreme"),
    ("none", "screen", "metadata", "content"),
)
"""Words that ``at_least`` and ``at_most`` can compare, lowest first."""


class Condition(Frozen):
    """One fact and exactly one operator.

    ``any_of``: one of these words is present (or the value is one of them); ``all_of``: every
    one is; ``none_of``: the fact is known and holds none; ``only``: the fact is known, holds at
    least one word, and none but these; ``at_least`` and ``at_most``: a number
    or an ordered word; ``parameter``: the fact is at least the dated parameter of that id;
    ``known``: whether the file says anything about it; ``is``: a yes-or-no fact; ``count_of``
    with ``minimum``: so many of these words are present. A condition on an unknown fact is neither
    true nor false: unknown.
    """

    fact: FactName
    any_of: tuple[str, ...] | None = None
    all_of: tuple[str, ...] | None = None
    none_of: tuple[str, ...] | None = None
    only: tuple[str, ...] | None = None
    at_least: Decimal | str | None = None
    at_most: Decimal | str | None = None
    parameter: str | None = None
    known: bool | None = None
    is_: Annotated[bool | None, Field(alias="is")] = None
    count_of: tuple[str, ...] | None = None
    minimum: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _one_operator(self) -> Condition:
        operators = (
            self.any_of, self.all_of, self.none_of, self.only, self.at_least,
            self.at_most, self.parameter, self.known, self.is_, self.count_of,
        )  # fmt: skip
        if sum(value is not None for value in operators) != 1:
            raise wrong("one-operator")
        if (self.count_of is None) != (self.minimum is None):
            raise wrong("count-and-minimum")
        return self

    @property
    def words(self) -> tuple[str, ...]:
        """The words of a list operator, whichever it is; none for another operator."""
        lists = (self.any_of, self.all_of, self.none_of, self.only, self.count_of)
        return next((words for words in lists if words is not None), ())
