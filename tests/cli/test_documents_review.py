"""``courtier documents --review``: with or without a workload, in three forms, with exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.courtier_run import EXAMPLE, ROOT, courtier
from tests.documents.models.made import docx, paragraph

FILE = str(ROOT / EXAMPLE)
FILLER = "Texte sans rapport avec la liste, écrit pour que le document en ait assez. "


def _call(folder: Path) -> str:
    body = paragraph(FILLER * 6) + paragraph(
        "Le fournisseur doit détenir un rapport SOC 2 Type II."
    )
    docx(body + paragraph("Règle d’adjudication : ________"), folder / "appel.docx")
    return "appel.docx"


def test_a_review_needs_no_workload_and_writes_nothing(tmp_path: Path) -> None:
    name = _call(tmp_path)
    arguments = ("documents", "--review", name, "--as-of", "2026-11-23")
    ran = courtier(*arguments, "--format", "json", cwd=tmp_path)
    assert ran.code == 0, ran.err
    result = json.loads(ran.out)
    assert result["schema"] == "courtier/documents-review/1"
    assert result["workload"] is None
    states = {item["id"]: item["status"] for item in result["items"]}
    assert states["documents-award-rule"] == "empty"
    assert states["documents-eligibility"] == "missing"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_with_a_workload_what_exceeds_its_level_is_a_finding(tmp_path: Path) -> None:
    name = _call(tmp_path)
    ran = courtier("documents", FILE, "--review", name, "--format", "markdown", cwd=tmp_path)
    assert ran.code == 0
    assert "SOC 2" in ran.out
    assert "review-demand-exceeds" in ran.out
    assert ran.out.startswith("# ")


@pytest.mark.parametrize(("fail_on", "code"), [("note", 12), ("warning", 12), ("error", 0)])
def test_the_exit_code_tells_the_highest_finding(tmp_path: Path, fail_on: str, code: int) -> None:
    arguments = ("documents", "--review", _call(tmp_path), "--fail-on", fail_on)
    assert courtier(*arguments, cwd=tmp_path).code == code


def test_without_a_review_the_workload_is_needed(tmp_path: Path) -> None:
    ran = courtier("documents", "--only", "A1", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "FICHIER" in ran.err or "FILE" in ran.err


def test_what_is_no_docx_is_an_input_that_is_not_valid(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_text("%PDF-1.7", encoding="utf-8")
    ran = courtier("documents", "--review", "x.docx", cwd=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert "x.docx" in ran.err
