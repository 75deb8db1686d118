"""The dossier: whole or not at all, never over what a person wrote, the same bytes twice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from courtier.api import road
from courtier.dossier import DossierOptions, changed_files, read_lock, write_dossier
from courtier.report.folders import clear_stale
from courtier.report.redact import redacted_json
from courtier.values.errors import UsageError

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "permis-en-ligne.yaml"
UNPRICED = ROOT / "examples" / "registre-temoins.yaml"
QUICK = DossierOptions(documents=False)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_the_dossier_holds_what_the_lock_names(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    write_dossier(road(EXAMPLE), folder, QUICK)
    lock = read_lock(folder)
    assert lock is not None
    assert set(lock) == {"assessment.json", "summary.html"}
    assert changed_files(folder, lock) == []
    content = json.loads((folder / "courtier.lock").read_text(encoding="utf-8"))
    assert content["provenance"]["as_of"] == "2026-11-23"
    assert "risk/kinds/payment-card.yaml" in content["knowledge_files"]
    assert [p.name for p in tmp_path.iterdir()] == ["dossier"]


@pytest.mark.parametrize(("prices", "names"), [(True, {"costs.xlsx"}), (False, set())])
def test_the_workbook_of_costs_goes_with_the_documents_where_there_is_a_price(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prices: bool, names: set[str]
) -> None:
    monkeypatch.setattr("courtier.documents.write.write_documents", lambda *_, **__: ())
    workload = EXAMPLE if prices else UNPRICED
    write_dossier(road(workload), tmp_path / "dossier", DossierOptions(redact=True))
    lock = read_lock(tmp_path / "dossier")
    assert lock is not None
    shown = {"assessment.json", "summary.html", "assessment.public.json", "summary.public.html"}
    assert set(lock) == shown | names


def test_writing_again_over_an_untouched_dossier_is_fine(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    write_dossier(road(EXAMPLE), folder, QUICK)
    before = _files(folder)
    write_dossier(road(EXAMPLE), folder, QUICK)
    assert _files(folder) == before


@pytest.mark.parametrize("change", ["edit", "remove"])
def test_a_dossier_that_a_person_touched_is_kept_unless_forced(tmp_path: Path, change: str) -> None:
    folder = tmp_path / "dossier"
    write_dossier(road(EXAMPLE), folder, QUICK)
    target = folder / "summary.html"
    if change == "edit":
        target.write_text("à moi", encoding="utf-8")
    else:
        target.unlink()
    before = _files(folder)
    with pytest.raises(UsageError) as refusal:
        write_dossier(road(EXAMPLE), folder, QUICK)
    assert refusal.value.exit_code == 2
    assert _files(folder) == before
    write_dossier(road(EXAMPLE), folder, replace(QUICK, force=True))
    assert read_lock(folder) is not None


@pytest.mark.parametrize("force", [False, True])
def test_a_file_that_is_not_ours_is_never_deleted(tmp_path: Path, force: bool) -> None:
    folder = tmp_path / "dossier"
    write_dossier(road(EXAMPLE), folder, QUICK)
    (folder / "notes").mkdir()
    (folder / "notes" / "avis.txt").write_text("à moi", encoding="utf-8")
    before = _files(folder)
    with pytest.raises(UsageError, match=r"notes/avis\.txt") as refusal:
        write_dossier(road(EXAMPLE), folder, replace(QUICK, force=force))
    assert refusal.value.exit_code == 2
    assert _files(folder) == before


@pytest.mark.parametrize("change", ["id", "file"])
def test_the_dossier_of_another_workload_is_kept_unless_forced(tmp_path: Path, change: str) -> None:
    folder = tmp_path / "dossier"
    write_dossier(road(EXAMPLE), folder, QUICK)
    text = EXAMPLE.read_text(encoding="utf-8")
    if change == "id":
        text = text.replace("id: permis-en-ligne", "id: autre-systeme")
    other = tmp_path / (EXAMPLE.name if change == "id" else "autre.yaml")
    other.write_text(text, encoding="utf-8")
    before = _files(folder)
    with pytest.raises(UsageError, match="another workload") as refusal:
        write_dossier(road(other), folder, QUICK)
    assert refusal.value.exit_code == 2
    assert _files(folder) == before
    write_dossier(road(other), folder, replace(QUICK, force=True))
    assert _files(folder) != before


@pytest.mark.skipif(os.name != "posix", reason="modes are a POSIX thing")
def test_a_dossier_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    write_dossier(road(EXAMPLE), folder, QUICK)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {p.stat().st_mode & 0o777 for p in folder.rglob("*") if p.is_file()} == {0o600}


@pytest.mark.skipif(os.name != "posix", reason="processes are asked about on POSIX")
def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    stale, alive = (tmp_path / f".dossier.{n}.tmp" for n in (gone.pid, os.getppid()))
    other = tmp_path / f".autre.{gone.pid}.tmp"
    old = tmp_path / f".dossier.{gone.pid}.old"
    for folder in (stale, alive, other, old):
        folder.mkdir()
        (folder / "x").write_text("x", encoding="utf-8")
    clear_stale(tmp_path / "dossier")
    assert not stale.exists()
    assert not old.exists()
    assert (tmp_path / "dossier" / "x").exists(), "the old dossier is put back"
    assert alive.exists()
    assert other.exists()


@pytest.mark.skipif(os.name != "posix", reason="signals are a POSIX thing")
def test_a_stopped_run_leaves_nothing_behind(tmp_path: Path) -> None:
    # The run stops itself half way, as a machine that shuts down would stop it.
    program = (
        "import os, signal, courtier.dossier.write as d\n"
        "d.summary_page = lambda *a, **k: os.kill(os.getpid(), signal.SIGTERM)\n"
        "from courtier.cli.main import main\n"
        f"main(['assess', {str(EXAMPLE)!r}, '--no-documents', '--output', 'dossier'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 143, done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_that_is_not_ours_is_never_overwritten(tmp_path: Path, force: bool) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "chat.jpg").write_bytes(b"x")
    with pytest.raises(UsageError, match="not a dossier"):
        write_dossier(road(EXAMPLE), folder, replace(QUICK, force=force))
    assert _files(folder) == {"chat.jpg": b"x"}


def test_a_link_or_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ailleurs").mkdir()
    (tmp_path / "lien").symlink_to(tmp_path / "ailleurs")
    (tmp_path / "fichier").write_text("x", encoding="utf-8")
    for name in ("lien", "fichier", "absent/dossier"):
        with pytest.raises(UsageError):
            write_dossier(road(EXAMPLE), tmp_path / name, QUICK)
    assert list((tmp_path / "ailleurs").iterdir()) == []


def test_a_failure_half_way_leaves_the_old_dossier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "dossier"
    write_dossier(road(EXAMPLE), folder, QUICK)
    before = _files(folder)

    def full_disk(*_: object) -> str:
        raise OSError("no space left")

    monkeypatch.setattr("courtier.dossier.write.summary_page", full_disk)
    with pytest.raises(UsageError):
        write_dossier(road(EXAMPLE), folder, QUICK)
    assert _files(folder) == before
    assert [p.name for p in tmp_path.iterdir()] == ["dossier"]


def _run(folder: Path, **environment: str) -> dict[str, bytes]:
    """Write the whole dossier in a process of its own, elsewhere, elsewhen."""
    folder.mkdir()
    copy = folder / "permis-en-ligne.yaml"
    shutil.copy(EXAMPLE, copy)
    command = [sys.executable, "-m", "courtier", "assess", copy.name, "--with-english", "--quiet"]
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "COURTIER"))}
    done = subprocess.run(
        command,
        cwd=folder,
        env=clean | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return _files(folder / "dossier-permis-en-ligne")


def test_the_same_bytes_in_another_folder_time_zone_and_locale(tmp_path: Path) -> None:
    one = _run(tmp_path / "un", TZ="America/Toronto", LANG="fr_CA.UTF-8", PYTHONHASHSEED="1")
    other = _run(tmp_path / "deux", TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="2")
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
    documents = sorted(name for name in one if name.endswith(".docx"))
    assert len(documents) == 28


def test_the_redacted_copy_holds_no_name_no_amount_no_asset(tmp_path: Path) -> None:
    whole = road(EXAMPLE)
    write_dossier(whole, tmp_path / "d", replace(QUICK, redact=True))
    text = (tmp_path / "d" / "assessment.public.json").read_text(encoding="utf-8")
    assert text == redacted_json(whole.assessment(), whole.file.workload)
    for secret in ("Ville exemple", "Permis en ligne", "paiements", "demandes", "Comité exemple"):
        assert secret not in text
    estimate = json.loads(text)["estimate"]
    assert all(option["npv"] is None and option["lines"] == [] for option in estimate["options"])
    for amount in ("180 000", "180\u00a0000", "$180,000"):
        assert amount not in text
