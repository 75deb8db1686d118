"""Dismantling the room that an option leaves, once the parallel run no longer needs it."""

from __future__ import annotations

from dataclasses import replace

from courtier.cost.draft import Draft, Gap, Line
from courtier.cost.flows import ZERO, Plan, Share
from courtier.cost.moments import PaidAfter, parallel_length
from courtier.cost.room_costs import CLOSES
from courtier.cost.terms import Term, point, uncertain
from courtier.cost.topics import DECOMMISSIONING, PARALLEL, topics_of
from courtier.values.text import Text, say
from courtier.workload.model import Workload
from courtier.workload.needs import OnPremise

UNDATED = Gap(
    "decommissioning.month",
    Text(
        fr="la durée de l’exploitation en parallèle, après laquelle la salle est démontée "
        "(cost : migration, parallel_months)",
        en="the length of the parallel run, after which the room is dismantled (cost: migration, "
        "parallel_months)",
    ),
    Text(
        fr="Le démontage est compté au premier mois, plus tôt qu’il ne se fera.",
        en="Dismantling is counted in the first month, earlier than it will happen.",
    ),
    "architect",
    essential=False,
)


def left_room(drafts: list[Draft], workload: Workload) -> list[Draft]:
    """The options, of which every one that leaves a room that closes pays for dismantling it.

    The room is kept as long as the option runs both services, and dismantled the month after.
    """
    room = workload.on_premise
    if room is None or room.room != CLOSES:
        return drafts
    length = parallel_length(workload)
    return [draft if draft.here else _leaves(draft, room, length) for draft in drafts]


def _leaves(draft: Draft, room: OnPremise, length: Term | None) -> Draft:
    overlaps = PARALLEL in topics_of(draft)
    line = _closing(room, length if overlaps and length is not None else ZERO)
    if line is None or not draft.lines:
        return draft
    gaps = (*draft.gaps, UNDATED) if overlaps and length is None else draft.gaps
    return replace(draft, lines=(*draft.lines, line), gaps=gaps)


def _closing(room: OnPremise, length: Term) -> Line | None:
    """What dismantling costs, ``length`` months after the start; None where it is not given."""
    plans: list[Plan] = [
        PaidAfter(uncertain(cost.once_cad, f"on-premise.cost-{number}.once", _NAME), length)
        for number, cost in enumerate(room.costs, start=1)
        if cost.kind == DECOMMISSIONING and cost.once_cad is not None
    ]
    if not plans:
        return None
    plan = plans[0] if len(plans) == 1 else Share(tuple(plans))
    return Line(DECOMMISSIONING, DECOMMISSIONING, _text(length), plan, "given")


_NAME = Text(fr="Mise hors service de la salle", en="Decommissioning of the room")


def _text(length: Term) -> Text:
    if point(length) == ZERO:
        return Text(
            fr="Mise hors service de la salle quittée, au premier mois",
            en="Decommissioning of the room left, in the first month",
        )
    return say(
        "Mise hors service de la salle quittée, après {months} mois d’exploitation en parallèle "
        "(au plus tard le dernier mois)",
        "Decommissioning of the room left, after {months} months of parallel run (at the latest "
        "in the last month)",
        months=point(length),
    )
