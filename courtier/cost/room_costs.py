"""Costs of the body's room beside its equipment: those avoided, those not, those not given."""

from __future__ import annotations

from decimal import Decimal

from courtier.cost.defaults import Default
from courtier.cost.draft import Gap, Line
from courtier.cost.equipment import ROOM_EQUIPMENT
from courtier.cost.flows import ZERO, Plan, Share
from courtier.cost.moments import PaidIn
from courtier.cost.spans import yearly
from courtier.cost.terms import Input, uncertain
from courtier.cost.topics import DECOMMISSIONING
from courtier.results.estimate import Assumption
from courtier.values.text import Cad, Text, join, say
from courtier.workload.common import high, likely, low
from courtier.workload.needs import OnPremise, RoomCost
from courtier.workload.words_values import meaning

OF_THE_WORKLOAD = ("maintenance", "backup")
"""Costs of the equipment of the workload: avoided with it, whatever becomes of the room."""

USUAL = ("maintenance", "backup", "facility", "connectivity", "backup-site", "decommissioning")
"""Costs that a room usually has: told as missing when the file says nothing of them."""

CLOSES = "closes"


def room_lines(room: OnPremise) -> list[Line | Gap]:
    """The costs that would be avoided, and the amounts that are lacking."""
    return [
        _line(cost, number)
        for number, cost in enumerate(room.costs, start=1)
        if _avoided(cost, room)
    ]


def kept_open(room: OnPremise | None) -> Assumption | None:
    """That the costs of a room which stays are not counted; None where there are none."""
    if room is None or room.room != "stays" or not _own_costs(room):
        return None
    amount = _yearly(room)
    return Assumption(
        id="room-stays",
        text=say(
            "La salle reste ouverte pour d’autres : ses coûts propres, qui ne sont pas évités, ne "
            "comptent pas ({cad} par an)",
            "The room stays open for others: its own costs, which are not avoided, do not count "
            "({cad} a year)",
            cad=Cad(amount),
        ),
        value=f"{amount:f}",
        unit="CAD",
        on=None,
        basis="given",
        confidence="primary",
    )


def room_gaps(room: OnPremise, support: Default | None) -> list[Gap]:
    """What the file leaves open: whether the room closes, and the usual costs it does not give."""
    gaps = []
    if room.room is None and _own_costs(room):
        what = Text(
            fr="si la salle ferme sans cette charge ou reste ouverte (on_premise : room)",
            en="whether the room closes without this workload or stays open (on_premise: room)",
        )
        effect = say(
            "Ses coûts propres, {cad} par an, ne sont pas comptés tant qu’ils ne sont pas évités.",
            "Its own costs, {cad} a year, are not counted until they are avoided.",
            cad=Cad(_yearly(room)),
        )
        gaps.append(Gap("room", what, effect, "finance", essential=False))
    given = {cost.kind for cost in room.costs}
    absent = [kind for kind in USUAL if kind not in given and _would_count(kind, room)]
    if "maintenance" in absent:
        gaps.append(Gap("maintenance", _SUPPORT, _support_effect(room, support), "finance", False))
    others = [kind for kind in absent if kind != "maintenance"]
    if others:
        gaps.append(_absent(others))
    return gaps


_SUPPORT = Text(
    fr="l’entretien du matériel (on_premise : costs, maintenance)",
    en="hardware support (on_premise: costs, maintenance)",
)
_NOT_COUNTED = Text(
    fr="Non compté sur place, où le coût réel est donc plus élevé.",
    en="Not counted on-premise, where the real cost is therefore higher.",
)


def _absent(kinds: list[str]) -> Gap:
    what = say(
        "{kinds} (on_premise : costs)",
        "{kinds} (on_premise: costs)",
        kinds=join([cost_name(kind) for kind in kinds]),
    )
    return Gap("facility", what, _NOT_COUNTED, "finance", essential=False)


def _support_effect(room: OnPremise, support: Default | None) -> Text:
    """What hardware support may weigh, by the range of the method; no figure without hardware."""
    bought = [*((s.price_cad, likely(s.count)) for s in room.servers),
              *((s.price_cad, Decimal(1)) for s in room.storage)]  # fmt: skip
    term = support.term if support else None
    if not bought or not isinstance(term, Input):
        return _NOT_COUNTED
    least = sum((low(price) * count for price, count in bought), ZERO) * term.low
    most = sum((high(price) * count for price, count in bought), ZERO) * term.high
    return say(
        "Non compté sur place ; de {least} à {most} par an selon une fourchette de méthode sans "
        "source, à remplacer par votre contrat.",
        "Not counted on-premise; {least} to {most} a year by a range of method without a source, "
        "to replace with your contract.",
        least=Cad(least),
        most=Cad(most),
    )


def cost_name(kind: str) -> Text:
    """The name of a kind of cost or equipment."""
    return meaning(kind) or Text(fr=kind, en=kind)


def _avoided(cost: RoomCost, room: OnPremise) -> bool:
    return cost.kind in OF_THE_WORKLOAD or room.room == CLOSES


def _would_count(kind: str, room: OnPremise) -> bool:
    return kind in OF_THE_WORKLOAD or room.room != "stays"


def _own_costs(room: OnPremise) -> bool:
    """Tell whether the file gives costs or equipment of the room itself."""
    costs = any(cost.kind not in OF_THE_WORKLOAD for cost in room.costs)
    return costs or any(item.kind in ROOM_EQUIPMENT for item in room.equipment)


def _yearly(room: OnPremise) -> Decimal:
    own = (cost for cost in room.costs if cost.kind not in OF_THE_WORKLOAD)
    return sum((likely(cost.cad_per_year) for cost in own if cost.cad_per_year is not None), ZERO)


def _line(cost: RoomCost, number: int) -> Line | Gap:
    identifier, name = f"cost-{number}", _name(cost)
    plans: list[Plan] = []
    words = []
    if cost.cad_per_year is not None:
        amount = uncertain(cost.cad_per_year, f"on-premise.cost-{number}.year", name)
        plans.append(yearly(amount))
        words.append(say("{cad} par an", "{cad} a year", cad=Cad(likely(cost.cad_per_year))))
    if cost.once_cad is not None:
        plans.append(_once(cost, number, at_the_end=cost.kind == DECOMMISSIONING))
        words.append(_when(cost))
    if not plans:
        what = say("le montant : {name}", "the amount: {name}", name=name)
        return Gap(identifier, what, _NOT_COUNTED, "finance")
    text = say("{name} : {amounts}", "{name}: {amounts}", name=name, amounts=join(words))
    plan = plans[0] if len(plans) == 1 else Share(tuple(plans))
    return Line(identifier, cost.kind, text, plan, "given")


def _once(cost: RoomCost, number: int, at_the_end: bool) -> PaidIn:
    amount = cost.once_cad if cost.once_cad is not None else ZERO
    return PaidIn((uncertain(amount, f"on-premise.cost-{number}.once", _name(cost)),), at_the_end)


def _when(cost: RoomCost) -> Text:
    amount = Cad(likely(cost.once_cad) if cost.once_cad is not None else ZERO)
    if cost.kind == DECOMMISSIONING:
        return say("{cad} à la fin de l’horizon", "{cad} at the end of the horizon", cad=amount)
    return say("{cad} une fois", "{cad} once", cad=amount)


def _name(cost: RoomCost) -> Text:
    kind = cost_name(cost.kind)
    if cost.name is None:
        return Text(fr=kind.fr[:1].upper() + kind.fr[1:], en=kind.en[:1].upper() + kind.en[1:])
    return say("{name} ({kind})", "{name} ({kind})", name=cost.name, kind=kind)
