"""The documents that were made, as text: what each one still lacks, and what else exists."""

from __future__ import annotations

from courtier.report import parts
from courtier.report.page import Page
from courtier.results.documents import Available, DocumentSeen, DocumentsResult
from courtier.values.text import Language


def documents_text(
    result: DocumentsResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the documents with their fields to fill, then those that were not written."""
    page = Page(language, width, color)
    parts.title(page, result)
    page.section(_head(page, result))
    for document in result.documents:
        _document(page, document)
    _others(page, result)
    parts.findings_list(page, result.findings)
    parts.provenance_lines(page, result.provenance)
    return str(page)


def _head(page: Page, result: DocumentsResult) -> str:
    if result.folder is None:
        return page.say("Documents (rien n’est écrit)", "Documents (nothing is written)")
    return page.say(
        "Documents écrits dans {folder}", "Documents written to {folder}", folder=result.folder
    )


def _document(page: Page, document: DocumentSeen) -> None:
    page.item(f"{document.code}  ", _files(document) or page.word(document.title))
    page.text(
        page.say(
            "à compléter : {fields} ; à confirmer : {weak}",
            "to complete: {fields}; to confirm: {weak}",
            fields=len(document.to_complete),
            weak=len(document.to_confirm),
        ),
        indent=6,
    )


def _files(document: DocumentSeen) -> str:
    """The name of its file, then the other formats; empty where nothing was written."""
    others = (written.file.rpartition(".")[2] for written in document.also)
    return ", ".join([document.file, *others]) if document.file else ""


def _others(page: Page, result: DocumentsResult) -> None:
    made = {document.code for document in result.documents}
    others = [row for row in result.available if row.code not in made]
    missing = [row for row in others if row.needed and not row.written]
    _list(page, page.say("À obtenir ailleurs", "To obtain elsewhere"), missing)
    rest = [row for row in others if row.written]
    _list(page, page.say("Autres documents (--only)", "Other documents (--only)"), rest)


def _list(page: Page, head: str, rows: list[Available]) -> None:
    if rows:
        page.section(head)
    for row in rows:
        page.item(f"{row.code}  ", page.word(row.title))
