"""Fact files read one by one, tolerant of faults: what is wrong in one hides nothing in another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from courtier.check.lint.model import Fault
from courtier.check.lint.wording import fault
from courtier.knowledge.files import MAX_FACT_BYTES
from courtier.knowledge.records.common import Record
from courtier.knowledge.refusals import of_fact
from courtier.reading.marked import Marked, scan
from courtier.reading.refusals import refuse
from courtier.reading.validation import mistakes_of
from courtier.values.errors import InputError, Mistake
from courtier.values.text import LANGUAGES, Text, Value

DataPath = tuple[str | int, ...]

_UNDATED = re.compile(r"(^|\.)evidence\.(as_of|read_on)$")

LANGUAGE_NAMES: dict[str, Text] = {
    "fr": Text(fr="français", en="French"),
    "en": Text(fr="anglais", en="English"),
}


@dataclass
class FactFile:
    """One file of one layer; ``wins`` is false where a later layer replaces it."""

    layer: str
    name: str
    path: Path
    wins: bool
    content: bytes = b""
    faults: list[Fault] = field(default_factory=list)

    def read(self) -> bool:
        """Take in the bytes; tell whether that could be done."""
        try:
            self.content = self.path.read_bytes()
        except OSError:
            self.add("unreadable")
            return False
        if len(self.content) > MAX_FACT_BYTES:
            self.add("too-large")
            return False
        return True

    def text(self) -> str | None:
        """The whole as text; None, with its fault, where it is not UTF-8."""
        try:
            return self.content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = self.content[: error.start].count(b"\n") + 1
            self.take([refuse("not-utf-8", self.name, line, None)])
            return None

    def place(self, path: DataPath) -> tuple[int | None, int | None]:
        """The line and column of a value; nowhere for a file without structure."""
        del path
        return None, None

    def add(
        self, code: str, path: DataPath = (), help: Text | None = None, **values: Value
    ) -> None:
        """Note a fault at a place of the data."""
        dotted = ".".join(map(str, path))
        place = self.place(path)
        self.faults.append(fault(code, self.layer, self.name, place, dotted, help, values))

    def take(self, mistakes: list[Mistake]) -> None:
        """Note what the reader or the model refuses."""
        self.faults += [self._of_mistake(mistake) for mistake in mistakes]

    def _of_mistake(self, mistake: Mistake) -> Fault:
        mistake = of_fact(mistake)
        code = mistake.code
        last = mistake.path.rpartition(".")[2]
        if code == "missing-key" and last in LANGUAGES:
            return self._instead("missing-language", mistake, language=LANGUAGE_NAMES[last])
        if code == "missing-key" and _UNDATED.search(mistake.path):
            return self._instead("evidence-undated", mistake, key=last)
        if code in ("missing-key", "out-of-range") and last == "sources":
            return self._instead("missing-source", mistake)
        return Fault(
            code=code, severity="error", layer=self.layer, file=self.name, line=mistake.line,
            column=mistake.column, path=mistake.path, text=mistake.text,
            help=mistake.help,
        )  # fmt: skip

    def _instead(self, code: str, mistake: Mistake, **values: Value) -> Fault:
        place = (mistake.line, mistake.column)
        return fault(code, self.layer, self.name, place, mistake.path, None, values)


@dataclass
class RecordFile(FactFile):
    """A file of one record. ``data`` is what it holds, ``record`` None where it is not valid.

    ``of`` is the file of the record where this is one once it is corrected; empty for its own.
    """

    type: type[Record] = Record
    data: Any = None
    record: Record | None = None
    of: str = ""

    @property
    def stem(self) -> str:
        """The id that the door knows the file by."""
        return Path(self.of or self.name).stem

    @property
    def counts(self) -> bool:
        """Whether the record is in use: no later layer replaces it and none withdrew it."""
        return self.wins and not (self.record is not None and self.record.withdrawn)

    @cached_property
    def _marked(self) -> Marked | None:
        try:
            return scan(self.content, self.name)[0]
        except InputError:
            return None

    def place(self, path: DataPath) -> tuple[int | None, int | None]:
        """The line and column of a value, else those of the nearest enclosing one."""
        found = self._marked.place(path) if self.content and self._marked else None
        return found or (None, None)

    def parse(self) -> None:
        """Read the record; every mistake is noted with its place."""
        import yaml_rs

        if not self.read():
            return
        try:
            self.data = yaml_rs.loads(self.content.decode("utf-8"), parse_datetime=False)
            self.record = self.type.model_validate(self.data)
        except (ValidationError, yaml_rs.YAMLDecodeError, UnicodeDecodeError) as error:
            self._slowly(error)

    def _slowly(self, error: Exception) -> None:
        """Read again for the place of each mistake, and keep what can still be examined."""
        try:
            marked, mistakes = scan(self.content, self.name)
        except InputError as refused:
            self.take(list(refused.mistakes))
            return
        self.data = marked.value
        try:
            self.type.model_validate(self.data)
        except ValidationError as again:
            error = again
        if isinstance(error, ValidationError):
            mistakes += mistakes_of(error, self.name, marked=marked, model=self.type)
            self.record = self._without_unknown(error)
        elif not mistakes:
            mistakes = [refuse("not-yaml", self.name, None, None)]
        self.take(mistakes)

    def _without_unknown(self, error: ValidationError) -> Record | None:
        """The record with its unknown keys left out; None where more is wrong than these."""
        errors = error.errors(include_url=False, include_input=False, include_context=False)
        if any(item["type"] != "extra_forbidden" for item in errors):
            return None
        left = _copy(self.data, frozenset(item["loc"] for item in errors))
        try:
            return self.type.model_validate(left)
        except ValidationError:
            return None


def _copy(value: Any, without: frozenset[DataPath], path: DataPath = ()) -> Any:
    if isinstance(value, dict):
        return {
            key: _copy(inner, without, (*path, key))
            for key, inner in value.items()
            if (*path, key) not in without
        }
    if isinstance(value, list):
        return [_copy(inner, without, (*path, n)) for n, inner in enumerate(value)]
    return value
