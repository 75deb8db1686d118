"""``catalog export``, ``import`` and ``lint`` from the shell: codes, places, all or nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from courtier.catalog.exchange.subjects import contents_of
from courtier.cli.catalog.writing import write_folder
from courtier.knowledge.door import Knowledge
from courtier.values.errors import UsageError
from tests.catalog.register import feeds
from tests.check.lint.layers import Body
from tests.cli.courtier_run import courtier as run


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_what_is_exported_comes_back_the_same(form: str, tmp_path: Path) -> None:
    out, layer = tmp_path / f"catalogue.{form}", tmp_path / "couche"
    assert run("catalog", "export", "--format", form, "--output", str(out)).code == 0
    wanted = ("catalog", "import", form, str(out), "--output", str(layer), "--all")
    assert run(*wanted).code == 0
    assert contents_of(Knowledge((str(layer),))) == contents_of(Knowledge())


def test_only_what_differs_is_written_and_what_is_absent_stays(tmp_path: Path) -> None:
    out, layer = tmp_path / "c.json", tmp_path / "couche"
    assert run("catalog", "export", "--format", "json", "--output", str(out)).code == 0
    said = json.loads(out.read_text("utf-8"))
    changed, gone = said["offering"][0], said["offering"].pop()
    changed["name"]["fr"] += " (corrigée)"
    out.write_text(json.dumps(said), "utf-8")
    result = run("catalog", "import", "json", str(out), "--output", str(layer), "--lang", "fr")
    assert result.code == 0
    assert "n’est pas retirée" in " ".join(result.out.split())
    assert list(tree(layer)) == [f"catalog/offerings/{changed['id']}.yaml"]
    found = contents_of(Knowledge((str(layer),))).records["offering"]
    assert {o.id: o.name.fr for o in found}[changed["id"]] == changed["name"]["fr"]
    assert gone["id"] in {o.id for o in found}


def test_nothing_is_written_over_without_force(tmp_path: Path) -> None:
    out, layer = tmp_path / "c.json", tmp_path / "couche"
    export = ("catalog", "export", "--format", "json", "--output", str(out))
    imported = ("catalog", "import", "json", str(out), "--output", str(layer), "--all")
    assert (run(*export).code, run(*imported).code) == (0, 0)
    kept = layer / "notes.txt"
    kept.write_text("à garder", "utf-8")
    before = tree(tmp_path)
    for command in (export, imported):
        refused = run(*command, "--lang", "fr")
        assert refused.code == 2
        assert "existe déjà" in refused.err
        assert tree(tmp_path) == before
        assert run(*command, "--force").code == 0
    assert kept.read_text("utf-8") == "à garder"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_wrong_import_writes_nothing_and_exits_with_three(tmp_path: Path) -> None:
    out, layer = tmp_path / "tables", tmp_path / "couche"
    assert run("catalog", "export", "--output", str(out)).code == 0
    table = out / "offerings.csv"
    table.write_text(table.read_text("utf-8").replace(",secondary,", ",sure,"), "utf-8")
    result = run("catalog", "import", "csv", str(out), "--output", str(layer), "--lang", "en")
    assert result.code == 3
    assert "offerings.csv" in result.err
    assert result.err.count("sure") > 2
    assert not layer.exists()


def test_the_register_becomes_a_layer_that_lints(tmp_path: Path) -> None:
    said, history = feeds.small()
    names = [tmp_path / "feed.json", tmp_path / "history.json"]
    for path, content in zip(names, (said, history), strict=True):
        path.write_text(json.dumps(content), "utf-8")
    layer = tmp_path / "couche"
    command = ("catalog", "import", "fedramp", str(names[0]), "--history", str(names[1]),
               "--output", str(layer), "--read-on", "2026-11-21", "--format", "json")  # fmt: skip
    result = run(*command)
    assert result.code == 0
    found = json.loads(result.out)
    assert found["schema"] == "courtier/catalog-import/1"
    assert {c["code"]: c["count"] for c in found["contradictions"]}["test-record"] == 1
    linted = run("catalog", "lint", "--knowledge", str(layer), "--format", "json")
    assert linted.code == 0
    assert json.loads(linted.out)["schema"] == "courtier/catalog-lint/1"
    assert json.loads(linted.out)["counts"]["error"] == 0


def test_lint_sees_the_catalogue_only_and_exits_with_thirteen(tmp_path: Path) -> None:
    body = Body(tmp_path / "ville")
    body.write("risk/kinds/x.yaml", "id: y\n")
    assert run("catalog", "lint", "--knowledge", str(body.root)).code == 0
    body.record("providers/entities/alphabet.yaml", lambda data: data.update(parent="nobody"))
    result = run("catalog", "lint", "--knowledge", str(body.root), "--lang", "fr")
    assert result.code == 13
    assert "[dangling-id]" in result.out
    assert "risk/" not in result.out
    assert run("explain", "provider-wide-here").code == 0


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx", "fedramp"])
def test_a_file_that_is_not_there_is_an_input_error(kind: str, tmp_path: Path) -> None:
    path, out = tmp_path / "nothing", tmp_path / "couche"
    result = run("catalog", "import", kind, str(path), "--output", str(out))
    assert result.code == 3
    assert not out.exists()


def test_writing_reads_and_moves_nothing_else_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "plein"
    folder.mkdir()
    os.mkfifo(folder / "tube")  # a copy of the folder would wait for ever, or fail
    other = folder / "grand"
    other.write_bytes(b"x")
    before = (folder.stat().st_ino, other.stat().st_ino)
    assert run("catalog", "export", "--output", str(folder)).code == 0
    assert (folder.stat().st_ino, other.stat().st_ino) == before
    assert (folder / "offerings.csv").is_file()
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_a_file_that_cannot_take_its_place_puts_all_others_back(tmp_path: Path) -> None:
    folder = tmp_path / "couche"
    (folder / "b").mkdir(parents=True)
    (folder / "a").write_bytes(b"avant")
    (folder / "c").write_bytes(b"un fichier, non un dossier")
    before = tree(folder)
    for wrong in ("b", "c/d"):
        with pytest.raises(UsageError):
            write_folder(folder, {"a": b"neuf", "nouveau": b"neuf", wrong: b"neuf"}, True)
        assert tree(folder) == before
    write_folder(folder, {"a": b"neuf"}, True)
    assert (folder / "a").read_bytes() == b"neuf"


def test_a_file_given_for_a_folder_of_tables_is_named(tmp_path: Path) -> None:
    book = tmp_path / "catalogue.xlsx"
    book.write_bytes(b"PK")
    refused = run("catalog", "import", "csv", str(book), "--output", str(tmp_path / "c"))
    assert refused.code == 3
    assert refused.err.startswith(str(book))
