"""The questions that an answer may name: of rules, duties, requirements, checks and routes."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.procurement import Check, Route
from courtier.knowledge.records.risk import Duty, RequirementRule, Rule
from courtier.reading.wording import short
from courtier.values.text import Text, say
from courtier.workload.raw import Node, Notes

NEED_UNCLEAR = "need-unclear"
"""Answered yes when the need is too unclear to specify: a market sounding comes first."""


def check_answers(root: Node, knowledge: Knowledge, notes: Notes) -> None:
    """Note each answer whose question nothing asks, with the nearest that something does."""
    answers = root["answers"].items
    if not answers:
        return
    known = dict(question_texts(knowledge))
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
        help = notes.suggestion("question", question, lambda: {i: (t,) for i, t in known.items()})
        notes.add("unknown-question", node, text, help or _HELP)


def question_texts(knowledge: Knowledge) -> Iterator[tuple[str, Text]]:
    """Every question by id, with its words."""
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
    for check in knowledge.all(Check).values():
        yield check.id, check.name
    for route in knowledge.all(Route).values():
        for condition in route.conditions:
            yield condition.id, condition.text
    yield NEED_UNCLEAR, Text(fr="Le besoin est trop flou.", en="The need is too unclear.")


_HELP = say(
    "Copiez l’identifiant que « courtier classify » donne avec la question.",
    "Copy the id that “courtier classify” gives with the question.",
)
