"""The exchange rate of prices in US dollars: the body's newest one, else a marked default."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from courtier.cost.defaults import Defaults, ends
from courtier.cost.terms import Input, Term, point, uncertain
from courtier.results.common import FactUsed
from courtier.results.estimate import Assumption
from courtier.results.words import confidence_name
from courtier.values.citation import Confidence
from courtier.values.text import Text, say
from courtier.workload.common import likely
from courtier.workload.costing import ExchangeRate
from courtier.workload.model import Workload

KEY = "usd-cad"
NAME = Text(fr="Taux de change USD-CAD", en="USD-CAD exchange rate")


@dataclass(frozen=True)
class Exchange:
    """Canadian dollars for one US dollar; ``fact`` is None for a rate that the body gives."""

    rate: Decimal
    term: Term
    text: Text
    on: date | None
    fact: FactUsed | None
    unit: str = "CAD/USD"
    source: str | None = None

    @property
    def assumption(self) -> Assumption:
        """The rate as an assumption of the estimate, with its date."""
        confidence: Confidence = self.fact.confidence if self.fact else "primary"
        return Assumption(
            id=KEY,
            text=self.text,
            value=f"{self.rate:f}",
            unit=self.unit,
            on=self.on,
            basis="default" if self.fact else "given",
            confidence=confidence,
            source=self.source,
            **ends(self.term),
        )


def exchange(workload: Workload, defaults: Defaults, as_of: date) -> Exchange | None:
    """The newest rate of the body on or before the day, else the default; None when unknown."""
    rates = workload.cost.exchange_rates if workload.cost else ()
    known = [rate for rate in rates if rate.pair == "USDCAD" and rate.on <= as_of]
    if known:
        return _given(max(reversed(known), key=lambda rate: rate.on), defaults)
    return _default(defaults)


def exchange_of(rate: Decimal | None, defaults: Defaults) -> Exchange | None:
    """The rate that a command was given, else the default; None when unknown."""
    if rate is None:
        return _default(defaults)
    text = say(
        "1 $ US vaut {rate} $ CA, taux donné avec --rate",
        "1 US dollar is {rate} Canadian dollars, a rate given with --rate",
        rate=rate,
    )
    return Exchange(rate, rate, text, None, None)


def _given(given: ExchangeRate, defaults: Defaults) -> Exchange:
    term = uncertain(given.rate, KEY, NAME)
    rate = likely(given.rate)
    text = say(
        "1 $ US vaut {rate} $ CA au {day}, taux donné par l’organisme",
        "1 US dollar is {rate} Canadian dollars on {day}, a rate given by the body",
        rate=rate,
        day=given.on,
    )
    return Exchange(
        rate, _around(term, defaults), text, given.on, None, source=given.source or None
    )


def _default(defaults: Defaults) -> Exchange | None:
    found = defaults.read(KEY)
    if found is None:
        return None
    text = say(
        "1 $ US vaut {rate} $ CA : valeur par défaut d’un relevé du {day} ({confidence}), à "
        "remplacer par le taux du jour de la Banque du Canada",
        "1 US dollar is {rate} Canadian dollars: default value of a record of {day} "
        "({confidence}), to replace with the Bank of Canada’s rate of the day",
        rate=found.likely,
        day=found.since or "?",
        confidence=confidence_name(found.fact.confidence),
    )
    return Exchange(
        found.likely,
        _around(found.term, defaults),
        text,
        found.since,
        found.fact,
        source=found.source,
    )


def _around(term: Term, defaults: Defaults) -> Term:
    """A rate without a range of its own takes the default error of exchange rates."""
    error = defaults.read("exchange-rate-error")
    ranged = isinstance(term, Input) and term.varies
    if ranged or error is None or not isinstance(error.term, Input):
        return term
    item, rate = error.term, point(term)
    return Input(KEY, NAME, rate * (1 + item.low), rate * (1 + item.likely), rate * (1 + item.high))
