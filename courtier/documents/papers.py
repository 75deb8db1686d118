"""The documents that this program writes, as their table lists them, and what each one shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from courtier.documents.case import Case
from courtier.documents.cost_graphs import cost_graphs
from courtier.documents.stack_graph import stack_graph
from courtier.documents.tie_graphs import tie_graphs
from courtier.documents.view_acquisition import acquisition_view, contract_estimate_view
from courtier.documents.view_calendar import calendar_view
from courtier.documents.view_classification import classification_view
from courtier.documents.view_compliance import compliance_view
from courtier.documents.view_contract import contract_view
from courtier.documents.view_costs import cost_view
from courtier.documents.view_justification import justification_view
from courtier.documents.view_need import need_view
from courtier.documents.view_privacy import privacy_view
from courtier.documents.view_supplier import supplier_view
from courtier.knowledge.door import Knowledge
from courtier.values.errors import UsageError
from courtier.values.text import Language, Text, say

View = Callable[[Case], dict[str, Any]]
English = Literal["courtesy", "exception", "no"]
TABLE = "templates/documents.csv"
COLUMNS = (
    "code", "title_fr", "title_en", "written", "slug_fr", "slug_en", "page", "english", "part_of",
    "reader",
)  # fmt: skip


@dataclass(frozen=True)
class Paper:
    """One document; ``slug`` names its file.

    ``english`` tells whether an English version exists: as a courtesy, or attached to a French
    contract where an exception of the law allows it. ``part_of`` is the code of the set that it
    belongs to, empty for one that stands alone; ``external`` that it is meant for enterprises.
    """

    code: str
    title: Text
    slug: Text
    landscape: bool
    english: English
    part_of: str
    external: bool

    def template(self, language: Language) -> str:
        """The path of its template under ``templates/``."""
        return f"documents/{self.code.lower()}.{language}.md.j2"

    def file(self, language: Language, format: str = "docx") -> str:
        """The name of the file: lower case, ASCII; its extension is the format."""
        return f"{self.code.lower()}-{self.slug.in_(language)}.{language}.{format}"

    @property
    def view(self) -> View:
        """What the template prints beside the workload and the results."""
        return _VIEWS.get(self.code, _nothing_more)

    def graphs(self, case: Case, language: Language) -> dict[str, str]:
        """The charts of the document, by the name that its template gives them."""
        if self.code != "A5":
            return {}
        estimate = case.assessment.estimate
        made = (cost_graphs, stack_graph, tie_graphs)
        return {name: xml for of in made for name, xml in of(estimate, language).items()}


def _nothing_more(_: Case) -> dict[str, Any]:
    return {}


_VIEWS: dict[str, View] = {
    "A1": need_view,
    "A2": classification_view,
    "A3": privacy_view,
    "A4": compliance_view,
    "A5": cost_view,
    "A6": justification_view,
    "A7": justification_view,
    "A8": contract_view,
    "A9": supplier_view,
    "A11": supplier_view,
    "B3": compliance_view,
    "B6": compliance_view,
    "B7": acquisition_view,
    "B9": contract_view,
    "B10": calendar_view,
    "B12": contract_estimate_view,
    "C2": compliance_view,
}


def papers(knowledge: Knowledge) -> tuple[Paper, ...]:
    """Every document that is written, in the order of the table.

    Raises:
        InputError: The table is missing or lacks a column.
    """
    return tuple(_paper(r) for r in knowledge.rows(TABLE, COLUMNS) if _is_written(r))


def _is_written(row: dict[str, str]) -> bool:
    """Whether the program writes it by itself; a set is written as its parts."""
    return row["written"] == "yes" and bool(row["slug_fr"])


def _paper(row: dict[str, str]) -> Paper:
    english = row["english"]
    return Paper(
        code=row["code"],
        title=Text(fr=row["title_fr"], en=row["title_en"]),
        slug=Text(fr=row["slug_fr"], en=row["slug_en"]),
        landscape=row["page"] == "landscape",
        english="courtesy" if english == "courtesy" else _other(english),
        part_of=row["part_of"],
        external=row["reader"] == "external",
    )


def _other(english: str) -> English:
    return "exception" if english == "exception" else "no"


def needed(case: Case) -> tuple[Paper, ...]:
    """What the route needs and the law asks, after the analyses that every dossier holds.

    A duty that must be written into the contract asks for the contract of the route, whichever.
    """
    route = {document.code for document in case.assessment.route.documents}
    asked = {code for duty in case.assessment.classification.duties for code in duty.documents}
    return tuple(
        paper
        for paper in papers(case.knowledge)
        if paper.english == "courtesy"
        or {paper.code, paper.part_of} & route
        or (paper.code in asked and paper.english == "no")
    )


def named(knowledge: Knowledge, codes: Iterable[str]) -> tuple[Paper, ...]:
    """The documents of some codes, a set standing for its parts, in the order of the table.

    Raises:
        UsageError: A code is that of no document that the program writes.
    """
    wanted = {code.strip().upper() for code in codes if code.strip()}
    every = papers(knowledge)
    known = {paper.code for paper in every} | {paper.part_of for paper in every if paper.part_of}
    if not wanted or wanted - known:
        raise _unknown(wanted - known, every)
    return tuple(paper for paper in every if {paper.code, paper.part_of} & wanted)


def _unknown(codes: Iterable[str], every: tuple[Paper, ...]) -> UsageError:
    return UsageError(
        say(
            "Aucun document que ce programme écrit ne porte le code « {codes} ».",
            "No document that this program writes bears the code “{codes}”.",
            codes=", ".join(sorted(codes)),
        ),
        say(
            "Choisissez : {codes}.",
            "Choose: {codes}.",
            codes=", ".join(paper.code for paper in every),
        ),
    )
