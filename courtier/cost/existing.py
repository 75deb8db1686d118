"""Licences and contracts that the body already holds: what they cover, until when, at what cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from courtier.cost.coverage import measure
from courtier.cost.draft import Draft, Gap, Line
from courtier.cost.flows import ZERO, Monthly, Plan, Share
from courtier.cost.regional import Need
from courtier.cost.settings import Settings
from courtier.cost.spans import During, yearly
from courtier.cost.topics import EXISTING
from courtier.values.text import Cad, Text, say
from courtier.workload.acquisition import Existing
from courtier.workload.model import Workload

NOT_TRANSFERRED = Text(
    fr="Compté comme s’il ne l’était pas : le nouveau service est payé en entier dès le début.",
    en="Counted as if it could not: the new service is paid in full from the start.",
)
NOT_USED = Text(
    fr="Compté comme s’il n’y servait pas : il reste payé jusqu’à sa fin, à côté de cette voie.",
    en="Counted as if it did not: it is still paid until its end, beside this way.",
)
COST_UNKNOWN = Text(
    fr="Le service est couvert sans que ce coût soit compté.",
    en="The service is covered without this cost being counted.",
)
RENEWAL_UNKNOWN = Text(
    fr="Rien n’est compté sur place après cette fin.",
    en="Nothing is counted on-premise after this end.",
)


@dataclass(frozen=True)
class Held:
    """One licence or contract over the horizon; ``months`` are those that it still runs."""

    number: int
    item: Existing
    months: int

    @property
    def id(self) -> str:
        """The id of its line."""
        return f"existing-{self.number}"

    @property
    def name(self) -> str:
        """How the file calls it."""
        return self.item.licence or self.item.contract or self.id


def held_of(workload: Workload, frame: Settings) -> list[Held]:
    """What the body holds, with the months of the horizon until its end."""
    items = workload.acquisition.existing if workload.acquisition else None
    return [
        Held(number, item, _months(item.until, frame))
        for number, item in enumerate(items or (), start=1)
    ]


def with_existing(
    drafts: list[Draft], workload: Workload, needs: Mapping[str, Need], frame: Settings
) -> list[Draft]:
    """The options with what the body holds: it goes on where it is, and moves where it may."""
    held = [item for item in held_of(workload, frame) if item.months > 0]
    room = workload.on_premise
    licences = {licence.name.casefold() for licence in room.licences} if room else set()
    for item in held:
        drafts = [
            _stays(draft, item, frame, licences)
            if draft.here
            else _moves(draft, item, needs, frame)
            for draft in drafts
        ]
    return drafts


def _months(until: date | None, frame: Settings) -> int:
    """Whole months of the horizon until the end of the last day; all of them without an end."""
    if until is None:
        return frame.months
    end = until + timedelta(days=1)
    months = (end.year - frame.start.year) * 12 + end.month - frame.start.month
    months -= 1 if end.day < frame.start.day else 0
    return max(0, min(frame.months, months))


def _stays(draft: Draft, held: Held, frame: Settings, licences: set[str]) -> Draft:
    """The room where it serves today: its cost until its end, then nobody knows."""
    if not draft.lines or held.name.casefold() in licences:
        return draft
    gaps = draft.gaps
    if held.months < frame.months and held.item.until is not None:
        what = say(
            "le renouvellement de « {name} » après le {until}",
            "the renewal of “{name}” after {until}",
            name=held.name,
            until=held.item.until,
        )
        gap = Gap(f"{held.id}.renewal", what, RENEWAL_UNKNOWN, "finance", essential=False)
        gaps = (*gaps, gap)
    return replace(draft, lines=(*draft.lines, *_cost(held)), gaps=gaps)


def _moves(draft: Draft, held: Held, needs: Mapping[str, Need], frame: Settings) -> Draft:
    """Another option: covered until the end where it transfers, paid beside it where not."""
    covers, item = held.item.covers, held.item
    named = covers is not None and covers in {line.id for line in draft.lines} | set(draft.missing)
    if covers is not None and named and item.transferable is True:
        return _covered(draft, held, covers, _share(item, needs.get(covers)), frame)
    if not draft.lines or not (covers is None or named or covers in needs):
        return draft
    gaps = (*draft.gaps, *(_transfer_gap(held) if named else _use_gap(draft, held)))
    return replace(draft, lines=(*draft.lines, *_cost(held)), gaps=gaps)


def _covered(draft: Draft, held: Held, need: str, share: Decimal, frame: Settings) -> Draft:
    """The option whose need is covered in part or whole until the end of what is held."""
    lines = tuple(_less(line, held, share, frame) if line.id == need else line
                  for line in draft.lines)  # fmt: skip
    gaps = draft.gaps
    whole = share == 1 and held.months == frame.months
    if not draft.lines and not (whole and set(draft.missing) == {need}):
        return draft
    if whole and need in draft.missing:
        gaps = tuple(gap for gap in gaps if gap.id != need)
        lines = (*lines, Line(need, "licence", _all_of_it(held), Monthly((ZERO,)), "given"))
    cost = _cost(held)
    if not cost:
        what = say("ce que « {name} » coûte encore", "what “{name}” still costs", name=held.name)
        gap = Gap(f"{held.id}.cost", what, COST_UNKNOWN, "finance", essential=False)
        gaps = (*gaps, gap)
    return replace(draft, lines=(*lines, *cost), gaps=gaps)


def _less(line: Line, held: Held, share: Decimal, frame: Settings) -> Line:
    """A line paid only for the part and the months that what is held does not cover."""
    after = During(line.plan, held.months + 1, frame.months)
    plans: tuple[Plan, ...] = (after,)
    if share < 1:
        plans = (Share((During(line.plan, 1, held.months),), 1 - share), after)
    text = say(
        "{text} ; couvert à {share} % par « {name} » pendant {months} mois",
        "{text}; covered at {share}% by “{name}” for {months} months",
        text=line.text,
        share=share * 100,
        name=held.name,
        months=held.months,
    )
    return replace(line, text=text, plan=Share(plans))


def _share(item: Existing, need: Need | None) -> Decimal:
    """The part of a need that the quantity held covers; all of it where one is not told."""
    measured = measure(need) if need is not None else None
    if item.quantity is None or measured is None or not measured[0]:
        return Decimal(1)
    return min(Decimal(1), Decimal(item.quantity) / measured[0])


def _cost(held: Held) -> tuple[Line, ...]:
    """What the body still pays for it until its end, where the file says."""
    cad = held.item.cad_per_year
    if cad is None:
        return ()
    text = say(
        "« {name} », déjà détenu : {cad} par an pendant {months} mois",
        "“{name}”, already held: {cad} a year for {months} months",
        name=held.name,
        cad=Cad(cad),
        months=held.months,
    )
    return (Line(held.id, EXISTING, text, During(yearly(cad), 1, held.months), "given"),)


def _transfer_gap(held: Held) -> tuple[Gap, ...]:
    if held.item.transferable is not None or held.item.covers is None:
        return ()
    what = say(
        "si « {name} » peut être transféré", "whether “{name}” can be transferred", name=held.name
    )
    return (Gap(f"{held.id}.transfer", what, NOT_TRANSFERRED, "adviser", essential=False),)


def _use_gap(draft: Draft, held: Held) -> tuple[Gap, ...]:
    """Whether an option of the body uses what is held, where none of its lines names the need."""
    if held.item.covers is None or held.item.transferable is False:
        return ()
    what = say(
        "si « {name} » sert aussi « {option} » (nommez une ligne « {need} »)",
        "whether “{name}” also serves “{option}” (name a line “{need}”)",
        name=held.name,
        option=draft.name,
        need=held.item.covers,
    )
    return (Gap(f"{held.id}.use", what, NOT_USED, "architect", essential=False),)


def _all_of_it(held: Held) -> Text:
    return say(
        "Couvert par « {name} » pendant tout l’horizon",
        "Covered by “{name}” over the whole horizon",
        name=held.name,
    )
