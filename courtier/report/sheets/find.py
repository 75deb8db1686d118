"""The sheets that bear an identifier, and the result that ``catalog show`` prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Literal

from pydantic import Field

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.certifications import CertificationType
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider
from courtier.reading.nearest import nearest
from courtier.report.sheets.model import Sheet
from courtier.report.sheets.offering import offering_sheet
from courtier.report.sheets.others import certification_sheet, entity_sheet, provider_sheet
from courtier.report.sheets.regions import region_sheet
from courtier.values.model import Frozen

_MAKERS: tuple[tuple[type[Record], Callable[[Any, Knowledge, date], Sheet]], ...] = (
    (Offering, offering_sheet),
    (Provider, provider_sheet),
    (CertificationType, certification_sheet),
    (Entity, entity_sheet),
)
_NEAR = 5


class CatalogShow(Frozen):
    """What ``courtier catalog show`` prints: every sheet that bears the id, as of a day."""

    schema_: Literal["courtier/catalog-show/1"] = Field(alias="schema")
    knowledge_version: str
    as_of: date
    id: str
    sheets: tuple[Sheet, ...]


def catalog_show(knowledge: Knowledge, identifier: str, as_of: date) -> CatalogShow:
    """Every sheet that bears an identifier, on a day; none where nothing does."""
    return CatalogShow(
        schema="courtier/catalog-show/1",
        knowledge_version=knowledge.version,
        as_of=as_of,
        id=identifier,
        sheets=tuple(sheets(knowledge, identifier, as_of)),
    )


def sheets(knowledge: Knowledge, identifier: str, as_of: date) -> Iterator[Sheet]:
    """The sheets of an identifier; a region by its key, ``provider:code``."""
    if identifier in knowledge.regions:
        yield region_sheet(knowledge.regions[identifier], knowledge)
    for record, make in _MAKERS:
        item = knowledge.get(record, identifier)
        if item is not None:
            yield make(item, knowledge, as_of)


def every_sheet(knowledge: Knowledge, as_of: date) -> Iterator[Sheet]:
    """The sheet of every record and of every region, on a day."""
    for record, make in _MAKERS:
        for item in knowledge.all(record).values():
            yield make(item, knowledge, as_of)
    for region in knowledge.regions.values():
        yield region_sheet(region, knowledge)


def nearest_sheets(knowledge: Knowledge, identifier: str) -> list[str]:
    """The closest ids that have a sheet, best first."""
    known: dict[str, tuple[str, ...]] = {}
    for record, _ in _MAKERS:
        for item in knowledge.all(record).values():
            known[item.id] = (*known.get(item.id, ()), item.name.fr, item.name.en)
    known.update({key: (region.name,) for key, region in knowledge.regions.items()})
    return nearest(identifier, known, _NEAR, also=known)
