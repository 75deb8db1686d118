"""``courtier documents --into``: the model is filled in beside, and never overwritten."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.cli.courtier_run import EXAMPLE, ROOT, courtier

FILE = str(ROOT / EXAMPLE)
MODEL = ROOT / "examples" / "modele-de-fiche.docx"


def test_the_model_is_filled_in_beside_and_not_twice(tmp_path: Path) -> None:
    arguments = ("documents", FILE, "--into", str(MODEL), "--output", "d")
    ran = courtier(*arguments, cwd=tmp_path)
    assert ran.code == 0, ran.err
    (made,) = (tmp_path / "d").iterdir()
    assert made.name == "modele-de-fiche-permis-en-ligne.docx"
    assert "Ville exemple" in ran.out
    again = courtier(*arguments, cwd=tmp_path)
    assert (again.code, again.out) == (2, "")
    assert courtier(*arguments, "--force", cwd=tmp_path).code == 0


def test_the_model_is_never_overwritten_even_by_force(tmp_path: Path) -> None:
    model = tmp_path / "d" / "fiche-permis-en-ligne.docx"
    model.parent.mkdir()
    shutil.copy(MODEL, model)
    (tmp_path / "fiche.docx").symlink_to(model)
    before = model.read_bytes()
    ran = courtier(
        "documents", FILE, "--into", "fiche.docx", "--output", "d", "--force", cwd=tmp_path
    )
    assert (ran.code, ran.out) == (2, "")
    assert model.read_bytes() == before


def test_json_writes_nothing_and_tells_each_field(tmp_path: Path) -> None:
    arguments = ("documents", FILE, "--into", str(MODEL), "--format", "json")
    ran = courtier(*arguments, "--fail-on", "note", cwd=tmp_path)
    assert ran.code == 11
    result = json.loads(ran.out)
    assert list(tmp_path.iterdir()) == []
    assert result["schema"] == "courtier/documents-into/1"
    assert result["file"] is None
    states = {row["tag"]: row["state"] for row in result["controls"]}
    assert states["contract.value"] == "filled"
    assert states["offering.name"] == "to-fill"


def test_a_missing_model_is_an_input_that_is_not_there(tmp_path: Path) -> None:
    ran = courtier("documents", FILE, "--into", "rien.docx", cwd=tmp_path)
    assert (ran.code, ran.out) == (3, "")
    assert "rien.docx" in ran.err
    assert list(tmp_path.iterdir()) == []
