"""What the comparative cost analysis (A5) shows beside the estimate itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from courtier.documents.case import Case
from courtier.documents.cost_graphs import compared, likely_gap
from courtier.documents.stack_graph import stacked
from courtier.knowledge.records.risk import Asks
from courtier.results.estimate import Estimate, Missing, OptionCost, YearCost
from courtier.results.stacks import category_names_of, stack_sentence
from courtier.results.ties import Tie, tie_sentences, tie_title, ties_of
from courtier.values.text import Cad, Text, join, say

HEADINGS = "templates/clauses/acquisition-costs.csv"
YEARS_A_TABLE = 5
EVERY_CLOUD = "cloud:*"  # what the estimate calls a gap of all cloud options


@dataclass(frozen=True)
class CostHeading:
    """A cost heading of the regulation, with the options whose estimate holds such a line."""

    name: Text
    options: tuple[Text, ...]


@dataclass(frozen=True)
class Lack:
    """A cost that no source gives, with the names of all the options that lack it."""

    options: tuple[Text, ...]
    what: Text
    effect: Text
    asks: Asks


@dataclass(frozen=True)
class YearTable:
    """A few years of every option that has years; a row holds as many cells as ``years``."""

    years: tuple[int, ...]
    rows: tuple[tuple[Text, tuple[YearCost, ...]], ...]


def cost_view(case: Case) -> dict[str, Any]:
    """Headings of the regulation, years in tables that fit a page, names and gaps of options."""
    options = case.assessment.estimate.options
    names = {option.id: option.name for option in options}
    sides = compared(case.assessment.estimate)
    every_cloud = case.names.word("option-group", EVERY_CLOUD)
    names |= {EVERY_CLOUD: every_cloud} if every_cloud else {}
    return {
        "headings": tuple(_headings(case, options)),
        "year_tables": tuple(_year_tables(options)),
        "option_names": names,
        "missing": _lacks(case.assessment.estimate, names),
        "gaps": {option.id: _gaps(option, case) for option in options},
        "band_told": _band_told(case.assessment.estimate),
        "stack_told": _stack_told(case.assessment.estimate),
        "ties": tuple(
            (tie.kind, tie_title(tie), _tie_told(tie)) for tie in ties_of(case.assessment.estimate)
        ),
        "likely_gap": likely_gap(sides) if len(sides) == 2 else None,
        "unpriced": tuple(option for option in options if not option.lines),
    }


def _stack_told(estimate: Estimate) -> Text | None:
    """The chart of what each option costs by category, in words; None without any."""
    names = category_names_of(estimate)
    told = [stack_sentence(option, names) for option in stacked(estimate)]
    return join(told, " ") if told else None


def _tie_told(tie: Tie) -> Text:
    """The chart of a tie, in words."""
    return join([say("{title}.", "{title}.", title=tie_title(tie)), *tie_sentences(tie)], " ")


def _band_told(estimate: Estimate) -> Text | None:
    """The chart of costs that add up, in words; None where no two options are compared."""
    sides = compared(estimate)
    if len(sides) != 2:
        return None
    months = [say("{n}", "{n}", n=month) for month in estimate.break_even.months]
    return say(
        "Coût actualisé cumulé. {cloud} : médiane {p50}, de {p10} à {p90} au mois {month} ;"
        " {other} : médiane {q50}, de {q10} à {q90}. Mois de croisement : {months}.",
        "Cumulative present cost. {cloud}: median {p50}, from {p10} to {p90} in month {month};"
        " {other}: median {q50}, from {q10} to {q90}. Month of crossing: {months}.",
        cloud=sides[0].name,
        other=sides[1].name,
        month=estimate.horizon_months,
        months=join(months, ", ") if months else Text(fr="aucun n’est dit", en="none is told"),
        **_ends("p", sides[0]),
        **_ends("q", sides[1]),
    )


def _ends(letter: str, option: OptionCost) -> dict[str, Cad]:
    last = option.band[-1]
    ends = {"10": last.p10, "50": last.p50, "90": last.p90}
    return {letter + share: Cad(amount, whole=True) for share, amount in ends.items()}


def _headings(case: Case, options: tuple[OptionCost, ...]) -> Iterator[CostHeading]:
    for row in case.knowledge.rows(HEADINGS, ("id", "fr", "en", "categories")):
        words = frozenset(row["categories"].split())
        names = tuple(o.name for o in options if words & {_word(x.category) for x in o.lines})
        yield CostHeading(Text(fr=row["fr"], en=row["en"]), names)


def _lacks(estimate: Estimate, names: dict[str, Text]) -> tuple[Lack, ...]:
    """What is missing, each thing once, with every option that lacks it."""
    found: dict[tuple[str, str, Asks], list[Missing]] = {}
    for item in estimate.missing:
        found.setdefault((item.what.fr, item.effect.fr, item.asks), []).append(item)
    return tuple(
        Lack(
            tuple(names.get(i.option, Text(fr=i.option, en=i.option)) for i in items),
            items[0].what, items[0].effect, items[0].asks,
        )
        for items in found.values()
    )  # fmt: skip


def _gaps(option: OptionCost, case: Case) -> tuple[Text, ...]:
    """What an option lacks in words; the names of its gaps where the estimate words none."""
    missing = case.assessment.estimate.missing
    named = case.names.words("gap", option.missing) or ()
    return tuple(m.what for m in missing if m.option == option.id) or named


def _word(category: str) -> str:
    return "-".join(category.lower().split())


def _year_tables(options: tuple[OptionCost, ...]) -> Iterator[YearTable]:
    with_years = [option for option in options if option.years]
    years = sorted({year.year for option in with_years for year in option.years})
    for start in range(0, len(years), YEARS_A_TABLE):
        shown = tuple(years[start : start + YEARS_A_TABLE])
        rows = ((o.name, tuple(y for y in o.years if y.year in shown)) for o in with_years)
        yield YearTable(shown, tuple(row for row in rows if len(row[1]) == len(shown)))
