"""A further way that the body declares, from its own lines only, by the rules of the others."""

from __future__ import annotations

from courtier.cost.defaults import Default
from courtier.cost.draft import Draft, Gap, Line
from courtier.cost.equipment import NOT_WHOLE
from courtier.cost.flows import Monthly, Once, Plan, Share
from courtier.cost.moments import LENGTH_UNKNOWN, in_its_time
from courtier.cost.spans import yearly
from courtier.cost.terms import Term, uncertain
from courtier.cost.topics import CATEGORIES, EXIT, MIGRATION, PARALLEL, topic_of
from courtier.values.text import Cad, Text, join, say
from courtier.workload.common import Number, Range, likely
from courtier.workload.needs import Option, OptionLine


def declared_option(option: Option, length: Term | None, overrun: Default | None) -> Draft:
    """An option of the body.

    Args:
        option: The option of the file.
        length: The months of the parallel run, None where nobody tells.
        overrun: The usual overrun of a migration, which a plain number takes on every side.
    """
    name = option.name.text if option.name else Text(fr=option.id, en=option.id)
    found = [_line(option, line, length, overrun) for line in option.lines]
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


def _line(
    option: Option, line: OptionLine, length: Term | None, overrun: Default | None
) -> Line | Gap:
    topic = _topic(line)
    beyond = overrun if topic == MIGRATION and _plain(line.once_cad) else None
    plans, words = _plans(option, line, beyond)
    if not plans:
        what = say("le montant de « {id} »", "the amount of “{id}”", id=line.id)
        return Gap(line.id, what, NOT_WHOLE, "finance")
    plan = in_its_time(plans[0] if len(plans) == 1 else Share(tuple(plans)), topic, length)
    category = topic if topic in CATEGORIES else line.category
    facts = () if beyond is None else (beyond.fact,)
    text = _text(line, words, topic, length)
    return Line(line.id, category or "other", text, plan, "given", facts)


def _plain(number: Number | None) -> bool:
    return number is not None and not isinstance(number, Range)


def _plans(
    option: Option, line: OptionLine, overrun: Default | None
) -> tuple[list[Plan], list[Text]]:
    """The payments of a line, and how they are told."""
    key = f"options.{option.id}.{line.id}"
    plans: list[Plan] = []
    words = []
    if line.once_cad is not None:
        paid = uncertain(line.once_cad, f"{key}.once", _label(line))
        plans.append(Once((paid,) if overrun is None else (paid, overrun.term)))
        words.append(_once(Cad(likely(line.once_cad)), overrun))
    if line.cad_per_year is not None:
        plans.append(yearly(uncertain(line.cad_per_year, f"{key}.year", _label(line))))
        words.append(say("{cad} par an", "{cad} a year", cad=Cad(likely(line.cad_per_year))))
    if line.cad_per_month is not None:
        plans.append(Monthly((uncertain(line.cad_per_month, f"{key}.month", _label(line)),)))
        words.append(say("{cad} par mois", "{cad} a month", cad=Cad(likely(line.cad_per_month))))
    return plans, words


def _once(cad: Cad, overrun: Default | None) -> Text:
    if overrun is None:
        return say("{cad} une fois", "{cad} once", cad=cad)
    return say(
        "{cad} une fois × {factor}, dépassement probable de telles migrations",
        "{cad} once × {factor}, the likely overrun of such migrations",
        cad=cad,
        factor=overrun.likely,
    )


def _text(line: OptionLine, words: list[Text], topic: str | None, length: Term | None) -> Text:
    """The amounts of a line, and when those of arriving and leaving fall."""
    amounts = join(words)
    if topic == EXIT:
        return say(
            "« {id} » : {amounts}, ce qui l’est une fois à la fin de l’horizon",
            "“{id}”: {amounts}, what is paid once at the end of the horizon",
            id=line.id,
            amounts=amounts,
        )
    if topic == PARALLEL and length is not None:
        return say(
            "« {id} » : {amounts}, pendant l’exploitation en parallèle",
            "“{id}”: {amounts}, during the parallel run",
            id=line.id,
            amounts=amounts,
        )
    return say("« {id} » : {amounts}", "“{id}”: {amounts}", id=line.id, amounts=amounts)


def _label(line: OptionLine) -> Text:
    return Text(fr=line.id, en=line.id)
