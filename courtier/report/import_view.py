"""What ``courtier catalog import`` prints: what was read, and what contradicts itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field

from courtier.catalog.exchange.subjects import Contents
from courtier.catalog.register.contradictions import Counted
from courtier.report.page import Page
from courtier.report.parts import SEVERITY_STYLES
from courtier.results.words import SEVERITY_NAMES
from courtier.values.fault_kinds import FAULT_KINDS
from courtier.values.model import Frozen
from courtier.values.text import Language, Text, say

MOST_IDS = 3
NOTHING_CANADIAN = Text(
    fr="Aucune de ces offres n’est une couverture canadienne : une autorisation des États-Unis"
    " n’en satisfait aucune autre.",
    en="None of these offerings is Canadian coverage: an authorization of the United States"
    " satisfies no other one.",
)
ABSENT = Text(
    fr="Seules les fiches qui diffèrent du catalogue sont écrites ; --all les écrit toutes. Une"
    " fiche absente de l’importation n’est pas retirée : un retrait se dit par « withdrawn ».",
    en="Only the records that differ from the catalogue are written; --all writes them all. A"
    " record that is absent from the import is not withdrawn: “withdrawn” says so.",
)
NEXT = Text(
    fr="Ensuite : courtier catalog lint --knowledge {}",
    en="Next: courtier catalog lint --knowledge {}",
)


class RecordCount(Frozen):
    """How many records of a type were written."""

    type: str
    count: int


class ImportResult(Frozen):
    """What an import read and wrote; ``contradictions`` are those of the source, by code."""

    schema_: Literal["courtier/catalog-import/1"] = Field(alias="schema")
    kind: str
    output: str
    files: int
    records: tuple[RecordCount, ...]
    contradictions: tuple[Counted, ...]


def import_result(
    kind: str,
    contents: Contents,
    files: Mapping[str, bytes],
    output: str,
    contradictions: Sequence[Counted] = (),
) -> ImportResult:
    """Put what was written with what was found."""
    counts = {word: len(found) for word, found in contents.records.items()}
    counts["region"] = len(contents.regions)
    return ImportResult(
        schema="courtier/catalog-import/1",
        kind=kind,
        output=output,
        files=len(files),
        records=tuple(RecordCount(type=t, count=n) for t, n in counts.items() if n),
        contradictions=tuple(contradictions),
    )


def import_text(
    result: ImportResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the counts, then each contradiction with its query and a few of its rows.

    Args:
        width: Columns of the output, 40 at least.
        color: Whether to add terminal styles; the words say the same without.
    """
    page = Page(language, width, color)
    title = say("Couche écrite : {path}", "Layer written: {path}", path=result.output)
    page.section(page.word(title))
    for item in result.records:
        page.item("- ", f"{item.type}{page.colon}{item.count}")
    for found in result.contradictions:
        _contradiction(page, found)
    page.lines.append("")
    if result.kind == "fedramp":
        page.text(page.word(NOTHING_CANADIAN), indent=0)
    else:
        page.text(page.word(ABSENT), indent=0)
    page.text(page.word(NEXT).format(result.output), indent=0, style="faint")
    return str(page)


def _contradiction(page: Page, found: Counted) -> None:
    name = page.word(FAULT_KINDS[found.code].name)
    label = f"{page.word(SEVERITY_NAMES[found.severity])}{page.colon}"
    style = SEVERITY_STYLES[found.severity]
    page.item(label, f"{name}{page.colon}{found.count} [{found.code}]", style=style)
    shown = ", ".join(found.ids[:MOST_IDS]) + (", …" if found.count > MOST_IDS else "")
    page.item("→ ", f"{found.query} ; {shown}", indent=4)
