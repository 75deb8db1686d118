"""The Markdown of one document in one language, with its heading: every format comes from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from courtier.documents.case import Case
from courtier.documents.clauses import gathered
from courtier.documents.dated import dated_words
from courtier.documents.escape import plain
from courtier.documents.papers import Paper
from courtier.documents.polish import Look
from courtier.documents.render import Library, TemplateUsed, render
from courtier.documents.sheet import Sheet
from courtier.knowledge.records.risk import CRITERIA
from courtier.values.citation import Confidence
from courtier.values.text import Language, Text, format_day

DRAFT = Text(fr="PROJET", en="DRAFT")
PROPOSED = Text(fr="Niveau proposé, à confirmer", en="Proposed level, to confirm")
ATTACHED = Text(
    fr="Version anglaise jointe au contrat français",
    en="English version attached to the French contract",
)
COURTESY = Text(
    fr="Version de courtoisie – seul le document français compte",
    en="Courtesy version – the French document is the one that counts",
)
AS_OF = Text(fr="En date du {} · empreinte {}", en="As of {} · fingerprint {}")


@dataclass(frozen=True)
class Heading:
    """What a template knows of its own document; ``exception`` is the law that lets it be English.

    ``draft`` tells that the document is not ready to sign, ``external`` that enterprises read it;
    ``marking`` is what every page warns of.
    """

    code: str
    title: Text
    draft: bool
    courtesy: bool
    external: bool
    exception: str | None
    marking: Text | None = None


@dataclass(frozen=True)
class Manuscript:
    """One document in one language, in the form from which every format is made: Markdown.

    ``fields`` are what a person must fill in, ``weak`` what must be confirmed and how it is known.
    """

    paper: Paper
    language: Language
    markdown: str
    heading: Heading
    fields: tuple[str, ...]
    weak: tuple[tuple[str, Confidence], ...]
    used: tuple[TemplateUsed, ...]


Wanted = tuple[Paper, Language]


def in_languages(
    papers: Iterable[Paper], with_english: bool, exception: str | None = None
) -> tuple[Wanted, ...]:
    """Each document in French, then the English of those that may have one.

    Args:
        papers: The documents.
        with_english: Whether English is asked for.
        exception: The exception of the law relied on, without which no contract is in English.
    """
    chosen = tuple(papers)
    allowed = {"courtesy"} | ({"exception"} if exception else set())
    english = [p for p in chosen if with_english and p.english in allowed]
    return (*((paper, "fr") for paper in chosen), *((paper, "en") for paper in english))


def manuscript(
    case: Case, paper: Paper, language: Language, exception: str | None = None
) -> Manuscript:
    """The Markdown of one document, with what stands at its head and what it gathered.

    Raises:
        InputError: A template is missing or wrong.
    """
    view = paper.view(case)
    heading = _heading(paper, language, bool(view.get("draft")), exception)
    heading = replace(heading, marking=view.get("marking"))
    values = {
        **view, "document": heading, "workload": case.workload, "assessment": case.assessment,
        "facts": case.facts, "proposed": _shows_level(case, paper), "criteria": CRITERIA,
        "clauses": gathered(case, paper.code, language),
    }  # fmt: skip
    library, sheet = Library(case.knowledge, language), Sheet(language)
    words = {**_words(case), "dated": partial(dated_words, sheet, case)}
    markdown = render(library, paper.template(language), sheet, words, values)
    used = tuple(library.used.values())
    return Manuscript(
        paper, language, markdown, heading, tuple(sheet.fields), tuple(sheet.weak.items()), used
    )


def _shows_level(case: Case, paper: Paper) -> bool:
    """Whether the document warns that its level is only proposed; a letter rests on no level."""
    return case.proposed and not paper.part_of


def _heading(paper: Paper, language: Language, draft: bool, exception: str | None) -> Heading:
    """What is meant for enterprises stays a draft: a person approves it before it leaves."""
    courtesy = language == "en" and paper.english == "courtesy"
    named = exception if paper.english == "exception" else None
    return Heading(
        paper.code, paper.title, draft or paper.external, courtesy, paper.external, named
    )


def _words(case: Case) -> dict[str, Any]:
    names = case.names
    return {
        "word": names.word, "words": names.words, "places": names.places, "kind": names.kind,
        "elements": names.elements, "level": names.level, "scheme_name": names.scheme_name,
        "levels_named": names.other_levels, "provider": names.provider,
        "requirement_names": case.requirement_names, "offering_names": case.offering_names,
        "how_known": case.how_known, "item_name": names.item, "fact": case.fact,
    }  # fmt: skip


def look_of(case: Case, script: Manuscript) -> Look:
    """What a document carries beside its text: title, marks, foot, charts."""
    paper, language, heading = script.paper, script.language, script.heading
    name = case.assessment.workload.name.in_(language)
    as_of = case.assessment.provenance.as_of
    title = f"{heading.code} – {paper.title.in_(language)}"
    marks = (
        (DRAFT, heading.draft), (PROPOSED, _shows_level(case, paper)), (COURTESY, heading.courtesy),
        (ATTACHED, language == "en" and heading.exception is not None),
    )  # fmt: skip
    told = (heading.marking.in_(language),) if heading.marking else ()
    return Look(
        title=title,
        subject=plain(name),
        body=plain(case.workload.organization.name),
        marks=(*told, *(text.in_(language) for text, shown in marks if shown)),
        foot=AS_OF.in_(language).format(format_day(as_of, language), case.fingerprint),
        language=language,
        as_of=as_of,
        landscape=paper.landscape,
        graphs=paper.graphs(case, language),
    )
