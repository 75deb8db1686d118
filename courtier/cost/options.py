"""Every option to compare: cloud, own room, consolidated centre, and the body's own."""

from __future__ import annotations

from courtier.cost.defaults import Defaults
from courtier.cost.draft import Draft, Gap, Line
from courtier.cost.equipment import NOT_WHOLE
from courtier.cost.flows import Monthly, Once, Plan, Share
from courtier.cost.on_premise import CONSOLIDATED, OWN_ROOM, on_premise_option, unknown_site
from courtier.cost.settings import Settings
from courtier.cost.terms import uncertain
from courtier.cost.view import MONTHS_PER_YEAR
from courtier.values.text import Cad, Text, join, say
from courtier.workload.common import likely
from courtier.workload.model import Workload
from courtier.workload.needs import Option, OptionLine


def other_options(workload: Workload, frame: Settings, defaults: Defaults) -> list[Draft]:
    """The options that are not cloud; the two sites always appear, with or without figures."""
    found = []
    if workload.on_premise is not None:
        found.append(on_premise_option(workload.on_premise, frame, defaults))
    own = [_own(option) for option in workload.options]
    known = {draft.id for draft in (*found, *own)}
    if OWN_ROOM not in known:
        found.insert(0, unknown_site("own-room"))
    if CONSOLIDATED not in known and not any(draft.kind == CONSOLIDATED for draft in own):
        found.append(unknown_site("consolidated"))
    return [*found, *own]


def _own(option: Option) -> Draft:
    """An option of the body, from its own lines only."""
    name = option.name.text if option.name else Text(fr=option.id, en=option.id)
    found = [_line(option, line) for line in option.lines]
    lines = tuple(item for item in found if isinstance(item, Line))
    gaps = [item for item in found if isinstance(item, Gap)]
    if not option.lines:
        what = say("les coûts de « {name} »", "the costs of “{name}”", name=name)
        gaps.append(Gap(option.id, what, NOT_WHOLE, "finance"))
    return Draft(option.id, name, option.kind, lines, tuple(gaps))


def _line(option: Option, line: OptionLine) -> Line | Gap:
    plans, words = _plans(option, line)
    if not plans:
        what = say("le montant de « {id} »", "the amount of “{id}”", id=line.id)
        return Gap(line.id, what, NOT_WHOLE, "finance")
    text = say("« {id} » : {amounts}", "“{id}”: {amounts}", id=line.id, amounts=join(words))
    plan = plans[0] if len(plans) == 1 else Share(tuple(plans))
    return Line(line.id, line.category or "other", text, plan, "given")


def _plans(option: Option, line: OptionLine) -> tuple[list[Plan], list[Text]]:
    key = f"options.{option.id}.{line.id}"
    plans: list[Plan] = []
    words = []
    if line.once_cad is not None:
        plans.append(Once((uncertain(line.once_cad, f"{key}.once", _label(line)),)))
        words.append(say("{cad} une fois", "{cad} once", cad=Cad(likely(line.once_cad))))
    if line.cad_per_year is not None:
        yearly = uncertain(line.cad_per_year, f"{key}.year", _label(line))
        plans.append(Monthly((yearly, 1 / MONTHS_PER_YEAR)))
        words.append(say("{cad} par an", "{cad} a year", cad=Cad(likely(line.cad_per_year))))
    if line.cad_per_month is not None:
        plans.append(Monthly((uncertain(line.cad_per_month, f"{key}.month", _label(line)),)))
        words.append(say("{cad} par mois", "{cad} a month", cad=Cad(likely(line.cad_per_month))))
    return plans, words


def _label(line: OptionLine) -> Text:
    return Text(fr=line.id, en=line.id)
