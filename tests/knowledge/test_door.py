"""The door refuses what it cannot read, with file and line: never a defect of the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.files import MAX_FACT_BYTES, body_layer
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.risk import Kind, Parameter
from courtier.knowledge.refusals import FACT_FORM
from courtier.values.errors import InputError, Mistake
from tests.check.lint.layers import Body

DAY = date(2026, 11, 21)
ELEMENTS, REGIONS = "risk/elements.csv", "providers/regions.csv"
PRICES, SERVICES = "catalog/prices/2026-11-21.csv", "catalog/price-services.csv"
WORDS, DOCUMENTS = "templates/clauses/words.csv", "templates/documents.csv"
Use = Callable[[Knowledge], Any]

USES: dict[str, Use] = {
    ELEMENTS: lambda facts: facts.elements,
    REGIONS: lambda facts: facts.regions,
    PRICES: lambda facts: facts.prices(DAY),
    SERVICES: lambda facts: facts.price_services,
    WORDS: lambda facts: facts.rows(WORDS, ("group", "word", "fr", "en")),
    DOCUMENTS: lambda facts: facts.rows(DOCUMENTS, ("code", "title_fr")),
}


@pytest.fixture
def body(tmp_path: Path) -> Body:
    return Body(tmp_path / "body")


def refused(body: Body, use: Use) -> Mistake:
    """The first mistake of what the door refuses, worded in both languages."""
    with pytest.raises(InputError) as caught:
        use(body.knowledge())
    mistake = caught.value.mistakes[0]
    assert mistake.text.fr != mistake.text.en
    assert mistake.help.fr != mistake.help.en
    return mistake


def _without_first(lines: list[str]) -> None:
    lines[:] = [line.partition(",")[2] for line in lines]


def _short_row(lines: list[str]) -> None:
    lines[2] = lines[2].partition(",")[2]


@pytest.mark.parametrize("name", USES)
def test_a_table_that_lacks_a_column_is_refused_at_its_first_line(body: Body, name: str) -> None:
    body.table(name, _without_first)
    mistake = refused(body, USES[name])
    assert (mistake.code, mistake.file, mistake.line) == ("missing-column", name, 1)


@pytest.mark.parametrize("name", USES)
def test_a_row_that_lacks_a_cell_is_refused_at_its_line(body: Body, name: str) -> None:
    body.table(name, _short_row)
    mistake = refused(body, USES[name])
    assert (mistake.code, mistake.file, mistake.line) == ("wrong-row", name, 3)


@pytest.mark.parametrize("name", USES)
def test_a_table_in_latin_1_is_refused_at_the_line_of_the_accent(body: Body, name: str) -> None:
    body.write(name, "colonne\n\né\n".encode("latin-1"))
    mistake = refused(body, USES[name])
    assert (mistake.code, mistake.file, mistake.line) == ("not-utf-8", name, 3)


@pytest.mark.parametrize("name", USES)
def test_a_table_that_is_broken_or_empty_is_refused(body: Body, name: str) -> None:
    body.write(name, 'a,b\n"open\n')
    assert refused(body, USES[name]).code in ("not-csv", "missing-column")
    body.write(name, "")
    assert refused(body, USES[name]).code == "missing-column"


def test_a_table_with_a_byte_order_mark_is_read(body: Body) -> None:
    body.table(ELEMENTS, lambda lines: lines.__setitem__(0, "\ufeff" + lines[0]))
    assert len(body.knowledge().elements) == len(Knowledge().elements)
    assert body.faults() == []


@pytest.mark.parametrize("stem", ["mes-prix", "2026-13-01", "20261117", "2026-11-17-bis"])
def test_a_snapshot_that_is_not_named_after_a_day_is_refused(body: Body, stem: str) -> None:
    body.write(f"catalog/prices/{stem}.csv", "a\n")
    mistake = refused(body, lambda facts: facts.prices(DAY))
    assert (mistake.code, mistake.file) == ("snapshot-name", f"catalog/prices/{stem}.csv")


def test_a_record_in_a_subfolder_is_refused(body: Body) -> None:
    body.record("catalog/offerings/sub/azure-canada.yaml", lambda data: None,
                of="catalog/offerings/azure-canada.yaml")  # fmt: skip
    mistake = refused(body, lambda facts: facts.all(Offering))
    assert mistake.code == "nested-file"
    assert mistake.file == "catalog/offerings/sub/azure-canada.yaml"


KIND = "risk/kinds/health.yaml"


def _kind(facts: Knowledge) -> Any:
    return facts.get(Kind, "health")


def test_a_record_in_latin_1_is_refused_at_its_line(body: Body) -> None:
    body.write(KIND, "id: health\nname: santé\n".encode("latin-1"))
    mistake = refused(body, _kind)
    assert (mistake.code, mistake.file, mistake.line) == ("not-utf-8", KIND, 2)


@pytest.mark.parametrize("text", ["- a\n", "1\n", "{[a]: b}\n", "", "a: [\n", "? {a: b}\n: c\n"])
def test_what_is_not_a_record_is_refused(body: Body, text: str) -> None:
    body.write(KIND, text)
    assert refused(body, _kind).file == KIND


def test_a_misspelt_key_gets_the_nearest_of_the_record(body: Body) -> None:
    body.record(KIND, lambda data: data.update(parrent=data.pop("parent")))
    mistake = refused(body, _kind)
    assert mistake.code == "unknown-key"
    assert "parent" in mistake.help.fr


def test_the_remedy_speaks_of_facts_and_not_of_the_workload_file(body: Body) -> None:
    body.record(KIND, lambda data: data.update(name="Essai", shelf_life_days=-1))
    with pytest.raises(InputError) as caught:
        _kind(body.knowledge())
    helps = [mistake.help for mistake in caught.value.mistakes]
    assert FACT_FORM in helps
    assert not any("workload" in help.en for help in helps)


def test_a_file_of_the_largest_size_is_read_and_one_byte_more_is_refused(body: Body) -> None:
    body.record(KIND, lambda data: None)
    path = body.root / KIND
    path.write_bytes(path.read_bytes() + b"#" * (MAX_FACT_BYTES - path.stat().st_size))
    assert _kind(body.knowledge()).id == "health"
    assert body_layer(str(body.root)).sha256()
    path.write_bytes(path.read_bytes() + b"#")
    for use in (_kind, lambda facts: facts.fingerprints):
        mistake = refused(body, use)
        assert (mistake.code, mistake.file) == ("too-large", KIND)


def test_a_wrong_history_is_refused_when_it_is_needed(body: Body) -> None:
    name = "risk/parameters/aggregation-persons.yaml"
    former = {"until": date(2026, 11, 30), "was": {"values": "rien"}}
    body.record(name, lambda data: data.update(history=[former]))
    with pytest.raises(InputError) as caught:
        Knowledge((str(body.root),), known_on=date(2026, 11, 30)).all(Parameter)
    assert caught.value.mistakes[0].file == name


def test_a_layer_cannot_pass_for_the_bundled_one(tmp_path: Path) -> None:
    (tmp_path / "bundled" / "risk").mkdir(parents=True)
    assert body_layer(str(tmp_path / "bundled")).name != "bundled"
