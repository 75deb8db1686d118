"""The facts that the route rests on: routes, checks, dated parameters, the list of documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.procurement import Check, Measure, Route
from courtier.knowledge.records.risk import Parameter
from courtier.results.route import RouteDocument
from courtier.values.text import Text

DOCUMENTS = "templates/documents.csv"


@dataclass(frozen=True)
class RouteFacts:
    """What the engine reads: records by id, and documents in the order of their list."""

    routes: Mapping[str, Route]
    checks: Mapping[str, Check]
    parameters: Mapping[str, Parameter]
    documents: tuple[RouteDocument, ...]
    measures: Mapping[str, Measure] = field(default_factory=dict)


def route_facts(knowledge: Knowledge) -> RouteFacts:
    """Take from the door all that the route rests on.

    Raises:
        InputError: A fact file is missing or not valid.
    """
    return RouteFacts(
        knowledge.all(Route),
        knowledge.all(Check),
        knowledge.all(Parameter),
        _documents(knowledge),
        knowledge.all(Measure),
    )


def _documents(knowledge: Knowledge) -> tuple[RouteDocument, ...]:
    columns = ("code", "title_fr", "title_en", "written")
    return tuple(_document(row) for row in knowledge.rows(DOCUMENTS, columns))


def _document(row: dict[str, str]) -> RouteDocument:
    title = Text(fr=row["title_fr"], en=row["title_en"])
    return RouteDocument(code=row["code"], title=title, written=row["written"] == "yes")
