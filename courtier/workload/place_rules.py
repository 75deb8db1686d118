"""What a rule on places permits: its codes, and its words for a reader."""

from __future__ import annotations

from courtier.knowledge.place_names import PlaceNames
from courtier.values.text import Text
from courtier.workload.service import PlaceRule

_CODES: dict[str, tuple[str, ...]] = {"any": (), "canada": ("CA",), "quebec": ("CA-QC",)}
_WORDS: dict[str, Text] = {
    "any": Text(fr="n’importe où", en="anywhere"),
    "canada": Text(fr="au Canada", en="in Canada"),
    "quebec": Text(fr="au Québec", en="in Québec"),
}


def countries_of(rule: PlaceRule) -> tuple[str, ...]:
    """The codes of a rule on places, ISO 3166-1 or -2; empty for anywhere."""
    return _CODES[rule] if isinstance(rule, str) else rule


def where(rule: PlaceRule, names: PlaceNames) -> Text:
    """A rule on places in words: “in Canada”, or the names of its countries."""
    return _WORDS[rule] if isinstance(rule, str) else names.all_of(rule)
