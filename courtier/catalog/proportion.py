"""Requirements in proportion: what the body asks beyond the level and the law, and what it costs.

A requirement of the body is noted with the offerings that it puts out alone, and with those that
all of its own requirements put out together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from courtier.results.classification import Asked
from courtier.values.findings import Finding, Location
from courtier.values.text import Text, say

HOSTING = "hosting-policy"
Obstacles = Mapping[str, tuple[frozenset[str], ...]]
"""For each offering, for each place where it was judged, the requirements in the way there."""

_KEYS = {
    "hosting-deployment": "hosting.deployment",
    "hosting-foreign-exposure": "hosting.foreign_exposure",
    "hosting-keys": "hosting.keys",
    "hosting-support-access": "hosting.support_access",
    "hosting-subprocessors": "hosting.subprocessors",
}


def added_by_body(asked: Iterable[Asked], own_records: frozenset[str]) -> tuple[Asked, ...]:
    """The *musts* that the body adds: its hosting policy, and the records of its own layers.

    Args:
        asked: All requirements.
        own_records: Ids of the requirements that come from a layer of the body.

    Returns:
        Those that the level or the law does not already ask in the same words of demand.
    """
    asked = tuple(asked)
    others = [a for a in asked if not _of_body(a, own_records) and a.requirement.force == "must"]
    return tuple(
        a
        for a in asked
        if _of_body(a, own_records)
        and a.requirement.force == "must"
        and not any(_asks_as_much(other, a) for other in others)
    )


def _of_body(asked: Asked, own_records: frozenset[str]) -> bool:
    identifier = asked.requirement.id
    return identifier in own_records or any(r.rule == HOSTING for r in asked.requirement.reasons)


def _asks_as_much(other: Asked, mine: Asked) -> bool:
    """Tell whether another requirement already asks the same place, or a narrower one."""
    if other.demand.place is None or other.demand.place != mine.demand.place:
        return other.demand == mine.demand
    return all(
        country in mine.demand.countries or country.split("-")[0] in mine.demand.countries
        for country in other.demand.countries
    )


def put_out(obstacles: Obstacles, requirements: frozenset[str]) -> frozenset[str]:
    """The offerings that are out, and would not be without some requirements."""
    return frozenset(
        name
        for name, ways in obstacles.items()
        if all(ways) and any(way <= requirements for way in ways)
    )


def proportion_findings(
    added: tuple[Asked, ...],
    obstacles: Obstacles,
    locate: Callable[[str], Location | None],
) -> tuple[Finding, ...]:
    """A note for each requirement that the body adds.

    Args:
        added: What ``added_by_body`` gives.
        obstacles: What is in the way of each offering.
        locate: Where a key of the workload file stands; None where it does not.
    """
    together = put_out(obstacles, frozenset(a.requirement.id for a in added))
    return tuple(_finding(item, obstacles, len(together), len(added), locate) for item in added)


def _finding(
    item: Asked,
    obstacles: Obstacles,
    together: int,
    number: int,
    locate: Callable[[str], Location | None],
) -> Finding:
    identifier = item.requirement.id
    alone = len(put_out(obstacles, frozenset({identifier})))
    return Finding(
        id="requirement-beyond-level",
        severity="note",
        confidence="primary",
        text=_text(item.requirement.text, identifier, alone, together, number),
        location=locate(_key_of(identifier)),
        help=say(
            "Gardez-la si le mandat la justifie, et écrivez pourquoi au dossier ; sinon,"
            " assouplissez-la.",
            "Keep it if the mandate justifies it, and write why in the file; else relax it.",
        ),
    )


def _text(text: Text, identifier: str, alone: int, together: int, number: int) -> Text:
    named = Text(fr=text.fr.rstrip("."), en=text.en.rstrip("."))
    if number == 1:
        return say(
            "L’organisme ajoute « {text} » ({id}) à ce que le niveau et la loi demandent ;"
            " offres que cela écarte : {alone}.",
            "The body adds “{text}” ({id}) to what the level and the law ask; offerings that this"
            " puts out: {alone}.",
            text=named, id=identifier, alone=alone,
        )  # fmt: skip
    return say(
        "L’organisme ajoute « {text} » ({id}) à ce que le niveau et la loi demandent ;"
        " offres que cet ajout écarte à lui seul : {alone} ; avec ses {number} ajouts ensemble :"
        " {together}.",
        "The body adds “{text}” ({id}) to what the level and the law ask; offerings that it puts"
        " out alone: {alone}; all {number} additions together: {together}.",
        text=named, id=identifier, alone=alone, together=together, number=number,
    )  # fmt: skip


def _key_of(identifier: str) -> str:
    if identifier.startswith("hosting-place-"):
        return f"hosting.places.{identifier.removeprefix('hosting-place-')}"
    return _KEYS.get(identifier, "scheme")
