"""What the comparative cost analysis (A5) shows beside the estimate itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from courtier.documents.case import Case
from courtier.documents.names import table
from courtier.results.estimate import Estimate, OptionCost, YearCost
from courtier.values.text import Text

HEADINGS = "templates/clauses/acquisition-costs.csv"
YEARS_A_TABLE = 5
EVERY_CLOUD = "cloud:*"  # what the estimate calls a gap of all cloud options


@dataclass(frozen=True)
class CostHeading:
    """A cost heading of the regulation, with the options whose estimate holds such a line."""

    name: Text
    options: tuple[Text, ...]


@dataclass(frozen=True)
class YearTable:
    """A few years of every option that has years; a row holds as many cells as ``years``."""

    years: tuple[int, ...]
    rows: tuple[tuple[Text, tuple[YearCost, ...]], ...]


def cost_view(case: Case) -> dict[str, Any]:
    """Headings of the regulation, years in tables that fit a page, names and gaps of options."""
    options = case.assessment.estimate.options
    every_cloud = case.names.word("option-group", EVERY_CLOUD)
    return {
        "headings": tuple(_headings(case, options)),
        "year_tables": tuple(_year_tables(options)),
        "option_names": {EVERY_CLOUD: every_cloud, **{o.id: o.name for o in options}},
        "gaps": {option.id: _gaps(option, case.assessment.estimate) for option in options},
        "unpriced": tuple(option for option in options if not option.lines),
    }


def _headings(case: Case, options: tuple[OptionCost, ...]) -> Iterator[CostHeading]:
    for row in table(case.knowledge, HEADINGS):
        words = frozenset(row["categories"].split())
        names = tuple(o.name for o in options if words & {_word(x.category) for x in o.lines})
        yield CostHeading(Text(fr=row["fr"], en=row["en"]), names)


def _gaps(option: OptionCost, estimate: Estimate) -> tuple[Text | str, ...]:
    """What an option lacks in words; the ids of its gaps where the estimate words none."""
    return tuple(m.what for m in estimate.missing if m.option == option.id) or option.missing


def _word(category: str) -> str:
    return "-".join(category.lower().split())


def _year_tables(options: tuple[OptionCost, ...]) -> Iterator[YearTable]:
    with_years = [option for option in options if option.years]
    years = sorted({year.year for option in with_years for year in option.years})
    for start in range(0, len(years), YEARS_A_TABLE):
        shown = tuple(years[start : start + YEARS_A_TABLE])
        rows = ((o.name, tuple(y for y in o.years if y.year in shown)) for o in with_years)
        yield YearTable(shown, tuple(row for row in rows if len(row[1]) == len(shown)))
