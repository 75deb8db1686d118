"""Same input, same bytes: in another folder, time zone, locale and home."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from courtier.documents.write import write_documents
from tests.documents import sample
from tests.documents.opened import knowledge

ROOT = Path(__file__).parents[2]
PROGRAM = """
import hashlib, pathlib, sys
sys.path.insert(0, sys.argv[1])
from tests.documents import sample
from courtier.documents.write import write_documents
from courtier.knowledge.door import Knowledge
folder = pathlib.Path(".")
for path in write_documents(
    sample.workload(), sample.assessment(), folder, knowledge=Knowledge(), with_english=True
):
    print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
"""


def _here(folder: Path) -> list[str]:
    paths = write_documents(
        sample.workload(), sample.assessment(), folder, knowledge=knowledge(), with_english=True
    )
    return [f"{p.name} {hashlib.sha256(p.read_bytes()).hexdigest()}" for p in paths]


def test_same_bytes_elsewhere(tmp_path):
    here, there, home = (tmp_path / name for name in ("ici", "là bas", "maison"))
    for folder in (here, there, home):
        folder.mkdir()
    (home / ".local" / "share" / "pandoc").mkdir(parents=True)
    (home / ".local" / "share" / "pandoc" / "reference.docx").write_bytes(b"wrong")
    world = {
        **os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "en_US.UTF-8",
        "HOME": str(home), "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(ROOT)],
        cwd=there, env=world, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == _here(here)


def test_another_day_gives_other_bytes(tmp_path):
    first = _here(tmp_path)
    later = sample.assessment().provenance.model_copy(update={"as_of": date(2026, 11, 24)})
    paths = write_documents(
        sample.workload(),
        sample.assessment(provenance=later),
        tmp_path,
        knowledge=knowledge(),
    )
    changed = [f"{p.name} {hashlib.sha256(p.read_bytes()).hexdigest()}" for p in paths]
    assert not set(changed) & set(first)
