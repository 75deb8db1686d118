"""Which needs of the workload an option serves, by its lines or by what the file says of them."""

from __future__ import annotations

from courtier.cost.draft import Draft
from courtier.cost.lists import quoted_names
from courtier.cost.needed import category_of, needs_of
from courtier.cost.regional import Need
from courtier.cost.topics import BACKUP, NETWORK
from courtier.values.text import Text, say
from courtier.workload.model import Workload

COMPUTE, STORAGE, DATABASE, SOFTWARE = "compute", "storage", "database", "software"

_SERVER, _STORAGE_UNIT = "server-", "storage-"
"""What the ids of the lines of equipment begin with."""

WHOLE = "service"
"""The category of a line that pays for everything the needs ask for."""

_WORDS: dict[str, tuple[str, ...]] = {
    COMPUTE: (COMPUTE, "servers", "machines", "calcul", "serveurs"),
    STORAGE: (STORAGE, "stockage"),
    DATABASE: (DATABASE, "databases", "base de données", "bases de données"),
    SOFTWARE: (SOFTWARE, "licence", "licences", "logiciel", "logiciels"),
    NETWORK: (NETWORK, "connectivity", "réseau"),
}
_CATEGORIES = {word: category for category, words in _WORDS.items() for word in words}

_NAMES: dict[str, tuple[str, str]] = {
    COMPUTE: ("les machines ({ids})", "machines ({ids})"),
    STORAGE: ("le stockage ({ids})", "storage ({ids})"),
    DATABASE: ("les bases de données ({ids})", "databases ({ids})"),
    SOFTWARE: ("les logiciels ({ids})", "software ({ids})"),
    NETWORK: ("le trafic sortant", "traffic out"),
}

_ANSWERED_BY: dict[str, tuple[str, ...]] = {
    COMPUTE: (COMPUTE, DATABASE),
    STORAGE: (STORAGE, DATABASE),
    DATABASE: (DATABASE, COMPUTE),
    SOFTWARE: (SOFTWARE,),
}
"""What of a cloud option answers each thing served elsewhere: a database has its machine and its
volume, and may run on a machine."""

_IDS = " ({ids})"

Unserved = dict[str, list[str]]
"""The ids of needs by category, in the order of the file."""


def unserved(workload: Workload, clouds: list[Draft], other: Draft) -> Unserved:
    """The needs that some of the cloud options carry and another option does not.

    Copies are left out, as they are compared apart; so is the traffic of the way in use today,
    whose link is there already.
    """
    found: Unserved = {}
    for key, need in needs_of(workload.needs).items():
        category = category_of(need)
        carried = any(_carries(cloud, key) for cloud in clouds)
        if category != BACKUP and carried and not _serves(workload, other, key, need):
            found.setdefault(category, []).append(key)
    return found


def served_elsewhere(workload: Workload, clouds: list[Draft], other: Draft) -> list[str]:
    """What another option serves and none of the cloud options does, by category.

    Software as a service answers for its machines, volumes and databases.
    """
    counted = {line.category for cloud in clouds for line in cloud.lines}
    if SOFTWARE in counted and _as_a_service(workload):
        return []
    stated = _room_serves(other) if other.here else _stated(other)
    return [
        category
        for category, answers in _ANSWERED_BY.items()
        if category in stated and not counted.intersection(answers)
    ]


def served_named(category: str) -> Text:
    """What is served, named for a reader without the ids of needs."""
    fr, en = _NAMES[category]
    return Text(fr=fr.removesuffix(_IDS), en=en.removesuffix(_IDS))


def needs_named(category: str, ids: list[str]) -> Text:
    """The needs of one category, named for a reader."""
    fr, en = _NAMES[category]
    return say(fr, en, ids=quoted_names(ids))


def _carries(cloud: Draft, need: str) -> bool:
    """Tell whether a cloud option prices a need, in one line or in several."""
    ids = (line.id for line in cloud.lines)
    return any(each == need or each.startswith(f"{need}.") for each in ids)


def _serves(workload: Workload, other: Draft, key: str, need: Need) -> bool:
    if other.here:
        return _in_room(workload, other, key, category_of(need))
    whole = any(line.category.casefold() == WHOLE for line in other.lines)
    named = {line.id for line in other.lines}
    return whole or key in named or category_of(need) in _stated(other)


def _stated(other: Draft) -> set[str]:
    """What an option of the body says that it serves, by the categories of its lines."""
    words = (line.category.casefold() for line in other.lines)
    return {_CATEGORIES[word] for word in words if word in _CATEGORIES}


def _room_serves(room: Draft) -> set[str]:
    """What the equipment of the room serves: its servers, its storage units."""
    bought = [line.id for line in room.lines if line.category == "equipment"]
    sorts = {COMPUTE: _SERVER, STORAGE: _STORAGE_UNIT}
    return {name for name, sort in sorts.items() if any(each.startswith(sort) for each in bought)}


def _as_a_service(workload: Workload) -> bool:
    needs = workload.needs
    return needs is not None and any(need.model == "saas" for need in needs.software)


def _in_room(workload: Workload, room: Draft, key: str, category: str) -> bool:
    """Tell whether the room serves a need: databases run on its servers, software has a licence."""
    if category == NETWORK:
        return True
    if category == SOFTWARE:
        return key.casefold() in _licensed(workload)
    return (STORAGE if category == STORAGE else COMPUTE) in _room_serves(room)


def _licensed(workload: Workload) -> set[str]:
    """The software that the room pays for or that the body already holds, by id of need."""
    room, acquisition = workload.on_premise, workload.acquisition
    held = (acquisition.existing or ()) if acquisition else ()
    named = [licence.name for licence in room.licences] if room else []
    return {name.casefold() for name in (*named, *(item.covers for item in held)) if name}
