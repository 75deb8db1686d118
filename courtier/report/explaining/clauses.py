"""Explanations of the clauses and templates of documents: on what they rest, who read them."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.knowledge.clauses import Clause, is_template, read_clause, twin_of
from courtier.knowledge.door import Knowledge
from courtier.knowledge.files import read_fact, text_of
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.procurement import Check, Route
from courtier.knowledge.records.risk import Duty, Parameter
from courtier.report.explaining.model import Explanation, detail, of_part, plain, table_place
from courtier.results.route_words import TEMPLATE_BASIS_NAMES
from courtier.values.citation import Source
from courtier.values.text import Text, say

NOBODY = Text(fr="personne encore", en="nobody yet")
_LAW: tuple[type[Record], ...] = (Duty, Route, Check, Parameter)


def clause_names(knowledge: Knowledge) -> dict[str, str]:
    """The French file of every clause and template, by id."""
    names = (n for n in knowledge.files if is_template(n) and n.endswith(".fr.md.j2"))
    return {name.rpartition("/")[2].partition(".")[0]: name for name in names}


def clauses(identifier: str, knowledge: Knowledge) -> Iterator[Explanation]:
    """The clause or template of an id, with its texts of law, its version and its reviewer."""
    name = clause_names(knowledge).get(identifier)
    if name is None:
        return
    french = _clause(name, knowledge)
    english = _clause(twin_of(name), knowledge) if twin_of(name) in knowledge.files else french
    title = Text(fr=french.name or identifier, en=english.name or identifier)
    yield of_part(
        "clause", identifier, title, _what(french, english is not french),
        table_place(name, knowledge),
        (
            detail(Text(fr="Version", en="Version"), plain([french.version])),
            detail(Text(fr="Base", en="Basis"), [TEMPLATE_BASIS_NAMES[french.basis]]),
            detail(Text(fr="Dispositions", en="Provisions"), plain(french.articles)),
            detail(Text(fr="Documents qui la prennent", en="Documents that hold it"),
                   plain(french.documents)),
            detail(Text(fr="Faits", en="Facts"), plain(french.facts)),
            detail(Text(fr="Relue par", en="Read over by"), [_reviewer(french)]),
        ),
        help=say(
            "Pour la remplacer, mettez un fichier du même chemin dans votre couche ; donnez-lui"
            " votre version et inscrivez qui l’a relue.",
            "To replace it, put a file of the same path in your layer; give it your version and"
            " write who read it over.",
        ),
        sources=tuple(_sources(french, knowledge)),
    )  # fmt: skip


def _clause(name: str, knowledge: Knowledge) -> Clause:
    return read_clause(text_of(read_fact(knowledge.files[name][1], name), name), name)


def _what(clause: Clause, both: bool) -> Text:
    if clause.documents:
        return say(
            "Clause d’un document d’acquisition, en français et en anglais.",
            "Clause of a procurement document, in French and in English.",
        )
    if both:
        return say(
            "Gabarit de document, en français et en anglais.",
            "Template of a document, in French and in English.",
        )
    return say("Gabarit de document, en français.", "Template of a document, in French.")


def _reviewer(clause: Clause) -> Text:
    return Text(fr=clause.reviewer, en=clause.reviewer) if clause.reviewer else NOBODY


def _sources(clause: Clause, knowledge: Knowledge) -> Iterator[Source]:
    """The sources of the records of law that the clause names, each once."""
    seen: dict[Source, None] = {}
    for identifier in clause.facts:
        for kind in _LAW:
            record = knowledge.get(kind, identifier)
            if record is not None:
                seen.update(dict.fromkeys(record.sources))
    yield from seen
