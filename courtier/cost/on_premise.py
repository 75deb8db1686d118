"""The body's own room (or the centre it uses), from its own figures."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.cost.additions import added_lines
from courtier.cost.defaults import Default, Defaults
from courtier.cost.draft import Draft, Gap, Line, OptionKind
from courtier.cost.equipment import NOT_WHOLE, Room, purchase_lines, units_of
from courtier.cost.flows import Monthly
from courtier.cost.power import DEMAND, demand_line, power_line
from courtier.cost.room_costs import room_gaps, room_lines
from courtier.cost.settings import Settings
from courtier.cost.terms import point, uncertain
from courtier.cost.view import MONTHS_PER_YEAR
from courtier.knowledge.records.risk import Asks
from courtier.values.text import Cad, Text, say
from courtier.workload.model import Workload
from courtier.workload.needs import Licence, OnPremise, StaffLine

OWN_ROOM = "own-room"
CONSOLIDATED = "consolidated"
NAMES: dict[str, Text] = {
    OWN_ROOM: Text(fr="Sur place, centre de l’organisme", en="On-premise, the body’s own room"),
    "regional": Text(fr="Sur place, centre régional", en="On-premise, regional centre"),
    CONSOLIDATED: Text(fr="Centre consolidé", en="Consolidated centre"),
}
_PER_YEAR = 1 / MONTHS_PER_YEAR


def on_premise_option(
    workload: Workload, room: OnPremise, frame: Settings, defaults: Defaults
) -> Draft:
    """The option that the ``on_premise`` part of the file describes."""
    site = room.site or OWN_ROOM
    kind: OptionKind = "consolidated" if site == CONSOLIDATED else "own-room"
    shared = _shared(room, frame, defaults)
    found: list[Line | Gap] = []
    units = units_of(room)
    for unit in units:
        power = [power_line(unit, shared)] if unit.powered else []
        found += [*purchase_lines(unit, shared), *power]
    found += added_lines(workload, units, shared)
    demand = demand_line(units, shared)
    found += [] if demand is None else [demand]
    found += room_lines(room)
    found += [_staff(line, i) for i, line in enumerate(room.staff, start=1)]
    found += [_licence(line, i) for i, line in enumerate(room.licences, start=1)]
    lines = tuple(item for item in found if isinstance(item, Line))
    gaps = tuple(item for item in found if isinstance(item, Gap))
    uncounted = _uncounted(workload, room, lines, defaults)
    return Draft(kind, NAMES[site], kind, lines, (*gaps, *uncounted), here=True)


def defaults_used(room: OnPremise | None, defaults: Defaults) -> list[Default]:
    """The defaults that stand in for what the file leaves out."""
    if room is None:
        return []
    units = units_of(room)
    power = room.power
    powered = any(unit.watts is not None for unit in units)
    wanted = {
        "server-life-years": any(unit.life_years is None for unit in units),
        "power-usage-effectiveness": powered and (power is None or power.pue is None),
        "electricity-cad-per-kwh": powered and (power is None or power.cad_per_kwh is None),
    }
    found = [defaults.read(identifier) for identifier, used in wanted.items() if used]
    return [default for default in found if default is not None]


def unknown_site(kind: OptionKind) -> Draft:
    """The own room or the consolidated centre of which the file says nothing."""
    gap = Gap(kind, _FIGURES[kind], _NOT_COMPARED, "finance")
    return Draft(kind, NAMES[kind], kind, (), (gap,))


_FIGURES: dict[str, Text] = {
    OWN_ROOM: Text(
        fr="les chiffres du centre de l’organisme", en="the figures of the body’s own room"
    ),
    CONSOLIDATED: Text(
        fr="les chiffres du centre consolidé", en="the figures of the consolidated centre"
    ),
}
_NOT_COMPARED = Text(fr="L’option ne peut être comparée.", en="The option cannot be compared.")


def _shared(room: OnPremise, frame: Settings, defaults: Defaults) -> Room:
    return Room(
        frame=frame,
        power=room.power,
        life=defaults.read("server-life-years"),
        pue=defaults.read("power-usage-effectiveness"),
        electricity=defaults.read("electricity-cad-per-kwh"),
    )


def _staff(line: StaffLine, number: int) -> Line:
    role = Text(fr=line.role, en=line.role)
    key = f"on-premise.staff-{number}"
    share = say("{role} : part d’un poste", "{role}: part of a post", role=role)
    yearly = say("{role} : coût d’un poste par an", "{role}: cost of a post a year", role=role)
    fte = uncertain(line.fte, f"{key}.fte", share)
    cost = uncertain(line.cost_cad_per_year, f"{key}.cost", yearly)
    text = say(
        "{role} : {fte} poste à {cost} par an",
        "{role}: {fte} post at {cost} a year",
        role=role,
        fte=point(fte),
        cost=Cad(point(cost)),
    )
    return Line(f"staff-{number}", "staff", text, Monthly((fte, cost, _PER_YEAR)), "given")


def _licence(line: Licence, number: int) -> Line:
    name = Text(fr=line.name, en=line.name)
    cost = uncertain(line.cad_per_year, f"on-premise.licence-{number}", name)
    text = say("{name} : {cost} par an", "{name}: {cost} a year", name=name, cost=Cad(point(cost)))
    return Line(f"licence-{number}", "licence", text, Monthly((cost, _PER_YEAR)), "given")


def _usual(room: OnPremise, workload: Workload) -> Iterator[tuple[str, bool, Text, Asks]]:
    """What a room usually has beside its servers, whether the file gives it, and whom to ask."""
    held = workload.acquisition.existing if workload.acquisition else None
    stored = bool(workload.needs and workload.needs.storage)
    yield "staff", bool(room.staff), _STAFF, "finance"
    yield "licences", bool(room.licences or held), _LICENCES, "finance"
    yield "network-equipment", bool(room.equipment), _NETWORK, "architect"
    yield "storage", bool(room.storage or not room.servers or not stored), _STORAGE, "architect"


_STAFF = Text(fr="le personnel du centre", en="the staff of the room")
_LICENCES = Text(
    fr="les licences et l’entretien des logiciels (on_premise : licences)",
    en="software licences and maintenance (on_premise: licences)",
)
_NETWORK = Text(
    fr="l’équipement de réseau et les pièces (on_premise : equipment)",
    en="network equipment and spares (on_premise: equipment)",
)
_STORAGE = Text(
    fr="le stockage, s’il n’est pas dans les serveurs (on_premise : storage)",
    en="storage, where it is not inside the servers (on_premise: storage)",
)


def _uncounted(
    workload: Workload, room: OnPremise, lines: tuple[Line, ...], defaults: Defaults
) -> list[Gap]:
    """What a room usually costs and this one does not state."""
    if not lines:
        kind = CONSOLIDATED if room.site == CONSOLIDATED else OWN_ROOM
        return [Gap(kind, _FIGURES[kind], _NOT_COMPARED, "finance")]
    gaps = []
    if not room.servers and not room.storage:
        what = Text(fr="les serveurs et le stockage", en="servers and storage")
        gaps.append(Gap("equipment", what, NOT_WHOLE, "architect"))
    gaps += [
        Gap(identifier, what, _NOT_COUNTED, asks, essential=False)
        for identifier, given, what, asks in _usual(room, workload)
        if not given
    ]
    powered = any(line.category == "power" for line in lines)
    if powered and not any(line.id == DEMAND for line in lines):
        gaps.append(Gap(DEMAND, _DEMAND, _DEMAND_EFFECT, "finance", essential=False))
    return [*gaps, *room_gaps(room, defaults.read("hardware-support-ratio"))]


_DEMAND = Text(
    fr="la prime de puissance (on_premise : power, demand_cad_per_kw_month)",
    en="the demand charge (on_premise: power, demand_cad_per_kw_month)",
)
_DEMAND_EFFECT = Text(
    fr="L’électricité est comptée à l’énergie seule : un tarif de puissance coûte plus.",
    en="Electricity is counted by energy alone; a tariff that charges for power costs more.",
)


_NOT_COUNTED = Text(
    fr="Non compté sur place, sauf dans une ligne que vous donnez.",
    en="Not counted on-premise, unless in a line that you give.",
)
