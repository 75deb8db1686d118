"""Sales taxes on an option and what comes back of them: apart from every total."""

from __future__ import annotations

from decimal import Decimal

from courtier.cost.topics import STAFF
from courtier.results.estimate import CostLine
from courtier.results.finance import TaxCost
from courtier.values.money import cents
from courtier.workload.costing import Tax

UNTAXED = (STAFF, "residual")
"""Categories on which no sales tax is paid: pay, and the value that is left of equipment."""


def taxes_of(taxes: tuple[Tax, ...], lines: tuple[CostLine, ...]) -> tuple[TaxCost, ...]:
    """Each tax of the file on the undiscounted lines of an option; none where nothing is priced."""
    if not lines:
        return ()
    taxed = [line.nominal for line in lines if line.category not in UNTAXED]
    return tuple(_tax(tax, sum(taxed, Decimal(0))) for tax in taxes)


def _tax(tax: Tax, base: Decimal) -> TaxCost:
    amount = cents(base * tax.rate)
    returned = None if tax.rebate is None else cents(amount * tax.rebate)
    return TaxCost(
        name=tax.name,
        rate=tax.rate,
        base=base,
        tax=amount,
        returned=returned,
        net=None if returned is None else amount - returned,
    )
