"""The documents of one run: made in memory, compared, and told in the result."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from courtier.documents.case import Case
from courtier.documents.formats.every import Contents, all_contents
from courtier.documents.formats.known import Format
from courtier.documents.manuscript import Manuscript, Wanted, manuscript
from courtier.documents.papers import Paper, needed, papers
from courtier.documents.parity import Difference, differences
from courtier.procurement.facts import route_facts
from courtier.results.documents import Available, ClauseSeen, DocumentSeen, FileSeen
from courtier.values.findings import Finding
from courtier.values.text import Text, say

SHOWN = 5
WHAT: dict[str, Text] = {
    "clauses": Text(fr="clauses", en="clauses"),
    "addresses": Text(fr="adresses", en="addresses"),
    "dates": Text(fr="dates", en="dates"),
    "numbers": Text(fr="montants, nombres et articles", en="amounts, numbers and articles"),
}


@dataclass(frozen=True)
class Made:
    """A document that was made; ``contents`` is empty where only its text was asked for."""

    script: Manuscript
    contents: Contents

    @property
    def files(self) -> dict[str, bytes]:
        """The content of each of its files, by name."""
        script = self.script
        return {script.paper.file(script.language, f): held for f, held in self.contents.items()}


def make(
    case: Case,
    wanted: Iterable[Wanted],
    exception: str | None,
    *,
    formats: tuple[Format, ...],
    progress: Callable[[str], None],
) -> tuple[Made, ...]:
    """Make every document asked for, in memory.

    Args:
        case: The workload, its assessment and the facts.
        wanted: The documents and their languages.
        exception: The exception of the law that lets a contract have an English version.
        formats: What to make each document as; none makes the texts alone.
        progress: Told the code of each document.

    Raises:
        InputError: A template or a reference document is missing or wrong, or the means of a
            format is not installed.
    """
    scripts = [manuscript(case, paper, language, exception) for paper, language in wanted]
    made = []
    for script, contents in all_contents(case, scripts, formats):
        made.append(Made(script, contents))
        progress(script.paper.code)
    return tuple(made)


def seen(case: Case, made: Iterable[Made], written: bool) -> tuple[DocumentSeen, ...]:
    """What the result says of each document."""
    codes = {paper.code for paper in needed(case)}
    return tuple(_seen(item, item.script.paper.code in codes, written) for item in made)


def _seen(item: Made, wanted: bool, written: bool) -> DocumentSeen:
    script = item.script
    held = [
        FileSeen(file=name, sha256=hashlib.sha256(content).hexdigest())
        for name, content in (item.files if written else {}).items()
    ]
    return DocumentSeen(
        code=script.paper.code,
        title=script.paper.title,
        language=script.language,
        needed=wanted,
        file=held[0].file if held else None,
        sha256=held[0].sha256 if held else None,
        also=tuple(held[1:]),
        to_complete=script.fields,
        to_confirm=tuple(text for text, _ in script.weak),
        clauses=tuple(
            ClauseSeen(
                id=used.clause.id,
                version=used.clause.version,
                basis=used.clause.basis,
                articles=used.clause.articles,
                reviewer=used.clause.reviewer,
                layer=used.layer,
            )
            for used in script.used
        ),
    )


def available(case: Case) -> tuple[Available, ...]:
    """Every document of the list, those of a set apart, with what the route needs."""
    wanted = {document.code for document in case.assessment.route.documents}
    wanted |= {paper.code for paper in needed(case)}
    parts = {paper.code: paper for paper in papers(case.knowledge)}
    return tuple(
        Available(
            code=row.code, title=row.title, needed=_needs(row.code, parts, wanted),
            written=row.written,
        )
        for row in route_facts(case.knowledge).documents
    )  # fmt: skip


def _needs(code: str, parts: dict[str, Paper], wanted: set[str]) -> bool:
    part_of = parts[code].part_of if code in parts else ""
    return code in wanted or part_of in wanted


def compared(made: Iterable[Made]) -> tuple[Finding, ...]:
    """What the two languages of a document do not say alike, one finding a difference."""
    scripts = {(m.script.paper.code, m.script.language): m.script for m in made}
    pairs = (
        (script, scripts[code, "en"])
        for (code, language), script in scripts.items()
        if language == "fr" and (code, "en") in scripts
    )
    return tuple(_differ(found) for fr, en in pairs for found in differences(fr, en))


def _differ(found: Difference) -> Finding:
    return Finding(
        id="documents-differ",
        severity="error",
        confidence="primary",
        text=say(
            "{code}, {what} : en français seulement : {french} ; en anglais seulement : {english}.",
            "{code}, {what}: in French only: {french}; in English only: {english}.",
            code=found.code,
            what=WHAT[found.what],
            french=", ".join(found.only_french[:SHOWN]) or "–",
            english=", ".join(found.only_english[:SHOWN]) or "–",
        ),
        location=None,
        help=say(
            "Corrigez le gabarit ou la clause dans la langue qui diffère.",
            "Correct the template or the clause in the language that differs.",
        ),
    )


def unread(made: Iterable[Made]) -> Finding | None:
    """The note that nobody of the body has read over clauses that state the law."""
    names = sorted(
        {u.clause.id for m in made for u in m.script.used if u.by_itself and not u.clause.reviewer}
    )
    if not names:
        return None
    return Finding(
        id="clauses-unread",
        severity="note",
        confidence="primary",
        text=say(
            "Personne de l’organisme n’a encore relu {number} gabarits ou clauses qui citent la"
            " loi.",
            "Nobody of the body has yet read over {number} templates or clauses that cite the law.",
            number=len(names),
        ),
        location=None,
        help=say(
            "Faites-les relire, puis inscrivez reviewer dans une copie placée dans votre couche :"
            " {names}.",
            "Have them read over, then fill in reviewer in a copy laid in your layer: {names}.",
            names=", ".join(names[:SHOWN]) + ("…" if len(names) > SHOWN else ""),
        ),
    )
