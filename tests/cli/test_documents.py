"""``courtier documents``: what it writes, what it refuses to overwrite, what it tells."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.courtier_run import EXAMPLE, ROOT, courtier

FILE = str(ROOT / EXAMPLE)


def test_named_documents_are_written_once_and_never_overwritten_without_force(
    tmp_path: Path,
) -> None:
    arguments = ("documents", FILE, "--only", "A10,B2", "--output", "d")
    assert courtier(*arguments, cwd=tmp_path).code == 0
    names = ["a10-fiche-seao.fr.docx", "b2-avis-d-appel-d-offres.fr.docx"]
    assert sorted(path.name for path in (tmp_path / "d").iterdir()) == names
    edited = tmp_path / "d" / names[0]
    edited.write_bytes(b"mine")
    (tmp_path / "d" / names[1]).unlink()
    again = courtier(*arguments, cwd=tmp_path)
    assert again.code == 2
    assert names[0] in again.err
    assert edited.read_bytes() == b"mine"
    assert not (tmp_path / "d" / names[1]).exists()
    assert courtier(*arguments, "--force", cwd=tmp_path).code == 0
    assert edited.read_bytes()[:2] == b"PK"


def test_json_writes_nothing_and_lists_every_document(tmp_path: Path) -> None:
    ran = courtier("documents", FILE, "--only", "A3", "--format", "json", cwd=tmp_path)
    assert ran.code == 0
    result = json.loads(ran.out)
    assert list(tmp_path.iterdir()) == []
    assert result["schema"] == "courtier/documents/1"
    assert result["folder"] is None
    assert [(d["code"], d["file"]) for d in result["documents"]] == [("A3", None)]
    assert (
        "fournisseur envisagé, ses sous-traitants, leurs lieux"
        in (result["documents"][0]["to_complete"])
    )
    state = {row["code"]: (row["needed"], row["written"]) for row in result["available"]}
    assert state["B4"] == (True, False)
    assert state["B2"] == (True, True)
    assert state["A8"] == (False, True)
    assert "clauses-unread" in [finding["id"] for finding in result["findings"]]


def test_an_unknown_code_is_wrong_use(tmp_path: Path) -> None:
    ran = courtier("documents", FILE, "--only", "B4", "--output", "d", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert not (tmp_path / "d").exists()


def test_the_check_compares_and_writes_nothing(tmp_path: Path) -> None:
    ran = courtier("documents", FILE, "--only", "A8,B9", "--check", cwd=tmp_path)
    assert ran.code == 0, ran.out
    assert list(tmp_path.iterdir()) == []
    both = courtier("documents", FILE, "--check", "--output", "d", cwd=tmp_path)
    assert both.code == 2


def test_the_check_fails_where_a_clause_of_the_body_differs(tmp_path: Path) -> None:
    name = "templates/clauses/contract/end.en.md.j2"
    target = tmp_path / "ville" / name
    target.parent.mkdir(parents=True)
    target.write_text((ROOT / name).read_text("utf-8") + "\n$1,234.50\n", encoding="utf-8")
    ran = courtier(
        "documents", FILE, "--only", "B9", "--check", "--knowledge", str(tmp_path / "ville")
    )
    assert ran.code == 13
    assert "1234.50" in ran.out
