"""The CSV tables of facts: columns, rows, both languages, one row a key."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from courtier.check.lint.files import LANGUAGE_NAMES, DataPath, FactFile
from courtier.check.lint.remedies import nearest_help
from courtier.check.lint.specs import PRICES, Spec, is_day, spec_of
from courtier.knowledge.layering import ACT, ACT_COLUMNS, ACTS, BY, KEYS, ON, REASON_EN, REASON_FR
from courtier.knowledge.layering import WITHDRAW as WITHDRAW_ROW
from courtier.knowledge.records.prices import CURRENCIES, UNIT
from courtier.reading.harmful import harmful
from courtier.reading.validation import mistakes_of


@dataclass
class TableFile(FactFile):
    """One table; each row keeps its line. ``own`` is true in the layer of a body."""

    @dataclass(frozen=True)
    class Row:
        """One row: its line, and its cells by column."""

        line: int
        cells: dict[str, str]

        @property
        def withdraws(self) -> bool:
            """Whether it takes away the row of a lower layer."""
            return self.cells.get(ACT) == WITHDRAW_ROW

        @property
        def signed(self) -> bool:
            """Whether it says who did it, on which day and why, in both languages."""
            said = (self.cells.get(column) for column in (BY, REASON_FR, REASON_EN))
            return all(said) and is_day(self.cells.get(ON, ""))

    rows: list[Row] = field(default_factory=list)
    own: bool = False

    def place(self, path: DataPath) -> tuple[int | None, int | None]:
        """The line of a row, which is the first part of its path."""
        return (int(path[0]), None) if path else (None, None)

    def parse(self) -> None:
        """Read and examine every row."""
        if not self.read():
            return
        spec, text = spec_of(self.name), self.text()
        if spec is None or text is None:
            return
        try:
            self._rows_of(text, spec)
        except csv.Error:
            self.add("not-csv")
            return
        seen: dict[tuple[str, ...], int] = {}
        for row in self.rows:
            self._examine(row, spec)
            self._once(row, spec, seen)

    def _rows_of(self, text: str, spec: Spec) -> None:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        header = next(reader, [])
        acts = ACT_COLUMNS if self.own and self.name in KEYS else ()
        for column in header:
            if column not in (*spec.columns, *acts):
                help = nearest_help(column, (*spec.columns, *acts))
                self.add("unknown-column", (1,), help, column=column)
        for cells in reader:
            if cells and len(cells) != len(header):
                number, wanted = len(cells), len(header)
                self.add("wrong-row", (reader.line_num,), number=number, wanted=wanted)
            elif cells:
                named = dict(zip(header, cells, strict=True))
                self.rows.append(self.Row(reader.line_num, named))
        gone = bool(self.rows) and all(row.withdraws for row in self.rows)
        for column in spec.key if gone else spec.columns:
            if column not in header and column not in spec.optional:
                self.add("missing-column", (1,), column=column)

    def _examine(self, row: Row, spec: Spec) -> None:
        for code, path in harmful(row.cells):
            self.add(code, (row.line, *path))
        self._word(row, ACT, ("", *ACTS))
        if row.withdraws:
            return
        for pair in spec.texts:
            for column, language in zip(pair, LANGUAGE_NAMES, strict=True):
                if not row.cells.get(column, "-").strip():
                    name = LANGUAGE_NAMES[language]
                    self.add("missing-language", (row.line, column), language=name)
        for column, words in spec.words.items():
            self._word(row, column, words)
        needed = [column for column in spec.columns if column not in spec.optional]
        if spec.model is not None and all(column in row.cells for column in needed):
            self._validate(row, spec, spec.model)
        if spec is PRICES:
            self._word(row, "currency", CURRENCIES)
            unit = row.cells.get("unit", "")
            if unit and not UNIT.match(unit):
                self.add("unknown-unit", (row.line, "unit"), word=unit)

    def _word(self, row: Row, column: str, words: tuple[str, ...]) -> None:
        word = row.cells.get(column)
        if word is not None and word not in words:
            help = nearest_help(word, words)
            self.add("unknown-word", (row.line, column), help, word=word, key=column)

    def _validate(self, row: Row, spec: Spec, model: type[BaseModel]) -> None:
        values: dict[str, Any] = {
            column: row.cells[column] or ("" if column in spec.kept else None)
            for column in spec.columns
            if column in row.cells
        }
        try:
            model.model_validate(values)
        except ValidationError as error:
            self.take(mistakes_of(error, self.name, line=row.line, model=model))

    def _once(self, row: Row, spec: Spec, seen: dict[tuple[str, ...], int]) -> None:
        key = tuple(row.cells.get(column, "") for column in spec.key)
        first = seen.setdefault(key, row.line)
        if first != row.line:
            shown = ", ".join(word for word in key if word)
            self.add("duplicate-row", (row.line,), first=first, key=shown)
