"""Reads a file of tenders, YAML, CSV or XLSX: every mistake at once, each with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TypeVar

from pydantic import ValidationError

from courtier.procurement.bids.consistency import consistency
from courtier.procurement.bids.model import Announced, BidFile, Tenders
from courtier.procurement.bids.refusals import CHECK_FORMAT, refusal
from courtier.procurement.bids.table import call_of, tenders_of
from courtier.reading.keys import Path
from courtier.reading.marked import Marked, Place, read_marked
from courtier.reading.refusals import refuse
from courtier.reading.sheets import Line, SheetError, csv_lines, workbook_lines
from courtier.reading.validation import in_order, mistakes_of
from courtier.reading.wording import CHECK_FORMAT as OF_WORKLOADS
from courtier.values.errors import InputError, Mistake
from courtier.values.findings import Location

SHEETS = {"call": ("call", "appel"), "bids": ("bids", "soumissions")}
OTHER_NAMES = {
    "bidder": ("soumissionnaire", "fournisseur", "entreprise", "nom", "supplier"),
    "price_cad": ("prix", "prix_cad", "montant", "price", "amount"),
    "admissible": ("recevable", "admissibilité"),
    "conforming": ("conforme", "conformité", "compliant"),
    "reason": ("motif", "raison"),
    "quality": ("qualité", "note", "notes"),
    "extra_costs": ("coûts additionnels", "coûts"),
    "lowest-price": ("prix le plus bas", "plus bas prix", "price"),
    "minimum-quality": ("qualité minimale",),
    "adjusted-price": ("prix ajusté", "qualité-prix"),
}
"""The words that people use for the keys and values of the format."""
M = TypeVar("M", Announced, Tenders, BidFile)


@dataclass(frozen=True)
class Given:
    """One file as it was given: its bytes and the name to print."""

    content: bytes
    name: str

    @property
    def sha256(self) -> str:
        """The fingerprint of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class BidsRead:
    """A file of tenders, and where each of its values stands, in whichever file it was read."""

    content: BidFile
    call: Marked
    tenders: Marked

    def where(self, path: Path) -> tuple[str, Place | None]:
        """The file and the place of a value, else of the nearest part that encloses it."""
        return _where(self.call, self.tenders, path)

    def location(self, path: Path) -> Location | None:
        """The same as the place of a finding."""
        file, place = self.where(path)
        return Location(file=file, line=place[0], column=place[1]) if place else None


def read_bids(given: Given, call: Given | None = None) -> BidsRead:
    """Read and check a file of tenders.

    Args:
        given: The tenders, with the call in YAML or in a workbook of two sheets.
        call: The call, when the tenders stand alone.

    Raises:
        InputError: With every mistake, in the order of each file.
    """
    announced, tenders = _sources(given, call)
    if announced is tenders:
        content = _checked(BidFile, announced)
    else:
        _both(announced, tenders)
        content = BidFile.model_validate({**announced.value, **tenders.value})
    read = BidsRead(content, announced, tenders)
    mistakes = consistency(content, read.where)
    if mistakes:
        raise InputError(in_order(mistakes, given.name))
    return read


def _both(announced: Marked, tenders: Marked) -> None:
    mistakes: list[Mistake] = []
    for check in (lambda: _checked(Announced, announced), lambda: _checked(Tenders, tenders)):
        mistakes += _refused(check)
    if mistakes:
        raise InputError(mistakes)


def _refused(check: Callable[[], object]) -> list[Mistake]:
    try:
        check()
    except InputError as error:
        return list(error.mistakes)
    return []


def _checked(model: type[M], marked: Marked) -> M:
    try:
        return model.model_validate(marked.value)
    except ValidationError as error:
        found = mistakes_of(error, marked.file, marked=marked, model=model, also=OTHER_NAMES)
        ours = [replace(m, help=CHECK_FORMAT) if m.help == OF_WORKLOADS else m for m in found]
        raise InputError(in_order(ours, marked.file)) from None


def _sources(given: Given, call: Given | None) -> tuple[Marked, Marked]:
    """The call and the tenders; the same twice when one document holds both."""
    suffix = PurePath(given.name).suffix.lower()
    if suffix == ".xlsx":
        return _workbook(given, call)
    if suffix != ".csv":
        whole = read_marked(given.content, given.name)
        return (_call(call) if call else whole), whole
    if call is None:
        raise InputError([refusal("call-missing", given.name)])
    return _call(call), tenders_of(_csv(given), given.name)


def _call(call: Given) -> Marked:
    if PurePath(call.name).suffix.lower() == ".csv":
        return call_of(_csv(call), call.name)
    return read_marked(call.content, call.name)


def _workbook(given: Given, call: Given | None) -> tuple[Marked, Marked]:
    try:
        sheets = workbook_lines(given.content)
    except SheetError as error:
        raise InputError([refusal(error.code, given.name)]) from None
    only = next(iter(sheets)) if len(sheets) == 1 and call else None
    name = only or _sheet(sheets, "bids", given.name)
    tenders = tenders_of(sheets[name], f"{given.name}#{name}")
    if call is not None:
        return _call(call), tenders
    name = _sheet(sheets, "call", given.name)
    return call_of(sheets[name], f"{given.name}#{name}"), tenders


def _sheet(sheets: dict[str, list[Line]], which: str, file: str) -> str:
    for name in sheets:
        if name.strip().casefold() in SHEETS[which]:
            return name
    raise InputError([refusal("sheet-missing", file, name=SHEETS[which][0])])


def _csv(given: Given) -> list[Line]:
    try:
        return list(csv_lines(given.content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        line = given.content[: error.start].count(b"\n") + 1
        raise InputError([refuse("not-utf-8", given.name, line, None)]) from None
    except SheetError as error:
        place = (error.line, 1) if error.line else None
        raise InputError([refusal(error.code, given.name, place)]) from None


def _where(call: Marked, tenders: Marked, path: Path) -> tuple[str, Place | None]:
    marked = tenders if path[:1] == ("bids",) else call
    for length in range(len(path), 0, -1):
        here = path[:length]
        place = marked.keys.get(here) if _grouped(marked, here) else None
        place = place or marked.places.get(here)
        if place is not None:
            return marked.file, place
    return marked.file, marked.places.get(())


def _grouped(marked: Marked, path: Path) -> bool:
    value = marked.value
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return False
    return isinstance(value, (dict, list))
