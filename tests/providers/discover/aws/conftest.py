"""What the tests of AWS share: credentials that are none, and waits that are told."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from botocore import loaders

LOADER = loaders.create_loader()
"""The models that the kit has read, kept for all tests: reading them again takes long."""


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[float]:
    """The seconds that the kit would have waited before it asks again."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    told = {
        "AWS_ACCESS_KEY_ID": "OWN", "AWS_SECRET_ACCESS_KEY": "synthetic-secret-key",
        "AWS_DEFAULT_REGION": "ca-central-1", "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": str(tmp_path / "none"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none"),
    }  # fmt: skip
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("botocore.session.create_loader", lambda path=None: LOADER)
    found: list[float] = []
    monkeypatch.setattr("botocore.endpoint.time", SimpleNamespace(sleep=found.append))
    return found
