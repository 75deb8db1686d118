"""JSON read as a stream: the members of large objects one by one, in little memory.

Only the member at hand is built; what comes before it is forgotten.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, BinaryIO

_BLANK = " \t\r\n"
_ENDS = frozenset(_BLANK + ",:]}")


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

    def value(self) -> Any:
        """The whole value that starts here; fractional numbers are exact.

        Raises:
            StreamError: It is not JSON, breaks off, or is larger than may be built.
        """
        self._next()
        while True:
            try:
                found, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if not self._more():
                    raise StreamError(error.msg) from None
                continue
            # A number may go on past what was read: "0." is no end of one.
            if self._text[end : end + 1] in _ENDS or not self._more():
                self._at = end
                return found

    def starts_object(self) -> bool:
        """Tell whether an object comes next."""
        return self._next() == "{"

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
        content = self._stream.read(max(self._chunk, len(kept)))
        self._ended = not content
        try:
            self._text, self._at = kept + self._decode(content, not content), 0
        except UnicodeDecodeError:
            raise StreamError("UTF-8") from None
        return not self._ended
