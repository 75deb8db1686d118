"""What was considered for each need of a cloud option, and why one way won, as text."""

from __future__ import annotations

from decimal import Decimal

from courtier.report.page import Counted, Page
from courtier.results.cost_words import UNIT_NAMES
from courtier.results.estimate import Candidate, OptionCost
from courtier.results.words import named
from courtier.values.text import Text


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
            _candidates(page, line.choice.candidates)


def _candidates(page: Page, found: tuple[Candidate, ...]) -> None:
    """The way kept, the next one, those cheaper but set aside; how many dearer ones are left."""
    least = next((each.present for each in found if each.kept), None)
    dearer = [each for each in found if not each.kept and _dearer(each, least)]
    for candidate in found:
        if candidate not in dearer[1:]:
            page.item("· ", _candidate(page, candidate), indent=6)
    if dearer[1:]:
        page.item("· ", _DEARER.of(len(dearer) - 1, page.language), indent=6)


def _dearer(candidate: Candidate, least: Decimal | None) -> bool:
    """Tell whether a way surely costs no less than the one kept."""
    return least is not None and candidate.present is not None and candidate.present >= least


_DEARER = Counted(
    Text(
        fr="{n} autre façon, plus coûteuse, dans le JSON (choice.candidates).",
        en="{n} other way, dearer, in the JSON (choice.candidates).",
    ),
    Text(
        fr="{n} autres façons, plus coûteuses, dans le JSON (choice.candidates).",
        en="{n} other ways, dearer, in the JSON (choice.candidates).",
    ),
)


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
