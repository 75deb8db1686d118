"""Records of ``risk/``: kinds, schemes, rules, requirements, duties, parameters."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from courtier.knowledge.records.common import Identifier, Record
from courtier.knowledge.records.conditions import Condition
from courtier.knowledge.records.refusals import wrong
from courtier.values.citation import Confidence, Source
from courtier.values.days import Precision, surely_within, within
from courtier.values.model import Frozen
from courtier.values.text import Text

Criterion = Literal["confidentiality", "integrity", "availability"]
CRITERIA: tuple[Criterion, ...] = ("confidentiality", "integrity", "availability")

QuebecLevel = Literal["non-classifie", "protege-a", "protege-b", "protege-c"]
ImpactLevel = Literal["low", "medium", "high", "very-high"]
Asks = Literal["holder", "adviser", "architect", "finance", "privacy-officer", "security-officer"]
ServiceModel = Literal["iaas", "paas", "saas"]
Deployment = Literal["public", "community", "private", "government", "hybrid"]


class Floors(Frozen):
    """The least level that a kind gives, in the ids of the default scheme; None gives none."""

    confidentiality: QuebecLevel | None
    integrity: ImpactLevel | None
    availability: ImpactLevel | None


class Synonyms(Frozen):
    """Other words that people use, for search and for suggestions."""

    fr: tuple[str, ...]
    en: tuple[str, ...]


class CrossReferences(Frozen):
    """The same idea in other vocabularies; None where none was found."""

    gc: str | None
    dpv: str | None
    fides: str | None


class Kind(Record):
    """A nature of information (*nature de l'information*).

    ``text`` is its definition. ``floors`` is None for a kind that gives no level by itself.
    ``anchor`` names the fact that the floor leans on. ``personal`` tells that it is about people,
    ``subjects`` whom it is about by its very definition, where the file does not say.
    """

    folders = ("risk/kinds",)

    parent: Identifier | None
    personal: bool
    subjects: tuple[str, ...] = ()
    synonyms: Synonyms
    floors: Floors | None
    anchor: str | None
    flags: tuple[Identifier, ...]
    references: CrossReferences


class Element(Frozen):
    """A finer element of an asset (a row of ``risk/elements.csv``); its kind gives the floor."""

    id: Identifier
    kind: Identifier
    name: Text
    direct_identifier: bool


class Level(Frozen):
    """One step of a scheme for one criterion.

    ``rank`` orders the levels of all schemes here on one scale of this project: confidentiality
    0 to 3, integrity and availability 1 to 4. ``track`` keeps protected and classified apart.
    ``deployment`` lists the cloud deployment models that the level leaves open; empty means that
    a person decides. ``profile`` tells whether a hosting profile is published for the level.
    """

    id: Identifier
    name: Text
    rank: Annotated[int, Field(ge=0, le=7)]
    track: Literal["none", "protected", "classified", "general"]
    text: Text
    deployment: tuple[Deployment, ...]
    profile: bool
    confidence: Confidence
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class Equivalent(Frozen):
    """A level of another scheme beside one of ours; an indicative one never grants anything."""

    level: Identifier
    scheme: Identifier
    other: str
    basis: Literal["published", "indicative"]
    confidence: Confidence
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class Scheme(Record):
    """A classification model: ordered levels for each criterion, lowest first."""

    folders = ("risk/schemes",)

    authority: Text
    provisional: bool
    confidentiality: Annotated[tuple[Level, ...], Field(min_length=2)]
    integrity: Annotated[tuple[Level, ...], Field(min_length=2)]
    availability: Annotated[tuple[Level, ...], Field(min_length=2)]
    equivalents: tuple[Equivalent, ...]

    def levels(self, criterion: Criterion) -> tuple[Level, ...]:
        """The levels of one criterion, lowest first."""
        return {
            "confidentiality": self.confidentiality,
            "integrity": self.integrity,
            "availability": self.availability,
        }[criterion]


class Question(Frozen):
    """What a rule or a duty needs a person to settle; answered under ``answers`` in the file.

    ``when_unknown``: it is asked only while the file leaves the matter open.
    """

    id: Identifier
    text: Text
    asks: Asks
    when_unknown: bool = False


class Effect(Frozen):
    """What a rule does: exactly one of floors, raises, flag, ask, stop, refuse.

    ``floors``: the asset takes the floors of its kind and of the kinds of its elements, those of
    ``except_kinds`` left out.
    ``raises`` with ``to``: a criterion is at least that level. ``flag``: a word that other
    records read; with ``if_answer`` it waits for the answer to the question of its rule, in doubt
    until then; with ``in_doubt`` nobody can tell yet. ``ask``: a person settles it; an
    affirmative answer settles the whole rule,
    ``undetermined`` criteria wait for it. ``stop``: the file goes to a person, whatever the
    answers. ``refuse``: an error that no level repairs.
    """

    floors: Literal[True] | None = None
    except_kinds: tuple[Identifier, ...] = ()
    raises: Criterion | None = None
    to: QuebecLevel | ImpactLevel | None = None
    flag: Identifier | None = None
    if_answer: Literal["yes", "no"] | None = None
    in_doubt: bool = False
    ask: Question | None = None
    stop: Text | None = None
    refuse: Text | None = None
    undetermined: tuple[Criterion, ...] = ()

    @model_validator(mode="after")
    def _one_effect(self) -> Effect:
        effects = (self.floors, self.raises, self.flag, self.ask, self.stop, self.refuse)
        if sum(effect is not None for effect in effects) != 1:
            raise wrong("one-effect")
        if (self.raises is None) != (self.to is None):
            raise wrong("raises-and-to")
        if self.except_kinds and self.floors is None:
            raise wrong("except-without-floors")
        if self.undetermined and self.ask is None:
            raise wrong("undetermined-without-ask")
        if (self.if_answer is not None or self.in_doubt) and self.flag is None:
            raise wrong("doubt-and-flag")
        if self.if_answer is not None and self.in_doubt:
            raise wrong("answer-or-doubt")
        return self


class Rule(Record):
    """A rule with a trigger and effects, readable by a jurist.

    ``schemes`` empty means all. ``each`` says what the conditions look at: one asset at a time,
    or the workload as a whole. All conditions of ``when`` must be true; a rule whose conditions
    are unknown does not fire. ``article`` is the text that it rests on, None for a design choice.
    An ``ask`` effect with ``undetermined`` criteria leaves these undetermined until answered.
    """

    folders = ("risk/rules",)

    schemes: tuple[Identifier, ...]
    each: Literal["asset", "workload"]
    when: tuple[Condition, ...]
    effects: Annotated[tuple[Effect, ...], Field(min_length=1)]
    article: str | None

    @model_validator(mode="after")
    def _an_answer_has_a_question(self) -> Rule:
        if any(e.if_answer for e in self.effects) and self.question is None:
            raise wrong("if-answer-without-ask")
        return self

    @property
    def question(self) -> Question | None:
        """The first question that the rule asks; None when it asks nothing."""
        return next((effect.ask for effect in self.effects if effect.ask), None)


class CertificationDemand(Frozen):
    """One certification that would satisfy a requirement; None fields are not demanded."""

    type: Identifier
    level: str | None = None
    edition: str | None = None


PlaceOf = Literal["data", "backup", "logs", "metadata", "support", "administration", "keys"]


class Demand(Frozen):
    """What an offering must show: exactly one form.

    ``certifications``: any one of these. ``place``: what is named stays in the ``countries``
    listed (ISO 3166-1, or ISO 3166-2 for a province). ``deployment``: one of these models.
    ``service_models``: what is sold serves the needs. ``exposure``: no foreign law reaches the
    provider. ``decision``: a person must decide, and
    records it under ``answers`` with the id of the requirement. ``to_confirm``: the catalogue
    may hold nothing on it, so the provider must state it; with ``keys``, who must hold the keys,
    and ``subprocessors``, the catalogue decides where it can. ``unstated``: no text says what is
    enough.
    """

    certifications: tuple[CertificationDemand, ...] | None = None
    place: PlaceOf | None = None
    countries: tuple[str, ...] = ()
    deployment: tuple[Deployment, ...] | None = None
    service_models: tuple[ServiceModel, ...] | None = None
    exposure: Literal["refuse"] | None = None
    decision: Asks | None = None
    to_confirm: Asks | None = None
    keys: Literal["customer-managed", "customer-held"] | None = None
    subprocessors: Literal["none", "listed"] | None = None
    unstated: bool = False

    @model_validator(mode="after")
    def _one_form(self) -> Demand:
        forms = (
            self.certifications, self.place, self.deployment,
            self.service_models, self.exposure, self.decision, self.to_confirm,
        )  # fmt: skip
        if sum(v is not None for v in forms) + self.unstated != 1:
            raise wrong("one-form")
        if (self.place is None) == bool(self.countries):
            raise wrong("place-and-countries")
        return self


class RequirementRule(Record):
    """What a level asks of an offering, by scheme; ``text`` is the requirement as printed.

    ``relaxed_by`` None: nobody may relax it.
    """

    folders = ("risk/requirements",)

    schemes: tuple[Identifier, ...]
    when: tuple[Condition, ...]
    force: Literal["must", "should"]
    demand: Demand
    article: Text | None
    relaxed_by: Asks | None


class Yield(Frozen):
    """What a duty leaves behind: exactly one of a check, a question, a document, a requirement."""

    check: Text | None = None
    question: Question | None = None
    document: str | None = None
    requirement: Identifier | None = None


class Duty(Record):
    """A duty of law of the body, by privacy regime, kind, place and date.

    ``status`` is undetermined where the text was not read or its force is not established.
    """

    folders = ("risk/duties",)

    article: str
    privacy_regimes: tuple[str, ...]
    legal_regimes: tuple[str, ...]
    each: Literal["asset", "workload"]
    when: tuple[Condition, ...]
    status: Literal["applies", "undetermined"]
    asks: Asks
    yields: Annotated[tuple[Yield, ...], Field(min_length=1)]


class Range(Frozen):
    """Three points of an uncertain number: low, likely, high, in that order."""

    low: Decimal
    likely: Decimal
    high: Decimal

    @model_validator(mode="after")
    def _ordered(self) -> Range:
        if not self.low <= self.likely <= self.high:
            raise wrong("range-order")
        return self


class ParameterValue(Frozen):
    """One value of a parameter for a case and a period (both ends count; None is open).

    ``case`` maps each deciding word (legal_regime, organization, nature…) to the values it
    serves. ``value`` None means that it was looked for and not found. ``start_precision`` is
    written only where the day of the start is not known.
    """

    case: dict[str, tuple[str, ...]]
    value: Decimal | Range | str | None
    valid_from: date | None
    valid_to: date | None
    reference: str | None
    confidence: Confidence
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    note: Text | None
    start_precision: Precision = "day"

    def surely_started(self, day: date) -> bool:
        """Tell whether the value had surely begun on a day that it serves."""
        return surely_within(day, self.valid_from, None, self.start_precision) is True

    def serves(self, day: date, case: dict[str, str]) -> bool:
        """Tell whether the value is the one for a case on a day."""
        return within(day, self.valid_from, self.valid_to) and all(
            case.get(key) in words for key, words in self.case.items()
        )


class Parameter(Record):
    """A dated number or word of law or of method; ``unit`` in full (``CAD``, ``months``, ``1``)."""

    folders = ("risk/parameters", "catalog/assumptions", "catalog/exchange-rates")

    unit: str
    values: Annotated[tuple[ParameterValue, ...], Field(min_length=1)]

    def as_known(self, day: date) -> Self | None:
        """The parameter with the values that had been read by a day; None when none had."""
        known = super().as_known(day)
        if known is None:
            return None
        values = tuple(v for v in known.values if any(s.read_on <= day for s in v.sources))
        return known.model_copy(update={"values": values}) if values else None

    def at(self, day: date, **case: str) -> ParameterValue | None:
        """The value in force on a day for a case; None when the record has none (unknown)."""
        return next((v for v in self.values if v.serves(day, case)), None)
