"""An inventory in Parquet says what the lines say, in the same bytes each time."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.discover.opened import open_inventory
from courtier.providers.discover.parquet import KEY
from courtier.providers.discover.whole import discover
from courtier.values.errors import InputError, UsageError
from tests.cli.courtier_run import courtier
from tests.providers.discover.test_run import asked, cloud

duckdb = pytest.importorskip("duckdb")


@pytest.fixture(scope="module")
def facts() -> ResourceFacts:
    return resource_facts(Knowledge())


def written(folder: Path, facts: ResourceFacts, name: str = "i.parquet") -> Path:
    path = folder / name
    discover(cloud(), asked(folder, output=path), facts)
    return path


def test_both_formats_say_the_same(tmp_path: Path, facts: ResourceFacts) -> None:
    both = [
        open_inventory(str(written(tmp_path, facts, name)), name, facts)
        for name in ("i.parquet", "i.jsonl")
    ]
    assert both[0].head == both[1].head
    found = [[found for found, _ in one.rows()] for one in both]
    assert found[0] == found[1]
    assert len(found[0]) == 5


def test_two_runs_give_the_same_bytes(tmp_path: Path, facts: ResourceFacts) -> None:
    first, second = (written(tmp_path, facts, name) for name in ("a.parquet", "b.parquet"))
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes()[:4] == b"PAR1"
    assert first.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.parquet", "b.parquet"]


def test_the_program_says_nothing_but_its_result(tmp_path: Path, facts: ResourceFacts) -> None:
    """DuckDB must not complain, as the process ends, of what it was not given back."""
    path = written(tmp_path, facts)
    lines = written(tmp_path, facts, "i.jsonl")
    ran = courtier("discover", "azure", "--from", str(path), "--output", str(tmp_path / "o.jsonl"))
    assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / "o.jsonl").read_bytes() == lines.read_bytes()


def turned(path: Path, select: str, head: str | None = None) -> Path:
    """The file again, with another question asked of its rows."""
    target = path.with_name("turned.parquet")
    with duckdb.connect(":memory:") as base:
        if head is None:
            question = "SELECT value FROM parquet_kv_metadata(?)"
            head = base.execute(question, [str(path)]).fetchall()[0][0].decode()
        base.execute(
            f"COPY (SELECT {select} FROM read_parquet('{path}')) TO '{target}'"
            f" (FORMAT parquet, KV_METADATA {{{KEY}: '{head}'}})"
        )
    return target


@pytest.mark.parametrize(
    ("select", "code", "line"),
    [
        ("* REPLACE ('[' AS tags)", "inventory-not-parquet", 1),
        ("* REPLACE ('{\"a\": 1}' AS tags)", "wrong-type", 1),
        ("* REPLACE (NULL AS type)", "wrong-type", 1),
        ("* REPLACE ('x' AS id)", "inventory-order", 2),
        ("* EXCLUDE (tags)", "inventory-not-parquet", None),
        ("* REPLACE (1 AS account)", "wrong-type", 1),
    ],
)
def test_a_wrong_row_is_told(
    tmp_path: Path, facts: ResourceFacts, select: str, code: str, line: int | None
) -> None:
    path = turned(written(tmp_path, facts), select)
    with pytest.raises(InputError) as caught:
        list(open_inventory(str(path), "i.parquet", facts).rows())
    assert (caught.value.mistakes[0].code, caught.value.mistakes[0].line) == (code, line)


@pytest.mark.parametrize(("head", "code"), [("{", "inventory-not-json"), ("{}", "missing-key")])
def test_a_wrong_head_is_told(tmp_path: Path, facts: ResourceFacts, head: str, code: str) -> None:
    path = turned(written(tmp_path, facts), "*", head)
    with pytest.raises(InputError) as caught:
        open_inventory(str(path), "i.parquet", facts)
    assert caught.value.mistakes[0].code == code


def test_every_cut_is_refused(tmp_path: Path, facts: ResourceFacts) -> None:
    whole = written(tmp_path, facts).read_bytes()
    path = tmp_path / "cut.parquet"
    for length in range(4, len(whole), 97):
        path.write_bytes(whole[:length])
        with pytest.raises(InputError):
            list(open_inventory(str(path), "cut.parquet", facts).rows())


def test_without_the_module_it_is_said_what_to_install(
    tmp_path: Path, facts: ResourceFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, facts)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UsageError, match="Parquet") as caught:
        open_inventory(str(path), "i.parquet", facts)
    assert "courtier[parquet]" in caught.value.help.en
    reader = cloud()
    with pytest.raises(UsageError, match="Parquet"):
        discover(reader, asked(tmp_path, output=tmp_path / "other.parquet"), facts)
    assert reader.asked == []
    assert [path.name for path in tmp_path.iterdir()] == ["i.parquet"]
