"""``assess`` killed at any moment leaves the old dossier or the new one, never a mixture."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "donnees-ouvertes.yaml"
KILLS = 100

# One process loads the program once; each run is a child of it that is killed with SIGKILL.
PROGRAM = """
import json, os, signal, sys, time
from pathlib import Path
from random import Random
import courtier.documents.write as write
from courtier.api import road
from courtier.dossier import DossierOptions, changed_files, read_lock, write_dossier

kills, texts = int(sys.argv[1]), [Path(name) for name in sys.argv[2:4]]
roads = [road(path) for path in texts]
for one in roads:
    one.assessment()
# A whole dossier, but no document is converted: what is killed here is the writing.
every = write.needed
write.needed = lambda case: every(case)[:2]
write.all_contents = lambda _, scripts, __: [(s, {"docx": b"x" * 100_000}) for s in scripts]
folder, random = Path("dossier"), Random(20261122)

began = time.monotonic()
for one in roads:
    write_dossier(one, folder, DossierOptions(force=True))
long = (time.monotonic() - began) / 2
wanted = [one.file.sha256 for one in roads]
seen, stopped = [0, 0], 0
for kill in range(kills):
    child = os.fork()
    if child == 0:
        write_dossier(roads[kill % 2], folder, DossierOptions(force=True))
        os._exit(0)
    # Three in four moments fall in the last part, where files are written and put in place.
    least = 0 if kill % 4 == 0 else 0.7 * long
    time.sleep(random.uniform(least, 1.1 * long))
    os.kill(child, signal.SIGKILL)
    killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    stopped += killed
    # How long a run lasts changes with what else the machine does: the moments follow it.
    long *= 1.03 if killed else 0.9
    edited = changed_files(folder, read_lock(folder))
    held = json.loads((folder / "courtier.lock").read_text())["workload"]["sha256"]
    told = json.loads((folder / "assessment.json").read_text())["provenance"]["workload_sha256"]
    if edited or told != held:
        print(json.dumps({"mixture": kill, "edited": edited}))
        sys.exit(1)
    seen[wanted.index(held)] += 1
print(json.dumps({"stopped": stopped, "seen": seen, "left": sorted(os.listdir("."))}))
"""


@pytest.mark.skipif(os.name != "posix", reason="processes are forked and killed on POSIX")
@pytest.mark.slow
def test_a_hundred_kills_leave_the_old_dossier_or_the_new_one(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    files = []
    for folder, name in (("a", "Premier nom"), ("b", "Second nom")):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / EXAMPLE.name
        path.write_text(text.replace("service:", f"# {name}\nservice:", 1), encoding="utf-8")
        files.append(str(path))
    place = tmp_path / "place"
    place.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(KILLS), *files],
        cwd=place, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
        timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    told = json.loads(done.stdout)
    assert told["stopped"] >= KILLS // 4, "most runs ended before they were killed"
    assert min(told["seen"]) > 0
    shutil.rmtree(place)
