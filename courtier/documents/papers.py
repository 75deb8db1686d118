"""The documents that this program writes: code, titles, file names, page and view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from courtier.documents.case import Case
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
)
