"""Faults of clauses and templates: their heads, the records they name, their two languages."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.check.lint.files import LANGUAGE_NAMES, FactFile
from courtier.check.lint.wording import fault
from courtier.check.lint.world import World
from courtier.knowledge.clauses import Clause, is_template, language_of, read_clause, twin_of
from courtier.values.errors import InputError
from courtier.values.text import Value

LAW_SORTS = ("duty", "route", "check", "parameter")
CLAUSES = "templates/clauses/"
ALIKE = ("version", "basis", "articles", "facts", "documents", "order", "when", "regimes")
"""What the two languages of a clause share; each has its own reviewer."""


def check_clauses(world: World) -> None:
    """Note every fault of the heads of clauses and templates."""
    heads = dict(_heads(world))
    winning = {file.name: head for file, head in heads.values() if file.wins}
    for file, head in heads.values():
        _references(file, head, world)
        _languages(file, head, winning)


def _heads(world: World) -> Iterator[tuple[tuple[str, str], tuple[FactFile, Clause]]]:
    for file in world.others:
        if not is_template(file.name):
            continue
        try:
            head = read_clause(file.content.decode("utf-8-sig"), file.name)
        except UnicodeDecodeError:
            continue  # Told of any text file.
        except InputError as error:
            file.take(list(error.mistakes))
        else:
            yield (file.layer, file.name), (file, head)


def _references(file: FactFile, head: Clause, world: World) -> None:
    known = frozenset().union(*(world.ids.get(sort, frozenset()) for sort in LAW_SORTS))
    for identifier in head.facts:
        if identifier not in known:
            _note(file, "facts", "dangling-id", id=identifier, sort=", ".join(LAW_SORTS))
    for code in head.documents:
        if code not in world.ids["document"]:
            _note(file, "documents", "dangling-id", id=code, sort="document")


def _languages(file: FactFile, head: Clause, winning: dict[str, Clause]) -> None:
    if not file.name.startswith(CLAUSES):
        return
    other = winning.get(twin_of(file.name))
    if other is None:
        missing = "fr" if language_of(file.name) == "en" else "en"
        _note(file, "id", "missing-language", language=LANGUAGE_NAMES[missing])
        return
    for key in ALIKE:
        if getattr(head, key) != getattr(other, key):
            _note(file, key, "clause-differs", key=key)


def _note(file: FactFile, place: str, code: str, **values: Value) -> None:
    """Note a fault on the line of a key of the head, the first line where it is not written."""
    lines = file.content.decode("utf-8-sig", "replace").split("\n")
    line = next((n for n, text in enumerate(lines, start=1) if text.startswith(f"{place}:")), 1)
    file.faults.append(fault(code, file.layer, file.name, (line, None), place, None, values))
