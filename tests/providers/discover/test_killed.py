"""A run that is killed without warning loses what it was reading, and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.discover.whole import discover
from tests.conftest import ROOT
from tests.providers.discover.test_run import DISKS, GRAPH, OTHER, asked, cloud

CHILD = """
import os, signal, sys
from pathlib import Path
from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import resource_facts
from courtier.providers.discover.whole import discover
from tests.providers.discover.test_run import DISKS, asked, cloud

class Killed(type(cloud())):
    def read(self, part):
        for number, found in enumerate(super().read(part)):
            yield found
            if part == DISKS:
                os.kill(os.getpid(), getattr(signal, sys.argv[2]))

# Whoever runs the tests may have told the signal to be ignored (nohup does).
if sys.argv[2] != "SIGKILL":
    signal.signal(getattr(signal, sys.argv[2]), signal.SIG_DFL)
reader = Killed(cloud().answers, cloud="azure")
discover(reader, asked(Path(sys.argv[1])), resource_facts(Knowledge()))
"""


@pytest.fixture(scope="module")
def facts() -> ResourceFacts:
    return resource_facts(Knowledge())


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGHUP"])
def test_a_killed_run_is_resumed_to_the_same_bytes(
    tmp_path: Path, facts: ResourceFacts, name: str
) -> None:
    for folder in ("whole", "cut"):
        (tmp_path / folder).mkdir()
    discover(cloud(), asked(tmp_path / "whole"), facts)
    ran = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path / "cut"), name], cwd=ROOT, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True,
    )  # fmt: skip
    assert ran.returncode == -getattr(signal, name)
    assert not (tmp_path / "cut" / "inventory.jsonl").exists()
    reader = cloud()
    discover(reader, asked(tmp_path / "cut", resume=True), facts)
    assert GRAPH.key not in reader.asked
    assert reader.asked == [DISKS.key, OTHER.key]
    files = [tmp_path / folder / "inventory.jsonl" for folder in ("whole", "cut")]
    assert files[0].read_bytes() == files[1].read_bytes()
    assert [path.name for path in (tmp_path / "cut").iterdir()] == ["inventory.jsonl"]
