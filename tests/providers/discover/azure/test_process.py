"""``courtier discover azure`` as a person starts it, with the cloud's own chain of credentials.

The chain finds a managed identity that this machine plays over HTTP; Azure itself is played over
TLS. Both are synthetic.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.providers.discover.azure.conftest import Reading
from tests.providers.discover.azure.world import TOKEN, World, failure, row, subscription

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
LANGUAGES = ("fr", "en")
ROOT = Path(__file__).resolve().parents[4]
SUMMED_UP = {"fr": ": 1 ressource, 2 abonnements", "en": ": 1 resource, 2 subscriptions"}


class Identity(BaseHTTPRequestHandler):
    """Gives the token of nobody, in the manner of a managed identity."""

    def do_GET(self) -> None:
        """Answer with a token."""
        token = {"access_token": TOKEN, "expires_on": str(int(time.time()) + 3600),
                 "resource": "x", "token_type": "Bearer"}  # fmt: skip
        content = json.dumps(token).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""
        del format, args


@contextlib.contextmanager
def identity() -> Iterator[str]:
    """The address of an identity, until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Identity)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/msi"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


@pytest.fixture
def chain(reading: Reading) -> Iterator[dict[str, str]]:
    """What the environment says of an identity and of the cloud."""
    with identity() as address:
        yield {
            "COURTIER_AZURE_ENDPOINT": reading.world.base,
            "REQUESTS_CA_BUNDLE": str(reading.authority),
            "IDENTITY_ENDPOINT": address,
            "IDENTITY_HEADER": "synthetic",
        }


def courtier(folder: Path, environment: dict[str, str], *words: str, code: str = "") -> Any:
    """One run in a folder of its own; ``code`` is done before, in the same process."""
    start = f"{code}\nimport sys; from courtier.cli.main import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", start, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stderr
    assert TOKEN not in done.stdout + done.stderr
    return done


@pytest.fixture
def cloud(world: World) -> World:
    told = {"allowBlobPublicAccess": True}
    world.rows = {1: [row(1, "st", "Microsoft.Storage/storageAccounts", properties=told)], 2: []}
    return world


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_inventory_is_written_and_summed_up(
    cloud: World, chain: dict[str, str], tmp_path: Path, lang: str
) -> None:
    words = ("discover", "azure", "--output", "i.jsonl", "--lang", lang)
    done = courtier(tmp_path, chain, *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert SUMMED_UP[lang] in done.stdout.splitlines()[0].replace("\u00a0", " ")
    text = (tmp_path / "i.jsonl").read_text(encoding="utf-8")
    assert json.loads(text.splitlines()[0])["complete"] is True
    assert TOKEN not in text
    assert {path for _, path in cloud.asked if "register" in path} == set()


def test_strict_refuses_an_inventory_with_a_part_that_was_refused(
    cloud: World, chain: dict[str, str], tmp_path: Path
) -> None:
    cloud.faults[f"{subscription(2)}/resources"] = [failure(403, "AuthorizationFailed")]
    words = ("discover", "azure", "--output", "i.jsonl", "--strict", "--lang", "fr")
    done = courtier(tmp_path, chain, *words)
    assert done.returncode == 5
    assert "HTTP 403 AuthorizationFailed" in done.stderr
    assert not (tmp_path / "i.jsonl").exists()


def test_credentials_that_end_say_how_to_go_on(
    cloud: World, chain: dict[str, str], tmp_path: Path
) -> None:
    expired = failure(401, "ExpiredAuthenticationToken")
    cloud.faults[f"{subscription(1)}/resources"] = [expired] * 9
    words = ("discover", "azure", "--output", "i.jsonl", "--lang", "en")
    done = courtier(tmp_path, chain, *words)
    assert done.returncode == 5
    assert "--resume" in done.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_credentials_a_person_is_told_what_to_do(
    cloud: World, chain: dict[str, str], tmp_path: Path, lang: str
) -> None:
    del chain["IDENTITY_ENDPOINT"], chain["IDENTITY_HEADER"]
    chain["AZURE_TOKEN_CREDENTIALS"] = "EnvironmentCredential"
    done = courtier(tmp_path, chain, "discover", "azure", "--lang", lang)
    assert done.returncode == 5
    assert "az login" in done.stderr
    assert len(done.stderr.splitlines()) == 2
    assert cloud.asked == []


def test_without_the_kit_a_person_is_told_what_to_install(tmp_path: Path) -> None:
    hide = "import sys; sys.modules['azure.identity'] = None; sys.modules['azure.core'] = None"
    done = courtier(tmp_path, {}, "discover", "azure", "--lang", "en", code=hide)
    assert done.returncode == 2
    assert "pip install 'courtier[azure]'" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_export_is_read_without_the_kit(tmp_path: Path) -> None:
    rows = [row(1, "st", "Microsoft.Storage/storageAccounts", tags={"projet": "permis"})]
    (tmp_path / "export.json").write_text(json.dumps(rows), encoding="utf-8")
    words = ("discover", "azure", "--from", "export.json", "--output", "i.jsonl", "--lang", "en")
    done = courtier(tmp_path, {}, *words, code="import sys; sys.modules['azure'] = None")
    assert (done.returncode, done.stderr) == (0, "")
    head, one = (tmp_path / "i.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(head)["source"] == "export"
    assert json.loads(one)["tags"] == {"projet": "permis"}


def test_a_bad_export_is_refused_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text('[\n {"id": 5}]', encoding="utf-8")
    done = courtier(tmp_path, {}, "discover", "azure", "--from", "export.json", "--lang", "fr")
    assert done.returncode == 3
    assert done.stderr.startswith("export.json:2:")


def test_an_address_without_tls_is_refused(tmp_path: Path) -> None:
    address = {"COURTIER_AZURE_ENDPOINT": "http://127.0.0.1:9"}
    done = courtier(tmp_path, address, "discover", "azure")
    assert done.returncode == 2
    assert "COURTIER_AZURE_ENDPOINT" in done.stderr
