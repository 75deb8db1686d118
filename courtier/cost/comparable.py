"""Whether two options count the same service: without that, neither is the cheaper one."""

from __future__ import annotations

from courtier.cost.capacity import SIZES, UNITS, Capacity, Size, unlike_capacity
from courtier.cost.draft import Draft
from courtier.results.words import ASKS_NAMES
from courtier.values.findings import Finding
from courtier.values.text import Text, join, say
from courtier.workload.model import Workload

STAFF_ITEM = "cloud-staff"
"""The item of a quote that pays for the people who run the cloud side."""

STAFF = ("staff", "personnel")
"""The categories of a line of staff; an option of the body may say it in either language."""

ON_PREMISE = ("own-room", "consolidated")
"""Options whose staff the file can give apart: without such a line, none is counted."""


class Comparison:
    """Tells what keeps a cloud option and another from comparing, for one workload."""

    def __init__(self, workload: Workload, months: int) -> None:
        room = workload.on_premise
        sizes = {size: unlike_capacity(workload, months, size) for size in SIZES}
        self._unlike = {size: found for size, found in sizes.items() if found is not None}
        self._site = "consolidated" if room and room.site == "consolidated" else "own-room"

    def obstacles(self, cloud: Draft, other: Draft) -> tuple[Text, ...]:
        """Whole sentences: what is missing, on which side, who gives it; empty when nothing is."""
        found = [_staff(cloud, other), _backup(cloud, other)]
        if other.id == self._site:
            found += [_size(size, unlike) for size, unlike in self._unlike.items()]
        return tuple(text for text in found if text is not None)


def counts_staff(draft: Draft) -> bool:
    """Tell whether an option has a line of staff."""
    return any(line.category.casefold() in STAFF for line in draft.lines)


def _staff(cloud: Draft, other: Draft) -> Text | None:
    here, there = counts_staff(cloud), counts_staff(other)
    if there and not here:
        return say(
            "Il manque, du côté infonuagique, le personnel, que le {role} peut donner "
            "(soumission, item : {item}).",
            "Staff is missing on the cloud side; the {role} can give it (quote, item: {item}).",
            role=ASKS_NAMES["finance"],
            item=STAFF_ITEM,
        )
    if here and not there and other.kind in ON_PREMISE:
        return say(
            "Il manque, sur place, le personnel, que le {role} peut donner (on_premise : staff).",
            "Staff is missing on-premise; the {role} can give it (on_premise: staff).",
            role=ASKS_NAMES["finance"],
        )
    return None


def _backup(cloud: Draft, other: Draft) -> Text | None:
    """Backup copies on one side only; an option that the body prices whole may hold them."""
    here, there = "backup" in topics_of(cloud), "backup" in topics_of(other)
    if here and not there and other.kind in ON_PREMISE:
        return say(
            "Il manque, sur place, les copies de sécurité, que l’{role} peut donner (on_premise : "
            "costs, backup).",
            "Backup copies are missing on-premise; the {role} can give them (on_premise: costs, "
            "backup).",
            role=ASKS_NAMES["architect"],
        )
    if there and not here:
        return say(
            "Il manque, du côté infonuagique, les copies de sécurité, que l’{role} peut donner "
            "(needs : storage, kind: backup).",
            "Backup copies are missing on the cloud side; the {role} can give them (needs: "
            "storage, kind: backup).",
            role=ASKS_NAMES["architect"],
        )
    return None


TOPIC_NAMES: dict[str, Text] = {
    "staff": Text(fr="le personnel", en="staff"),
    "backup": Text(fr="les copies de sécurité", en="backup copies"),
    "support": Text(fr="le soutien ou l’entretien", en="support or maintenance"),
    "network": Text(fr="le réseau", en="the network"),
}
"""What the same service counts on every side, named for a reader."""

_TOPICS: dict[str, tuple[str, ...]] = {
    "staff": (*STAFF, STAFF_ITEM),
    "backup": ("backup", "copies"),
    "support": ("support", "support-plan", "maintenance", "soutien", "entretien"),
    "network": ("network", "connectivity", "réseau"),
}


def topics_of(draft: Draft) -> set[str]:
    """Which parts of the service an option counts, by the category or id of its lines."""
    words = {word for line in draft.lines for word in (line.category.casefold(), line.id)}
    return {topic for topic, names in _TOPICS.items() if words & set(names)}


def service_findings(drafts: list[Draft]) -> list[Finding]:
    """One note for each option that is not cloud and does not count what the cloud side counts."""
    clouds = [draft for draft in drafts if draft.kind == "cloud" and draft.lines]
    if not clouds:
        return []
    cloud = set.intersection(*map(topics_of, clouds))
    some = set().union(*map(topics_of, clouds))
    found = []
    for draft in drafts:
        if draft.kind != "cloud" and draft.lines:
            topics = topics_of(draft)
            found += _differs(draft, sorted(cloud - topics), sorted(topics - some))
    return found


def _differs(draft: Draft, only_cloud: list[str], only_here: list[str]) -> list[Finding]:
    sides = [
        (only_cloud, _ONLY_CLOUD),
        (only_here, _ONLY_HERE),
    ]
    return [
        Finding(
            id="service-differs",
            severity="note",
            confidence="primary",
            text=say(
                words.fr, words.en, name=draft.name,
                topics=join([TOPIC_NAMES[topic] for topic in topics]),
            ),
            location=None,
            help=_SAME_SERVICE,
        )
        for topics, words in sides
        if topics
    ]  # fmt: skip


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


def _size(size: Size, unlike: Capacity) -> Text:
    return say(
        "Les serveurs sur place comptent {held} {unit} pour {needed} demandés à la pointe, "
        "croissance comprise ; l’{role} peut dire quelle part sert ici.",
        "The on-premise servers have {held} {unit} for {needed} needed at the peak, growth "
        "included; the {role} can tell which share serves here.",
        held=unlike.held,
        unit=UNITS[size],
        needed=unlike.needed,
        role=ASKS_NAMES["architect"],
    )
