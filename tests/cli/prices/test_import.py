"""``prices import``, ``show`` and ``diff``, as a person runs them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from courtier.cli.main import run
from courtier.knowledge.door import Knowledge
from tests.cli.courtier_run import courtier
from tests.providers.prices.offered import COLUMNS, csv_of, family, row, write

DAY = "2026-11-21"


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    return tmp_path / "layer"


def _json(capfdbinary: pytest.CaptureFixture[bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capfdbinary.readouterr().out)
    return found


def _import(layer: Path, file: str, *more: str, day: str = DAY) -> int:
    return run(["prices", "import", file, "--output", str(layer), "--day", day,
                "--format", "json", *more])  # fmt: skip


def _rows(layer: Path, day: str = DAY) -> dict[str, str]:
    """The synthetic prices of a snapshot, by item."""
    path = layer / "catalog" / "prices" / f"{day}.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return {r["sku"]: r["price"] for r in csv.DictReader(stream) if r["sku"].startswith("z9.")}


def test_good_rows_enter_a_new_snapshot_that_keeps_the_others(
    layer: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], knowledge: Knowledge
) -> None:
    assert _import(layer, write(tmp_path / "p.csv", family())) == 0
    found = _json(capfdbinary)
    assert found["schema"] == "courtier/prices-import/1"
    assert found["counts"]["accepted"] == len(found["new"]) == 4
    assert _rows(layer) == {"z9.large": "0.1", "z9.xlarge": "0.2", "z9.2xlarge": "0.4",
                            "z9.4xlarge": "0.8"}  # fmt: skip
    last = knowledge.snapshots[-1]
    bundled, new = knowledge.prices(last), Knowledge((str(layer),)).prices(last)
    assert bundled is not None
    assert new is not None
    assert len(new[1]) == len(bundled[1]) + 4


def test_the_snapshot_passes_the_lint(
    layer: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert _import(layer, write(tmp_path / "p.csv", family())) == 0
    capfdbinary.readouterr()
    run(["knowledge", "lint", "--knowledge", str(layer), "--format", "json"])
    faults = [f for f in _json(capfdbinary)["faults"] if "prices/" in str(f)]
    assert faults == []


def test_a_refused_and_a_held_row_stay_out_and_are_told(
    layer: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    rows = [*family(), row("z9.8xlarge", "1.76", 32), row("z9.12xlarge", "9", 48)]
    assert _import(layer, write(tmp_path / "p.csv", rows)) == 0
    verdicts = _json(capfdbinary)["verdicts"]
    assert [(v["price"]["sku"], v["verdict"], v["cause"]) for v in verdicts] == [
        ("z9.8xlarge", "refused", "price-excess-dedicated-10"),
        ("z9.12xlarge", "held", "price-gate-family-spread"),
    ]
    assert not {"z9.8xlarge", "z9.12xlarge"} & set(_rows(layer))


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 12)])
def test_fail_on_writes_nothing_from_its_severity(
    layer: Path, tmp_path: Path, level: str, code: int
) -> None:
    rows = [*family(), row("z9.12xlarge", "9", 48)]
    assert _import(layer, write(tmp_path / "p.csv", rows), "--fail-on", level) == code
    assert layer.exists() == (code == 0)


def test_a_reviewed_row_enters_with_the_name_of_who_reviewed_it(
    layer: Path, tmp_path: Path
) -> None:
    rows = [*family(), row("z9.12xlarge", "9", 48)]
    file = write(tmp_path / "p.csv", rows)
    assert _import(layer, file, "--reviewed-by", "A. Tremblay") == 0
    text = (layer / "catalog/prices" / f"{DAY}.csv").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "z9.12xlarge" in line)
    assert f"price-gate-family-spread: reviewed by A. Tremblay on {DAY}" in line


def test_a_large_change_waits_and_the_former_price_stays(
    layer: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert _import(layer, write(tmp_path / "a.csv", family())) == 0
    capfdbinary.readouterr()
    other = layer.with_name("other")
    more = ("--knowledge", str(layer))
    assert _import(other, write(tmp_path / "b.csv", family(1.2)), *more) == 0
    found = _json(capfdbinary)
    assert {v["cause"] for v in found["verdicts"]} == {"price-gate-change"}
    assert found["written"] is None
    assert not other.exists()


def test_a_snapshot_is_never_corrected_in_place(
    layer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "p.csv", family())
    assert _import(layer, file) == 0
    path = layer / "catalog/prices" / f"{DAY}.csv"
    before = path.read_bytes()
    assert _import(layer, write(tmp_path / "q.csv", family(1.1))) == 2
    assert path.read_bytes() == before
    assert "jamais sur place" in capsys.readouterr().err


def test_every_mistake_is_told_at_once_with_line_and_column(
    layer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row("z9.large", "0,1"), row("", "0.2", as_of="20/11/2026")]
    assert _import(layer, write(tmp_path / "p.csv", rows)) == 3
    places = [line.split("p.csv:")[1].split(": ")[0]
              for line in capsys.readouterr().err.splitlines() if "p.csv:" in line]  # fmt: skip
    columns = {name: COLUMNS.index(name) + 1 for name in ("price", "sku", "as_of")}
    assert places == [f"2:{columns['price']}", f"3:{columns['sku']}", f"3:{columns['as_of']}"]
    assert not layer.exists()


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("", 3, "provider"),
        ("provider,regoin\n", 3, "region"),
        (csv_of([row("z9.large", "0.1", region="ca-wast-1")]), 3, "p.csv:2:2: "),
        (csv_of([row("z9.large", "0.1", region="ca-wast-1")]), 3, "aws:ca-west-1"),
        (",".join(COLUMNS) + "\n", 4, "aucun prix"),
    ],
)
def test_a_file_that_is_no_price_file(
    layer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, code: int, word: str
) -> None:
    path = tmp_path / "p.csv"
    path.write_text(text, encoding="utf-8")
    assert _import(layer, str(path)) == code
    assert word in capsys.readouterr().err
    assert not layer.exists()


def test_a_day_to_come_is_refused(layer: Path, tmp_path: Path) -> None:
    assert _import(layer, write(tmp_path / "p.csv", family()), day="2999-01-01") == 2


def test_a_workbook_gives_the_same_snapshot_as_a_table(layer: Path, tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    book = xlsxwriter.Workbook(str(tmp_path / "p.xlsx"))
    sheet = book.add_worksheet()
    for number, cells in enumerate([COLUMNS, *([r[c] for c in COLUMNS] for r in family())]):
        for column, cell in enumerate(cells):
            name = COLUMNS[column]
            if number and name in ("price", "vcpu", "memory_gib"):
                sheet.write_number(number, column, float(cell))
            else:
                sheet.write_string(number, column, cell)
    book.close()
    assert _import(layer, str(tmp_path / "p.xlsx")) == 0
    other = layer.with_name("other")
    assert _import(other, write(tmp_path / "p.csv", family())) == 0
    name = f"catalog/prices/{DAY}.csv"
    assert (layer / name).read_bytes() == (other / name).read_bytes()


def test_show_filters_and_its_csv_can_be_imported_again(
    layer: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["prices", "show", "--on", DAY, "--sku", "m6i.*", "--region", "ca-west-1",
                "--service", "vm-linux", "--format", "csv"]) == 0  # fmt: skip
    text = capfdbinary.readouterr().out
    assert text.count(b"\n") == 7
    (tmp_path / "again.csv").write_bytes(text)
    assert _import(layer, str(tmp_path / "again.csv")) == 0
    found = _json(capfdbinary)
    assert found["counts"]["accepted"] == 6
    assert found["written"] is None


def test_show_before_any_snapshot_has_nothing_to_show() -> None:
    assert run(["prices", "show", "--on", "2020-01-01"]) == 4


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("width", ["60", "120"])
def test_text_fits_its_width(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], language: str,
    width: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("COLUMNS", width)
    assert run(["prices", "show", "--on", DAY, "--sku", "m6i.*", "--lang", language]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert len(lines) > 10
    assert max(map(len, lines)) <= int(width)


def test_diff_tells_new_gone_changed_and_held(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    before = write(tmp_path / "a.csv", [*family(), row("z9.metal", "3.2", 64)])
    rows = [*family()[:3], row("z9.4xlarge", "1.6", 16), row("z9.8xlarge", "1.6", 32)]
    after = write(tmp_path / "b.csv", rows)
    assert run(["prices", "diff", before, after, "--format", "json"]) == 0
    found = _json(capfdbinary)
    assert found["counts"] == {"new": 1, "gone": 1, "changed": 1, "held": 1}
    assert found["new"][0]["sku"] == "z9.8xlarge"
    assert found["gone"][0]["sku"] == "z9.metal"
    assert found["changed"][0]["change"] == "1.0000"
    assert found["held"][0]["price"]["sku"] == "z9.4xlarge"
    assert run(["prices", "diff", before, after, "--fail-on", "warning"]) == 12


def test_diff_of_a_day_without_snapshot_names_those_that_exist(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["prices", "diff", "2020-01-01", DAY]) == 2
    assert DAY in capsys.readouterr().err


def test_no_cell_of_a_table_is_a_formula(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    before = write(tmp_path / "a.csv", family())
    after = write(tmp_path / "b.csv", [*family(), row("=1+1", "1")])
    assert run(["prices", "diff", before, after, "--format", "csv"]) == 0
    assert b"'=1+1" in capfdbinary.readouterr().out


def test_the_file_may_come_from_standard_input(
    layer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    from types import SimpleNamespace

    given = SimpleNamespace(buffer=io.BytesIO(csv_of(family()).encode()))
    monkeypatch.setattr("sys.stdin", given)
    assert _import(layer, "-") == 0
    assert len(_rows(layer)) == 4


def test_missing_columns_are_named_once_together(tmp_path: Path) -> None:
    table = tmp_path / "prix.csv"
    table.write_text("provider,region\naws,ca-central-1\n", "utf-8")
    result = courtier(
        "prices", "import", str(table), "-o", str(tmp_path / "couche"), "--lang", "fr"
    )
    assert result.code == 3
    assert result.err.count("Il manque") == 1
    for name in ("service", "sku", "unit", "price", "currency", "term"):
        assert name in result.err


def test_a_folder_given_for_a_file_is_said_to_be_one(tmp_path: Path) -> None:
    out = str(tmp_path / "couche")
    result = courtier("prices", "import", str(tmp_path), "-o", out, "--lang", "fr")
    assert result.code == 3
    assert "C’est un dossier" in result.err
    assert "charge de travail" not in result.err


@pytest.mark.parametrize(
    ("option", "value", "near"),
    [("--provider", "awss", "aws"), ("--region", "ca-centrl-1", "ca-central-1"),
     ("--service", "vm-linu", "vm-linux")],
)  # fmt: skip
def test_an_unknown_word_of_prices_is_refused_with_the_nearest(
    option: str, value: str, near: str
) -> None:
    result = courtier("prices", "show", option, value, "--lang", "fr")
    assert result.code == 2
    assert f"« {value} »" in result.err
    assert near in result.err


def test_units_and_terms_are_said_in_french_within_the_page() -> None:
    one = courtier("prices", "show", "--sku", "m6i.large", "--lang", "fr").out
    assert "heure" in one
    assert "à la demande" in one
    assert "hour" not in one
    assert "on-demand" not in one
    whole = courtier("prices", "show", "--lang", "fr").out
    assert "payée d’avance" in " ".join(whole.split())
    assert max(map(len, (one + whole).splitlines())) <= 80
