"""The JSON Schema of what commands print: no key missing, unknown or of another type."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
RESULTS = (
    "assessment", "classify", "classify-since", "match", "cost", "cost-actuals", "cost-inventory",
    "acquisition-cost", "contract-estimate", "route", "explain",
    "catalog-list", "catalog-search", "catalog-show", "catalog-diff", "catalog-page",
    "knowledge-list", "knowledge-lint", "knowledge-stale",
    "catalog-lint", "catalog-import", "calendar", "documents", "documents-into",
    "documents-review", "verify", "bids", "check", "diff", "discover",
)  # fmt: skip
"""The results that have a schema, by the name that ``courtier schema`` takes.

``catalog`` has one as well: the document that ``catalog export`` writes, open where records are.
"""


class _Written(GenerateJsonSchema):
    """The schema of the JSON text: a day is held by a pattern, which every validator asserts."""

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        return {"type": "string", "format": "date", "pattern": DAY}


def result_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one result, as it is serialised.

    Raises:
        KeyError: No result has that name (see ``RESULTS``).
    """
    model = _models()[name]
    schema = model.model_json_schema(by_alias=True, mode="serialization", schema_generator=_Written)
    definitions = schema.pop("$defs", {})
    return {
        "$schema": DIALECT,
        "$id": f"courtier/{name}/1",
        **schema,
        "$defs": dict(sorted(definitions.items())),
    }


def inventory_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a line of an inventory: its head, or a resource."""
    from pydantic import TypeAdapter

    from courtier.results.inventory import Found, Inventory

    line: TypeAdapter[Inventory | Found] = TypeAdapter(Inventory | Found)
    schema = line.json_schema(by_alias=True, mode="serialization", schema_generator=_Written)
    return {"$schema": DIALECT, "$id": "courtier/inventory/1", **schema}


def _models() -> dict[str, type[BaseModel]]:
    from courtier.catalog.exchange.document import CatalogDocument
    from courtier.report.catalog_diff import CatalogDiff
    from courtier.report.catalog_list import CatalogList
    from courtier.report.catalog_search import CatalogSearch
    from courtier.report.explain import ExplainResult
    from courtier.report.import_view import ImportResult
    from courtier.report.knowledge_list import KnowledgeList
    from courtier.report.lint_view import CatalogLint, LintResult, StaleResult
    from courtier.report.sheets.find import CatalogShow
    from courtier.report.site.write import CatalogSite
    from courtier.results.actuals import ActualsResult
    from courtier.results.artefacts import AcquisitionCostResult, ContractEstimateResult
    from courtier.results.bids import BidsResult
    from courtier.results.calendar import CalendarResult
    from courtier.results.check import CheckResult
    from courtier.results.diff import DiffResult
    from courtier.results.discover import DiscoverResult
    from courtier.results.documents import DocumentsResult
    from courtier.results.envelope import (
        Assessment,
        ClassifyResult,
        CostResult,
        MatchResult,
        RouteOutput,
    )
    from courtier.results.models import FilledResult
    from courtier.results.review import ReviewResult
    from courtier.results.running import RunningResult
    from courtier.results.since import SinceResult
    from courtier.results.verify import VerifyResult

    models = (
        Assessment, ClassifyResult, SinceResult, MatchResult, CostResult, ActualsResult,
        RunningResult,
        AcquisitionCostResult, ContractEstimateResult,
        RouteOutput, ExplainResult, CatalogList, CatalogSearch, CatalogShow, CatalogDiff,
        CatalogSite, KnowledgeList, LintResult, StaleResult,
        CatalogLint, ImportResult, CalendarResult, DocumentsResult, FilledResult,
        ReviewResult, VerifyResult, BidsResult, CheckResult, DiffResult, DiscoverResult,
    )  # fmt: skip
    return {**dict(zip(RESULTS, models, strict=True)), "catalog": CatalogDocument}
