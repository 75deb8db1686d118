"""Whether one certificate satisfies one demand: type, level, edition, service, region, date.

The six are tried in that order and the first that fails is named. A provider-wide claim, a claim
whose list of services was not read, or one that names no place proves nothing: *unknown*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from courtier.knowledge.records.certifications import Certification, CertificationType
from courtier.knowledge.records.risk import CertificationDemand
from courtier.results.matches import Failed, Status
from courtier.values.days import add_months
from courtier.values.text import Text, say


@dataclass(frozen=True)
class Judgement:
    """What one certificate is worth for one demand."""

    status: Status
    failed: Failed | None
    text: Text


def covers_type(claim: str, demanded: str, types: Mapping[str, CertificationType]) -> bool:
    """Tell whether a type of claim answers a demand for another type."""
    if claim == demanded:
        return True
    record = types.get(claim)
    return record is not None and demanded in record.satisfies


def judge_certificate(
    claim: Certification,
    demand: CertificationDemand,
    record: CertificationType,
    regions: tuple[str, ...],
    as_of: date,
) -> Judgement:
    """Hold one certificate, whose type already answers the demand, against the other five.

    Args:
        claim: The certificate.
        demand: What is asked.
        record: The type of the certificate.
        regions: The regions in use or open to use, as ``provider:code``; empty when unknown.
        as_of: The day on which it must count; both ends of a period count.
    """
    for test in (_status, _level, _edition, _service, _region, _date):
        verdict = test(claim, demand, record, regions, as_of)
        if verdict is not None:
            return verdict
    return Judgement(
        "met", None, say("{type} : satisfaite.", "{type}: met.", type=record.name)
    )  # fmt: skip


def _status(
    claim: Certification, _d: CertificationDemand, record: CertificationType, _r: object, _a: date
) -> Judgement | None:
    if claim.status == "in-progress":
        text = say(
            "{type} : démarche en cours, qui ne satisfait rien.",
            "{type}: in progress, which satisfies nothing.",
            type=record.name,
        )
        return Judgement("unmet", "type", text)
    if claim.status == "unknown":
        text = say(
            "{type} : absente de ce qui a été lu le {day} ; inconnue, non refusée.",
            "{type}: absent from what was read on {day}; unknown, not refused.",
            type=record.name,
            day=claim.evidence.read_on,
        )
        return Judgement("unknown", "type", text)
    return None


def _level(
    claim: Certification,
    demand: CertificationDemand,
    record: CertificationType,
    _r: object,
    _a: date,
) -> Judgement | None:
    if demand.level is None or claim.level == demand.level:
        return None
    if claim.level is None:
        text = say(
            "{type} : le niveau n’est pas dit ; {level} est demandé.",
            "{type}: the level is not stated; {level} is asked.",
            type=record.name,
            level=demand.level,
        )
        return Judgement("unknown", "level", text)
    levels = record.levels
    known = claim.level in levels and demand.level in levels
    if known and levels.index(claim.level) >= levels.index(demand.level):
        return None
    text = say(
        "{type} : niveau {held}, alors que {level} est demandé.",
        "{type}: level {held}, while {level} is asked.",
        type=record.name,
        held=claim.level,
        level=demand.level,
    )
    return Judgement("unmet", "level", text)


def _edition(
    claim: Certification,
    demand: CertificationDemand,
    record: CertificationType,
    _r: object,
    as_of: date,
) -> Judgement | None:
    if demand.edition is not None and claim.edition not in (None, demand.edition):
        text = say(
            "{type} : édition {held}, alors que {edition} est demandée.",
            "{type}: edition {held}, while {edition} is asked.",
            type=record.name,
            held=str(claim.edition),
            edition=demand.edition,
        )
        return Judgement("unmet", "edition", text)
    ended = {e.id: e.last_day for e in record.editions if e.last_day and e.last_day < as_of}
    if claim.edition in ended:
        text = say(
            "{type} : l’édition {held} ne compte plus depuis le {day}.",
            "{type}: edition {held} no longer counts since {day}.",
            type=record.name,
            held=str(claim.edition),
            day=_next_day(ended[claim.edition]),
        )
        return Judgement("expired", "edition", text)
    if claim.edition is None and (ended or demand.edition):
        text = say(
            "{type} : l’édition n’est pas dite.",
            "{type}: the edition is not stated.",
            type=record.name,
        )
        return Judgement("unknown", "edition", text)
    return None


def _service(
    claim: Certification, _d: CertificationDemand, record: CertificationType, _r: object, _a: date
) -> Judgement | None:
    if claim.services is None:
        text = say(
            "{type} : la liste des services couverts n’a pas été lue.",
            "{type}: the list of services covered was not read.",
            type=record.name,
        )
        return Judgement("unknown", "service", text)
    if claim.services:
        text = say(
            "{type} : limitée à {services} ; vérifiez que vos services y sont.",
            "{type}: limited to {services}; check that your services are among them.",
            type=record.name,
            services=", ".join(claim.services),
        )
        return Judgement("unknown", "service", text)
    return None


def _region(
    claim: Certification,
    _d: CertificationDemand,
    record: CertificationType,
    regions: tuple[str, ...],
    _a: date,
) -> Judgement | None:
    if not claim.regions or not regions:
        text = say(
            "{type} : le lieu couvert n’est pas dit.",
            "{type}: the place covered is not stated.",
            type=record.name,
        )
        return Judgement("unknown", "region", text)
    if set(claim.regions).isdisjoint(regions):
        text = say(
            "{type} : vaut pour {places}, non pour les régions de l’offre.",
            "{type}: holds for {places}, not for the regions of the offering.",
            type=record.name,
            places=", ".join(claim.regions),
        )
        return Judgement("unmet", "region", text)
    return None


def _date(
    claim: Certification,
    _d: CertificationDemand,
    record: CertificationType,
    _r: object,
    as_of: date,
) -> Judgement | None:
    start = first_day(claim.valid_from)
    if start is not None and start > as_of:
        text = say(
            "{type} : ne vaut qu’à partir du {day}.", "{type}: holds only from {day}.",
            type=record.name, day=start,
        )  # fmt: skip
        return Judgement("unmet", "date", text)
    if claim.valid_to is not None and claim.valid_to < as_of:
        text = say(
            "{type} : a pris fin le {day}.", "{type}: ended on {day}.",
            type=record.name, day=claim.valid_to,
        )  # fmt: skip
        return Judgement("expired", "date", text)
    if claim.valid_to is None and start is not None and record.validity_months is not None:
        usual = add_months(start, record.validity_months)
        if usual < as_of:
            text = say(
                "{type} : la durée usuelle de {months} mois est passée depuis le {day}.",
                "{type}: the usual term of {months} months has been over since {day}.",
                type=record.name,
                months=record.validity_months,
                day=usual,
            )
            return Judgement("unknown", "date", text)
    return None


def first_day(partial: str | None) -> date | None:
    """The first day of a day, month or year; None stays None."""
    if partial is None:
        return None
    parts = [int(part) for part in partial.split("-")] + [1, 1]
    return date(*parts[:3])


def _next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
