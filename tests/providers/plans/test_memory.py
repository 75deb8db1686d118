"""A plan of 100 MB is read in bounded memory, and in bounded time for its size."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.providers.plans.synthetic import block, change, constant, plan, provider

MOST_MEBIBYTES = 120
BYTES = 100_000_000
CHILD = """
import sys, time
from pathlib import Path
from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import resource_facts
from courtier.providers.plans.read import open_plan
began = time.perf_counter()
plan = open_plan(sys.argv[1], "plan.json", resource_facts(Knowledge()))
regions = sum(r.place.regions == ("aws:ca-central-1",) for r in plan.resources())
status = Path("/proc/self/status").read_text()
peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
print(regions, int(peak) // 1024, round(time.perf_counter() - began, 1))
"""


def test_a_plan_of_100_megabytes_fits_in_little_memory(tmp_path: Path) -> None:
    path, entries = _large(tmp_path)
    ran = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)], cwd=ROOT, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    read, peak, seconds = ran.stdout.split()
    assert int(read) == entries
    assert int(peak) < MOST_MEBIBYTES, f"{peak} MiB in {seconds} s"


def _large(folder: Path) -> tuple[Path, int]:
    """A plan whose entries, and what stands before and after them, weigh as much as asked."""
    content = plan(
        [],
        providers={"aws": provider("aws", region=constant("ca-central-1"))},
        blocks=[block("aws_s3_bucket.a", "aws")],
        prior_state={"values": ["x" * 990] * (BYTES // 4000)},
    )
    before, after = json.dumps(content).split('"resource_changes": []')
    filling = {"bucket": "b", "policy": '{"a": "' + "y" * 2000 + '"}', "tags": {"k": "é" * 20}}
    path, number, size = folder / "plan.json", 0, len(before) + len(after)
    with path.open("w", encoding="utf-8") as stream:
        stream.write(before + '"resource_changes": [')
        while size < BYTES:
            entry = json.dumps(change(f"aws_s3_bucket.a[{number}]", filling))
            size += stream.write((", " if number else "") + entry)
            number += 1
        stream.write("]" + after)
    return path, number
