"""Sales taxes on an option and what comes back of them: apart from every total."""

from __future__ import annotations

from decimal import Decimal

from courtier.results.finance import TaxCost
from courtier.values.money import cents
from courtier.workload.costing import Tax


def taxes_of(taxes: tuple[Tax, ...], base: Decimal | None) -> tuple[TaxCost, ...]:
    """Each tax of the file on an option; none where nothing is priced.

    Args:
        taxes: The taxes of the file.
        base: The undiscounted dollars on which they are paid, None where nothing is priced.
    """
    return () if base is None else tuple(_tax(tax, base) for tax in taxes)


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
