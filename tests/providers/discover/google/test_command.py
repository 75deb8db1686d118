"""``courtier discover google`` as a person runs it: without credentials, kits, or a whole file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.providers.discover.google.exports import asset, lines, listed, rows

FILES = {
    "search.json": listed(rows()),
    "list.json": listed([asset(row) for row in rows()]),
    "export.json": lines([asset(row, snake=True) for row in rows()]),
}
LANGUAGES = ("fr", "en")
IMPORTS = """
import sys
from courtier.providers.discover.google import reader
from courtier.providers.discover.google.export import open_export
export = open_export("search.json", "search.json")
assert sum(1 for _ in export.read(export.parts(export.accounts()[0])[0])) == 3
print(*sys.modules)
"""


def run(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A process whose chain of credentials finds nothing, and asks nobody."""
    foreign = ("GOOGLE", "CLOUDSDK")
    own = {key: value for key, value in os.environ.items() if not key.startswith(foreign)}
    alone = {"HOME": str(folder), "NO_GCE_CHECK": "true", "PYTHONPATH": os.getcwd()}
    return subprocess.run([sys.executable, "-m", "courtier", "discover", "google", *words],
                          cwd=folder, env=own | alone | more, capture_output=True, text=True,
                          check=False)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_credentials_is_a_fault_outside_that_says_what_to_do(
    tmp_path: Path, language: str
) -> None:
    done = run(tmp_path, "--lang", language)
    word = {"fr": "Aucun justificatif valide", "en": "No valid credentials"}[language]
    assert (done.returncode, done.stdout) == (5, "")
    assert word in done.stderr
    assert "gcloud auth application-default login" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.glob("inventaire*")), "neither an inventory nor a working file"


def test_a_missing_kit_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "kits" / "google").mkdir(parents=True)
    (tmp_path / "kits" / "google" / "__init__.py").write_text("")
    hidden = os.pathsep.join([str(tmp_path / "kits"), os.getcwd()])
    done = run(tmp_path, "--lang", "fr", PYTHONPATH=hidden)
    assert done.returncode == 2
    assert 'pip install "courtier[gcp]"' in done.stderr
    assert "--from" in done.stderr
    (tmp_path / "search.json").write_bytes(FILES["search.json"])
    read = run(tmp_path, "--from", "search.json", "--lang", "fr", PYTHONPATH=hidden)
    assert (read.returncode, read.stderr) == (0, ""), "a file needs no kit"


def test_broken_credentials_are_not_shown(tmp_path: Path) -> None:
    secret = "AIzaSyNOTAREALKEY0000000000000000000000"
    (tmp_path / "key.json").write_text('{"type": "service_account", "private_key": "' + secret)
    path = str(tmp_path / "key.json")
    done = run(tmp_path, GOOGLE_APPLICATION_CREDENTIALS=path)
    assert done.returncode == 5
    assert secret not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "language"), [("search.json", "fr"), ("list.json", "en"), ("export.json", "fr")]
)
def test_every_export_becomes_an_inventory(tmp_path: Path, name: str, language: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    done = run(tmp_path, "--from", name, "--lang", language, "--as-of", "2026-11-20")
    assert (done.returncode, done.stderr) == (0, "")
    assert {"fr": "3 ressources", "en": "3 resources"}[language] in done.stdout
    assert (tmp_path / "inventaire-google.jsonl").read_bytes().count(b"\n") == 4


def test_a_cut_export_is_refused_with_its_line(tmp_path: Path) -> None:
    cut = FILES["export.json"][:-40]
    (tmp_path / "cut.json").write_bytes(cut)
    done = run(tmp_path, "--from", "cut.json", "--lang", "en")
    column = len(cut.splitlines()[2])
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("cut.json:3:")
    assert 1 <= int(done.stderr.split(":")[2]) <= column + 1
    assert not list(tmp_path.glob("inventaire*"))


def test_reading_a_file_imports_no_kit(tmp_path: Path) -> None:
    (tmp_path / "search.json").write_bytes(FILES["search.json"])
    done = subprocess.run([sys.executable, "-c", IMPORTS], cwd=tmp_path, capture_output=True,
                          env=os.environ | {"PYTHONPATH": os.getcwd()}, text=True,
                          check=True)  # fmt: skip
    imported = done.stdout.split()
    assert "courtier.providers.discover.google.reader" in imported
    kits = ("google.", "boto", "azure.", "requests", "grpc")
    assert not [name for name in imported if name.startswith(kits)]
