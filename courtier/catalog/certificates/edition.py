"""The edition of a certificate: the one demanded, and one that counts on the days asked."""

from __future__ import annotations

from datetime import date

from courtier.catalog.certificates.judgement import (
    PROOF_THAT_COUNTS,
    SIX_MATCHES,
    Held,
    Judgement,
)
from courtier.knowledge.records.certifications import Edition
from courtier.values.days import OPEN_END, OPEN_START, within
from courtier.values.text import say


def judge_edition(held: Held) -> Judgement | None:
    """None where the edition is the one demanded and counts from the first day asked.

    Of an attestation over a past period, the days of an edition bound the start of that period;
    of any other, the days on which the certificate counts. The end of an edition inside the
    contract is an end like any other (see ``ends``).
    """
    demanded, claimed = held.demand.edition, held.claim.edition
    if demanded is not None and claimed not in (None, demanded):
        text = say(
            "{type} : édition {held}, alors que {edition} est demandée.",
            "{type}: edition {held}, while {edition} is asked.",
            type=held.record.name,
            held=str(claimed),
            edition=demanded,
        )
        return Judgement("silent", "edition", text, SIX_MATCHES)
    if claimed is None:
        return _unstated(held)
    edition = held_edition(held)
    if edition is None:
        return None
    return _of_period(held, edition) if _past_period(held) else _too_soon(held, edition)


def held_edition(held: Held) -> Edition | None:
    """The record of the edition that the certificate names; None where the type has none."""
    return next((e for e in held.record.editions if e.id == held.claim.edition), None)


def ends_with_edition(held: Held) -> date | None:
    """The last day that the certificate's edition lets it count; None where it lets it live on."""
    edition = held_edition(held)
    return None if edition is None or _past_period(held) else edition.last_day


def _past_period(held: Held) -> bool:
    return held.record.validity == "period"


def _unstated(held: Held) -> Judgement | None:
    first = held.window.first
    ended = any((e.last_day or OPEN_END) < first for e in held.record.editions)
    if not ended and held.demand.edition is None:
        return None
    text = say(
        "{type} : l’édition n’est pas dite.", "{type}: the edition is not stated.",
        type=held.record.name,
    )  # fmt: skip
    return Judgement("unknown", "edition", text, SIX_MATCHES)


def _too_soon(held: Held, edition: Edition) -> Judgement | None:
    if edition.first_day is None or edition.first_day <= held.window.first:
        return None
    text = say(
        "{type} : l’édition {held} ne compte qu’à partir du {day}.",
        "{type}: edition {held} counts only from {day}.",
        type=held.record.name,
        held=edition.id,
        day=edition.first_day,
    )
    return Judgement("unmet", "edition", text, PROOF_THAT_COUNTS)


def _of_period(held: Held, edition: Edition) -> Judgement | None:
    """Hold the start of the audited period against the days of the edition."""
    counts = _counts(held.claim.period_start, edition, held.window.as_of)
    if counts is True:
        return None
    if counts is None:
        text = say(
            "{type} : le début de la période vérifiée n’est pas dit ; l’édition {held} pourrait"
            " ne pas compter.",
            "{type}: the start of the audited period is not stated; edition {held} might not"
            " count.",
            type=held.record.name,
            held=edition.id,
        )
        return Judgement("unknown", "edition", text, PROOF_THAT_COUNTS)
    text = say(
        "{type} : l’édition {held} ne vaut pas pour une période vérifiée qui commence à ce moment.",
        "{type}: edition {held} does not serve an audited period that starts at that time.",
        type=held.record.name,
        held=edition.id,
    )
    return Judgement("unmet", "edition", text, PROOF_THAT_COUNTS)


def _counts(start: date | None, edition: Edition, as_of: date) -> bool | None:
    """Whether an edition serves a period; of a start unknown, only that it is past is known."""
    if start is not None:
        return within(start, edition.first_day, edition.last_day)
    if as_of < (edition.first_day or OPEN_START):
        return False
    if edition.first_day is None and as_of <= (edition.last_day or OPEN_END):
        return True
    return None
