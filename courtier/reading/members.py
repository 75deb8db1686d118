"""JSON read as a stream: members of large objects and items of long lists, in little memory.

Only the value at hand is built; what comes before it is forgotten.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, BinaryIO

_BLANK = " \t\r\n"
_ENDS = frozenset(_BLANK + ",:]}")
_FLAT = re.compile(r'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+', re.DOTALL)
"""All that comes before the next bracket, whole strings among it."""
_CLOSES = {"}": "{", "]": "["}
MOST_DEPTH = 200
"""So many values may stand one inside another where they are passed over."""


class StreamError(ValueError):
    """What is read is not JSON, is cut, or holds a value larger than may be built."""


class Members:
    """Walks a JSON text; whoever walks an object reads or walks each value before the next.

    Args:
        stream: UTF-8 bytes.
        chunk: How many bytes are read at once.
        most: The most characters that one value may have.
    """

    def __init__(self, stream: BinaryIO, chunk: int = 1 << 20, most: int = 32 << 20) -> None:
        self._stream, self._chunk, self._most = stream, chunk, most
        self._decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        self._json = json.JSONDecoder(parse_float=Decimal)
        self._text, self._at, self._ended = "", 0, False
        self._lines, self._columns, self._counted = 0, 0, 0

    @property
    def place(self) -> tuple[int, int]:
        """The line and the column, from 1, of what comes next, or of what was refused."""
        self._count()
        return self._lines + 1, self._columns + 1

    def _count(self) -> None:
        """Count the lines of what was taken since the last time, each character once."""
        lines = self._text.count("\n", self._counted, self._at)
        if lines:
            self._columns = self._at - self._text.rfind("\n", self._counted, self._at) - 1
        else:
            self._columns += self._at - self._counted
        self._lines, self._counted = self._lines + lines, self._at

    def comes(self) -> tuple[int, int]:
        """The line and the column, from 1, of the value that comes next.

        Raises:
            StreamError: The text breaks off.
        """
        self._next()
        return self.place

    def members(self) -> Iterator[str]:
        """The keys of the object that starts here, each to be followed by its value.

        Raises:
            StreamError: There is no object here, or the text breaks off.
        """
        self._take("{")
        if self._next() == "}":
            self._at += 1
            return
        while True:
            key = self.value()
            if not isinstance(key, str):
                raise StreamError(type(key).__name__)
            self._take(":")
            yield key
            if self._next() == "}":
                self._at += 1
                return
            self._take(",")

    def items(self) -> Iterator[int]:
        """The numbers, from 0, of the items of the list that starts here, as ``members``.

        Raises:
            StreamError: There is no list here, or the text breaks off.
        """
        self._take("[")
        if self._next() == "]":
            self._at += 1
            return
        number = 0
        while True:
            yield number
            if self._next() == "]":
                self._at += 1
                return
            self._take(",")
            number += 1

    def value(self) -> Any:
        """The whole value that starts here; fractional numbers are exact.

        Raises:
            StreamError: It is not JSON, breaks off, or is larger or deeper than may be built.
        """
        self._next()
        while True:
            try:
                found, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                further = error.pos - self._at
                if not self._more():
                    self._at += further
                    raise StreamError(error.msg) from None
                continue
            except RecursionError:
                raise StreamError("depth") from None
            except (ValueError, ArithmeticError):
                raise StreamError("number") from None
            # A number may go on past what was read: "0." is no end of one.
            if self._text[end : end + 1] in _ENDS or not self._more():
                self._at = end
                return found

    def skip(self) -> None:
        """Pass over the value that starts here without building it.

        Raises:
            StreamError: Its brackets do not match, it breaks off, or is deeper than may be read.
        """
        if self._next() not in "{[":
            self.value()
            return
        opened: list[str] = []
        while True:
            sign = self._bracket()
            if sign in "{[":
                opened.append(sign)
                if len(opened) > MOST_DEPTH:
                    raise StreamError("depth")
            elif opened.pop() != _CLOSES[sign]:
                self._at -= 1
                raise StreamError(sign)
            if not opened:
                return

    def _bracket(self) -> str:
        """The next bracket outside a string, taken."""
        while True:
            end = _FLAT.match(self._text, self._at).end()  # type: ignore[union-attr]
            if end < len(self._text) and self._text[end] != '"':
                self._at = end + 1
                return self._text[end]
            self._at = end
            if not self._more():
                raise StreamError("end")

    def starts_object(self) -> bool:
        """Tell whether an object comes next."""
        return self._next() == "{"

    def starts_list(self) -> bool:
        """Tell whether a list comes next."""
        return self._next() == "["

    def ended(self) -> bool:
        """Tell whether only blanks are left."""
        while True:
            rest = self._text[self._at :].strip(_BLANK)
            self._at = len(self._text) if not rest else self._at
            if rest or not self._more():
                return not rest

    def _take(self, sign: str) -> None:
        if self._next() != sign:
            raise StreamError(f"{sign} {self._text[self._at : self._at + 1]}")
        self._at += 1

    def _next(self) -> str:
        """The next character that is not blank, left where it is."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _BLANK:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                raise StreamError("end")

    def _more(self) -> bool:
        """Read on, forgetting what was taken; False at the end."""
        if self._ended:
            return False
        kept = self._text[self._at :]
        if len(kept) > self._most:
            raise StreamError(f"> {self._most}")
        self._count()
        self._text, self._at, self._counted = kept, 0, 0
        content = self._stream.read(max(self._chunk, len(kept)))
        self._ended = not content
        try:
            self._text += self._decode(content, not content)
        except UnicodeDecodeError as error:
            self._text += error.object[: error.start].decode()
            self._at = len(self._text)
            raise StreamError("UTF-8") from None
        return not self._ended
