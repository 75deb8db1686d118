"""Conditions, effects and demands of the fact files, said in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from courtier.knowledge.door import Knowledge
from courtier.knowledge.fact_names import FACT_NAMES
from courtier.knowledge.place_names import PlaceNames
from courtier.knowledge.records.conditions import Condition
from courtier.knowledge.records.risk import Demand, Effect, Kind
from courtier.results.words import (
    ASKS_NAMES,
    CRITERION_NAMES,
    DEPLOYMENT_NAMES,
    LEVEL_NAMES,
    SERVICE_MODEL_NAMES,
    named,
)
from courtier.values.policy_kinds import FLAGS
from courtier.values.text import Text, join, say
from courtier.workload.words import meaning


def word_of(word: str, knowledge: Knowledge, fact: str = "") -> Text:
    """A word of a fact file with what it means: ``Mineurs (minors)``; alone if it is not known.

    Args:
        fact: The fact that the word is about; the same word may be a kind and a sort of body.
    """
    kind, element = knowledge.get(Kind, word), knowledge.elements.get(word)
    if fact == "kind":
        name = kind.name if kind else None
    elif fact in ("elements", "joined-elements"):
        name = element.name if element else None
    elif fact == "flags":
        name = FLAGS[word].name if word in FLAGS else None
    elif fact.startswith("level-"):
        name = LEVEL_NAMES.get(word)
    else:
        name = meaning(word)
    if name is None:
        return Text(fr=word, en=word)
    return say("{name} ({word})", "{name} ({word})", name=name, word=word)


def condition_sentence(condition: Condition, knowledge: Knowledge) -> Text:
    """One condition as a sentence."""
    fact = FACT_NAMES[condition.fact]
    if condition.count_of is not None:
        return say(
            "{fact} : au moins {n} parmi {words}",
            "{fact}: at least {n} of {words}",
            fact=fact,
            n=condition.minimum or 1,
            words=_words(condition.count_of, knowledge, condition.fact),
        )
    for listed, fr, en in (
        (condition.any_of, "{fact} : {words}", "{fact}: {words}"),
        (condition.all_of, "{fact} : tous parmi {words}", "{fact}: all of {words}"),
        (condition.none_of, "{fact} : aucun parmi {words}", "{fact}: none of {words}"),
        (condition.only, "{fact} : rien d’autre que {words}", "{fact}: nothing but {words}"),
    ):
        if listed is not None:
            return say(fr, en, fact=fact, words=_words(listed, knowledge, condition.fact))
    return _bounded(condition, fact, knowledge)


def _bounded(condition: Condition, fact: Text, knowledge: Knowledge) -> Text:
    for bound, fr, en in (
        (condition.at_least, "{fact} : au moins {bound}", "{fact}: at least {bound}"),
        (condition.at_most, "{fact} : au plus {bound}", "{fact}: at most {bound}"),
    ):
        if bound is not None:
            shown = (
                bound if isinstance(bound, Decimal) else word_of(bound, knowledge, condition.fact)
            )
            return say(fr, en, fact=fact, bound=shown)
    if condition.parameter is not None:
        return say(
            "{fact} : au moins le paramètre {id}",
            "{fact}: at least the parameter {id}",
            fact=fact,
            id=condition.parameter,
        )
    if condition.known is not None:
        known = (
            Text(fr="connu", en="known") if condition.known else Text(fr="inconnu", en="unknown")
        )
        return say("{fact} : {known}", "{fact}: {known}", fact=fact, known=known)
    answer = Text(fr="oui", en="yes") if condition.is_ else Text(fr="non", en="no")
    return say("{fact} : {answer}", "{fact}: {answer}", fact=fact, answer=answer)


def _words(words: Iterable[str], knowledge: Knowledge, fact: str) -> Text:
    return join([word_of(word, knowledge, fact) for word in words])


def effect_sentences(effect: Effect, knowledge: Knowledge) -> list[Text]:
    """What an effect of a rule does, as sentences."""
    found: list[Text] = []
    if effect.floors:
        found.append(_floors(effect, knowledge))
    if effect.raises and effect.to:
        found.append(
            say(
                "{criterion} : au moins {level}",
                "{criterion}: at least {level}",
                criterion=CRITERION_NAMES[effect.raises],
                level=named(LEVEL_NAMES, effect.to),
            )
        )
    if effect.flag:
        fr, en = _FLAGGED["doubt" if effect.in_doubt else effect.if_answer]
        found.append(say(fr, en, flag=word_of(effect.flag, knowledge, "flags")))
    return found + _asked(effect)


_FLAGGED: dict[str | None, tuple[str, str]] = {
    None: ("pose le drapeau {flag}", "sets the flag {flag}"),
    "doubt": ("met en doute le drapeau {flag}", "puts the flag {flag} in doubt"),
    "yes": (
        "si la réponse est oui, pose le drapeau {flag} ; sans réponse, il reste en doute",
        "if the answer is yes, sets the flag {flag}; without an answer, it stays in doubt",
    ),
    "no": (
        "si la réponse est non, pose le drapeau {flag} ; sans réponse, il reste en doute",
        "if the answer is no, sets the flag {flag}; without an answer, it stays in doubt",
    ),
}


def _floors(effect: Effect, knowledge: Knowledge) -> Text:
    if not effect.except_kinds:
        return say(
            "donne les planchers de la nature de l’actif et de celles de ses éléments",
            "gives the floors of the kind of the asset and of those of its elements",
        )
    return say(
        "donne les planchers des natures, sauf : {kinds}",
        "gives the floors of the kinds, but for: {kinds}",
        kinds=_words(effect.except_kinds, knowledge, "kind"),
    )


def _asked(effect: Effect) -> list[Text]:
    found: list[Text] = []
    if effect.ask:
        found.append(
            say(
                "demande ({id}, {who}) : {text}",
                "asks ({id}, {who}): {text}",
                id=effect.ask.id,
                who=ASKS_NAMES[effect.ask.asks],
                text=effect.ask.text,
            )
        )
    if effect.undetermined:
        names = join([CRITERION_NAMES[c] for c in effect.undetermined])
        found.append(
            say(
                "sans réponse, reste indéterminé : {names}",
                "without an answer, stays undetermined: {names}",
                names=names,
            )
        )
    if effect.stop:
        found.append(say("arrête : {text}", "stops: {text}", text=effect.stop))
    if effect.refuse:
        found.append(say("refuse : {text}", "refuses: {text}", text=effect.refuse))
    return found


def demand_sentence(demand: Demand, names: PlaceNames) -> Text:
    """What an offering must show, as a sentence."""
    if demand.certifications is not None:
        words = [
            " ".join(filter(None, (c.type, c.level, c.edition))) for c in demand.certifications
        ]
        return say(
            "l’une de ces certifications, en vigueur et couvrant l’offre : {words}",
            "one of these certifications, in force and covering the offering: {words}",
            words=", ".join(words),
        )
    if demand.place is not None:
        return say(
            "lieu ({place}) : {countries}",
            "place ({place}): {countries}",
            place=meaning(demand.place) or demand.place,
            countries=names.all_of(demand.countries),
        )
    if demand.deployment is not None:
        models = join([DEPLOYMENT_NAMES[model] for model in demand.deployment])
        return say("déploiement : {models}", "deployment: {models}", models=models)
    if demand.service_models is not None:
        models = join([SERVICE_MODEL_NAMES[model] for model in demand.service_models])
        return say("type de service : {models}", "kind of service: {models}", models=models)
    return _decided(demand)


def _decided(demand: Demand) -> Text:
    if demand.exposure is not None:
        return say(
            "aucune loi étrangère n’atteint le fournisseur", "no foreign law reaches the provider"
        )
    if demand.decision is not None:
        return say(
            "une décision consignée sous answers, par : {who}",
            "a decision recorded under answers, by: {who}",
            who=ASKS_NAMES[demand.decision],
        )
    if demand.to_confirm is not None:
        return say(
            "un engagement écrit du fournisseur, que vérifie : {who}",
            "a written undertaking of the provider, checked by: {who}",
            who=ASKS_NAMES[demand.to_confirm],
        )
    return say(
        "aucun texte lu ne dit ce qui suffit : le verdict reste indéterminé",
        "no text read says what is enough: the verdict stays undetermined",
    )
