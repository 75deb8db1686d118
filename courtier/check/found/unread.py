"""The parts of an inventory that were not read: told together, and never taken as absent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from courtier.check.inventory_rules import UNREAD
from courtier.check.outcome import Outcome
from courtier.check.resources.words import named
from courtier.results.check import Unexamined
from courtier.results.inventory import Inventory, Unread, WhyUnread
from courtier.results.inventory_words import WHY_UNREAD, left_out, remedies, unread_text
from courtier.values.text import Text, join, say

MOST_PARTS = 10_000
"""So many parts are named; the others are counted in one more."""


def unread_outcomes(head: Inventory) -> Iterator[Outcome]:
    """An open finding for each listing and reason; a pass where all that matters was read."""
    groups: dict[tuple[str, WhyUnread], list[Unread]] = {}
    for part in head.unread:
        if part.matters:
            groups.setdefault((part.listing, part.why), []).append(part)
    for (listing, why), parts in groups.items():
        help = join(remedies(parts, head.cloud, head.source), " ")
        text = _text(listing, why, parts)
        yield Outcome(UNREAD, "undetermined", text, help, key=listing, detail=why)
    if groups:
        return
    if head.complete:
        yield Outcome(UNREAD, "passed")
    else:
        text = say("L’inventaire ne se dit pas entier.", "The inventory does not say it is whole.")
        yield Outcome(UNREAD, "undetermined", text)


def _text(listing: str, why: WhyUnread, parts: Sequence[Unread]) -> Text:
    if why == "not-told-by-export":
        return unread_text(parts[0])
    return say(
        "{listing}, non lu : {why} ({n}). {where}",
        "{listing}, not read: {why} ({n}). {where}",
        listing=listing, why=WHY_UNREAD[why], n=len(parts), where=named(_where(parts)),
    )  # fmt: skip


def _where(parts: Sequence[Unread]) -> list[str]:
    return [" ".join(word for word in (p.account, p.region) if word) or p.part for p in parts]


def _why(part: Unread) -> Text:
    if part.why == "not-told-by-export":
        return say("Non lu : {why}.", "Not read: {why}.", why=left_out(part))
    why = WHY_UNREAD[part.why]
    if not part.detail:
        return say("Non lu : {why}.", "Not read: {why}.", why=why)
    return say(
        "Non lu : {why} ({detail}).", "Not read: {why} ({detail}).", why=why, detail=part.detail
    )


def unread_parts(head: Inventory, file: str) -> tuple[Unexamined, ...]:
    """Each part that was not read, as something that was not examined."""
    found = [
        Unexamined(name=part.part, code=part.why, text=_why(part), file=file)
        for part in head.unread[:MOST_PARTS]
    ]
    more = len(head.unread) - len(found)
    if more:
        text = say(
            "Autres parties non lues, non énumérées : {n}.",
            "Other parts not read, not listed: {n}.",
            n=more,
        )
        found.append(Unexamined(name=file, code="more", text=text, file=file))
    return tuple(found)
