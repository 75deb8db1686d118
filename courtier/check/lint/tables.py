"""The CSV tables of facts: columns, rows, both languages, one row a key."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from courtier.check.lint.files import LANGUAGE_NAMES, DataPath, FactFile
from courtier.check.lint.remedies import nearest_help
from courtier.knowledge.layering import ACT, ACT_COLUMNS, ACTS, BY, KEYS, ON, REASON_EN, REASON_FR
from courtier.knowledge.layering import WITHDRAW as WITHDRAW_ROW
from courtier.knowledge.records.prices import (
    CURRENCIES,
    UNIT,
    Discount,
    OwnPrice,
    PriceRow,
    PriceService,
    ShapeFamily,
    SupportBand,
)
from courtier.knowledge.records.providers import Country, Region
from courtier.knowledge.records.resources import RegionGroup, ResourceRule, ResourceType
from courtier.reading.harmful import harmful
from courtier.reading.validation import mistakes_of
from courtier.values.citation import STRENGTH

SNAPSHOTS = "catalog/prices"


@dataclass(frozen=True)
class Spec:
    """What a table holds.

    ``key`` is what two rows cannot share, ``texts`` the pairs of columns in both languages,
    ``words`` the closed lists, ``kept`` the columns whose empty cell is an empty text,
    ``optional`` those that a table may leave out.
    """

    columns: tuple[str, ...]
    key: tuple[str, ...]
    texts: tuple[tuple[str, str], ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    model: type[BaseModel] | None = None
    kept: tuple[str, ...] = ()
    optional: frozenset[str] = frozenset()


def _of_model(model: type[BaseModel], key: tuple[str, ...], kept: tuple[str, ...]) -> Spec:
    optional = frozenset(n for n, f in model.model_fields.items() if not f.is_required())
    return Spec(tuple(model.model_fields), key, model=model, kept=kept, optional=optional)


_EMPTY_CELLS = (
    "service", "region_from", "encrypted_by", "public_by", "private_by", "closes", "tags_from",
    "size_from", "note",
)  # fmt: skip
SPECS: dict[str, Spec] = {
    "risk/elements.csv": Spec(
        ("id", "kind", "name_fr", "name_en", "direct_identifier"),
        ("id",),
        (("name_fr", "name_en"),),
        {"direct_identifier": ("yes", "no")},
    ),
    "providers/regions.csv": _of_model(Region, ("provider", "code"), ("note",)),
    "providers/countries.csv": Spec(
        tuple(Country.model_fields),
        ("code",),
        (("name_fr", "name_en"),),
        model=Country,
        kept=("name_fr", "name_en"),
    ),
    "providers/resource-types.csv": _of_model(ResourceType, ("format", "type"), _EMPTY_CELLS),
    "providers/region-groups.csv": _of_model(RegionGroup, ("provider", "code"), ()),
    "providers/resource-rules.csv": replace(
        _of_model(ResourceRule, ("id",), ("words",)),
        texts=(("text_fr", "text_en"), ("help_fr", "help_en")),
    ),
    "catalog/price-services.csv": _of_model(
        PriceService, KEYS["catalog/price-services.csv"], ("sku", "note")
    ),
    "catalog/shape-families.csv": _of_model(ShapeFamily, ("provider", "pattern"), ("note",)),
    "catalog/own-prices.csv": _of_model(
        OwnPrice,
        ("provider", "region", "service", "sku", "vcpu", "memory_gib", "unit", "currency", "term"),
        ("note",),
    ),
    "catalog/discounts.csv": _of_model(Discount, ("provider", "service", "term", "since"), ()),
    "catalog/support-plans.csv": _of_model(
        SupportBand, ("provider", "level", "from_bill"), ("note",)
    ),
    "templates/clauses/acquisition-cost-rules.csv": Spec(
        ("id", "fr", "en", "reference", "valid_from", "confidence", "read_on", "url"),
        ("id",),
        (("fr", "en"),),
        {"confidence": STRENGTH},
    ),
    "catalog/focus/columns.csv": Spec(
        ("column", "since", "need", "type", "empty", "former", "confidence", "read_on", "source"),
        ("column",),
        words={
            "since": ("1.0", "1.1", "1.2"),
            "need": ("mandatory", "other"),
            "type": ("text", "decimal", "instant", "currency", "charge"),
            "empty": ("yes", "no"),
            "confidence": STRENGTH,
        },
    ),
    "catalog/focus/categories.csv": Spec(
        ("focus", "fr", "category", "confidence", "read_on", "source", "note"),
        ("focus",),
        (("fr", "focus"),),
        {"confidence": STRENGTH},
    ),
    "catalog/focus/units.csv": Spec(
        ("focus", "unit", "factor", "confidence", "read_on", "source"),
        ("focus",),
        words={"confidence": STRENGTH},
    ),
    "templates/documents.csv": Spec(
        (
            "code",
            "title_fr",
            "title_en",
            "written",
            "slug_fr",
            "slug_en",
            "page",
            "english",
            "part_of",
            "reader",
        ),
        ("code",),
        (("title_fr", "title_en"),),
        {
            "written": ("yes", "no"),
            "page": ("portrait", "landscape"),
            "english": ("courtesy", "exception", "no"),
            "reader": ("internal", "external"),
        },
    ),
    "templates/clauses/words.csv": Spec(
        ("group", "word", "fr", "en"), ("group", "word"), (("fr", "en"),)
    ),
    "templates/clauses/acquisition-costs.csv": Spec(
        ("id", "fr", "en", "categories"), ("id",), (("fr", "en"),)
    ),
}
_PRICES = _of_model(
    PriceRow,
    ("provider", "region", "service", "sku", "vcpu", "memory_gib", "unit", "currency", "term"),
    ("note",),
)


@lru_cache
def spec_of(name: str) -> Spec | None:
    """What a table of that name holds; None for a name that no table has."""
    path = PurePosixPath(name)
    if path.parent.as_posix() == SNAPSHOTS and path.suffix == ".csv":
        return _PRICES if _is_day(path.stem) else None
    return SPECS.get(name)


def _is_day(word: str) -> bool:
    try:
        return date.fromisoformat(word).isoformat() == word
    except ValueError:
        return False


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
            return all(said) and _is_day(self.cells.get(ON, ""))

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
        if spec is _PRICES:
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
