"""Explanations of the dated law: parameters with all their values, routes, checks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.procurement import Check, Measure, Route
from courtier.knowledge.records.risk import Parameter, ParameterValue, Range
from courtier.knowledge.records.tender import TenderItem
from courtier.report.explaining.conditions import word_of
from courtier.report.explaining.model import (
    Detail,
    Explanation,
    detail,
    of_record,
    plain,
    semicolons,
)
from courtier.report.explaining.risk import ARTICLE, SETTLED_BY, when
from courtier.results.route_words import PROCEDURE_NAMES
from courtier.results.tender_words import ONLY_IF_NAMES, PART_NAMES
from courtier.results.words import ASKS_NAMES
from courtier.values.citation import CONFIDENCE_NAMES, STRONG
from courtier.values.text import Cad, Text, join, say

_UNITS: dict[str, tuple[str, str]] = {
    "1": ("", ""),
    "1 per year": ("par an", "a year"),
    "CAD": ("dollars canadiens", "Canadian dollars"),
    "USD": ("dollars américains", "US dollars"),
    "CAD/USD": ("dollar canadien pour un dollar américain", "Canadian dollars a US dollar"),
    "CAD/kWh": ("dollar canadien le kilowattheure", "Canadian dollars a kilowatt-hour"),
    "body": ("organisme", "body"),
    "business days": ("jours ouvrables", "business days"),
    "days": ("jours", "days"),
    "hours": ("heures", "hours"),
    "machines/person": ("machines par personne", "machines a person"),
    "months": ("mois", "months"),
    "persons": ("personnes", "persons"),
    "points": ("points", "points"),
    "servers/person": ("serveurs par personne", "servers a person"),
    "suppliers": ("fournisseurs", "suppliers"),
    "word": ("mot", "word"),
    "years": ("années", "years"),
}
UNIT_NAMES: dict[str, Text] = {unit: Text(fr=fr, en=en) for unit, (fr, en) in _UNITS.items()}
_CASES: dict[str, Text] = {
    "legal_regime": Text(fr="loi sur les contrats", en="contract law"),
    "privacy_regime": Text(
        fr="loi sur les renseignements personnels", en="law on personal information"
    ),
    "organization": Text(fr="sorte d’organisme", en="sort of body"),
    "nature": Text(fr="nature du contrat", en="nature of the contract"),
}


def parameter(record: Parameter, knowledge: Knowledge) -> Explanation:
    """A dated number or word, with every value and its period, the newest first."""
    newest = sorted(record.values, key=lambda v: v.valid_from or date.min, reverse=True)
    unit = UNIT_NAMES.get(record.unit, Text(fr=record.unit, en=record.unit))
    details = (
        detail(Text(fr="Unité", en="Unit"), [unit] if unit.fr else []),
        detail(
            Text(fr="Valeurs", en="Values"),
            [value_sentence(value, record.unit, knowledge) for value in newest],
        ),
    )
    return of_record("parameter", record, knowledge, details)


def value_sentence(value: ParameterValue, unit: str, knowledge: Knowledge) -> Text:
    """One value: period, figure, case, text of law, how well it is known, note."""
    parts = [
        say("{period} : {figure}", "{period}: {figure}",
            period=_period(value), figure=_figure(value, unit))
    ]  # fmt: skip
    parts += [
        say("{key} : {words}", "{key}: {words}", key=_CASES.get(key, Text(fr=key, en=key)),
            words=join([word_of(word, knowledge) for word in words]))
        for key, words in value.case.items()
    ]  # fmt: skip
    if value.reference:
        parts.append(Text(fr=value.reference, en=value.reference))
    if value.confidence not in STRONG:
        parts.append(CONFIDENCE_NAMES[value.confidence])
    if value.note:
        parts.append(value.note)
    return semicolons(parts)


def _period(value: ParameterValue) -> Text:
    start, end = value.valid_from, value.valid_to
    if start and end:
        return say("du {start} au {end}", "from {start} to {end}", start=start, end=end)
    if start:
        return say("depuis le {start}", "since {start}", start=start)
    if end:
        return say("jusqu’au {end}", "until {end}", end=end)
    return say("sans date connue", "no date known")


def _figure(value: ParameterValue, unit: str) -> Text:
    amount = value.value
    if amount is None:
        return say("inconnu", "unknown")
    if isinstance(amount, Range):
        return say(
            "de {low} à {high}, {likely} le plus probable",
            "{low} to {high}, {likely} most likely",
            low=_number(amount.low, unit),
            likely=_number(amount.likely, unit),
            high=_number(amount.high, unit),
        )
    if isinstance(amount, Decimal):
        return say("{n}", "{n}", n=_number(amount, unit))
    return Text(fr=amount, en=amount)


def _number(amount: Decimal, unit: str) -> Decimal | Cad:
    return Cad(amount) if unit == "CAD" else amount


def route(record: Route, knowledge: Knowledge) -> Explanation:
    """A lawful way to buy, its conditions and its documents."""
    details = (
        detail(ARTICLE, plain([record.article])),
        detail(Text(fr="Procédure", en="Procedure"), [PROCEDURE_NAMES[record.procedure]]),
        regimes(record.legal_regimes, knowledge),
        detail(
            Text(fr="Conditions", en="Conditions"),
            [
                say("{text} ({article})", "{text} ({article})", text=c.text, article=c.article)
                for c in record.conditions
            ],
        ),
        detail(Text(fr="Documents", en="Documents"), plain([", ".join(record.documents)])),
    )
    return of_record("route", record, knowledge, details)


def check(record: Check, knowledge: Knowledge) -> Explanation:
    """A check that goes with an acquisition, and who makes it."""
    procedures = [PROCEDURE_NAMES[name] for name in record.procedures]
    details = (
        detail(ARTICLE, plain([record.article] if record.article else [])),
        regimes(record.legal_regimes, knowledge),
        detail(Text(fr="Procédures", en="Procedures"), [join(procedures)] if procedures else []),
        when(record.when, knowledge),
        detail(SETTLED_BY, [ASKS_NAMES[record.asks]]),
    )
    return of_record("check", record, knowledge, details)


def measure(record: Measure, knowledge: Knowledge) -> Explanation:
    """A measure of the founding strategy: its number, its question, the checks that carry it."""
    procedures = [PROCEDURE_NAMES[name] for name in record.procedures]
    details = (
        detail(Text(fr="Numéro", en="Number"), plain([str(record.number)])),
        detail(ARTICLE, plain([record.article] if record.article else [])),
        detail(Text(fr="Question", en="Question"), [record.question.text]),
        detail(Text(fr="Réponse sous", en="Answered under"), plain([record.question.id])),
        detail(Text(fr="Vérifications", en="Checks"), plain(record.checks)),
        detail(Text(fr="Procédures", en="Procedures"), [join(procedures)] if procedures else []),
        detail(SETTLED_BY, [ASKS_NAMES[record.question.asks]]),
    )
    return of_record("measure", record, knowledge, details)


def regimes(regimes: tuple[str, ...], knowledge: Knowledge) -> Detail | None:
    """The contract laws that a record serves."""
    label = Text(fr="Lois sur les contrats", en="Contract laws")
    return detail(
        label, [word_of(regime, knowledge) for regime in regimes] or [Text(fr="toutes", en="all")]
    )


def tender_item(record: TenderItem, knowledge: Knowledge) -> Explanation:
    """What a text asks a tender document to hold: its article, its case, the words looked for."""
    words = (*record.phrases.fr, *record.phrases.en)
    details = (
        detail(ARTICLE, plain([record.article])),
        detail(Text(fr="Se lit dans", en="Read in"), [PART_NAMES[record.part]]),
        detail(
            Text(fr="Demandé", en="Asked for"),
            [ONLY_IF_NAMES[record.only_if] if record.only_if else Text(fr="toujours", en="always")],
        ),
        detail(Text(fr="Mots cherchés", en="Words looked for"), plain(list(words))),
        detail(SETTLED_BY, [ASKS_NAMES[record.asks]]),
    )
    return of_record("tender-item", record, knowledge, details)
