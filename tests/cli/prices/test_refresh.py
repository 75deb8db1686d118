"""``prices refresh`` as a person runs it, against a service of this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from courtier.cli.main import run
from courtier.knowledge.door import Knowledge
from tests.cli.test_imports import modules
from tests.providers.prices import answers
from tests.providers.prices.loopback import Service, serving, status

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
NETWORK = {"http.client", "urllib.request", "ssl"}


@pytest.fixture
def azure(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    with serving(answers.azure(answers.azure_meters())) as service:
        monkeypatch.setenv("COURTIER_PRICES_URL_AZURE", service.base)
        yield service


def _refresh(layer: Path, *more: str) -> int:
    return run(["prices", "refresh", *more, "--output", str(layer)])


AZURE = ("azure", "--region", "canadacentral")


def test_a_refresh_writes_a_snapshot_of_today_and_says_what_changed(
    tmp_path: Path, azure: Service, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    layer = tmp_path / "layer"
    assert _refresh(layer, *AZURE, "--format", "json") == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert found["schema"] == "courtier/prices-refresh/1"
    assert found["scopes"] == [
        {"provider": "azure", "region": "canadacentral", "service": "vm-linux",
         "status": "complete", "rows": 5, "text": None}
    ]  # fmt: skip
    assert found["written"].endswith(f"catalog/prices/{found['day']}.csv")
    assert found["counts"]["accepted"] == len(found["new"]) == 5
    assert found["gone"]
    assert len(Knowledge((str(layer),)).snapshots) >= 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_service_that_refuses_is_code_5_and_nothing_is_written(
    tmp_path: Path, azure: Service, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    azure.faults.append(status(404))
    layer = tmp_path / "layer"
    assert _refresh(layer, *AZURE, "--lang", language) == 5
    said = capsys.readouterr()
    assert "HTTP 404" in said.err
    assert ("ÉCHEC" if language == "fr" else "FAILED") in said.out
    assert not (layer / "catalog").exists()
    assert "\r" not in said.err


def test_what_failed_keeps_its_prices_where_a_part_is_written(
    tmp_path: Path, azure: Service, monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:  # fmt: skip
    layer = tmp_path / "layer"
    with serving(status(404)) as refusing:
        monkeypatch.setenv("COURTIER_PRICES_URL_OVHCLOUD", refusing.base)
        asked = ("azure", "ovhcloud", "--region", "azure:canadacentral", "--region", "ovhcloud:BHS")
        assert _refresh(layer, *asked, "--format", "json") == 5
        assert json.loads(capfdbinary.readouterr().out)["written"] is None
        before = len(azure.asked)
        assert _refresh(layer, *asked, "--format", "json", "--partial") == 5
    found = json.loads(capfdbinary.readouterr().out)
    assert len(azure.asked) == before  # what was read already is not asked again
    assert [scope["status"] for scope in found["scopes"]] == ["complete", "failed"]
    assert found["written"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("azuer", "--region", "canadacentral"), "azure, aws"),
        (("azure",), "--region"),
        (("azure", "--region", "canadacentrall"), "azure:canadacentral"),
        (("aws", "azure", "--region", "canadacentral"), "aws"),
        ((*AZURE, "--base-url", "http://example.org"), "https"),
        (("google", "--region", "northamerica-northeast1"), "GOOGLE_API_KEY"),
        ((*AZURE, "--fail-on", "fatal"), "warning"),
    ],
)
def test_wrong_use_is_refused_before_anything_is_asked(
    tmp_path: Path, azure: Service, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], word: str,
) -> None:  # fmt: skip
    monkeypatch.delenv("GOOGLE_API_KEY", raising=False)
    assert _refresh(tmp_path / "layer", *arguments) == 2
    assert word in capsys.readouterr().err
    assert azure.asked == []
    assert not (tmp_path / "layer").exists()


def test_the_key_is_nowhere_but_in_the_header(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    key = "synthetic-secret-key"
    monkeypatch.setenv("GOOGLE_API_KEY", key)
    monkeypatch.setenv("COURTIER_DEBUG", "1")
    with serving(status(403)) as service:
        monkeypatch.setenv("COURTIER_PRICES_URL_GOOGLE", service.base)
        assert _refresh(tmp_path / "layer", "google", "--region", "northamerica-northeast1") == 5
    assert service.headers[0]["x-goog-api-key"] == key
    said = capsys.readouterr()
    assert key not in said.out + said.err + "".join(service.asked)
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(key.encode() in content for content in written)


def test_only_a_refresh_loads_what_opens_a_connection() -> None:
    assert not modules("prices", "show") & NETWORK
    assert not modules("prices", "diff", "2026-11-21", "2026-11-21") & NETWORK
    assert not modules("prices", "refresh", "--help") & NETWORK


def test_help_of_the_group_loads_no_command_of_it() -> None:
    assert not {n for n in modules("prices", "--help") if n.startswith("courtier.cli.prices.")} - {
        "courtier.cli.prices.table"
    }
