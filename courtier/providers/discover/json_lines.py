"""An inventory of lines of JSON: each line is read, held to its form, and forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from courtier.providers.discover.bytes import Bytes
from courtier.providers.discover.refusals import refused
from courtier.reading.json_words import json_words
from courtier.reading.validation import mistakes_of
from courtier.results.inventory import Found, Inventory
from courtier.values.errors import InputError, Mistake

MOST_HEAD = 64 << 20
MOST_LINE = 4 << 20
"""So many bytes may the head and the line of a resource have."""
MARK = b"courtier/inventory/"
T = TypeVar("T", bound=BaseModel)


class JsonLines:
    """The head and the rows of an inventory.

    Args:
        source: Its bytes.
    """

    def __init__(self, source: Bytes) -> None:
        self._source = source

    def head(self) -> Inventory:
        """The first line.

        Raises:
            InputError: It is not the head of an inventory.
        """
        with self._source.opened() as stream:
            line = stream.readline(MOST_HEAD + 1)
        if not line.strip():
            raise refused("inventory-empty", self._source.name)
        if MARK not in line:
            raise refused("inventory-unknown", self._source.name, 1, 1)
        return object_of(line, Inventory, self._source.name, 1, MOST_HEAD)

    def rows(self) -> Iterator[tuple[int, Found]]:
        """Each resource with its line; the head is line 1.

        Raises:
            InputError: A line is not a resource.
        """
        number = 1
        with self._source.opened() as stream:
            stream.readline(MOST_HEAD + 1)
            while line := stream.readline(MOST_LINE + 1):
                number += 1
                if line.strip():
                    yield number, object_of(line, Found, self._source.name, number, MOST_LINE)


def object_of(line: bytes, model: type[T], file: str, number: int, most: int) -> T:
    """The object of a line.

    Args:
        line: Its bytes.
        model: Its form.
        file: The name to print.
        number: The line, from 1.
        most: So many bytes may it have.

    Raises:
        InputError: It is too long, not in UTF-8, not JSON, or of another form.
    """
    if len(line) > most:
        raise refused("inventory-line-too-long", file, number, 1, most=most)
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        column = len(line[: error.start].decode("utf-8")) + 1
        raise refused("inventory-not-utf-8", file, number, column) from None
    data = _data(text, file, number)
    if not isinstance(data, dict):
        raise refused("inventory-not-object", file, number, 1)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise InputError(_mistakes(error, text, file, number, model)) from None


def _mistakes(
    error: ValidationError, text: str, file: str, number: int, model: type[BaseModel]
) -> list[Mistake]:
    """What is wrong in a line, each mistake at its key where the line has it."""
    found = mistakes_of(error, file, line=number, model=model)
    return [
        replace(one, column=max(text.find(f'"{one.path.partition(".")[0]}"'), 0) + 1)
        for one in found
    ]


def _data(text: str, file: str, number: int) -> Any:
    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        data = dict(pairs)
        if len(data) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            column = text.rfind(json.dumps(twice, ensure_ascii=False)) + 1
            raise refused("inventory-key-twice", file, number, max(column, 1), key=twice[:60])
        return data

    try:
        return json.loads(text, object_pairs_hook=members, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        why = json_words(error.msg)
        raise refused("inventory-not-json", file, number, error.pos + 1, why=why) from None
    except RecursionError:
        raise refused("inventory-not-json", file, number, 1, why=json_words("depth")) from None
    except ValueError:
        raise refused("inventory-not-json", file, number, 1, why=json_words("number")) from None


def _no_number(word: str) -> Any:
    raise ValueError(word)
