"""Explanations of what several records hold: levels, questions, flags."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.conditions import Condition
from courtier.knowledge.records.risk import (
    CRITERIA,
    Duty,
    Kind,
    Level,
    Question,
    RequirementRule,
    Rule,
    Scheme,
)
from courtier.report.explaining.model import (
    Explanation,
    Sort,
    detail,
    of_part,
    of_stated,
    place_of,
)
from courtier.report.explaining.risk import SETTLED_BY, article_of
from courtier.results.words import ASKS_NAMES, BASIS_NAMES, CRITERION_NAMES, DEPLOYMENT_NAMES
from courtier.values.policy_kinds import FLAGS
from courtier.values.text import Text, say


def levels(identifier: str, knowledge: Knowledge) -> Iterator[Explanation]:
    """A level wherever it stands: each scheme and each criterion."""
    for owner in knowledge.all(Scheme).values():
        for criterion in CRITERIA:
            for item in owner.levels(criterion):
                if item.id == identifier:
                    yield _level(item, owner, criterion, knowledge)


def _level(item: Level, owner: Scheme, criterion: str, knowledge: Knowledge) -> Explanation:
    others = [
        say("{other} ({scheme}), correspondance {basis}", "{other} ({scheme}), {basis} equivalent",
            other=e.other, scheme=e.scheme, basis=BASIS_NAMES[e.basis])
        for e in owner.equivalents if e.level == item.id
    ]  # fmt: skip
    asking = [r for r in knowledge.all(RequirementRule).values() if _names(r.when, item.id)]
    details = (
        detail(Text(fr="Modèle", en="Scheme"), [owner.name]),
        detail(Text(fr="Critère", en="Criterion"), [CRITERION_NAMES[criterion]]),
        detail(
            Text(fr="Déploiements ouverts", en="Deployments open"),
            [DEPLOYMENT_NAMES[model] for model in item.deployment]
            or [Text(fr="une personne décide", en="a person decides")],
        ) if criterion == "confidentiality" else None,
        detail(
            Text(fr="Ailleurs", en="Elsewhere"),
            others if criterion == "confidentiality" else [],
        ),
        detail(
            Text(fr="Exigences qui le nomment", en="Requirements that name it"),
            [say("{name} ({id})", "{name} ({id})", name=r.name, id=r.id) for r in asking],
        ),
    )  # fmt: skip
    return of_part(
        "level", item.id, item.name, item.text, place_of(owner, knowledge), details,
        None, owner.help, item.confidence, item.sources,
    )  # fmt: skip


def _names(conditions: tuple[Condition, ...], level: str) -> bool:
    return any(level in (c.at_least, c.at_most, *(c.any_of or ())) for c in conditions)


def questions(identifier: str, knowledge: Knowledge) -> Iterator[Explanation]:
    """A question, with each rule or duty that asks it."""
    for rule_record in knowledge.all(Rule).values():
        for effect in rule_record.effects:
            if effect.ask and effect.ask.id == identifier:
                yield _question(effect.ask, rule_record, "rule", knowledge)
    for duty_record in knowledge.all(Duty).values():
        for item in duty_record.yields:
            if item.question and item.question.id == identifier:
                yield _question(item.question, duty_record, "duty", knowledge)


def _question(item: Question, owner: Rule | Duty, sort: Sort, knowledge: Knowledge) -> Explanation:
    label = (
        Text(fr="Règle qui la pose", en="Rule that asks it")
        if sort == "rule"
        else Text(fr="Obligation qui la pose", en="Duty that asks it")
    )
    asked_by = say("{name} ({id})", "{name} ({id})", name=owner.name, id=owner.id)
    answer = say(
        "Répondez sous answers : question: {id} (ou {id}.<actif> pour un seul actif), answer, by et"
        " on.",
        "Answer under answers: question: {id} (or {id}.<asset> for one asset), answer, by and on.",
        id=item.id,
    )
    details = (
        detail(SETTLED_BY, [ASKS_NAMES[item.asks]]),
        detail(label, [asked_by]),
        article_of(owner.article),
    )
    return of_part(
        "question", item.id, owner.name, item.text, place_of(owner, knowledge), details,
        owner.text, answer, owner.confidence, owner.sources,
    )  # fmt: skip


def flag(identifier: str, knowledge: Knowledge) -> Explanation:
    """A flag, with what sets it and what reads it."""
    setters = [
        *(r for r in knowledge.all(Kind).values() if identifier in r.flags),
        *(r for r in knowledge.all(Rule).values() if any(e.flag == identifier for e in r.effects)),
    ]
    conditional: tuple[Rule | RequirementRule | Duty, ...] = (
        *knowledge.all(Rule).values(),
        *knowledge.all(RequirementRule).values(),
        *knowledge.all(Duty).values(),
    )
    readers = [
        record
        for record in conditional
        if any(c.fact == "flags" and identifier in _all(c) for c in record.when)
    ]
    details = (
        detail(
            Text(fr="Ce qui le pose", en="What sets it"),
            [say("{name} ({id})", "{name} ({id})", name=r.name, id=r.id) for r in setters]
            or [Text(fr="le programme, d’après le classement", en="the program, from the levels")],
        ),
        detail(
            Text(fr="Ce qui le lit", en="What reads it"),
            [say("{name} ({id})", "{name} ({id})", name=r.name, id=r.id) for r in readers],
        ),
    )
    return of_stated(FLAGS[identifier], details)


def _all(condition: Condition) -> tuple[str, ...]:
    lists = (condition.any_of, condition.all_of, condition.none_of, condition.count_of)
    return tuple(word for words in lists if words for word in words)


def anchor(identifier: str, knowledge: Knowledge) -> Iterator[Explanation]:
    """What a floor leans on: the kinds that name it, and the texts that were read for them."""
    leaning = [kind for kind in knowledge.all(Kind).values() if kind.anchor == identifier]
    if not leaning:
        return
    sources = tuple(dict.fromkeys(source for kind in leaning for source in kind.sources))
    yield Explanation(
        sort="anchor",
        id=identifier,
        name=Text(fr=f"Ancrage « {identifier} »", en=f"Anchor “{identifier}”"),
        what=Text(
            fr="Ce sur quoi ce projet appuie un plancher : un texte qui donne un niveau à cette"
            " nature, ou qui la distingue. Le plancher lui-même est un choix de ce projet.",
            en="What this project leans a floor on: a text that gives a level to this kind, or"
            " singles it out. The floor itself is a choice of this project.",
        ),
        why=None,
        help=Text(
            fr="Lisez les sources, puis faites confirmer le niveau par le détenteur.",
            en="Read the sources, then have the holder confirm the level.",
        ),
        details=tuple(
            d
            for d in (
                detail(
                    Text(fr="Natures qui s’y appuient", en="Kinds that lean on it"),
                    [say("{name} ({id})", "{name} ({id})", name=k.name, id=k.id) for k in leaning],
                ),
            )
            if d is not None
        ),
        valid_from=None,
        valid_to=None,
        confidence="design",
        sources=sources,
        checked_on=None,
        checked_by=None,
        changes=(),
        file=None,
        layer=None,
    )
