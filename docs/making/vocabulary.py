"""The closed vocabulary of rules and the header of a record, for those who write them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from courtier.knowledge.records.common import Record
from courtier.knowledge.records.conditions import ORDERED_WORDS, Condition, FactName
from courtier.knowledge.records.risk import Demand, Effect, Yield
from courtier.values.citation import CONFIDENCE_NAMES, STRONG
from courtier.values.model import Frozen
from courtier.values.text import Language
from making.markdown import code, table
from making.words_file import told

_FACTS: dict[Language, tuple[str, str]] = {"fr": ("Fait", "Ce qu’il dit"), "en": ("Fact", "Says")}
_KEYS: dict[Language, tuple[str, str]] = {
    "fr": ("Clé", "Ce qu’elle veut dire"),
    "en": ("Key", "What it means"),
}
_CODES: dict[Language, tuple[str, str, str]] = {
    "fr": ("Code", "Ce qu’il veut dire", "Marque à l’impression"),
    "en": ("Code", "What it means", "Mark when printed"),
}
_MARK: dict[Language, tuple[str, str]] = {
    "fr": ("aucune", "« à confirmer »"),
    "en": ("none", "“to confirm”"),
}


def fact_names(language: Language) -> str:
    """Every fact that a condition may read."""
    return _listed("facts", get_args(FactName), _FACTS[language], language)


def operators(language: Language) -> str:
    """Every operator of a condition."""
    return _listed("operators", _keys(Condition, "fact"), _KEYS[language], language)


def effects(language: Language) -> str:
    """Every effect of a rule."""
    return _listed("effects", _keys(Effect), _KEYS[language], language)


def demands(language: Language) -> str:
    """Every form of a demand on an offering."""
    return _listed("demands", _keys(Demand), _KEYS[language], language)


def yields(language: Language) -> str:
    """Everything that a duty may leave behind."""
    return _listed("yields", _keys(Yield), _KEYS[language], language)


def header(language: Language) -> str:
    """The keys that every record carries."""
    return _listed("header", _keys(Record), _KEYS[language], language)


def scales(language: Language) -> str:
    """The ordered words, lowest first."""
    del language
    return "\n".join("- " + " < ".join(map(code, scale)) for scale in ORDERED_WORDS) + "\n"


def confidence_codes(language: Language) -> str:
    """What each code of confidence means, and whether it carries a mark."""
    without, marked = _MARK[language]
    rows = [
        (code(name), text.in_(language), without if name in STRONG else marked)
        for name, text in CONFIDENCE_NAMES.items()
    ]
    return table(_CODES[language], rows)


def _keys(model: type[Frozen], *left_out: str) -> list[str]:
    names = [field.alias or name for name, field in model.model_fields.items()]
    return [name for name in names if name not in left_out]


def _listed(group: str, names: Iterable[str], heads: tuple[str, str], language: Language) -> str:
    rows = [(code(name), told("vocabulary", group, name, language)) for name in names]
    return table(heads, rows)
