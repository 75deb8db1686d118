"""Clauses and templates of documents: the head that each one carries, read and validated."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, StringConstraints, ValidationError, model_validator

from courtier.knowledge.records.common import Identifier
from courtier.knowledge.refusals import refuse_fact
from courtier.values.errors import InputError, Mistake
from courtier.values.model import Frozen
from courtier.values.text import Language

Basis = Literal["law", "twin", "model", "guide", "practice"]
When = Literal["always", "framework", "duty"]
FOLDERS = ("templates/clauses/", "templates/documents/")
GATHERED = ("templates/clauses/contract/", "templates/clauses/tender/")
"""The folders whose clauses documents gather by themselves, in the order of their heads."""
_HEAD = re.compile(r"\A\{#-?\n(?P<lines>.*?)\n-?#\}\n?", re.DOTALL)
_LINE = re.compile(r"(?P<key>[a-z]+):(?: +(?P<value>.*))?")


def _words(value: Any) -> Any:
    return tuple(value.split()) if isinstance(value, str) else value


def _articles(value: Any) -> Any:
    return tuple(part.strip() for part in value.split(";")) if isinstance(value, str) else value


class Clause(Frozen):
    """The head of a template: what it is, on what it rests, who read it over.

    ``reviewer`` is None until a person of the body read the text over. ``articles`` are the texts
    of law that it states, ``facts`` the ids of the records that bear their sources, ``documents``
    those that gather it in ``order``, ``when`` the case in which they do. ``regimes`` are the
    contract laws whose text it states, all of them where none is named.
    """

    id: Identifier
    version: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)+$")]
    basis: Basis
    reviewer: str | None
    name: str | None = None
    articles: Annotated[tuple[str, ...], BeforeValidator(_articles)] = ()
    facts: Annotated[tuple[Identifier, ...], BeforeValidator(_words)] = ()
    documents: Annotated[tuple[str, ...], BeforeValidator(_words)] = ()
    regimes: Annotated[tuple[str, ...], BeforeValidator(_words)] = ()
    order: int = 0
    when: When = "always"

    @model_validator(mode="after")
    def _law_names_its_article(self) -> Self:
        if self.basis in ("law", "twin") and not self.articles:
            raise ValueError("articles")
        return self


def is_template(name: str) -> bool:
    """Tell whether a fact file is a clause or a template of a document, by its path."""
    return name.startswith(FOLDERS) and name.endswith(".md.j2")


def language_of(name: str) -> Language:
    """The language of a template, from its file name."""
    return "en" if name.endswith(".en.md.j2") else "fr"


def twin_of(name: str) -> str:
    """The path of the same template in the other language."""
    here, other = (".en.", ".fr.") if language_of(name) == "en" else (".fr.", ".en.")
    return f"{name.removesuffix(here + 'md.j2')}{other}md.j2"


def read_clause(text: str, name: str) -> Clause:
    """The head of a template.

    Args:
        text: The whole template.
        name: Its path from the root of its layer.

    Raises:
        InputError: The head is missing or not valid; its first line is named.
    """
    found = _HEAD.match(text)
    if found is None:
        raise InputError([refuse_fact("clause-head", name, 1)])
    keys: dict[str, str | int | None] = {}
    for number, line in enumerate(found["lines"].split("\n"), start=2):
        part = _LINE.fullmatch(line.rstrip())
        if part is None or part["key"] in keys or part["key"] not in Clause.model_fields:
            raise InputError([refuse_fact("clause-line", name, number, words=line.strip()[:60])])
        keys[part["key"]] = (part["value"] or "").strip() or None
    return _validated(keys, name)


def _validated(keys: dict[str, str | int | None], name: str) -> Clause:
    order = keys.get("order")
    if isinstance(order, str) and order.isdigit():
        keys["order"] = int(order)
    stated = {k: v for k, v in keys.items() if v is not None or k in ("id", "version", "reviewer")}
    try:
        clause = Clause.model_validate(stated)
    except ValidationError as error:
        raise InputError([_mistake(item, name) for item in error.errors()]) from None
    stem = PurePosixPath(name).name.partition(".")[0]
    if clause.id != stem:
        raise InputError([refuse_fact("clause-name", name, 2, id=clause.id)])
    return clause


def _mistake(item: Any, name: str) -> Mistake:
    place = item["loc"]
    key = str(place[0]) if place else "articles"
    return refuse_fact("clause-key", name, 1, key=key)
