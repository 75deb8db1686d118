"""What each option costs by category, as text: a bar of letters on one scale, then the amounts."""

from __future__ import annotations

from decimal import Decimal
from string import ascii_lowercase, ascii_uppercase

from courtier.report.digest import shown_options
from courtier.report.page import Page
from courtier.results.estimate import Estimate, OptionCost
from courtier.results.stacks import category_names_of, parts_of, stack_sentence
from courtier.values.text import Text

MOST = 8
SIGNS = ascii_lowercase + ascii_uppercase
INDENT = 4


def stack_section(page: Page, estimate: Estimate) -> None:
    """The bars of the options to show first, and what each letter stands for."""
    options = [option for option in shown_options(estimate, MOST) if option.lines]
    if not options:
        return
    page.section(
        page.say("Valeur actuelle par catégorie de coût", "Present value by category of cost")
    )
    names = category_names_of(estimate)
    used = dict.fromkeys(c for option in options for c in parts_of(option))
    signs = dict(zip(used, SIGNS, strict=False))
    top = max(sum(parts_of(option).values(), Decimal(0)) for option in options)
    for option in options:
        page.text(page.word(stack_sentence(option, names)))
        page.add([" " * INDENT + stack_bar(option, signs, top, page.width - INDENT)])
    told = (
        f"{sign} {page.word(names.get(category, Text(fr=category, en=category)))}"
        for category, sign in signs.items()
    )
    page.text(", ".join(told) + ".")


def stack_bar(option: OptionCost, signs: dict[str, str], top: Decimal, width: int) -> str:
    """A bar in which each category has its letter as many times as it weighs.

    Args:
        option: An option with lines.
        signs: The letter of each category; ``+`` stands for any other.
        top: The amount that fills the width.
        width: The columns of the whole scale.
    """
    drawn, total = "", Decimal(0)
    for category, amount in parts_of(option).items():
        total += amount
        end = int(total * width / top) if top > 0 else 0
        drawn += signs.get(category, "+") * (end - len(drawn))
    return drawn
