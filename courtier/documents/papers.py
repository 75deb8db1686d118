"""The documents that this program writes: code, titles, file names, page and view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from courtier.documents.case import Case
from courtier.documents.view_classification import classification_view
from courtier.documents.view_compliance import compliance_view
from courtier.documents.view_costs import cost_view
from courtier.documents.view_justification import justification_view
from courtier.documents.view_need import need_view
from courtier.values.text import Language, Text

View = Callable[[Case], dict[str, Any]]


@dataclass(frozen=True)
class Paper:
    """One document; ``slug`` names its file, ``english`` tells that a courtesy version exists."""

    code: str
    title: Text
    slug: Text
    landscape: bool
    english: bool
    view: View

    def template(self, language: Language) -> str:
        """The path of its template under ``templates/``."""
        return f"documents/{self.code}.{language}.md.j2"

    def file(self, language: Language) -> str:
        """The name of the file: lower case, ASCII."""
        return f"{self.code}-{self.slug.in_(language)}.{language}.docx"


PAPERS: tuple[Paper, ...] = (
    Paper(
        "a1",
        Text(fr="Fiche de définition du besoin", en="Definition of the need"),
        Text(fr="fiche-de-besoin", en="need-definition"),
        landscape=False,
        english=True,
        view=need_view,
    ),
    Paper(
        "a2",
        Text(
            fr="Fiche de catégorisation et de classification",
            en="Categorisation and classification sheet",
        ),
        Text(fr="fiche-de-classification", en="classification-sheet"),
        landscape=True,
        english=True,
        view=classification_view,
    ),
    Paper(
        "a4",
        Text(fr="Grille de conformité des offres", en="Compliance grid of the offerings"),
        Text(fr="grille-de-conformite", en="compliance-grid"),
        landscape=True,
        english=True,
        view=compliance_view,
    ),
    Paper(
        "a5",
        Text(fr="Analyse comparative des coûts", en="Comparative cost analysis"),
        Text(fr="analyse-des-couts", en="cost-analysis"),
        landscape=True,
        english=True,
        view=cost_view,
    ),
    Paper(
        "a6",
        Text(
            fr="Note de justification de l’offre la plus avantageuse",
            en="Note of justification of the most advantageous offer",
        ),
        Text(fr="note-de-justification", en="justification-note"),
        landscape=False,
        english=False,
        view=justification_view,
    ),
)
