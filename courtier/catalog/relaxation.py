"""Why an offering is out, and the least set of requirements which, relaxed, would let it in.

An offering is judged in each of its regions by itself: each is another way in, barred by the
requirements that fail there. The least set is the smallest of them that persons may relax.
"""

from __future__ import annotations

from collections.abc import Iterable

from courtier.catalog.verdict import Standing
from courtier.catalog.wording import semicolons
from courtier.knowledge.records.risk import Asks
from courtier.results.classification import Asked, Classification
from courtier.results.matches import CriterionResult, Relaxation
from courtier.results.words import ASKS_NAMES
from courtier.values.text import Text, say

NOBODY = Text(fr="personne", en="nobody")


def nearest_way(standings: Iterable[Standing], asked: tuple[Asked, ...]) -> Standing:
    """The way in with the fewest requirements in it, all of which somebody may relax if possible.

    Args:
        standings: What the offering is worth in each place; all out.
        asked: The requirements, with who may relax each.
    """
    by = _relaxers(asked)

    def distance(way: Standing) -> tuple[bool, int]:
        barred = any(by.get(c.requirement) is None for c in way.failing)
        return barred, len(way.failing)

    return min(standings, key=lambda way: (*distance(way), -way.fit))


def relaxations_of(way: Standing, asked: tuple[Asked, ...]) -> tuple[Relaxation, ...]:
    """The requirements of a way, each with who may relax it; empty for an offering that is in."""
    if way.verdict != "ineligible":
        return ()
    texts = {a.requirement.id: a.requirement.text for a in asked}
    by, alone = _relaxers(asked), len(way.failing) == 1
    return tuple(
        Relaxation(
            requirement=c.requirement,
            text=_sentence(
                texts.get(c.requirement, c.text), by.get(c.requirement), len(way.failing), alone
            ),
            by=by.get(c.requirement),
        )
        for c in way.failing
    )


def only_relaxation(found: tuple[Relaxation, ...]) -> Relaxation | None:
    """The requirement in the way, when there is only one and somebody may relax it."""
    return found[0] if len(found) == 1 and found[0].by is not None else None


def _relaxers(asked: tuple[Asked, ...]) -> dict[str, Asks | None]:
    return {a.requirement.id: a.relaxed_by for a in asked}


def _sentence(text: Text, by: Asks | None, number: int, alone: bool) -> Text:
    named = without_stop(text)
    if by is None:
        return say(
            "« {text} » : personne ne peut l’assouplir.",
            "“{text}”: nobody may relax it.",
            text=named,
        )
    if alone:
        return say(
            "Sans l’exigence « {text} », l’offre ne serait plus écartée.",
            "Without the requirement “{text}”, the offering would no longer be out.",
            text=named,
        )
    return say(
        "« {text} » : une des {number} exigences à assouplir ensemble pour que l’offre ne soit plus"
        " écartée.",
        "“{text}”: one of the {number} requirements to relax together for the offering to be no"
        " longer out.",
        text=named,
        number=number,
    )


def why_out(way: Standing, asked: tuple[Asked, ...], classification: Classification) -> Text | None:
    """In one line: what keeps an offering out, and who may relax it; None for one that is in."""
    if way.verdict == "ineligible":
        return _why_ineligible(way.failing, asked)
    if way.verdict == "undetermined":
        return _why_undetermined(asked, classification)
    return None


def _why_ineligible(failing: tuple[CriterionResult, ...], asked: tuple[Asked, ...]) -> Text:
    """The bar that nobody may lift, else the one requirement, else all that go together."""
    texts = {a.requirement.id: a.requirement.text for a in asked}
    by = _relaxers(asked)
    barred = next((c for c in failing if by.get(c.requirement) is None), None)
    if barred is not None:
        return say(
            "{found} : personne ne peut l’assouplir.",
            "{found}: nobody may relax it.",
            found=without_stop(barred.text),
        )
    if len(failing) > 1:
        named = [_with_relaxer(texts[c.requirement], by[c.requirement]) for c in failing]
        return say(
            "{number} exigences à assouplir ensemble : {named}.",
            "{number} requirements to relax together: {named}.",
            number=len(named),
            named=semicolons(named),
        )
    return say(
        "« {requirement} » – {found} ; peut l’assouplir : {who}.",
        "“{requirement}” – {found}; who may relax it: {who}.",
        requirement=without_stop(texts[failing[0].requirement]),
        found=without_stop(failing[0].text),
        who=_who(by[failing[0].requirement]),
    )


def _with_relaxer(requirement: Text, by: Asks | None) -> Text:
    return say(
        "« {text} » ({who})", "“{text}” ({who})", text=without_stop(requirement), who=_who(by)
    )


def _who(by: Asks | None) -> Text:
    return ASKS_NAMES[by] if by else NOBODY


def _why_undetermined(asked: tuple[Asked, ...], classification: Classification) -> Text:
    if "human-decision" in classification.flags:
        return say(
            "Une règle remet la suite à une personne : aucun verdict n’est rendu.",
            "A rule hands the matter to a person: no verdict is given.",
        )
    unstated = next((a.requirement.text for a in asked if a.demand.unstated), None)
    if unstated is not None:
        return unstated
    return say(
        "Un niveau reste à établir : aucune offre ne peut être jugée avant.",
        "A level is still to settle: no offering can be judged before.",
    )


def without_stop(text: Text) -> Text:
    """A sentence without its full stop, to stand inside another."""
    return Text(fr=text.fr.rstrip("."), en=text.en.rstrip("."))
