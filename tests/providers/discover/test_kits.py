"""Each cloud loads its own kit when it is asked for, and no other's; opening it asks nothing."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

KITS = {
    "aws": {"boto3", "botocore"},
    "azure": {"azure.mgmt", "azure.core", "azure.identity"},
    "google": {"google.auth", "google.cloud", "grpc"},
}
OPEN = """
import sys
from courtier.providers.discover import readers
from courtier.values.errors import CourtierError
before = sorted(sys.modules)
try:
    readers.reader(sys.argv[1], readers.Options())
except CourtierError as error:
    assert error.exit_code == 5, error
print(*before)
print(*sorted(sys.modules))
"""
IMPORT = """
import pkgutil, sys
import courtier.providers.discover as room
names = [one.name for one in pkgutil.walk_packages(room.__path__, room.__name__ + ".")]
for name in names:
    __import__(name)
print(len(names))
print(*sorted(sys.modules))
"""


def ran(script: str, *arguments: str) -> list[str]:
    """What a script prints, line by line, on a machine where nobody has an access."""
    nobody = {"HOME": "/nonexistent", "AWS_EC2_METADATA_DISABLED": "true", "NO_GCE_CHECK": "true"}
    secret = ("AWS_", "AZURE_", "GOOGLE_", "COURTIER_", "MSI_", "IDENTITY_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(secret)}
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False,
        cwd=ROOT, env={**kept, **nobody, "PYTHONPATH": str(ROOT)}, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def kits(modules: str) -> set[str]:
    """The clouds whose kit is among modules."""
    words = set(modules.split())
    return {cloud for cloud, names in KITS.items() if names & words}


@pytest.mark.parametrize("cloud", sorted(KITS))
def test_a_cloud_loads_its_own_kit_alone(cloud: str) -> None:
    before, after = ran(OPEN, cloud)
    assert kits(before) == set()
    assert kits(after) == {cloud}


def test_importing_every_module_of_discovery_loads_no_kit() -> None:
    number, modules = ran(IMPORT)
    assert int(number) > 40
    assert kits(modules) == set()
    assert "duckdb" not in modules.split()
