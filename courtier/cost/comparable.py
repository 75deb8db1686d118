"""Whether two options count the same service: without that, neither is the cheaper one."""

from __future__ import annotations

from courtier.cost.capacity import SIZES, Capacity, capacity_words, unlike_capacity
from courtier.cost.draft import Draft
from courtier.cost.served import (
    COMPUTE,
    DATABASE,
    SOFTWARE,
    STORAGE,
    WHOLE,
    needs_named,
    served_elsewhere,
    served_named,
    unserved,
)
from courtier.cost.topics import (
    BACKUP,
    MOVES,
    NETWORK,
    STAFF,
    STAFF_ITEM,
    TOPIC_NAMES,
    topics_of,
)
from courtier.knowledge.records.risk import Asks
from courtier.results.words import ASKS_NAMES
from courtier.values.findings import Finding
from courtier.values.text import Text, join, say
from courtier.workload.model import Workload

MUST_MATCH: dict[str, Asks] = {STAFF: "finance", BACKUP: "architect"}
"""Parts of the service that keep two options from comparing when one side alone counts them."""

_ON_CLOUD: dict[str, Text] = {
    STAFF: say(
        "soumission, item : {item}, ou 0 $ si compris",
        "quote, item: {item}, or $0 if included",
        item=STAFF_ITEM,
    ),
    BACKUP: Text(fr="needs : storage, kind: backup", en="needs: storage, kind: backup"),
}
_ON_SITE: dict[str, Text] = {
    STAFF: Text(fr="on_premise : staff", en="on_premise: staff"),
    BACKUP: Text(fr="on_premise : costs, backup", en="on_premise: costs, backup"),
}
_SERVED_ON_SITE: dict[str, Text] = {
    COMPUTE: Text(fr="on_premise : servers", en="on_premise: servers"),
    DATABASE: Text(fr="on_premise : servers", en="on_premise: servers"),
    STORAGE: Text(
        fr="on_premise : storage, 0 $ si compris dans les serveurs",
        en="on_premise: storage, $0 if inside the servers",
    ),
    SOFTWARE: Text(
        fr="on_premise : licences, name : l’identifiant du besoin, 0 $ s’il est compris ailleurs",
        en="on_premise: licences, name: the id of the need, $0 if included elsewhere",
    ),
}
_MUST_ANSWER = (COMPUTE, STORAGE, DATABASE)
"""What the cloud side may not leave out where the other side serves it; software of one side may
be what its machines run on, and is only told."""

_NEED_OF: dict[str, Text] = {
    COMPUTE: Text(
        fr="needs : compute, ou on_premise : storage si ces serveurs ne font que stocker",
        en="needs: compute, or on_premise: storage if these servers only store",
    ),
    STORAGE: Text(fr="needs : storage", en="needs: storage"),
}


class Comparison:
    """Tells what keeps a cloud option and another from comparing, for one workload."""

    def __init__(self, workload: Workload, months: int) -> None:
        sizes = {size: unlike_capacity(workload, months, size) for size in SIZES}
        self._workload = workload
        self._unlike = {size: found for size, found in sizes.items() if found is not None}

    def obstacles(self, cloud: Draft, other: Draft) -> tuple[Text, ...]:
        """Whole sentences: what is missing, on which side, who gives it; empty when nothing is."""
        found = [_one_sided(topic, cloud, other) for topic in MUST_MATCH]
        lacking = unserved(self._workload, [cloud], other)
        found += [_not_served(category, ids, other) for category, ids in lacking.items()]
        elsewhere = served_elsewhere(self._workload, [cloud], other)
        found += [_not_answered(each, other) for each in elsewhere if each in _MUST_ANSWER]
        if other.here:
            found += [_size(size, unlike) for size, unlike in self._unlike.items()]
        return tuple(text for text in found if text is not None)


def _one_sided(topic: str, cloud: Draft, other: Draft) -> Text | None:
    """The sentence for a part of the service that one of two sides alone counts."""
    here, there = topic in topics_of(cloud), topic in topics_of(other)
    if here is there:
        return None
    words = {"what": TOPIC_NAMES[topic], "role": ASKS_NAMES[MUST_MATCH[topic]]}
    if there:
        return say(
            "Le côté infonuagique ne compte pas {what} ; le rôle « {role} » peut combler ce "
            "manque ({where}).",
            "The cloud side does not count {what}; the {role} can fill this gap ({where}).",
            where=_ON_CLOUD[topic],
            **words,
        )
    return say(
        "« {name} » ne compte pas {what} ; le rôle « {role} » peut combler ce manque ({where}).",
        "“{name}” does not count {what}; the {role} can fill this gap ({where}).",
        name=other.name,
        where=_ON_SITE[topic] if other.here else _in_options(other, topic),
        **words,
    )


def _not_served(category: str, ids: list[str], other: Draft) -> Text:
    """The sentence for needs that the cloud side carries and another way does not."""
    return say(
        "« {name} » ne compte pas {what} que le côté infonuagique compte ; le rôle « {role} » peut "
        "combler ce manque ({where}).",
        "“{name}” does not count {what}, which the cloud side counts; the {role} can fill this gap "
        "({where}).",
        name=other.name,
        what=needs_named(category, ids),
        role=ASKS_NAMES["architect"],
        where=_SERVED_ON_SITE[category] if other.here else _in_lines(other, category),
    )


def _not_answered(category: str, other: Draft) -> Text:
    """The sentence for what another way serves and the cloud side does not."""
    return say(
        "Le côté infonuagique ne compte pas {what} que « {name} » compte ; le rôle « {role} » peut "
        "combler ce manque ({where}).",
        "The cloud side does not count {what}, which “{name}” counts; the {role} can fill this gap "
        "({where}).",
        name=other.name,
        what=served_named(category),
        role=ASKS_NAMES["architect"],
        where=_NEED_OF[category] if other.here else _in_needs(other, category),
    )


def _in_needs(other: Draft, category: str) -> Text:
    """Where the file says that a need is served, or that an option serves none of the sort."""
    return say(
        "needs, ou options : {option}, lines, category autre que {category}",
        "needs, or options: {option}, lines, a category other than {category}",
        option=other.id,
        category=category,
    )


def _in_lines(other: Draft, category: str) -> Text:
    """Where an option of the body says that it serves a need."""
    return say(
        "options : {option}, lines, category: {category}, ou {whole} si une ligne paie tout",
        "options: {option}, lines, category: {category}, or {whole} if one line pays for all",
        option=other.id,
        category=category,
        whole=WHOLE,
    )


def _in_options(other: Draft, topic: str) -> Text:
    """Where the file gives a cost of an option of the body."""
    return say(
        "options : {option}, lines, category: {topic}, 0 $ si compris ailleurs",
        "options: {option}, lines, category: {topic}, $0 if included elsewhere",
        option=other.id,
        topic=topic,
    )


def service_findings(workload: Workload, drafts: list[Draft]) -> list[Finding]:
    """One note for each option that is not cloud and does not count what the cloud side counts."""
    clouds = [draft for draft in drafts if draft.kind == "cloud" and draft.lines]
    if not clouds:
        return []
    every = set.intersection(*map(topics_of, clouds))
    some = set().union(*map(topics_of, clouds))
    found = []
    for draft in drafts:
        if draft.kind != "cloud" and draft.lines:
            topics, moves = topics_of(draft), set(MOVES) if draft.here else set()
            lacking = unserved(workload, clouds, draft)
            served = {NETWORK} - set(lacking) if not draft.here else set()
            lost = _topic_names(every - topics - moves - served - set(lacking))
            lost += [needs_named(category, ids) for category, ids in lacking.items()]
            beyond = _topic_names(topics - some - moves)
            beyond += [served_named(each) for each in served_elsewhere(workload, clouds, draft)]
            found += _differs(draft, lost, beyond)
    return found


def _topic_names(topics: set[str]) -> list[Text]:
    return [name for topic, name in TOPIC_NAMES.items() if topic in topics]


def _differs(draft: Draft, only_cloud: list[Text], only_here: list[Text]) -> list[Finding]:
    sides = [(only_cloud, _ONLY_CLOUD), (only_here, _ONLY_HERE)]
    return [
        Finding(
            id="service-differs",
            severity="note",
            confidence="primary",
            text=say(
                words.fr,
                words.en,
                name=draft.name,
                topics=join(names),
            ),
            location=None,
            help=_SAME_SERVICE,
        )
        for names, words in sides
        if names
    ]


_ONLY_CLOUD = Text(
    fr="Il manque à « {name} » ce que le côté infonuagique compte : {topics}.",
    en="“{name}” lacks what the cloud side counts: {topics}.",
)
_ONLY_HERE = Text(
    fr="Il manque au côté infonuagique ce que « {name} » compte : {topics}.",
    en="The cloud side lacks what “{name}” counts: {topics}.",
)
_SAME_SERVICE = Text(
    fr="Donnez ce coût du côté où il manque, ou dites qu’il y est nul.",
    en="Give this cost on the side that lacks it, or say that it is nil there.",
)


def _size(size: str, unlike: Capacity) -> Text:
    return say(
        "{sizes} ; l’{role} peut dire quelle part sert ici.",
        "{sizes}; the {role} can tell which share serves here.",
        sizes=capacity_words(size, unlike),
        role=ASKS_NAMES["architect"],
    )
