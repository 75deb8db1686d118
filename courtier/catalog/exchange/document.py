"""The catalogue as one JSON document, whose schema is published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Literal

from pydantic import BaseModel, Field, ValidationError

from courtier.catalog.exchange.refusals import refusal
from courtier.catalog.exchange.subjects import SUBJECTS, Contents
from courtier.knowledge.records.certifications import CertificationType, ProviderClaims
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.providers import Entity, Provider, Region
from courtier.knowledge.records.software import Software
from courtier.knowledge.refusals import of_fact
from courtier.reading.harmful import harmful
from courtier.reading.marked import Marked, scan
from courtier.reading.refusals import refuse
from courtier.reading.validation import mistakes_of
from courtier.values.errors import InputError, Mistake
from courtier.values.model import Frozen

SCHEMA: Literal["courtier/catalog/1"] = "courtier/catalog/1"


class CatalogDocument(Frozen):
    """What ``courtier catalog export --format json`` writes: every record, type by type."""

    schema_: Literal["courtier/catalog/1"] = Field(alias="schema")
    knowledge_version: str | None = None
    entity: tuple[Entity, ...] = ()
    provider: tuple[Provider, ...] = ()
    offering: tuple[Offering, ...] = ()
    certification_type: tuple[CertificationType, ...] = Field((), alias="certification-type")
    provider_claims: tuple[ProviderClaims, ...] = Field((), alias="provider-claims")
    software: tuple[Software, ...] = ()
    region: tuple[Region, ...] = ()


def to_json(contents: Contents, version: str | None = None) -> str:
    """The document as text, its keys in the order of the models."""
    records: dict[str, list[dict[str, Any]]] = {
        word: [_dumped(record) for record in found] for word, found in contents.records.items()
    }
    whole = {
        "schema": SCHEMA,
        "knowledge_version": version,
        **records,
        "region": [_dumped(region) for region in contents.regions],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _dumped(item: BaseModel) -> dict[str, Any]:
    return item.model_dump(mode="json", by_alias=True)


def from_json(content: bytes, file: str) -> Contents:
    """The records of a document.

    Raises:
        InputError: With every mistake; its line and column where the file is small enough.
    """
    try:
        said = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputError([refusal("not-json", file)]) from None
    refused = list(_harmful(said, content, file))
    if refused:
        raise InputError(refused)
    try:
        found = CatalogDocument.model_validate(said)
    except ValidationError as error:
        raise InputError(_mistakes(error, content, file)) from None
    records = {word: tuple(getattr(found, word.replace("-", "_"))) for word in SUBJECTS}
    return Contents(records, found.region)


def _harmful(said: Any, content: bytes, file: str) -> Iterator[Mistake]:
    """Hidden characters and addresses outside the web, each at its place."""
    found = list(harmful(said))
    marked = _marked(content, file) if found else None
    for code, path in found:
        line, column = (marked.place(path) if marked else None) or (None, None)
        mistake = refuse(code, file, line, column)
        yield replace(mistake, path=".".join(map(str, path)))


def _marked(content: bytes, file: str) -> Marked | None:
    """The document with its places; None where it is too large for them."""
    try:
        return scan(content, file)[0]
    except InputError:
        return None


def _mistakes(error: ValidationError, content: bytes, file: str) -> list[Any]:
    marked = _marked(content, file)
    found = mistakes_of(error, file, marked=marked, model=CatalogDocument)
    return [of_fact(mistake) for mistake in found]
