"""Explanations of ``risk/``: kinds, elements, rules, requirements, duties, questions, levels."""

from __future__ import annotations

from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.conditions import Condition
from courtier.knowledge.records.risk import (
    CRITERIA,
    Duty,
    Element,
    Kind,
    RequirementRule,
    Rule,
    Scheme,
)
from courtier.report.explaining.conditions import (
    condition_sentence,
    demand_sentence,
    effect_sentences,
    word_of,
)
from courtier.report.explaining.history import history
from courtier.report.explaining.model import (
    Detail,
    Explanation,
    detail,
    of_part,
    of_record,
    plain,
    table_place,
)
from courtier.results.words import (
    ASKS_NAMES,
    CRITERION_NAMES,
    DUTY_STATUS_NAMES,
    FORCE_NAMES,
    LEVEL_NAMES,
    named,
)
from courtier.values.text import Text, say

WHEN = Text(fr="Quand", en="When")
EFFECT = Text(fr="Effet", en="Effect")
ARTICLE = Text(fr="Texte de loi", en="Text of law")
SETTLED_BY = Text(fr="Qui règle", en="Who settles")
SCHEMES = Text(fr="Modèles de classification", en="Schemes")
ALWAYS = Text(fr="toujours", en="always")


def kind(record: Kind, knowledge: Knowledge) -> Explanation:
    """A kind of information, with its floors and its elements."""
    floors = record.floors
    levels = [(c, getattr(floors, c) if floors else None) for c in CRITERIA]
    elements = [e for e in knowledge.elements.values() if e.kind == record.id]
    details = (
        detail(
            Text(fr="Niveaux de départ (planchers)", en="Starting levels (floors)"),
            [
                say("{c} : {level}", "{c}: {level}",
                    c=CRITERION_NAMES[c], level=named(LEVEL_NAMES, level))
                for c, level in levels if level
            ] or [Text(fr="aucun par elle-même", en="none by itself")],
        ),
        detail(
            Text(fr="Ce qui appuie le plancher", en="What the floor leans on"),
            plain([record.anchor] if record.anchor else []),
        ),
        detail(
            Text(fr="Vise des personnes", en="About people"),
            [Text(fr="oui", en="yes") if record.personal else Text(fr="non", en="no")],
        ),
        detail(
            Text(fr="Personnes visées, par définition", en="People concerned, by definition"),
            [word_of(subject, knowledge) for subject in record.subjects],
        ),
        detail(
            Text(fr="Drapeaux", en="Flags"),
            [word_of(flag, knowledge, "flags") for flag in record.flags],
        ),
        detail(
            Text(fr="Éléments", en="Elements"),
            [say("{name} ({id})", "{name} ({id})", name=e.name, id=e.id) for e in elements],
        ),
        detail(
            Text(fr="Autres mots", en="Other words"),
            [Text(fr=", ".join(record.synonyms.fr), en=", ".join(record.synonyms.en))]
            if record.synonyms.fr and record.synonyms.en else [],
        ),
    )  # fmt: skip
    return of_record("kind", record, knowledge, details)


def element(record: Element, knowledge: Knowledge) -> Explanation:
    """A finer element, with the kind that gives its floor."""
    what = say(
        "Élément plus fin d’un actif ; sa nature, {kind}, donne son plancher.",
        "A finer element of an asset; its kind, {kind}, gives its floor.",
        kind=word_of(record.kind, knowledge, "kind"),
    )
    direct = (
        say("Il désigne une personne à lui seul.", "It points at a person by itself.")
        if record.direct_identifier
        else say(
            "Seul, il ne désigne pas une personne ; réuni à d’autres, il le peut.",
            "By itself it does not point at a person; together with others it may.",
        )
    )
    help_text = say(
        "Déclarez-le sous elements de l’actif : les règles de combinaison le lisent.",
        "Declare it under elements of the asset: the combination rules read it.",
    )
    place = table_place("risk/elements.csv", knowledge, record.id)
    owner = knowledge.get(Kind, record.kind)
    return of_part(
        "element", record.id, record.name, what, place, (), direct, help_text,
        owner.confidence if owner else None, owner.sources if owner else (),
    )  # fmt: skip


def rule(record: Rule, knowledge: Knowledge) -> Explanation:
    """A rule: when it fires, what it does, on what text."""
    effects = [s for effect in record.effects for s in effect_sentences(effect, knowledge)]
    each = (
        Text(fr="chaque actif, un à un", en="each asset, one at a time")
        if record.each == "asset"
        else Text(fr="la charge de travail entière", en="the workload as a whole")
    )
    details = (
        detail(Text(fr="Regarde", en="Looks at"), [each]),
        when(record.when, knowledge),
        detail(EFFECT, effects),
        article_of(record.article),
        detail(SCHEMES, plain(record.schemes) or [Text(fr="tous", en="all")]),
    )
    return of_record("rule", record, knowledge, details)


NOBODY = Text(fr="personne", en="nobody")


def requirement(record: RequirementRule, knowledge: Knowledge) -> Explanation:
    """What a level asks of an offering, and who may relax it."""
    details = (
        detail(Text(fr="Force", en="Force"), [FORCE_NAMES[record.force]]),
        when(record.when, knowledge),
        detail(
            Text(fr="Ce que l’offre doit montrer", en="What the offering must show"),
            [demand_sentence(record.demand, PlaceNames(knowledge))],
        ),
        detail(
            Text(fr="Qui peut l’assouplir", en="Who may relax it"),
            [ASKS_NAMES[record.relaxed_by] if record.relaxed_by else NOBODY],
        ),
        article_of(record.article),
        detail(SCHEMES, plain(record.schemes) or [Text(fr="tous", en="all")]),
    )
    return of_record("requirement", record, knowledge, details)


def duty(record: Duty, knowledge: Knowledge) -> Explanation:
    """A duty of law: whom it binds, when, and what it leaves behind."""
    yields = [
        text
        for y in record.yields
        for text in (
            y.check,
            y.question.text if y.question else None,
            say("document {code}", "document {code}", code=y.document) if y.document else None,
            say("exigence {id}", "requirement {id}", id=y.requirement) if y.requirement else None,
        )
        if text
    ]
    regimes = [*record.privacy_regimes, *record.legal_regimes]
    details = (
        article_of(record.article),
        detail(Text(fr="Statut", en="Status"), [DUTY_STATUS_NAMES[record.status]]),
        detail(
            Text(fr="Lois qui lient l’organisme", en="Laws that bind the body"),
            [word_of(regime, knowledge) for regime in regimes],
        ),
        when(record.when, knowledge),
        detail(Text(fr="Ce qui en découle", en="What follows"), yields),
        detail(SETTLED_BY, [ASKS_NAMES[record.asks]]),
        history(record, knowledge),
    )
    return of_record("duty", record, knowledge, details)


def scheme(record: Scheme, knowledge: Knowledge) -> Explanation:
    """A classification model, with its levels."""
    rows = [
        detail(
            CRITERION_NAMES[criterion],
            [
                say("{name} ({id})", "{name} ({id})", name=level.name, id=level.id)
                for level in record.levels(criterion)
            ],
        )
        for criterion in CRITERIA
    ]
    authority = detail(Text(fr="Autorité", en="Authority"), [record.authority])
    return of_record("scheme", record, knowledge, (authority, *rows))


def when(conditions: tuple[Condition, ...], knowledge: Knowledge) -> Detail | None:
    """All conditions, each in a sentence; *always* where there is none."""
    found = [condition_sentence(condition, knowledge) for condition in conditions]
    return detail(WHEN, found or [ALWAYS])


def article_of(article: Text | str | None) -> Detail | None:
    """The text of law that a record rests on; said when there is none."""
    if article is None:
        return detail(
            ARTICLE, [Text(fr="aucun : choix de ce projet", en="none: a choice of this project")]
        )
    return detail(ARTICLE, [article] if isinstance(article, Text) else plain([article]))
