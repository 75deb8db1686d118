"""A copy of an assessment fit for a public log: no name, no amount, no asset, no person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from courtier.report.own_words import own_words
from courtier.results.envelope import Assessment
from courtier.values.text import LANGUAGES, format_money, format_number
from courtier.workload.model import Workload

HIDDEN = "[…]"
_BUNDLED = "bundled"
_NUMBER = re.compile("-?\\$?\\d+(?:[\u00a0\u202f,.]\\d+)*(?:[\u00a0\u202f ]\\$)?")
_PARTS = re.compile("([.:+/])")
_PLAIN_FROM = Decimal(10_000)  # below it, a bare number may be a year, an article or a count

_OF_LAW = frozenset({"sources", "exchange_rate_text", "scheme_name", "level_names"})
"""Public texts, kept word for word."""
_WHOLE = frozenset({
    "asset", "also", "assets", "option", "cheapest", "cloud", "other", "offering", "missing",
    "offerings_won", "offerings_lost", "provider", "kind",
})  # fmt: skip
"""Keys whose id may be, as a whole, one that the body chose."""
_SUFFIXED = frozenset({
    "id", "rule", "requirement", "facts", "requirements_dropped", "requirements_added",
    "questions_dropped", "certification",
})  # fmt: skip
"""Keys whose id is ours; only what follows its first part may be the body’s."""


@dataclass(frozen=True)
class _Veil:
    """What is hidden: whole texts, ids, ids of the body’s own facts, numbers as printed."""

    texts: re.Pattern[str] | None
    ids: frozenset[str]
    facts: frozenset[str]
    numbers: frozenset[str]


def redacted(
    assessment: Assessment, workload: Workload, own_facts: frozenset[str] = frozenset()
) -> Assessment:
    """The same assessment, of the same schema, without what the body alone may know.

    Names, free texts, ids and amounts of the body become ``[…]``; words of closed lists, ids of
    findings, rules and routes, law and its thresholds stay. The estimate keeps no figure.

    Args:
        assessment: The assessment.
        workload: Its workload, whose own words are hidden.
        own_facts: Ids of the records that the body’s own layers add to the bundled ones.
    """
    data = assessment.model_dump(mode="python", by_alias=True)
    own = own_facts | {m.offering for m in assessment.matches if m.layer != _BUNDLED}
    veil = _veil(data, workload, frozenset(own))
    hidden: dict[str, Any] = _hide(data, veil)
    hidden["estimate"] = _without_figures(hidden["estimate"], veil)
    hidden["matches"] = [_match(m) for m in hidden["matches"]]
    hidden["disclosures"] = [d for d in hidden["disclosures"] if _public(d)]
    hidden["ranking"] = None
    hidden["provenance"] = _provenance(data["provenance"], veil)
    hidden["workload"] |= {"id": HIDDEN, "name": {"fr": HIDDEN, "en": HIDDEN}}
    hidden["workload"]["organization"]["name"] = HIDDEN
    return Assessment.model_validate(hidden)


def redacted_json(
    assessment: Assessment, workload: Workload, own_facts: frozenset[str] = frozenset()
) -> str:
    """The redacted assessment as JSON."""
    from courtier.report.json import as_json

    return as_json(redacted(assessment, workload, own_facts))


def _veil(data: dict[str, Any], workload: Workload, own_facts: frozenset[str]) -> _Veil:
    words = own_words(workload)
    texts = {*words.texts, *words.ids, *own_facts, *_own_names(data, own_facts)}
    amounts = {*words.amounts, *_decimals(data["estimate"]["options"])}
    amounts.update(_decimals(data["estimate"]["sensitivity"]))
    return _Veil(
        texts=_any_of(texts),
        ids=words.ids | own_facts,
        facts=own_facts,
        numbers=frozenset(form for amount in amounts for form in _forms(amount)),
    )


def _own_names(data: dict[str, Any], own_facts: frozenset[str]) -> Iterator[str]:
    """The names of the offerings and kinds that come from the body’s own layers."""
    for match in data["matches"]:
        if match["offering"] in own_facts:
            yield from match["name"].values()
    for asset in data["classification"]["assets"]:
        if asset["kind"] in own_facts:
            yield from asset["kind_name"].values()


def _any_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern of whole words, longest first, also with a capital at the head of a sentence."""
    forms = {form for text in texts for form in (text.strip(), _capital(text.strip())) if form}
    if not forms:
        return None
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _decimals(part: Any) -> Iterator[Decimal]:
    if isinstance(part, Decimal):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from _decimals(value)
    elif isinstance(part, (list, tuple)):
        for value in part:
            yield from _decimals(value)


def _forms(amount: Decimal) -> Iterator[str]:
    """An amount in every form that a sentence may give it."""
    for language in LANGUAGES:
        yield format_money(amount, language)
        yield format_money(amount, language, whole=True)
        if abs(amount) >= _PLAIN_FROM:
            yield format_number(amount, language)
            yield format_number(amount, language, 0)
    if abs(amount) >= _PLAIN_FROM:
        yield f"{amount:f}"
        yield f"{amount:.0f}"


def _hide(part: Any, veil: _Veil, key: str = "", money: bool = False) -> Any:
    """Hide in one part of the results; ``money``: every amount of its sentences goes."""
    if key in _OF_LAW:
        return part
    if isinstance(part, dict):
        return {
            name: _hide(value, veil, name, money or name == "estimate")
            for name, value in part.items()
        }
    if isinstance(part, (list, tuple)):
        return [_hide(value, veil, key, money) for value in part]
    if not isinstance(part, str):
        return part
    if key in ("fr", "en"):
        return _sentence(part, veil, money)
    return _identifier(part, veil, key)


def _sentence(text: str, veil: _Veil, money: bool) -> str:
    if veil.texts is not None:
        text = veil.texts.sub(HIDDEN, text)

    def shown(found: re.Match[str]) -> str:
        own = found[0] in veil.numbers or (money and "$" in found[0])
        return HIDDEN if own else found[0]

    return _NUMBER.sub(shown, text)


def _identifier(word: str, veil: _Veil, key: str) -> str:
    if key == "file":
        return HIDDEN
    if key not in _WHOLE | _SUFFIXED:
        return word
    first, *rest = _PARTS.split(word)
    known = veil.ids if key in _WHOLE else veil.facts
    parts = [HIDDEN if first in known else first]
    parts += [HIDDEN if part in veil.ids else part for part in rest]
    return "".join(parts)


def _public(disclosure: dict[str, Any]) -> bool:
    """Tell whether a disclosure is of a bundled offering, shown for its verdict alone."""
    return disclosure["offering"] != HIDDEN and disclosure["verdict"] in (
        "eligible",
        "conditional",
    )


def _match(match: dict[str, Any]) -> dict[str, Any]:
    """A match; one of the body’s own offerings keeps its verdict, not its evidence."""
    if match["offering"] != HIDDEN:
        return match
    criteria = [{**criterion, "evidence": ()} for criterion in match["criteria"]]
    return {**match, "regions": (), "criteria": criteria, "layer": HIDDEN}


def _without_figures(estimate: dict[str, Any], veil: _Veil) -> dict[str, Any]:
    """The estimate without figures; the body’s own options lose their id, not their kind."""
    amounts = ("total_nominal", "npv", "p10", "p50", "p80", "p90", "annuity_per_month")
    groups = ("lines", "years", "months", "transitions", "taxes", "regions", "band")
    empty: dict[str, Any] = dict.fromkeys(amounts) | dict.fromkeys(groups, ())
    options = []
    for option in estimate["options"]:
        name = HIDDEN if option["id"] in veil.ids else option["id"]
        options.append({**option, **empty, "id": name})
    tie: dict[str, Any] = dict.fromkeys(("hours_per_month", "discount", "text"))
    tie |= dict.fromkeys(("ahead", "by_hours", "by_discount"), ())
    without = dict.fromkeys(("sensitivity", "assumptions", "at_rates", "categories"), ())
    told = {**estimate["break_even"], **tie}
    return {**estimate, **without, "options": options, "break_even": told}


def _provenance(provenance: dict[str, Any], veil: _Veil) -> dict[str, Any]:
    layers = [
        {**layer, "name": _layer(layer["name"])} for layer in provenance["knowledge"]["layers"]
    ]
    facts = [
        {
            **fact,
            "id": "".join(HIDDEN if p in veil.facts else p for p in _PARTS.split(fact["id"])),
            "layer": _layer(fact["layer"]),
        }
        for fact in provenance["facts"]
    ]
    knowledge = {**provenance["knowledge"], "layers": layers}
    return {**provenance, "knowledge": knowledge, "facts": facts}


def _layer(name: str | None) -> str | None:
    """The bundled layer by its name; one of the body hidden."""
    return name if name in (None, _BUNDLED) else HIDDEN
