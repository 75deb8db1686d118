"""Every type of record, by the word that lists and messages use."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records import (
    calendar,
    catalog_rules,
    certifications,
    foreign,
    offerings,
    procurement,
    profiles,
    providers,
    risk,
    software,
    tender,
)
from courtier.knowledge.records.common import Record

SORTS: dict[type[Record], str] = {
    risk.Kind: "kind",
    risk.Scheme: "scheme",
    foreign.ForeignScheme: "foreign-scheme",
    risk.Rule: "rule",
    risk.RequirementRule: "requirement",
    risk.Duty: "duty",
    risk.Parameter: "parameter",
    procurement.Route: "route",
    procurement.Check: "check",
    procurement.Measure: "measure",
    calendar.Deadline: "deadline",
    calendar.Holiday: "holiday",
    tender.TenderItem: "tender-item",
    catalog_rules.CatalogRule: "catalog-rule",
    certifications.CertificationType: "certification-type",
    offerings.Offering: "offering",
    certifications.ProviderClaims: "provider-claims",
    profiles.Profile: "profile",
    providers.Entity: "entity",
    providers.Provider: "provider",
    software.Software: "software",
}
"""Every type of record, by the word that messages and lists use."""


def file_of(knowledge: Knowledge, record: type[Record], identifier: str) -> str:
    """The path of a record from the root of its layer.

    Raises:
        KeyError: No layer has it.
    """
    names = (f"{folder}/{identifier}.yaml" for folder in record.folders)
    found = next((name for name in names if name in knowledge.files), None)
    if found is None:
        raise KeyError(identifier)
    return found


def all_records(knowledge: Knowledge) -> Iterator[Record]:
    """Every record that wins, type by type, in the order of ids.

    Raises:
        InputError: A fact file is not valid.
    """
    for record in SORTS:
        yield from knowledge.all(record).values()
