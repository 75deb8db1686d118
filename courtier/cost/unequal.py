"""Cloud options compared at unequal commitment, because one has no committed price known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from courtier.cost.commitments import committed_months
from courtier.cost.draft import Draft
from courtier.cost.lists import by_semicolons, quoted_names
from courtier.results.estimate import Choice
from courtier.values.findings import Finding
from courtier.values.text import Text, say


@dataclass(frozen=True)
class Bound:
    """How one option buys a need: months of commitment kept, and the longest that is known."""

    name: Text
    kept: int
    known: int


Sides = tuple[tuple[Text, ...], tuple[Text, ...]]
"""The options that are committed, each with its months, and those that could not be."""


def commitment_findings(drafts: list[Draft]) -> list[Finding]:
    """One note for each set of options of which some are committed and others could not be."""
    needs: dict[str, list[Bound]] = {}
    for draft in drafts:
        for line in draft.lines if draft.kind == "cloud" else ():
            if line.choice is not None:
                needs.setdefault(line.id, []).append(_bound(draft.name, line.choice))
    told: dict[Sides, list[str]] = {}
    for need, bounds in needs.items():
        sides = _sides(bounds)
        if all(sides):
            told.setdefault(sides, []).append(need)
    return [_finding(sides, ids) for sides, ids in told.items()]


def _bound(name: Text, choice: Choice) -> Bound:
    months = [(committed_months(each.term), each.kept) for each in choice.candidates]
    return Bound(
        name=name,
        kept=max((length for length, kept in months if kept), default=0),
        known=max((length for length, _ in months), default=0),
    )


def _sides(bounds: Iterable[Bound]) -> Sides:
    """Those that are bound longer than another is known to be possible, and those others."""
    every = tuple(bounds)
    longest = max(bound.kept for bound in every)
    least = min(bound.known for bound in every)
    committed = tuple(_lasting(bound) for bound in every if bound.kept > least)
    return committed, tuple(bound.name for bound in every if bound.known < longest)


def _lasting(bound: Bound) -> Text:
    return say(
        "{name} ({months} mois)", "{name} ({months} months)", name=bound.name, months=bound.kept
    )


def _finding(sides: Sides, needs: list[str]) -> Finding:
    committed, bare = (by_semicolons(names) for names in sides)
    return Finding(
        id="commitment-differs",
        severity="note",
        confidence="primary",
        text=say(
            "Engagement inégal pour {needs}. Au prix d’un engagement : {committed}. Sans prix "
            "connu pour la même durée : {bare}. Une partie de leur écart vient de là.",
            "Unequal commitment for {needs}. At a committed price: {committed}. With no known "
            "price for the same length: {bare}. Part of their difference comes from there.",
            needs=quoted_names(needs),
            committed=committed,
            bare=bare,
        ),
        location=None,
        help=Text(
            fr="Demandez une soumission pour la même durée, ou inscrivez le prix engagé dans "
            "catalog/own-prices.csv de votre couche.",
            en="Ask for a quote for the same length, or enter the committed price in "
            "catalog/own-prices.csv in your layer.",
        ),
    )
