"""The commented file of ``init --bare``: every key of the format, the required ones live."""

from __future__ import annotations

import textwrap
from typing import Any

from courtier.values.text import Language, Text
from courtier.workload.model import DEFAULT_SCHEME
from courtier.workload.shape import Key, keys_of
from courtier.workload.words import key_text, meaning, who_knows
from courtier.workload.writing import MODELINE, scalar

LIVE = frozenset(
    {"courtier", "id", "name", "organization", "organization.name", "information",
     "information.id", "information.kind"}
)  # fmt: skip
"""The keys that are written live; every other one sleeps behind a ``#``."""

_HEADER = Text(
    fr="Fichier d’une charge de travail, à remplir. Les lignes « ## » expliquent. Une ligne qui"
    " commence par un seul « # » est une clé endormie : ôtez ce « # » pour l’employer, ainsi que"
    " celui de la clé qui l’enferme. Ce qui manque est inconnu : le programme demandera, sans"
    " jamais deviner. Les valeurs sont fictives : remplacez-les.",
    en="File of one workload, to fill in. Lines with “##” explain. A line that starts with a single"
    " “#” is a sleeping key: remove that “#” to use it, and that of the key which holds it."
    " What is absent is unknown: the program will ask, and never guess. The values are"
    " fictional: replace them.",
)
_WHO = Text(fr="Qui le sait :", en="Who knows:")

# Fictional values; a key that is not here takes the first allowed word, or a plain value.
_EXAMPLES: dict[str, Any] = {
    "id": Text(fr="charge-exemple", en="example-workload"),
    "name": Text(fr="Charge de travail exemple", en="Example workload"),
    "name.fr": "Charge de travail exemple",
    "organization.name": Text(fr="Organisme exemple", en="Example body"),
    "reference_date": "2026-01-31",
    "information.id": Text(fr="actif-exemple", en="example-asset"),
    "information.kind": "unknown",
    "information.elements": [],
    "information.joined_with": [],
    "information.declared.on": "2026-01-15",
    "information.declared.fingerprint": "0123456789abcdef",
    "information.declared.confidentiality": "protege-a",
    "information.declared.integrity": "low",
    "information.declared.availability": "low",
    "service.interfaces.assets": [],
    "service.load.average": "0.3",
    "service.load.peak": "1",
    "needs.profile": None,
    "needs.storage.growth_per_year": "0.20",
    "cost.discount_rate": "0.05",
    "cost.inflation_per_year": "0.02",
    "cost.taxes.rate": "0.05",
    "cost.correlation": "0",
    "cost.draws": "10000",
    "cost.exchange_rates.rate": "1.25",
    "acquisition.dates.publication": "2026-02-01",
    "acquisition.dates.closing": "2026-02-20",
    "acquisition.dates.award": "2026-02-24",
    "acquisition.dates.signature": "2026-03-01",
    "acquisition.dates.start": "2026-04-01",
    "acquisition.existing.covers": Text(fr="besoin-exemple", en="example-need"),
    "acquisition.quotes.on": "2026-01-15",
    "acquisition.quotes.valid_until": "2026-03-31",
    "acquisition.agreements.offering": Text(fr="offre-exemple", en="example-offering"),
    "acquisition.quotes.offering": Text(fr="offre-exemple", en="example-offering"),
    "placement.offering": Text(fr="offre-exemple", en="example-offering"),
    "placement.regions": [],
    "scheme": DEFAULT_SCHEME,
    "answers.question": Text(fr="question-exemple", en="example-question"),
    "overrides.asset": Text(fr="actif-exemple", en="example-asset"),
    "overrides.level": "protege-a",
}
_SENTENCE = Text(fr="texte exemple", en="example text")
_IDENTIFIER = Text(fr="exemple", en="example")


def bare(language: Language) -> str:
    """The whole format as one commented file that reads as it is, in one language."""
    lines = [MODELINE, *_wrapped(_HEADER.in_(language), 0)]
    for key in keys_of():
        lines += ["", *_wrapped(key_text(key.path).in_(language), 0)]
        who = who_knows(key.path)
        if who is not None:
            lines += _wrapped(f"{_WHO.in_(language)} {who.in_(language)}", 0)
        lines += _meanings(key, 0, language)
        lines += _written(key, 0, "", language)
    return "\n".join(lines) + "\n"


def _written(key: Key, indent: int, dash: str, language: Language) -> list[str]:
    """The key with its fictional value, and the keys inside it."""
    sleep = "" if key.path in LIVE else "#"
    space = " " * (indent - len(dash)) + dash
    if key.inner is None:
        return [f"{sleep}{space}{key.name}: {_example(key, language)}"]
    lines = [f"{sleep}{space}{key.name}:"]
    inner = list(keys_of(key.inner, key.path))
    deeper = indent + (4 if key.holds == "groups" else 2)
    for index, item in enumerate(inner):
        lines += _explained(item, deeper, language)
        first = "- " if key.holds == "groups" and index == 0 else ""
        lines += _written(item, deeper, first, language)
    return lines


def _explained(key: Key, indent: int, language: Language) -> list[str]:
    sentence = key_text(key.path).in_(language)
    return [*_wrapped(sentence, indent), *_meanings(key, indent, language)]


def _meanings(key: Key, indent: int, language: Language) -> list[str]:
    if key.holds not in ("word", "words"):
        return []
    sign = " :" if language == "fr" else ":"
    lines = []
    for word in key.words:
        text = meaning(word)
        tail = f"{sign} {text.in_(language)}" if text else ""
        lines.append(f"{' ' * indent}##   {word}{tail}")
    return lines


def _wrapped(sentence: str, indent: int) -> list[str]:
    prefix = " " * indent + "## "
    return textwrap.wrap(sentence, 98, initial_indent=prefix, subsequent_indent=prefix)


def _example(key: Key, language: Language) -> str:
    if key.path in _EXAMPLES:
        value = _EXAMPLES[key.path]
        if isinstance(value, Text):
            return scalar(value.in_(language))
        return value if isinstance(value, str) else scalar(value)
    if key.name == "id":
        return scalar(_IDENTIFIER.in_(language))
    plain: dict[str, str] = {
        "word": key.words[0] if key.words else "",
        "words": f"[{key.words[0]}]" if key.words else "[]",
        "texts": "[]",
        "number": "1",
        "whole": "1",
        "day": "2026-12-31",
        "flag": "false",
    }
    return plain.get(key.holds) or scalar(_SENTENCE.in_(language))
