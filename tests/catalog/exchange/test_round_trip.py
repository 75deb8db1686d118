"""Out and in again is the identity on records: CSV, JSON, XLSX, and the fact files of a layer."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from courtier.catalog.exchange.cells import (
    FORMULA,
    bare,
    list_cell,
    text_cell,
    words_of,
)
from courtier.catalog.exchange.csv_text import from_csv, to_csv
from courtier.catalog.exchange.document import from_json, to_json
from courtier.catalog.exchange.flatten import flatten
from courtier.catalog.exchange.layer import fact_file, layer_files
from courtier.catalog.exchange.rebuild import rebuild
from courtier.catalog.exchange.shape import fields_of, tables
from courtier.catalog.exchange.subjects import SUBJECTS, Contents, contents_of
from courtier.catalog.exchange.xlsx import from_xlsx, to_xlsx
from courtier.knowledge.door import Knowledge
from courtier.knowledge.fact_files import read_record
from courtier.knowledge.records.common import Record
from tests.catalog.exchange.drawn import TEXTS, catalogues

drawn = settings(max_examples=60, deadline=None)


@pytest.fixture(scope="module")
def bundled() -> Contents:
    return contents_of(Knowledge())


@drawn
@given(catalogues())
def test_csv_gives_back_every_record(contents: Contents) -> None:
    assert rebuild(from_csv(to_csv(flatten(contents)))) == contents


@drawn
@given(catalogues())
def test_xlsx_gives_back_every_record(contents: Contents) -> None:
    assert rebuild(from_xlsx(to_xlsx(flatten(contents)), "c.xlsx")) == contents


@drawn
@given(catalogues())
def test_json_gives_back_every_record(contents: Contents) -> None:
    assert from_json(to_json(contents).encode(), "c.json") == contents


@drawn
@given(catalogues())
def test_a_fact_file_gives_back_its_record(contents: Contents) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        for word, record in contents.all:
            path = Path(folder, f"{record.id}.yaml")
            path.write_text(fact_file(record), "utf-8", newline="")
            assert read_record(SUBJECTS[word], path, path.name) == record


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_the_bundled_catalogue_comes_back_whole(bundled: Contents, form: str) -> None:
    rows = flatten(bundled)
    back = {
        "csv": lambda: rebuild(from_csv(to_csv(rows))),
        "json": lambda: from_json(to_json(bundled).encode(), "c.json"),
        "xlsx": lambda: rebuild(from_xlsx(to_xlsx(rows), "c.xlsx")),
    }[form]()
    assert back == bundled
    assert back.count > 350


def test_a_layer_of_the_whole_catalogue_says_the_same(bundled: Contents, tmp_path: Path) -> None:
    for name, content in layer_files(bundled).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    knowledge = Knowledge((str(tmp_path),))
    assert contents_of(knowledge) == bundled
    assert knowledge.layer_of("catalog/offerings", "aws-canada") == tmp_path.name


def test_every_key_of_every_record_has_a_place() -> None:
    """A key added to a model is carried without a word here; nothing is left behind."""
    for model in (*SUBJECTS.values(), *(table.model for table in tables().values())):
        for field in fields_of(model):
            assert field.columns or field.model is not None, (model, field.name)


def test_the_schema_id_of_the_document_is_in_it(bundled: Contents) -> None:
    assert '"schema": "courtier/catalog/1"' in to_json(bundled)


@given(TEXTS)
def test_no_text_makes_a_formula_and_each_comes_back(text: str) -> None:
    cell = text_cell(text)
    assert bare(cell) == text
    assert cell[:1] not in FORMULA - {"'"}
    assert cell.lstrip()[:1] not in FORMULA - {"'"}


@given(st.lists(TEXTS, max_size=4))
def test_no_list_makes_a_formula_and_each_comes_back(words: list[str]) -> None:
    cell = list_cell(words)
    assert words_of(cell) == words
    assert cell[:1] not in FORMULA - {"'"}


def test_unknown_empty_text_and_empty_list_differ() -> None:
    assert [text_cell(None), text_cell("")] == ["", "'"]
    assert [list_cell(None), list_cell(()), list_cell([""])] == ["", "[]", "\\e"]


def test_no_cell_of_a_file_starts_as_a_formula(bundled: Contents) -> None:
    for content in to_csv(flatten(bundled)).values():
        for row in csv.reader(io.StringIO(content.decode(), newline="")):
            assert all(cell[:1] not in FORMULA - {"'"} for cell in row)


def test_the_same_records_give_the_same_bytes(bundled: Contents) -> None:
    rows = flatten(bundled)
    first = to_xlsx(rows)
    time.sleep(1.1)
    assert to_xlsx(rows) == first
    assert to_csv(rows) == to_csv(rows)


def test_known_and_empty_is_not_unknown() -> None:
    """Exposure: nobody looked, or looked and found none."""
    providers = Knowledge().all(SUBJECTS["provider"])
    one = next(iter(providers.values()))
    for exposure in (None, ()):
        record: Record = one.model_copy(update={"exposure": exposure})
        whole = Contents({**{word: () for word in SUBJECTS}, "provider": (record,)})
        back = rebuild(from_csv(to_csv(flatten(whole)))).records["provider"][0]
        assert isinstance(back, BaseModel)
        assert getattr(back, "exposure") == exposure  # noqa: B009
