"""Whether a certificate counts on every day of the contract."""

from __future__ import annotations

from datetime import date

from courtier.catalog.certificates.ends import bridged, earliest_end, grace_end
from courtier.catalog.certificates.judgement import (
    AS_OF_AND_TERM,
    PERIOD_AND_BRIDGE,
    Held,
    Judgement,
)
from courtier.catalog.certificates.window import first_day, last_day
from courtier.values.days import add_months
from courtier.values.text import Text, say


def judge_date(held: Held) -> Judgement | None:
    """None where it counts from the first day to the last, as far as its ends are known.

    One that ended before the day asked is expired. One that counts on that day but ends before
    the contract starts, or inside it, is unknown: its renewal is to be proved. So is one that
    begins inside the contract: nothing says what held before. After the contract, it is unmet.
    """
    return _not_begun(held) or _ended(held) or _in_doubt(held) or _renewal(held)


def judge_upkeep(held: Held) -> Judgement | None:
    """None until the day of the next follow-up, that day included; then it is to confirm."""
    due = held.claim.upkeep_due
    if due is None or due >= held.window.as_of:
        return None
    text = say(
        "{type} : suivi attendu le {day} au plus tard ; rien ne dit qu’il a été fait, à confirmer.",
        "{type}: surveillance was due by {day}; nothing says that it was done, to confirm.",
        type=held.record.name,
        day=due,
    )
    return Judgement("unknown", "date", text, AS_OF_AND_TERM)


def relayed_text(held: Held) -> Text:
    """What is said of certificates that satisfy one after another, without a gap."""
    return say(
        "{type} : satisfaite pour tout le contrat, jusqu’au {day}, par des certificats qui se"
        " suivent sans interruption.",
        "{type}: met for the whole contract, until {day}, by certificates that follow one another"
        " without a gap.",
        type=held.record.name,
        day=held.window.last,
    )


def met_text(held: Held) -> Text:
    """What is said of a certificate that satisfies: over which days, and what is not known."""
    name, window, end = held.record.name, held.window, earliest_end(held)
    if bridged(held):
        return say(
            "{type} : satisfaite ; jusqu’au {day}, une lettre de transition de la direction, et non"
            " un audit, en tient lieu.",
            "{type}: met; until {day}, a bridge letter of management, not an audit, stands for it.",
            type=name,
            day=held.claim.bridge_until or window.last,
        )
    if not window.known:
        return say(
            "{type} : satisfaite le {day} ; la durée du contrat n’est pas connue.",
            "{type}: met on {day}; the term of the contract is not known.",
            type=name,
            day=window.as_of,
        )
    if end is not None:
        return say(
            "{type} : satisfaite pour tout le contrat, jusqu’au {day}.",
            "{type}: met for the whole contract, until {day}.",
            type=name,
            day=window.last,
        )
    if held.record.validity == "fixed-end":
        return say(
            "{type} : satisfaite ; aucune date de fin n’est connue, alors que ce type en a une.",
            "{type}: met; no end date is known, although this type has one.",
            type=name,
        )
    return say("{type} : satisfaite.", "{type}: met.", type=name)


def _not_begun(held: Held) -> Judgement | None:
    window, claim = held.window, held.claim
    start, latest = first_day(claim.valid_from), last_day(claim.valid_from)
    if held.record.validity == "period" and claim.period_end and claim.period_end > window.as_of:
        text = say(
            "{type} : la période vérifiée finit le {day} ; le rapport n’existe pas encore.",
            "{type}: the audited period ends on {day}; the report does not exist yet.",
            type=held.record.name,
            day=claim.period_end,
        )
        return Judgement("unmet", "date", text, PERIOD_AND_BRIDGE)
    if start is not None and start > window.first:
        return _begins_late(held, start)
    if latest is not None and latest > window.first:
        text = say("{type} : commence en {start}, jour inconnu.",
                   "{type}: begins in {start}, day unknown.",
                   type=held.record.name, start=str(claim.valid_from))  # fmt: skip
        return Judgement("unknown", "date", text, AS_OF_AND_TERM)
    return None


def _begins_late(held: Held, start: date) -> Judgement:
    """Inside the contract: met from its start; on none of its days where it begins after them."""
    window, name, end = held.window, held.record.name, earliest_end(held)
    if start > window.last or (end is not None and end.day < start):
        text = say("{type} : ne vaut qu’à partir du {day}.", "{type}: holds only from {day}.",
                   type=name, day=start)  # fmt: skip
        return Judgement("unmet", "date", text, AS_OF_AND_TERM)
    text = say(
        "{type} : satisfaite à partir du {day} seulement ; rien ne la montre dès le début du"
        " contrat, le {first}.",
        "{type}: met only from {day}; nothing shows it from the start of the contract, on {first}.",
        type=name,
        day=start,
        first=window.first,
    )
    due = end.day if end is not None and end.day < window.last else None
    return Judgement("unknown", "date", text, AS_OF_AND_TERM, due, met_from=start)


def _ended(held: Held) -> Judgement | None:
    end = earliest_end(held)
    if end is None or end.day >= held.window.first:
        return None
    if end.day < held.window.as_of:
        return Judgement("expired", end.failed, end.text, end.rule)
    text = say(
        "{type} : prend fin le {day}, avant le début du contrat, le {first} ; à renouveler d’ici"
        " là.",
        "{type}: ends on {day}, before the start of the contract, on {first}; to renew by then.",
        type=held.record.name,
        day=end.day,
        first=held.window.first,
    )
    return Judgement("unknown", end.failed, text, end.rule)


def _in_doubt(held: Held) -> Judgement | None:
    if held.record.validity == "period":
        return _period_in_doubt(held)
    start, months = first_day(held.claim.valid_from), held.record.validity_months
    if held.claim.valid_to is not None or start is None or months is None:
        return None
    usual = add_months(start, months)
    if usual >= held.window.first:
        return None
    text = say(
        "{type} : la durée usuelle de {months} mois est passée depuis le {day}.",
        "{type}: the usual term of {months} months has been over since {day}.",
        type=held.record.name,
        months=months,
        day=usual,
    )
    return Judgement("unknown", "date", text, AS_OF_AND_TERM)


def _period_in_doubt(held: Held) -> Judgement | None:
    if held.claim.period_end is None and held.claim.valid_to is None:
        text = say(
            "{type} : la période vérifiée n’est pas dite.",
            "{type}: the audited period is not stated.",
            type=held.record.name,
        )
        return Judgement("unknown", "date", text, PERIOD_AND_BRIDGE)
    if held.claim.period_end is None or grace_end(held) or held.claim.bridge_until:
        return None
    text = say(
        "{type} : aucune limite ne dit combien de temps le rapport compte après le {day}.",
        "{type}: no limit says how long the report counts after {day}.",
        type=held.record.name,
        day=held.claim.period_end,
    )
    return Judgement("unknown", "date", text, PERIOD_AND_BRIDGE)


def _renewal(held: Held) -> Judgement | None:
    end = earliest_end(held)
    if end is None or end.day >= held.window.last:
        return None
    text = say(
        "{type} : à renouveler au plus tard le {day} ; le contrat dure jusqu’au {last}.",
        "{type}: to renew by {day} at the latest; the contract lasts until {last}.",
        type=held.record.name,
        day=end.day,
        last=held.window.last,
    )
    return Judgement(
        "unknown", "date", text, AS_OF_AND_TERM, renewal_due=end.day, bridged=bridged(held)
    )
