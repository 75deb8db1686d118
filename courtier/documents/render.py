"""Fills the Markdown templates of the knowledge folders with the values of one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from courtier.documents.escape import french_spaces
from courtier.documents.sheet import Sheet, UnprintableError
from courtier.knowledge.clauses import Clause, read_clause
from courtier.knowledge.door import Knowledge
from courtier.knowledge.files import BUNDLED, read_fact, text_of
from courtier.reading.refusals import refuse
from courtier.reading.templates import ROOT, template_wrong
from courtier.values.errors import CourtierError, InputError
from courtier.values.text import Language

if TYPE_CHECKING:
    from courtier.reading.sandbox import BoundedEnvironment


@dataclass(frozen=True)
class TemplateUsed:
    """A template that a document was made from: its head, and the layer that gives it."""

    name: str
    clause: Clause
    layer: str

    @property
    def by_itself(self) -> bool:
        """Whether it states something of law, which a person of the body should read over."""
        return bool(self.clause.articles)


class Library:
    """The templates of one language, the layer that wins read first.

    Args:
        knowledge: Gives the file of each template.
        language: French templates get their no-break spaces here.
    """

    def __init__(self, knowledge: Knowledge, language: Language) -> None:
        self.knowledge = knowledge
        self.language = language
        self.used: dict[str, TemplateUsed] = {}

    def source(self, name: str) -> str:
        """The text of a template by its path under ``templates/``.

        Raises:
            InputError: No layer has it, it is not UTF-8, or its head is not valid.
        """
        found = self.knowledge.files.get(ROOT + name)
        if found is None:
            raise InputError([refuse("file-missing", ROOT + name, None, None)])
        layer, path = found
        text = text_of(read_fact(path, ROOT + name), ROOT + name)
        clause = read_clause(text, ROOT + name)
        self.used[name] = TemplateUsed(name=name, clause=clause, layer=layer.name)
        return french_spaces(text) if self.language == "fr" else text


def render(
    library: Library, name: str, sheet: Sheet, words: dict[str, Any], values: dict[str, Any]
) -> str:
    """The Markdown of one document.

    Args:
        library: Where templates are read.
        name: The template, as ``documents/a1.fr.md.j2``.
        sheet: Gathers what the closing sections list.
        words: Functions of the templates beside those of the sheet.
        values: What the template prints, under the names that it uses.

    Raises:
        InputError: A template is missing, wrong, or prints a name that does not exist.
    """
    from jinja2 import TemplateError

    from courtier.reading.sandbox import fill

    try:
        environment = _environment(library, sheet)
        environment.globals.update(words)
        template = environment.get_template(name)
        return fill(template, {**values, "language": sheet.language, "templates": library.used})
    except CourtierError:
        raise
    except Exception as error:
        known = isinstance(error, (TemplateError, UnprintableError))
        if known or any(used.layer != BUNDLED for used in library.used.values()):
            raise InputError([template_wrong(ROOT + name, error)]) from error
        raise


def _environment(library: Library, sheet: Sheet) -> BoundedEnvironment:
    from courtier.reading.sandbox import BoundedEnvironment

    environment = BoundedEnvironment(
        library.source, lambda name: ROOT + name, finalize=sheet.finalize
    )
    environment.globals.clear()
    environment.globals.update(
        say=sheet.say,
        field=sheet.field,
        known=sheet.known,
        answer=sheet.answer,
        said=sheet.said,
        money=sheet.money,
        percent=sheet.percent,
        number=sheet.number,
        in_words=sheet.in_words,
        confirm=sheet.confirm,
        dagger=sheet.dagger,
        cite=sheet.cite,
        listed=sheet.listed,
        grid=sheet.grid,
        graph=sheet.graph,
        answers=sheet.answers,
        blank=sheet.blank,
        confidence=sheet.confidence,
        sheet=sheet,
    )
    return environment
