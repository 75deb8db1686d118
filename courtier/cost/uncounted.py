"""Costs that neither the file nor a price list gives: told with each option, never zero."""

from __future__ import annotations

from courtier.cost.draft import Draft
from courtier.cost.topics import (
    BACKUP,
    EXIT,
    MIGRATION,
    MOVES,
    PARALLEL,
    STAFF,
    STAFF_ITEM,
    SUPPORT,
    TOPIC_NAMES,
    TRAINING,
    topics_of,
)
from courtier.cost.transitions import lacking
from courtier.knowledge.records.risk import Asks
from courtier.results.estimate import Missing
from courtier.values.text import Text, say
from courtier.workload.model import Workload

EVERY_CLOUD = "cloud:*"
ASKED: dict[str, Asks] = {
    MIGRATION: "architect",
    PARALLEL: "architect",
    TRAINING: "finance",
    STAFF: "finance",
    SUPPORT: "adviser",
    BACKUP: "architect",
    EXIT: "adviser",
}
"""What every way but the one in use today is asked for, and whom to ask."""

_OF_CLOUD: dict[str, tuple[Text, str]] = {
    STAFF_ITEM: (
        Text(fr="le personnel qui exploite la solution infonuagique", en="staff on the cloud side"),
        STAFF,
    ),
    "support-plan": (
        Text(fr="le plan de soutien du fournisseur", en="the provider’s support plan"),
        SUPPORT,
    ),
    BACKUP: (TOPIC_NAMES[BACKUP], BACKUP),
}
"""The item of a quote for each usual cost, its words and its topic, beside arriving and leaving."""

ITEMS = (*MOVES, *_OF_CLOUD)
"""Items of a quote that price no need but a usual cost of a cloud option."""

_EFFECT = Text(
    fr="Non compté du côté infonuagique, dont le coût réel est donc plus élevé.",
    en="Not counted on the cloud side, whose real cost is therefore higher.",
)
_TRAFFIC = Text(
    fr="le trafic sortant : les besoins n’en disent rien",
    en="traffic out: the needs say nothing of it",
)


def missing_of(workload: Workload, drafts: list[Draft]) -> tuple[Missing, ...]:
    """Every gap of every option, then what no cloud option and each other way do not count."""
    gaps = [gap.of(draft.id) for draft in drafts for gap in draft.gaps]
    others = [item for draft in drafts for item in _of_other(draft)]
    return (*gaps, *_of_every_cloud(workload, drafts), *others)


def left_out(workload: Workload, draft: Draft) -> tuple[Text, ...]:
    """The costs that the amounts of an option do not count, by one rule for every way.

    What its way is asked for and nothing gives, each once; the needs without a price, which make
    an option partial, are told apart.
    """
    found = [
        *(gap.what for gap in draft.gaps if not gap.essential),
        *(item.what for item in _of_other(draft)),
    ]
    if draft.kind == "cloud":
        found += [item.what for item in _of_every_cloud(workload, [draft])]
    return tuple(dict.fromkeys(found))


def _of_every_cloud(workload: Workload, drafts: list[Draft]) -> list[Missing]:
    options = [draft for draft in drafts if draft.kind == "cloud"]
    priced = [draft for draft in options if draft.lines] or options
    if not priced:
        return []
    counted = [topics_of(draft) for draft in priced]
    found = [
        Missing(option=EVERY_CLOUD, what=what, effect=_EFFECT, asks=ASKED[topic])
        for what, topic in _OF_CLOUD.values()
        if not all(topic in topics for topics in counted)
    ]
    lost = dict.fromkeys(gap for draft in priced for gap in lacking(draft))
    found += [
        Missing(option=EVERY_CLOUD, what=what, effect=_EFFECT, asks=ASKED[topic])
        for topic, what in lost
    ]
    if workload.needs is not None and workload.needs.network is None:
        found.append(Missing(option=EVERY_CLOUD, what=_TRAFFIC, effect=_EFFECT, asks="architect"))
    return found


def _of_other(draft: Draft) -> list[Missing]:
    """What a way that is neither cloud nor in use today does not count, of what clouds are asked.

    A way of which nothing is priced lacks everything, which its gap says.
    """
    if draft.kind == "cloud" or draft.here or not draft.lines:
        return []
    counted = topics_of(draft)
    return [
        Missing(option=draft.id, what=TOPIC_NAMES[topic], effect=_other_effect(topic), asks=asks)
        for topic, asks in ASKED.items()
        if topic not in counted
    ]


def _other_effect(topic: str) -> Text:
    """What is wrong with a way that leaves a topic out, and the category that would give it."""
    return say(
        "Non compté pour cette voie, dont le coût réel est donc plus élevé, sauf si une autre de "
        "ses lignes le comprend (options : lines, category: {topic}).",
        "Not counted for this way, whose real cost is therefore higher, unless another of its "
        "lines includes it (options: lines, category: {topic}).",
        topic=topic,
    )
