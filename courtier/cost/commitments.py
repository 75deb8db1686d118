"""What the term of a price commits to: months, payment, and whether the contract allows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from courtier.cost.prices import ON_DEMAND
from courtier.cost.spans import Load
from courtier.cost.view import MONTHS_PER_YEAR
from courtier.knowledge.records.prices import PriceRow
from courtier.values.text import Text, say
from courtier.workload.model import Workload

_TERM = re.compile(r"(?:committed|reserved) (?P<years>\d)y(?: (?P<paid>no|partial|all) upfront)?\Z")


@dataclass(frozen=True)
class Commitment:
    """Machines paid for whole blocks of ``months``, at once where ``upfront``."""

    months: int
    upfront: bool = False

    def covered(self, horizon: int) -> int:
        """The months of the horizon that whole blocks cover."""
        return horizon // self.months * self.months


BY_THE_MONTH = Commitment(1)
"""A price of list for a whole month of use: nothing beyond the month is promised."""


def commitment_of(row: PriceRow) -> Commitment | None:
    """What a price commits to; None for a price by the hour, on demand.

    Raises:
        ValueError: The term cannot be counted: its payments are not known one by one.
    """
    if row.term == ON_DEMAND:
        return BY_THE_MONTH if row.unit.startswith("month") else None
    found = _of_term(row.term)
    if found is None:
        raise ValueError(row.term)
    return found


@cache
def _of_term(term: str) -> Commitment | None:
    """What the words of a term commit to; None for words that cannot be counted."""
    found = _TERM.match(term)
    if found is None or found["paid"] == "partial":
        return None
    return Commitment(12 * int(found["years"]), found["paid"] == "all")


def committed_months(term: str) -> int:
    """The months that the term of a price commits to; 0 where it commits to none."""
    found = _TERM.match(term)
    return 0 if found is None else 12 * int(found["years"])


def term_words(row: PriceRow) -> Text:
    """How a price is bought, in words."""
    commitment = commitment_of(row)
    if commitment is None:
        return Text(fr="à la demande", en="on demand")
    if commitment == BY_THE_MONTH:
        return Text(
            fr="à la demande, mois complet, rabais d’usage continu compris",
            en="on demand, whole month, sustained-use discount included",
        )
    years = commitment.months // 12
    plural = Text(fr="ans" if years > 1 else "an", en="year")
    if commitment.upfront:
        return say(
            "engagement de {n} {years} payé d’avance",
            "{n}-{years} commitment paid upfront",
            n=years,
            years=plural,
        )
    return say(
        "engagement de {n} {years}, payé par mois",
        "{n}-{years} commitment, paid monthly",
        n=years,
        years=plural,
    )


def firm_months(workload: Workload) -> int | None:
    """The first term of the contract; None when the file does not give it.

    Renewals and options are not certain: no commitment may rest on them.
    """
    term = workload.acquisition.term if workload.acquisition else None
    return None if term is None else term.initial_months


def load_of(workload: Workload) -> Load | None:
    """The load of the service; None unless its average, its peak and its hours are given."""
    given = workload.service.load if workload.service else None
    if given is None or given.average is None or given.peak is None:
        return None
    if given.peak_hours_per_year is None:
        return None
    hours = Decimal(given.peak_hours_per_year) / MONTHS_PER_YEAR
    return Load(given.average, given.peak, hours)


def refusal(commitment: Commitment | None, firm: int | None, horizon: int) -> Text | None:
    """Why a commitment may not be taken; None when it may."""
    if commitment is None or commitment == BY_THE_MONTH:
        return None
    if firm is None:
        return Text(
            fr="Écarté : la durée ferme du contrat n’est pas connue (acquisition : term).",
            en="Set aside: the firm term of the contract is not known (acquisition: term).",
        )
    if commitment.months > min(firm, horizon):
        return say(
            "Écarté : {months} mois d’engagement dépassent la durée ferme du contrat "
            "({firm} mois) ou l’horizon ({horizon} mois).",
            "Set aside: a commitment of {months} months goes beyond the firm term of the contract "
            "({firm} months) or the horizon ({horizon} months).",
            months=commitment.months,
            firm=firm,
            horizon=horizon,
        )
    return None
