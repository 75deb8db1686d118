"""What no source gives, as text: grouped by price, so that each is asked for once."""

from __future__ import annotations

from collections.abc import Iterable

from courtier.report.page import Page, capital
from courtier.results.cost_words import OPTION_GROUP_NAMES
from courtier.results.estimate import Estimate, Missing
from courtier.results.words import ASKS_NAMES
from courtier.values.text import Text

Prices = dict[Text, list[str]]
"""The options that lack each price, in their order."""


def missing_section(page: Page, estimate: Estimate) -> None:
    """Whom to ask and what its lack changes, then each price with the options that lack it."""
    if not estimate.missing:
        return
    page.section(page.say("Prix à obtenir", "Prices to obtain"))
    names = {option.id: page.word(option.name) for option in estimate.options}
    names |= {group: page.word(name) for group, name in OPTION_GROUP_NAMES.items()}
    for (asks, effect), prices in grouped(estimate.missing).items():
        role = capital(page.word(ASKS_NAMES[asks]))
        page.item("- ", f"{role}{page.colon}{page.word(effect)}")
        for options, found in _shared(prices).items():
            told = page.semicolon.join(page.word(price) for price in found)
            lacking = page.semicolon.join(names.get(option, option) for option in options)
            page.item("· ", f"{told} ({lacking})", indent=4)


def grouped(missing: Iterable[Missing]) -> dict[tuple[str, Text], Prices]:
    """The prices to obtain by whom to ask and effect, each with the options that lack it."""
    found: dict[tuple[str, Text], Prices] = {}
    for item in missing:
        prices = found.setdefault((item.asks, item.effect), {})
        options = prices.setdefault(item.price or item.what, [])
        if item.option not in options:
            options.append(item.option)
    return found


def _shared(prices: Prices) -> dict[tuple[str, ...], list[Text]]:
    """The prices that the same options lack, together."""
    found: dict[tuple[str, ...], list[Text]] = {}
    for price, options in prices.items():
        found.setdefault(tuple(options), []).append(price)
    return found
