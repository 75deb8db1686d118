"""What an answer may name: a question of a rule, a duty, a requirement or a route, or a check."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.procurement import Check, Measure, Route
from courtier.knowledge.records.risk import Duty, RequirementRule, Rule
from courtier.reading.wording import short
from courtier.values.text import Text, say
from courtier.workload.raw import Node, Notes, Vocabulary

NEED_UNCLEAR = "need-unclear"
"""Answered yes when the need is too unclear to specify: a market sounding comes first."""


def check_answers(root: Node, knowledge: Knowledge, notes: Notes) -> None:
    """Note each answer whose question nothing asks, with the nearest that something does."""
    answers = root["answers"].items
    if not answers:
        return
    asked = dict(_asked(knowledge))
    known = {**asked, **dict(_checks(knowledge))}
    assets = {asset["id"].word for asset in root["information"].items}
    for answer in answers:
        node = answer["question"]
        if node.word is None or notes.full:
            continue
        question, _, asset = node.word.partition(".")
        if question in known and (not asset or asset in assets):
            continue
        text = say(
            "Aucune règle ne pose la question « {id} ».",
            "No rule asks the question “{id}”.",
            id=short(node.word),
        )
        what, near = ("check", known) if question.startswith(_CHECK) else ("question", asked)
        help = notes.suggestion(what, question, partial(_vocabulary, near))
        notes.add("unknown-question", node, text, help or _HELP)


def _vocabulary(texts: dict[str, Text]) -> Vocabulary:
    return {identifier: (text,) for identifier, text in texts.items()}


def _asked(knowledge: Knowledge) -> Iterator[tuple[str, Text]]:
    """Every question that something asks, by id, with its words."""
    for rule in knowledge.all(Rule).values():
        for effect in rule.effects:
            if effect.ask:
                yield effect.ask.id, effect.ask.text
    for duty in knowledge.all(Duty).values():
        for item in duty.yields:
            if item.question:
                yield item.question.id, item.question.text
    for requirement in knowledge.all(RequirementRule).values():
        yield requirement.id, requirement.name
    for route in knowledge.all(Route).values():
        for condition in route.conditions:
            yield condition.id, condition.text
    for measure in knowledge.all(Measure).values():
        yield measure.question.id, measure.question.text
    yield NEED_UNCLEAR, Text(fr="Le besoin est trop flou.", en="The need is too unclear.")


def _checks(knowledge: Knowledge) -> Iterator[tuple[str, Text]]:
    """The checks, whose answer may be recorded though none asks a question."""
    return ((check.id, check.name) for check in knowledge.all(Check).values())


_CHECK = "check-"
_HELP = say(
    "Copiez l’identifiant que « courtier classify » donne avec la question.",
    "Copy the id that “courtier classify” gives with the question.",
)
