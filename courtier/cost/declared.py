"""A further way that the body declares, from its own lines only, by the rules of the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from courtier.cost.coverage import growth_in
from courtier.cost.defaults import Default
from courtier.cost.draft import Draft, Gap, Line
from courtier.cost.equipment import NOT_WHOLE
from courtier.cost.flows import Monthly, Once, Plan, Share
from courtier.cost.lists import quoted_names
from courtier.cost.moments import LENGTH_UNKNOWN, in_its_time
from courtier.cost.regional import Need
from courtier.cost.terms import Term, uncertain
from courtier.cost.topics import CATEGORIES, EXIT, MIGRATION, MOVES, PARALLEL, STAFF, topic_of
from courtier.cost.view import MONTHS_PER_YEAR
from courtier.values.findings import Finding
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
    text = _text(line, words, topic, length)
    if beyond is None:
        return Line(line.id, category or "other", text, plan, "given")
    return Line(line.id, category or "other", text, plan, "default", (beyond.fact,))


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
    growth = _growth(line, key)
    if line.cad_per_year is not None:
        yearly = uncertain(line.cad_per_year, f"{key}.year", _label(line))
        plans.append(Monthly((yearly, 1 / MONTHS_PER_YEAR), growth))
        words.append(say("{cad} par an", "{cad} a year", cad=Cad(likely(line.cad_per_year))))
    if line.cad_per_month is not None:
        monthly = uncertain(line.cad_per_month, f"{key}.month", _label(line))
        plans.append(Monthly((monthly,), growth))
        words.append(say("{cad} par mois", "{cad} a month", cad=Cad(likely(line.cad_per_month))))
    return plans, words


def _growth(line: OptionLine, key: str) -> tuple[Term, ...]:
    """The yearly growth of what recurs; none where the file gives none."""
    if line.growth_per_year is None:
        return ()
    name = say("{id} : croissance par an", "{id}: growth a year", id=line.id)
    return (uncertain(line.growth_per_year, f"{key}.growth", name),)


def _once(cad: Cad, overrun: Default | None) -> Text:
    if overrun is None:
        return say("{cad} une fois", "{cad} once", cad=cad)
    return say(
        "{cad} une fois, chiffre de l’organisme, × {factor} par défaut, dépassement probable de "
        "telles migrations",
        "{cad} once, figure of the body, × {factor} by default, the likely overrun of such "
        "migrations",
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


def still_findings(options: Iterable[Option], needs: Mapping[str, Need]) -> list[Finding]:
    """One note for each option whose recurring costs stay the same while some need grows."""
    growing = [key for key, need in needs.items() if growth_in(need)]
    if not growing:
        return []
    found = []
    for option in options:
        still = [line.id for line in option.lines if _stays_still(line)]
        found += [_still(option, still, growing)] if still else []
    return found


def _stays_still(line: OptionLine) -> bool:
    """Tell whether what recurs is given no growth; staff and the move follow no need."""
    return _recurs(line) and line.growth_per_year is None and _topic(line) not in (STAFF, *MOVES)


def _still(option: Option, lines: list[str], needs: list[str]) -> Finding:
    return Finding(
        id="option-does-not-grow",
        severity="note",
        confidence="primary",
        text=say(
            "Les besoins {needs} changent d’année en année, et des coûts de l’option « {option} » "
            "restent les mêmes : {lines}.",
            "The needs {needs} change from year to year, and some costs of the option “{option}” "
            "stay the same: {lines}.",
            needs=quoted_names(needs),
            option=option.id,
            lines=quoted_names(lines),
        ),
        location=None,
        help=Text(
            fr="Donnez growth_per_year à ces lignes, 0 si leur prix ne change pas.",
            en="Give growth_per_year to these lines, 0 where their price does not change.",
        ),
    )
