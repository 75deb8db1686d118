"""What nobody may read the estimate of a contract without knowing, and the value far from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from courtier.cost.defaults import Defaults
from courtier.cost.draft import Draft
from courtier.cost.estimate import Study
from courtier.cost.facts import CostFacts
from courtier.cost.statements import currency_told, draws_told, hours_told
from courtier.results.artefacts import ContractEstimate
from courtier.values.findings import Finding
from courtier.values.text import Cad, Text, say

FACTOR = "contract-value-factor"
_BEFORE_TAX = Text(fr="Taxes : aucun montant ne les compte.", en="Tax: no amount counts it.")


def contract_statements(study: Study, clouds: list[Draft], facts: CostFacts) -> tuple[Text, ...]:
    """The exchange rate, the days and the origin of the prices, the hours, the draws, the taxes."""
    rows = [row for draft in clouds for line in draft.lines for row in line.prices]
    return (
        currency_told(study.exchange),
        _days(sorted({row.as_of for row in rows}), facts),
        _origin(clouds),
        hours_told(study.frame),
        draws_told(study.frame),
        _BEFORE_TAX,
    )


def _days(days: list[str], facts: CostFacts) -> Text:
    if not days or facts.snapshot_day is None:
        return Text(fr="Prix publics : aucun n’a servi.", en="List prices: none served.")
    return say(
        "Prix publics : relevé du {snapshot} ; prix datés du {first} au {last}.",
        "List prices: snapshot of {snapshot}; prices dated from {first} to {last}.",
        snapshot=facts.snapshot_day,
        first=_day(days[0]),
        last=_day(days[-1]),
    )


def _day(written: str) -> date | str:
    """A day of a price, which some sources give by its year alone."""
    return date.fromisoformat(written) if len(written) == len("2026-01-31") else written


def _origin(clouds: list[Draft]) -> Text:
    lines = [line for draft in clouds for line in draft.lines]
    return say(
        "Origine des {n} lignes : soumission, {quotes} ; prix public, {listed} ; autre, {rest}.",
        "Origin of the {n} lines: quote, {quotes}; list price, {listed}; other, {rest}.",
        n=len(lines),
        quotes=sum(line.basis == "quote" for line in lines),
        listed=sum(line.basis == "list" for line in lines),
        rest=sum(line.basis not in ("quote", "list") for line in lines),
    )


def value_findings(found: ContractEstimate, study: Study, facts: CostFacts) -> tuple[Finding, ...]:
    """That the value of the body, which decides the route, is far from the estimate; else nothing.

    The factor is a dated assumption: without it, or without either amount, nothing is told.
    """
    factor = Defaults(facts.parameters, study.frame.as_of).read(FACTOR)
    value, middle = found.body_value, found.median
    if factor is None or not value or not middle:
        return ()
    ratio = max(value / middle, middle / value)
    if ratio <= factor.likely:
        return ()
    return (_far(value, middle, ratio, factor.likely),)


def _far(value: Decimal, middle: Decimal, ratio: Decimal, factor: Decimal) -> Finding:
    text = say(
        "La valeur donnée, {value}, et l’estimation, {middle}, diffèrent d’un facteur {ratio}, "
        "plus que {factor} : c’est cette valeur qui décide de la voie d’acquisition.",
        "The value given, {value}, and the estimate, {middle}, differ by a factor of {ratio}, "
        "more than {factor}: this value is what decides the route.",
        value=Cad(value),
        middle=Cad(middle),
        ratio=ratio.quantize(Decimal("0.1")),
        factor=factor,
    )
    return Finding(
        id="contract-value-far",
        severity="warning",
        confidence="design",
        text=text,
        location=None,
        help=Text(
            fr="Justifiez la valeur (acquisition : estimated_value_cad) par ce qu’elle comprend de "
            "plus, ou corrigez-la, puis revoyez la voie.",
            en="Justify the value (acquisition: estimated_value_cad) by what more it includes, or "
            "correct it, then look at the route again.",
        ),
    )
