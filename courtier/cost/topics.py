"""The parts of one service that every way to serve it is asked for, and the words for them."""

from __future__ import annotations

from typing import get_args

from courtier.cost.draft import Draft
from courtier.results.finance import TransitionId
from courtier.values.text import Text

STAFF_ITEM = "cloud-staff"
"""The item of a quote that pays for the people who run the cloud side."""

STAFF, BACKUP, SUPPORT, NETWORK = "staff", "backup", "support", "network"

MOVES: tuple[TransitionId, ...] = get_args(TransitionId)
"""What arriving at a way and leaving it cost: nothing to the way in use today."""

MIGRATION, PARALLEL, TRAINING, EXIT = MOVES

DECOMMISSIONING, EXISTING = "decommissioning", "existing"

OF_THE_BODY = (STAFF, *MOVES, DECOMMISSIONING, EXISTING)
"""Categories of a cloud option that the body bears itself: its provider bills none of them."""

TOPIC_NAMES: dict[str, Text] = {
    MIGRATION: Text(fr="la migration", en="migration"),
    PARALLEL: Text(fr="l’exploitation en parallèle pendant la migration", en="the parallel run"),
    TRAINING: Text(fr="la formation", en="training"),
    STAFF: Text(fr="le personnel", en="staff"),
    SUPPORT: Text(fr="le soutien ou l’entretien", en="support or maintenance"),
    BACKUP: Text(fr="les copies de sécurité", en="backup copies"),
    NETWORK: Text(fr="le réseau", en="the network"),
    EXIT: Text(fr="la sortie", en="exit"),
    DECOMMISSIONING: Text(
        fr="la mise hors service de la salle quittée", en="decommissioning of the room left"
    ),
    EXISTING: Text(fr="ce que l’organisme détient déjà", en="what the body already holds"),
}
"""The parts of a service, and what the body bears beside it, named for a reader."""

_WORDS: dict[str, tuple[str, ...]] = {
    MIGRATION: (MIGRATION,),
    PARALLEL: (PARALLEL, "parallèle", "exploitation en parallèle"),
    TRAINING: (TRAINING, "formation"),
    STAFF: (STAFF, "personnel", STAFF_ITEM),
    SUPPORT: (SUPPORT, "support-plan", "maintenance", "soutien", "entretien"),
    BACKUP: (BACKUP, "copies", "copies de sécurité", "sauvegarde"),
    NETWORK: (NETWORK, "connectivity", "réseau"),
    EXIT: (EXIT, "sortie"),
}
_TOPICS = {word: topic for topic, words in _WORDS.items() for word in words}


CATEGORIES = (STAFF, BACKUP, *MOVES)
"""The topics that are also the category of a line."""


def topic_of(word: str | None) -> str | None:
    """The part of the service that a category or an id names, in either language; else None."""
    return None if word is None else _TOPICS.get(word.casefold())


def topics_of(draft: Draft) -> set[str]:
    """Which parts of the service an option counts, by the category or id of its lines."""
    words = (word for line in draft.lines for word in (line.category, line.id))
    return {topic for word in words if (topic := topic_of(word)) is not None}
