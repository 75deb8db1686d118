"""A dossier is built again, and what has changed since is named: file, fact, template, version."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from courtier.api import road
from courtier.documents.papers import named
from courtier.dossier import DossierOptions, write_dossier
from courtier.dossier.held import read_held
from courtier.dossier.lock import LOCK
from courtier.dossier.verify import verify
from courtier.results.verify import FileStatus, VerifyResult
from courtier.values.errors import InputError
from tests.cli.courtier_run import courtier

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "donnees-ouvertes.yaml"
QUICK = DossierOptions(documents=False)
TEMPLATE = "templates/documents/a1.fr.md.j2"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    write_dossier(road(EXAMPLE), tmp_path / "dossier", QUICK)
    return tmp_path / "dossier"


def _verified(folder: Path, source: Path = EXAMPLE, layers: tuple[Path, ...] = ()) -> VerifyResult:
    held = read_held(folder)
    today = road(source, as_of=held.provenance.as_of, knowledge=tuple(map(str, layers)))
    return verify(today, folder, held)


def _states(result: VerifyResult) -> dict[str, FileStatus]:
    return {file.path: file.status for file in result.files}


def _ids(result: VerifyResult) -> list[str]:
    return [finding.id for finding in result.findings]


def test_an_untouched_dossier_is_the_same_to_the_byte(dossier: Path) -> None:
    before = {p: p.read_bytes() for p in dossier.rglob("*") if p.is_file()}
    result = _verified(dossier)
    assert result.unchanged
    assert set(_states(result).values()) == {"same"}
    assert (result.changes, result.limits, result.findings) == ((), (), ())
    assert {p: p.read_bytes() for p in dossier.rglob("*") if p.is_file()} == before


def test_what_a_person_did_is_told_apart(dossier: Path) -> None:
    (dossier / "summary.html").write_text("à moi", encoding="utf-8")
    (dossier / "assessment.json").unlink()
    (dossier / "notes.txt").write_text("à moi", encoding="utf-8")
    result = _verified(dossier)
    assert _states(result) == {
        "summary.html": "edited", "assessment.json": "missing", "notes.txt": "added",
    }  # fmt: skip
    assert _ids(result) == ["dossier-edited", "dossier-file-missing", "dossier-file-added"]
    assert not result.unchanged


def test_a_link_in_the_place_of_a_file_is_not_that_file(dossier: Path) -> None:
    page = dossier / "summary.html"
    page.rename(dossier.parent / "elsewhere.html")
    page.symlink_to(dossier.parent / "elsewhere.html")
    assert _states(_verified(dossier))["summary.html"] == "missing"


def test_a_changed_workload_is_named(dossier: Path, tmp_path: Path) -> None:
    other = tmp_path / EXAMPLE.name
    other.write_text(EXAMPLE.read_text(encoding="utf-8") + "# autre\n", encoding="utf-8")
    result = _verified(dossier, other)
    assert [(c.name, c.sort) for c in result.changes] == [(EXAMPLE.name, "workload")]
    found = next(file for file in result.files if file.path == "assessment.json")
    assert (found.status, found.because) == ("differs", (EXAMPLE.name,))
    assert _ids(result) == ["dossier-differs"]


def test_a_changed_fact_is_named_with_the_layer_that_gives_it(
    dossier: Path, tmp_path: Path
) -> None:
    layer = tmp_path / "layer"
    used = {fact.id for fact in read_held(dossier).provenance.facts}
    name = next(
        p for p in sorted((ROOT / "risk" / "kinds").glob("*.yaml")) if p.stem in used
    ).relative_to(ROOT)
    target = layer / name
    target.parent.mkdir(parents=True)
    target.write_text((ROOT / name).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    result = _verified(dossier, layers=(layer,))
    told = {change.name: change for change in result.changes}
    assert told[name.as_posix()].used
    assert told[name.as_posix()].sort == "fact"
    assert "layer" in {change.sort for change in result.changes}
    found = next(file for file in result.files if file.path == "assessment.json")
    assert name.as_posix() in found.because


@pytest.fixture
def one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def only(case: Any) -> Any:
        return named(case.knowledge, ["A1"])

    monkeypatch.setattr("courtier.documents.write.needed", only)
    monkeypatch.setattr("courtier.documents.papers.needed", only)


@pytest.mark.usefixtures("one_document")
def test_a_new_version_of_a_template_is_named_where_it_serves(tmp_path: Path) -> None:
    folder, layer = tmp_path / "dossier", tmp_path / "layer"
    write_dossier(road(EXAMPLE), folder, DossierOptions())
    text = (ROOT / TEMPLATE).read_text(encoding="utf-8")
    version = next(line for line in text.splitlines() if line.startswith("version:"))
    (layer / TEMPLATE).parent.mkdir(parents=True)
    (layer / TEMPLATE).write_text(text.replace(version, "version: 9.9", 1), encoding="utf-8")
    result = _verified(folder, layers=(layer,))
    told = next(change for change in result.changes if change.name == TEMPLATE)
    assert (told.sort, told.before, told.now) == ("template", version.split()[1], "9.9")
    because = {file.path: file.because for file in result.files}
    assert TEMPLATE in because["documents/a1-fiche-de-besoin.fr.docx"]
    assert TEMPLATE not in because["summary.html"]


def _relock(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / LOCK
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def test_an_old_lock_says_what_it_cannot_tell(dossier: Path) -> None:
    def older(content: dict[str, Any]) -> None:
        for key in ("knowledge_files", "templates"):
            content.pop(key)
        content["options"].pop("formats")
        content["provenance"]["courtier"] = "0.0.1"

    _relock(dossier, older)
    result = _verified(dossier)
    assert len(result.limits) == 2
    assert "0.0.1" in result.limits[0].fr
    assert _ids(result) == ["dossier-other-version", "dossier-other-version"]
    assert [(c.sort, c.before) for c in result.changes] == [("program", "0.0.1")]


@pytest.mark.parametrize(
    "change",
    [
        lambda lock: lock.update(schema="courtier/lock/2"),
        lambda lock: lock.pop("files"),
        lambda lock: lock.pop("provenance"),
    ],
)
def test_a_lock_of_an_unknown_version_is_refused(dossier: Path, change: Any) -> None:
    _relock(dossier, change)
    with pytest.raises(InputError) as refusal:
        read_held(dossier)
    assert refusal.value.mistakes[0].code == "dossier-lock-unknown"


def test_a_folder_without_a_lock_is_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refusal:
        read_held(tmp_path)
    assert refusal.value.mistakes[0].code == "dossier-missing"


def test_the_command_finds_the_workload_beside_and_fails_on_a_difference(dossier: Path) -> None:
    shutil.copy(EXAMPLE, dossier.parent)
    ran = courtier("verify", "dossier", "--format", "json", cwd=dossier.parent)
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["schema"] == "courtier/verify/1"
    (dossier / "summary.html").unlink()
    again = courtier("verify", "dossier", cwd=dossier.parent)
    assert again.code == 13
    assert "summary.html" in again.out
    (dossier.parent / EXAMPLE.name).unlink()
    lost = courtier("verify", "dossier", cwd=dossier.parent)
    assert (lost.code, lost.out) == (3, "")
    assert "--workload" in lost.err
