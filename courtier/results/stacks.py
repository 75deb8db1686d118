"""What each option costs by category: the parts of its stack, and the stack in words."""

from __future__ import annotations

from decimal import Decimal

from courtier.results.estimate import Estimate, OptionCost
from courtier.values.text import Cad, Text, join, say


def parts_of(option: OptionCost) -> dict[str, Decimal]:
    """What each category adds; what is deducted is told in words and takes no room."""
    return {category: amount for category, amount in sums_of(option).items() if amount > 0}


def sums_of(option: OptionCost) -> dict[str, Decimal]:
    """The present value of each category, in the order of the lines."""
    found: dict[str, Decimal] = {}
    for line in option.lines:
        found[line.category] = found.get(line.category, Decimal(0)) + line.npv
    return found


def category_names_of(estimate: Estimate) -> dict[str, Text]:
    """The names of the categories by their ids."""
    return {category.id: category.name for category in estimate.categories}


def stack_sentence(option: OptionCost, names: dict[str, Text]) -> Text:
    """An option by category, in words."""
    told = [
        say(
            "{category} {cad}",
            "{category} {cad}",
            category=names.get(category, Text(fr=category, en=category)),
            cad=Cad(amount, whole=True),
        )
        for category, amount in sums_of(option).items()
        if amount
    ]
    return say("{name} : {told}.", "{name}: {told}.", name=option.name, told=join(told, ", "))
