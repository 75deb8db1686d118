"""Every option to compare: cloud, own room, consolidated centre, and the body's own."""

from __future__ import annotations

from courtier.cost.defaults import Defaults
from courtier.cost.draft import Draft, Gap, Line
from courtier.cost.equipment import NOT_WHOLE
from courtier.cost.flows import Monthly, Once, Plan, Share
from courtier.cost.moments import LENGTH_UNKNOWN, in_its_time, parallel_length
from courtier.cost.on_premise import CONSOLIDATED, OWN_ROOM, on_premise_option, unknown_site
from courtier.cost.settings import Settings
from courtier.cost.spans import yearly
from courtier.cost.terms import Term, uncertain
from courtier.cost.topics import CATEGORIES, EXIT, PARALLEL, topic_of
from courtier.values.text import Cad, Text, join, say
from courtier.workload.common import likely
from courtier.workload.model import Workload
from courtier.workload.needs import Option, OptionLine


def other_options(workload: Workload, frame: Settings, defaults: Defaults) -> list[Draft]:
    """The options that are not cloud; the two sites always appear, with or without figures."""
    found = []
    if workload.on_premise is not None:
        found.append(on_premise_option(workload, workload.on_premise, frame, defaults))
    length = parallel_length(workload)
    own = [_own(option, length) for option in workload.options]
    known = {draft.id for draft in (*found, *own)}
    if OWN_ROOM not in known:
        found.insert(0, unknown_site("own-room"))
    if CONSOLIDATED not in known and not any(draft.kind == CONSOLIDATED for draft in own):
        found.append(unknown_site("consolidated"))
    return [*found, *own]


def _own(option: Option, length: Term | None) -> Draft:
    """An option of the body, from its own lines only; ``length`` is that of the parallel run."""
    name = option.name.text if option.name else Text(fr=option.id, en=option.id)
    found = [_line(option, line, length) for line in option.lines]
    lines = tuple(item for item in found if isinstance(item, Line))
    gaps = [item for item in found if isinstance(item, Gap)]
    if not option.lines:
        what = say("les coûts de « {name} »", "the costs of “{name}”", name=name)
        gaps.append(Gap(option.id, what, NOT_WHOLE, "finance"))
    if length is None and any(_recurs(line) and _topic(line) == PARALLEL for line in option.lines):
        gaps.append(LENGTH_UNKNOWN)
    return Draft(option.id, name, option.kind, lines, tuple(gaps))


def _topic(line: OptionLine) -> str | None:
    """The part of the service that a line pays for, by its category or else its id."""
    return topic_of(line.category) or topic_of(line.id)


def _recurs(line: OptionLine) -> bool:
    """Tell whether a line is paid every year or every month."""
    return line.cad_per_year is not None or line.cad_per_month is not None


def _line(option: Option, line: OptionLine, length: Term | None) -> Line | Gap:
    topic = _topic(line)
    plans, words = _plans(option, line, at_the_end=topic == EXIT)
    if not plans:
        what = say("le montant de « {id} »", "the amount of “{id}”", id=line.id)
        return Gap(line.id, what, NOT_WHOLE, "finance")
    text = say("« {id} » : {amounts}", "“{id}”: {amounts}", id=line.id, amounts=join(words))
    if topic == PARALLEL and length is not None:
        text = say(
            "{text}, pendant l’exploitation en parallèle", "{text}, during the parallel run",
            text=text,
        )  # fmt: skip
    plan = in_its_time(plans[0] if len(plans) == 1 else Share(tuple(plans)), topic, length)
    category = topic if topic in CATEGORIES else line.category
    return Line(line.id, category or "other", text, plan, "given")


def _plans(option: Option, line: OptionLine, at_the_end: bool) -> tuple[list[Plan], list[Text]]:
    """The payments of a line, and how they are told."""
    key = f"options.{option.id}.{line.id}"
    plans: list[Plan] = []
    words = []
    if line.once_cad is not None:
        plans.append(Once((uncertain(line.once_cad, f"{key}.once", _label(line)),)))
        words.append(_once(Cad(likely(line.once_cad)), at_the_end))
    if line.cad_per_year is not None:
        plans.append(yearly(uncertain(line.cad_per_year, f"{key}.year", _label(line))))
        words.append(say("{cad} par an", "{cad} a year", cad=Cad(likely(line.cad_per_year))))
    if line.cad_per_month is not None:
        plans.append(Monthly((uncertain(line.cad_per_month, f"{key}.month", _label(line)),)))
        words.append(say("{cad} par mois", "{cad} a month", cad=Cad(likely(line.cad_per_month))))
    return plans, words


def _once(cad: Cad, at_the_end: bool) -> Text:
    if at_the_end:
        return say("{cad} à la fin de l’horizon", "{cad} at the end of the horizon", cad=cad)
    return say("{cad} une fois", "{cad} once", cad=cad)


def _label(line: OptionLine) -> Text:
    return Text(fr=line.id, en=line.id)
