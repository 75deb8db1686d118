"""Reads a file that AWS's own tool exported: the answers of its two indexes, without the kit.

``aws resource-explorer-2 list-resources`` or ``search``, ``aws resourcegroupstaggingapi
get-resources``: one answer, or several pages one after another in the same file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from courtier.providers.discover.aws.arns import parsed
from courtier.providers.discover.aws.listing import at, tags_of
from courtier.providers.discover.aws.listings_other import EXPLORED, TAGGED
from courtier.providers.discover.bytes import Bytes
from courtier.providers.discover.cloud import Part, UnreadError
from courtier.reading.json_words import json_words
from courtier.reading.members import Members, StreamError
from courtier.results.inventory import Account, Cloud, Found
from courtier.values.errors import InputError, Mistake
from courtier.values.text import Text, say

MOST_ROW = 4 << 20
"""So many characters may one resource have."""
_LISTS = {EXPLORED.steps[0].items: EXPLORED, TAGGED.steps[0].items: TAGGED}
"""The two answers, by the key of their list."""
_MORE = frozenset({"NextToken", "PaginationToken"})
_Pair = tuple[str, str]
_HELP: _Pair = (
    "Donnez le fichier de « aws resource-explorer-2 list-resources » ou de « aws"
    " resourcegroupstaggingapi get-resources », avec --output json, sans --query, en UTF-8.",
    "Give the file of “aws resource-explorer-2 list-resources” or of “aws"
    " resourcegroupstaggingapi get-resources”, with --output json, without --query, in UTF-8.",
)
_REFUSALS: dict[str, _Pair] = {
    "export-not-json": (
        "Ce fichier n’est pas du JSON entier en UTF-8 ({why}).",
        "This file is not whole JSON in UTF-8 ({why}).",
    ),
    "export-unknown": (
        "Ce fichier n’est pas une liste de ressources d’AWS.",
        "This file is no list of resources of AWS.",
    ),
    "export-row": (
        "La ressource qui finit ici n’a pas d’adresse (« {why} ») de la forme attendue.",
        "The resource that ends here has no address (“{why}”) of the form expected.",
    ),
}


def open_export(path: str, name: str) -> ExportReader:
    """A reader of an exported file, which is walked once to its end.

    Args:
        path: The path as it was typed, ``-`` for standard input.
        name: The name to print.

    Raises:
        InputError: It is missing, not JSON, or no list of resources of AWS; with its place.
    """
    return ExportReader(Bytes(path, name))


@dataclass
class _Told:
    """What a file tells beside its rows: which listings made it, whether it goes on elsewhere."""

    listings: set[str] = field(default_factory=set)
    more: bool = False


class ExportReader:
    """Gives the resources of an exported file as those of one part.

    Args:
        source: The bytes of the file.

    Raises:
        InputError: As ``open_export``.
    """

    cloud: Cloud = "aws"

    def __init__(self, source: Bytes) -> None:
        self._source, self._told = source, _Told()
        ids = {one.account for one in self._resources(self._told) if one.account}
        self._accounts = sorted(ids) or ["-"]

    @property
    def sha256(self) -> str:
        """The fingerprint of the file."""
        return self._source.sha256

    def accounts(self) -> Sequence[Account]:
        """The accounts that the addresses name, in order of id."""
        return [Account(id=id) for id in self._accounts]

    def parts(self, account: Account) -> Sequence[Part]:
        """The whole file, which is read with the first of its accounts."""
        first = self._accounts[0] == account.id
        return [Part("", "", "+".join(sorted(self._told.listings)))] if first else []

    def read(self, part: Part) -> Iterator[Found]:
        """The resources of the file, in its order.

        Raises:
            UnreadError: The file itself says that it is not the whole answer.
        """
        told = _Told()
        yield from self._resources(told)
        if told.more:
            raise UnreadError("interrupted", "NextToken")

    def _resources(self, told: _Told) -> Iterator[Found]:
        """Each row as a resource; what the file tells beside them is written into ``told``."""
        with self._source.opened() as stream:
            members = Members(stream, most=MOST_ROW)
            try:
                yield from self._answers(members, told)
            except StreamError as error:
                raise self._refused("export-not-json", members, json_words(str(error))) from None

    def _answers(self, members: Members, told: _Told) -> Iterator[Found]:
        """The rows of each answer; only the last one tells whether there is more."""
        while True:
            if not members.starts_object():
                raise self._refused("export-unknown", members)
            told.more, lists = False, 0
            for key in members.members():
                if key in _LISTS and members.starts_list():
                    lists += 1
                    yield from self._rows(members, told, key)
                else:
                    told.more = _goes_on(key, members.value()) or told.more
            if not lists:
                raise self._refused("export-unknown", members)
            if members.ended():
                return

    def _rows(self, members: Members, told: _Told, key: str) -> Iterator[Found]:
        listing = _LISTS[key]
        told.listings.add(listing.name)
        for _ in members.items():
            row = members.value()
            address = at(row, listing.id)
            found = parsed(address) if isinstance(address, str) else None
            if found is None:
                raise self._refused("export-row", members, listing.id)
            tags = tags_of(at(row, listing.tags or ""))
            yield Found(
                id=address,
                type=found.type,
                account=found.account or _text(row, "OwningAccountId"),
                region=found.region or _region(_text(row, "Region")),
                tags=tags if tags or listing is TAGGED else None,
                listings=(listing.name,),
            )

    def _refused(self, code: str, members: Members, why: str | Text = "") -> InputError:
        line, column = members.place
        text = say(*_REFUSALS[code], why=why)
        return InputError([Mistake(code, self._source.name, line, column, "", text, say(*_HELP))])


def _goes_on(key: str, value: Any) -> bool:
    """Whether an answer says that it is not the whole: a token, or a count that stopped."""
    if key == "Count" and isinstance(value, Mapping):
        return value.get("Complete") is False
    return key in _MORE and bool(value)


def _text(row: Any, key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) and value else None


def _region(word: str | None) -> str | None:
    """The region of a row; the index says ``global`` of what has none."""
    return None if word == "global" else word
