"""Explanations of proofs: what a type of certification shows, and the rules that weigh it."""

from __future__ import annotations

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.catalog_rules import CatalogRule
from courtier.knowledge.records.certifications import CertificationType, Edition
from courtier.report.explaining.market import UNKNOWN
from courtier.report.explaining.model import Detail, Explanation, detail, of_record, plain
from courtier.values.text import Text, say

_YES_NO = {True: Text(fr="oui", en="yes"), False: Text(fr="non", en="no")}
_VALIDITY = {
    "fixed-end": Text(fr="jusqu’à une fin imprimée", en="until a printed end"),
    "period": Text(
        fr="une période passée, qui compte encore un temps après sa fin",
        en="a past period, which still counts for a time after its end",
    ),
    "none": Text(fr="sans fin", en="without an end"),
    None: UNKNOWN,
}


def catalog_rule(record: CatalogRule, knowledge: Knowledge) -> Explanation:
    """A rule by which certificates are weighed, with its place among the twelve."""
    number = say("{n}", "{n}", n=record.number)
    return of_record(
        "catalog-rule", record, knowledge, (detail(Text(fr="Numéro", en="Number"), [number]),)
    )


def certification_type(record: CertificationType, knowledge: Knowledge) -> Explanation:
    """What a certification is, who issues it, how long it counts, and its trap."""
    depends = [record.depends_on] if record.depends_on else []
    details = (
        detail(Text(fr="Délivrée par", en="Issued by"), [record.issuer]),
        detail(Text(fr="Évaluée par", en="Assessed by"), [record.assessor]),
        detail(Text(fr="Par un tiers", en="By a third party"), [_YES_NO[record.third_party]]),
        detail(Text(fr="Niveaux", en="Levels"), plain(record.levels)),
        detail(Text(fr="Éditions", en="Editions"), [_edition(e) for e in record.editions]),
        *_validity(record),
        detail(Text(fr="Satisfait aussi", en="Also satisfies"), plain(record.satisfies)),
        detail(Text(fr="Dépend de", en="Depends on"), plain(depends)),
        detail(Text(fr="Preuve à demander", en="Evidence to ask for"), [record.evidence]),
        detail(Text(fr="Piège", en="Trap"), [record.trap]),
    )
    return of_record("certification-type", record, knowledge, details)


def _edition(edition: Edition) -> Text:
    if edition.first_day and edition.last_day:
        return say("{id}, du {start} au {end}", "{id}, from {start} to {end}",
                   id=edition.id, start=edition.first_day, end=edition.last_day)  # fmt: skip
    if edition.first_day:
        return say("{id}, à partir du {day}", "{id}, from {day}",
                   id=edition.id, day=edition.first_day)  # fmt: skip
    if edition.last_day:
        return say("{id}, jusqu’au {day}", "{id}, until {day}",
                   id=edition.id, day=edition.last_day)  # fmt: skip
    return Text(fr=edition.id, en=edition.id)


def _validity(record: CertificationType) -> tuple[Detail | None, ...]:
    months = record.validity_months
    grace = record.grace_months
    retired = record.retired_on
    return (
        detail(Text(fr="Compte", en="Counts"), [_VALIDITY[record.validity]]),
        detail(
            Text(fr="Validité, en mois", en="Validity, in months"),
            [say("{n}", "{n}", n=months) if months else UNKNOWN],
        ),
        detail(
            Text(fr="Mois comptés après la période", en="Months counted after the period"),
            [say("{n}", "{n}", n=grace)] if grace is not None else [],
        ),
        detail(Text(fr="Entretien", en="Upkeep"), [record.upkeep] if record.upkeep else []),
        detail(
            Text(fr="Régime retiré le", en="Scheme retired on"),
            [say("{day}", "{day}", day=retired)] if retired else [],
        ),
    )
