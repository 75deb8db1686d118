"""Reads a file that Azure's own tool exported: ``az resource list`` or ``az graph query``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from courtier.providers.discover.azure.gate import ShapeError
from courtier.providers.discover.azure.rows import found
from courtier.providers.discover.bytes import Bytes
from courtier.providers.discover.cloud import Part, UnreadError
from courtier.reading.json_words import json_words
from courtier.reading.members import Members, StreamError
from courtier.results.inventory import Account, Cloud, Found
from courtier.values.errors import InputError, Mistake
from courtier.values.text import Text, say

LIST = "az resource list"
GRAPH = "az graph query"
MOST_ROW = 4 << 20
"""So many characters may one resource have."""
NO_SUBSCRIPTION = "-"
_GRAPH_KEYS = frozenset({"subscriptionId", "tenantId"})
"""What Resource Graph tells of each row, and a list of resources does not."""
_Pair = tuple[str, str]
_EXPORT: _Pair = (
    "Donnez le fichier de « az resource list -o json » ou de « az graph query -o json », sans"
    " --query, en UTF-8.",
    "Give the file of “az resource list -o json” or of “az graph query -o json”, without --query,"
    " in UTF-8.",
)
_REFUSALS: dict[str, _Pair] = {
    "export-not-json": (
        "Ce fichier n’est pas du JSON entier en UTF-8 ({why}).",
        "This file is not whole JSON in UTF-8 ({why}).",
    ),
    "export-unknown": (
        "Ce fichier n’est pas une liste de ressources d’Azure.",
        "This file is no list of resources of Azure.",
    ),
    "export-no-object": (
        "Ce qui finit ici n’est pas une ressource : un objet JSON est attendu.",
        "What ends here is no resource: a JSON object is expected.",
    ),
    "export-row": (
        "La ressource qui finit ici n’a pas la clé « {why} » de la forme attendue.",
        "The resource that ends here does not have the key “{why}” of the form expected.",
    ),
}  # fmt: skip


def open_export(path: str, name: str) -> ExportReader:
    """A reader of an exported file, which is read once to its end.

    Args:
        path: The path as it was typed, ``-`` for standard input.
        name: The name to print.

    Raises:
        InputError: It is missing, not JSON, or no list of resources of Azure.
    """
    return ExportReader(Bytes(path, name))


@dataclass
class _Told:
    """What a file tells beside its rows: who made it, how many there are, how many there were."""

    listing: str = ""
    rows: int = 0
    total: int | None = None
    more: bool = False


class ExportReader:
    """Gives the resources of an exported file as those of one part.

    Args:
        source: The bytes of the file.

    Raises:
        InputError: As ``open_export``.
    """

    cloud: Cloud = "azure"

    def __init__(self, source: Bytes) -> None:
        self._source = source
        self._told = _Told()
        names = {one.account or NO_SUBSCRIPTION for one in self._resources(self._told)}
        self._accounts = sorted(names) or [NO_SUBSCRIPTION]

    def accounts(self) -> Sequence[Account]:
        """The subscriptions that the file names, in order of id."""
        return [Account(id=id) for id in self._accounts]

    def parts(self, account: Account) -> Sequence[Part]:
        """The whole file, which is read with the first of its subscriptions."""
        first = self._accounts[0] == account.id
        return [Part("", "", self._told.listing)] if first else []

    def read(self, part: Part) -> Iterator[Found]:
        """The resources of the file, in its order.

        Raises:
            UnreadError: The file itself says that it is not the whole answer.
        """
        told = _Told()
        yield from self._resources(told)
        if told.more or told.rows < (told.total or 0):
            whole = "?" if told.total is None else told.total
            raise UnreadError("interrupted", f"{told.rows} / {whole} skip_token")

    def _resources(self, told: _Told) -> Iterator[Found]:
        """Each row as a resource; what the file tells beside them is written into ``told``."""
        with self._source.opened() as stream:
            members = Members(stream, most=MOST_ROW)
            try:
                yield from self._walked(members, told)
            except StreamError as error:
                raise self._refused("export-not-json", members, json_words(str(error))) from None

    def _walked(self, members: Members, told: _Told) -> Iterator[Found]:
        """The rows of each answer: the pages of a question may follow one another in a file."""
        while True:
            if members.starts_list():
                yield from self._rows(members, told)
            elif members.starts_object():
                yield from self._answer(members, told)
            else:
                raise self._refused("export-unknown", members)
            if members.ended():
                return

    def _answer(self, members: Members, told: _Told) -> Iterator[Found]:
        """The rows of one page of an answer of Resource Graph."""
        told.listing, told.more, rows = GRAPH, False, False
        for key in members.members():
            if key == "data" and members.starts_list():
                rows = True
                yield from self._rows(members, told)
            elif key in ("skip_token", "total_records"):
                _note(told, key, members.value())
            else:
                members.skip()
        if not rows:
            raise self._refused("export-unknown", members)

    def _rows(self, members: Members, told: _Told) -> Iterator[Found]:
        for _ in members.items():
            row = members.value()
            told.listing = told.listing or _listing(row)
            told.rows += 1
            try:
                yield found(row, told.listing, untagged=False)
            except ShapeError as error:
                key = str(error)
                code = "export-row" if key != "{}" else "export-no-object"
                raise self._refused(code, members, key) from None
        told.listing = told.listing or LIST

    def _refused(self, code: str, members: Members, why: str | Text = "") -> InputError:
        line, column = members.place
        fr, en = _REFUSALS[code]
        text, help = say(fr, en, why=why), say(*_EXPORT)
        return InputError([Mistake(code, self._source.name, line, column, "", text, help)])


def _listing(row: Any) -> str:
    """Which command made a list, by the keys of its first row."""
    keys = row.keys() if isinstance(row, Mapping) else ()
    return GRAPH if _GRAPH_KEYS.intersection(keys) else LIST


def _note(told: _Told, key: str, value: Any) -> None:
    if key == "skip_token":
        told.more = isinstance(value, str) and bool(value)
    elif type(value) is int:
        told.total = value
