"""Where two options tie: the points of each picture, and the picture in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from courtier.results.estimate import Estimate, TiePoint
from courtier.values.text import Cad, Text, say

TieKind = Literal["hours", "discount"]


@dataclass(frozen=True)
class Tie:
    """The points of one picture, the tie among them (None: none), and the names of both sides."""

    kind: TieKind
    points: tuple[TiePoint, ...]
    tie: Decimal | None
    cloud: Text
    other: Text


def ties_of(estimate: Estimate) -> list[Tie]:
    """The pictures that an estimate has points for: by hours, by discount."""
    found, names = estimate.break_even, {o.id: o.name for o in estimate.options}
    given: tuple[tuple[TieKind, tuple[TiePoint, ...], Decimal | None], ...] = (
        ("hours", found.by_hours, found.hours_per_month),
        ("discount", found.by_discount, found.discount),
    )
    if found.cloud not in names or found.other not in names:
        return []
    sides = names[found.cloud], names[found.other]
    return [Tie(kind, points, tie, *sides) for kind, points, tie in given if points]


def tie_title(tie: Tie) -> Text:
    """What the picture shows."""
    return _TITLES[tie.kind]


def tie_sentences(tie: Tie) -> list[Text]:
    """The picture in words: each side at both ends, then the tie."""
    first, last = tie.points[0], tie.points[-1]
    sides: tuple[tuple[Text, Callable[[TiePoint], Decimal]], ...] = (
        (tie.cloud, lambda point: point.cloud),
        (tie.other, lambda point: point.other),
    )
    told = [
        say(
            "{name} : {start} à {low}, {end} à {high}.",
            "{name}: {start} at {low}, {end} at {high}.",
            name=name, start=Cad(of(first), whole=True), low=at_words(tie.kind, first.at),
            end=Cad(of(last), whole=True), high=at_words(tie.kind, last.at),
        )
        for name, of in sides
    ]  # fmt: skip
    if tie.tie is None:
        return [*told, _NOWHERE]
    return [*told, say("Égalité à {at}.", "Tie at {at}.", at=at_words(tie.kind, tie.tie))]


def at_words(kind: TieKind, at: Decimal) -> Text:
    """A number of hours, or a percentage; a rise is a negative discount."""
    if kind == "hours":
        return say("{n} h", "{n} h", n=round(at, 1))
    return say("{n} %", "{n}%", n=round(at * 100, 1))


_TITLES: dict[TieKind, Text] = {
    "hours": Text(
        fr="Valeur actualisée selon les heures par mois des machines infonuagiques",
        en="Present value by the hours a month of the cloud machines",
    ),
    "discount": Text(
        fr="Valeur actualisée selon le rabais du fournisseur infonuagique",
        en="Present value by the discount of the cloud provider",
    ),
}
_NOWHERE = Text(fr="Aucune égalité.", en="No tie.")
