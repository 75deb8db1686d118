"""Whether two options count the same service: without that, neither is the cheaper one."""

from __future__ import annotations

from courtier.cost.capacity import Capacity, unlike_capacity
from courtier.cost.draft import Draft
from courtier.results.words import ASKS_NAMES
from courtier.values.text import Text, say
from courtier.workload.model import Workload

STAFF_ITEM = "cloud-staff"
"""The item of a quote that pays for the people who run the cloud side."""

STAFF = ("staff", "personnel")
"""The categories of a line of staff; an option of the body may say it in either language."""

ON_PREMISE = ("own-room", "consolidated")
"""Options whose staff the file can give apart: without such a line, none is counted."""


class Comparison:
    """Tells what keeps a cloud option and another from comparing, for one workload."""

    def __init__(self, workload: Workload) -> None:
        room = workload.on_premise
        self._unlike = unlike_capacity(workload)
        self._site = "consolidated" if room and room.site == "consolidated" else "own-room"

    def obstacles(self, cloud: Draft, other: Draft) -> tuple[Text, ...]:
        """Whole sentences: what is missing, on which side, who gives it; empty when nothing is."""
        found = [_staff(cloud, other)]
        if other.id == self._site and self._unlike is not None:
            found.append(_size(self._unlike))
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


def _size(size: Capacity) -> Text:
    return say(
        "Les serveurs sur place comptent {held} vCPU pour {needed} demandés ; l’{role} peut dire "
        "quelle part sert ici.",
        "The on-premise servers have {held} vCPUs for {needed} needed; the {role} can tell which "
        "share serves here.",
        held=size.held,
        needed=size.needed,
        role=ASKS_NAMES["architect"],
    )
