"""What was considered for each need of a cloud option, and why one way won, as text."""

from __future__ import annotations

from courtier.report.page import Page
from courtier.results.cost_words import UNIT_NAMES
from courtier.results.estimate import Candidate, OptionCost
from courtier.results.words import named


def choices(page: Page, option: OptionCost) -> None:
    """Write the regions tried, then for each line the ways to buy it, the one kept first."""
    chosen = [line for line in option.lines if line.choice is not None]
    if len(option.regions) > 1:
        page.named(page.say("Régions comparées", "Regions compared"), _regions(page, option))
    if not chosen:
        return
    page.text(page.say("Façons d’acheter considérées", "Ways to buy that were considered"))
    for line in chosen:
        if line.choice is not None:
            page.item("- ", f"[{line.id}] {page.word(line.choice.text)}", indent=4)
            for candidate in line.choice.candidates:
                page.item("· ", _candidate(page, candidate), indent=6)


def _regions(page: Page, option: OptionCost) -> str:
    """Each region with the present value of its needs, and how many of them lack a price."""
    said = []
    for tried in option.regions:
        cost = page.money(tried.present)
        lacking = page.semicolon.join(tried.missing)
        if tried.missing:
            cost = page.say(
                "{cost}, sans {what}", "{cost}, without {what}", cost=cost, what=lacking
            )
        kept = page.say(" (retenue)", " (kept)") if tried.kept else ""
        said.append(f"{tried.region} {cost}{kept}")
    return page.semicolon.join(said)


def _candidate(page: Page, candidate: Candidate) -> str:
    return page.say(
        "{sku}, {term}, {price} {currency} par {unit} : {present}. {why}",
        "{sku}, {term}, {price} {currency} per {unit}: {present}. {why}",
        sku=candidate.sku,
        term=page.word(candidate.how),
        price=page.number(candidate.price),
        currency=page.word(named(UNIT_NAMES, candidate.currency)),
        unit=page.word(named(UNIT_NAMES, candidate.unit.partition(" ")[0])),
        present=page.money(candidate.present),
        why=page.word(candidate.text),
    )
