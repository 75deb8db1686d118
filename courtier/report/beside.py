"""What reports show beside verdicts: least sets, laws and places; a choice, nothing computed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from courtier.knowledge.records.risk import Asks
from courtier.report.laws import foreign_words, marked
from courtier.results.classification import Requirement
from courtier.values.text import Text, say

if TYPE_CHECKING:
    from courtier.results.disclosure import Actor, Disclosure, RegionSeen
    from courtier.results.matches import CriterionResult, Match, Relaxation
    from courtier.results.ranking import Ranking


def by_least_set(
    matches: Iterable[Match],
) -> list[tuple[tuple[Relaxation, ...], list[Match]]]:
    """Offerings by what must be relaxed together to let each in, the smallest sets first.

    Those whose set holds a requirement that nobody may relax go together.
    """
    groups: dict[tuple[str, ...], list[Match]] = {}
    for match in matches:
        barred = any(r.by is None for r in match.relaxations)
        key = ("",) if barred else tuple(r.requirement for r in match.relaxations)
        groups.setdefault(key, []).append(match)
    found = [(members[0].relaxations, members) for members in groups.values()]
    return sorted(found, key=lambda group: len(group[0]))


def first_bar(match: Match) -> CriterionResult | None:
    """What was found for the first requirement in the way; None for an offering not out."""
    if not match.relaxations:
        return None
    first = match.relaxations[0].requirement
    return next((c for c in match.criteria if c.requirement == first), None)


def by_found(matches: Iterable[Match], said: Text | None) -> list[tuple[Text | None, list[Match]]]:
    """Offerings by what was found for what is in the way, the most frequent first.

    Args:
        matches: Offerings that are out.
        said: What is already told of them: those of which nothing more was found go under None.
    """
    groups: dict[Text | None, list[Match]] = {}
    for match in matches:
        first = first_bar(match)
        found = first.text if first else match.why
        groups.setdefault(None if found == said else found, []).append(match)
    return sorted(groups.items(), key=lambda group: -len(group[1]))


def relaxers(bars: Iterable[Relaxation]) -> list[Asks] | None:
    """Who may relax each of a set; None where nobody may relax one of them."""
    found = [bar.by for bar in bars]
    return None if None in found else [by for by in found if by is not None]


def requirement_text(bar: Relaxation, requirements: Iterable[Requirement]) -> Text:
    """The requirement that a relaxation speaks of, without its full stop."""
    text = next((r.text for r in requirements if r.id == bar.requirement), bar.text)
    return Text(fr=text.fr.rstrip("."), en=text.en.rstrip("."))


def names_of(matches: Iterable[Match], ranking: Ranking | None) -> dict[str, Text]:
    """The name of each offering of a ranking; its id where no match names it."""
    known = {match.offering: match.name for match in matches}
    scored = [item.offering for item in ranking.scores] if ranking else []
    return known | {name: Text(fr=name, en=name) for name in scored if name not in known}


def brief(shown: Disclosure) -> tuple[list[Text], ...]:
    """Who signs, the parent, data, support, foreign laws, carbon; an empty list is unknown."""
    places = {place.place: place.where for place in shown.places}
    return (
        _persons(shown, "contracting"),
        _persons(shown, "parent"),
        _some(places.get("data")),
        _some(places.get("support")),
        foreign_words(shown.laws, shown.laws_unseen),
        [_carbon(region) for region in shown.regions],
    )


def _some(text: Text | None) -> list[Text]:
    return [text] if text else []


def _persons(shown: Disclosure, role: str) -> list[Text]:
    return [_person(a) for a in shown.actors if a.role == role and a.name is not None]


def _person(actor: Actor) -> Text:
    name = actor.name or Text(fr="", en="")
    if actor.country_name is not None:
        name = say(
            "{name} ({country})", "{name} ({country})", name=name, country=actor.country_name
        )
    return marked(name, actor.confidence)


def _carbon(region: RegionSeen) -> Text:
    if region.carbon_g_per_kwh is None:
        return say("{key} : inconnu", "{key}: unknown", key=region.key)
    return say(
        "{key} : {grams} g CO2e/kWh ({year})",
        "{key}: {grams} g CO2e/kWh ({year})",
        key=region.key,
        grams=region.carbon_g_per_kwh,
        year=str(region.carbon_year or "?"),
    )
