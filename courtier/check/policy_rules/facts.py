"""How old a policy lets the facts be that a result rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from courtier.check.case import Case
from courtier.check.outcome import Outcome
from courtier.values.text import say

MOST_IDS = 8


def ages(case: Case) -> Iterator[Outcome]:
    """Facts that were read longer ago than the policy lets them."""
    rule, limit = "facts-too-old", case.policy.staleness_days
    if limit is None:
        yield case.plain(rule, "skipped")
        return
    old = sorted(name for name, days in case.ages.items() if days is not None and days > limit)
    unknown = sorted(name for name, days in case.ages.items() if days is None)
    if old:
        text = say(
            "Faits non relus depuis plus longtemps que permis (jours : {limit}) : {n} ({ids}).",
            "Facts last read longer ago than permitted (days: {limit}): {n} ({ids}).",
            limit=limit, n=len(old), ids=first_of(old),
        )  # fmt: skip
        yield case.said(rule, "failed", text)
    elif unknown:
        text = say(
            "Faits dont le jour de lecture est inconnu : {n} ({ids}).",
            "Facts whose day of reading is unknown: {n} ({ids}).",
            n=len(unknown), ids=first_of(unknown),
        )  # fmt: skip
        yield case.said(rule, "undetermined", text)
    else:
        yield case.plain(rule, "passed")


def first_of(names: Sequence[str]) -> str:
    """The first of some ids, with a mark that there are more."""
    return ", ".join(names[:MOST_IDS]) + ("…" if len(names) > MOST_IDS else "")
