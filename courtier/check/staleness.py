"""What an assessment says of the facts that it rests on: those too old, those weakly known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from courtier.check.lint.sorts import SORTS
from courtier.check.lint.stale import days_over
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.procurement import Check
from courtier.knowledge.records.risk import Asks, Duty, RequirementRule
from courtier.results.common import FactUsed
from courtier.results.words import ASKS_SHORT_NAMES
from courtier.values.citation import STRONG, weakest
from courtier.values.findings import Finding
from courtier.values.text import Text, Value, join, say

MOST_IDS = 12
"""So many ids are named for one person; the others are in ``provenance.facts``."""

ASKED: dict[str, Asks] = {
    "kind": "holder",
    "scheme": "security-officer",
    "rule": "security-officer",
    "profile": "architect",
    "route": "adviser",
    "parameter": "adviser",
    "offering": "adviser",
    "provider": "adviser",
    "entity": "adviser",
    "certification-type": "security-officer",
    "catalog-rule": "security-officer",
}
"""Who can confirm a record of each sort that does not say so itself; the adviser for others."""
_FINANCE_FOLDERS = ("catalog/assumptions", "catalog/exchange-rates")
_PRICES = ("price:", "own-price:", "price-service:", "support-plan:")

Confirmed = dict[Asks, list[str]]


def staleness_findings(
    facts_used: tuple[FactUsed, ...], knowledge: Knowledge, as_of: date
) -> tuple[Finding, ...]:
    """Say which of the facts that bear a result are stale, and which are weak, and whom to ask.

    Args:
        facts_used: The facts of the result; an id may come several times.
        knowledge: The layers that they were read from.
        as_of: The day of the assessment.

    Returns:
        At most one note ``stale-facts`` and one note ``weak-facts``; none when every fact used
        is fresh and strong.
    """
    used = {fact.id: fact for fact in sorted(facts_used, key=lambda fact: fact.id)}
    records = _records(used, knowledge)
    stale = [i for i, record in records.items() if days_over(record, as_of) > 0]
    weak = [fact.id for fact in used.values() if fact.confidence not in STRONG]
    found = []
    if stale:
        found.append(_stale(_by_person(stale, records, knowledge), _facts(stale, used), as_of))
    if weak:
        found.append(_weak(_by_person(weak, records, knowledge), _facts(weak, used)))
    return tuple(found)


def _facts(ids: Iterable[str], used: Mapping[str, FactUsed]) -> list[FactUsed]:
    return [used[identifier] for identifier in ids]


def _records(ids: Iterable[str], knowledge: Knowledge) -> dict[str, Record]:
    """The records among some ids; prices, claims and the like are part of one or of a table."""
    found: dict[str, Record] = {}
    for identifier in ids:
        record = next((t for t in SORTS if identifier in knowledge.all(t)), None)
        if record is not None:
            found[identifier] = knowledge.all(record)[identifier]
    return found


def _by_person(
    ids: Iterable[str], records: Mapping[str, Record], knowledge: Knowledge
) -> Confirmed:
    """The ids that each person can confirm, in the order in which reports list people."""
    found: Confirmed = defaultdict(list)
    for identifier in ids:
        found[_person(identifier, records.get(identifier), knowledge)].append(identifier)
    order = list(ASKS_SHORT_NAMES)
    return dict(sorted(found.items(), key=lambda item: order.index(item[0])))


def _person(identifier: str, record: Record | None, knowledge: Knowledge) -> Asks:
    if record is None:
        return "finance" if identifier.startswith(_PRICES) else "adviser"
    if isinstance(record, Check | Duty):
        return record.asks
    if isinstance(record, RequirementRule):
        return record.relaxed_by or "adviser"
    if any(f"{folder}/{identifier}.yaml" in knowledge.files for folder in _FINANCE_FOLDERS):
        return "finance"
    return ASKED.get(SORTS[type(record)], "adviser")


def _stale(people: Confirmed, facts: Sequence[FactUsed], as_of: date) -> Finding:
    return Finding(
        id="stale-facts",
        severity="note",
        confidence=weakest([fact.confidence for fact in facts]),
        text=say(
            "Faits employés dont le délai de relecture est dépassé au {day} : {n}. À relire par :"
            " {people}.",
            "Facts used that are past their shelf life on {day}: {n}. To be read again by:"
            " {people}.",
            day=as_of,
            n=len(facts),
            people=_list(people),
        ),
        location=None,
        help=say(
            "Relisez la source de chacun, puis écrivez checked_on dans sa fiche.",
            "Read the source of each again, then write checked_on in its record.",
        ),
    )


def _weak(people: Confirmed, facts: Sequence[FactUsed]) -> Finding:
    return Finding(
        id="weak-facts",
        severity="note",
        confidence=weakest([fact.confidence for fact in facts]),
        text=say(
            "Faits employés qui sont faibles (déduits, non vérifiés ou choisis par ce projet) :"
            " {n}. À confirmer par : {people}.",
            "Facts used that are weak (inferred, unverified or chosen by this project): {n}. To be"
            " confirmed by: {people}.",
            n=len(facts),
            people=_list(people),
        ),
        location=None,
        help=say(
            "« courtier explain ID » donne la source de chacun et ce qu’il faut en faire.",
            "“courtier explain ID” gives the source of each and what to do about it.",
        ),
    )


def _list(people: Confirmed) -> Text:
    return Text(
        fr=join([_named(*item) for item in people.items()], " ; ").fr,
        en=join([_named(*item) for item in people.items()], "; ").en,
    )


def _named(person: Asks, ids: list[str]) -> Text:
    shown = ", ".join(ids[:MOST_IDS])
    values: dict[str, Value] = {"person": ASKS_SHORT_NAMES[person], "n": len(ids), "ids": shown}
    if len(ids) > MOST_IDS:
        return say("{person} ({n}, dont {ids})", "{person} ({n}, among them {ids})", **values)
    return say("{person} ({ids})", "{person} ({ids})", **values)
