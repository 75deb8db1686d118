"""How the kit of Azure is opened: late, with our address if there is one, over TLS only."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from courtier.providers.discover.azure import kit
from courtier.providers.discover.azure.calls import Calls
from courtier.providers.discover.azure.kit import credential, open_kit
from courtier.providers.discover.azure.patience import Patience
from courtier.providers.discover.azure.reader import open_reader
from courtier.providers.discover.readers import Options
from courtier.values.errors import UsageError
from tests.providers.discover.azure.world import Credential

PUBLIC = "https://management.azure.com"
ROOM = "courtier.providers.discover.azure"


def opened(endpoint: str = "") -> Any:
    return open_kit(Credential(), Patience(), endpoint).options


def test_the_public_cloud_is_asked_where_nothing_else_is_said() -> None:
    assert opened()["base_url"] == PUBLIC
    assert opened()["credential_scopes"] == [f"{PUBLIC}/.default"]


def test_the_variable_of_the_kit_names_another_cloud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(kit.CLOUD, "AZURE_US_GOVERNMENT")
    assert opened()["base_url"] == "https://management.usgovcloudapi.net"


@pytest.mark.parametrize("end", ["", "/"])
def test_our_variable_names_any_other(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    monkeypatch.setenv(kit.ENDPOINT, f" https://management.local.azurestack.example:8443{end}\n")
    options = opened(kit.endpoint())
    assert options["base_url"] == "https://management.local.azurestack.example:8443"
    assert options["credential_scopes"] == [
        "https://management.local.azurestack.example:8443/.default"
    ]


@pytest.mark.parametrize(
    "address",
    ["http://management.azure.com", "http://127.0.0.1:8080", "management.azure.com", "https://",
     "https://a:b@management.azure.com", "https://management.azure.com/path",
     "https://management.azure.com?x=1", "ftp://management.azure.com", "https:///x"],
)  # fmt: skip
def test_an_address_that_is_not_plain_https_is_refused(address: str) -> None:
    with pytest.raises(UsageError) as caught:
        opened(address)
    assert kit.ENDPOINT in caught.value.text.fr


def test_a_cloud_that_the_kit_does_not_know_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(kit.CLOUD, "AZURE_MOON")
    with pytest.raises(UsageError) as caught:
        opened()
    assert kit.CLOUD in caught.value.text.en


def test_a_chain_that_the_kit_does_not_know_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_TOKEN_CREDENTIALS", "nothing")
    with pytest.raises(UsageError):
        credential()


@pytest.mark.parametrize(
    "name", ["azure.identity", "azure.core.pipeline", "azure.mgmt.resource.resources",
             "azure.mgmt.resource.subscriptions", "azure.mgmt.resourcegraph"],
)  # fmt: skip
def test_a_part_of_the_kit_that_is_missing_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UsageError) as caught:
        open_reader(Options())
    for help in (caught.value.help.fr, caught.value.help.en):
        assert "pip install 'courtier[azure]'" in help


def test_certificates_are_always_verified() -> None:
    assert opened()["pipeline"]._transport.connection_config.verify is True


def test_the_kit_does_not_register_providers_nor_follow_redirections_nor_log() -> None:
    names = {type(policy).__name__ for policy in opened()["pipeline"]._impl_policies}
    assert not {name for name in names if "Registration" in name or "Redirect" in name}
    assert not {name for name in names if "Logging" in name}
    client = Calls(open_kit(Credential(), Patience()))._graph
    assert client._client._pipeline._impl_policies[0].__class__.__name__ == "Gate"


def test_nothing_of_the_kit_is_imported_with_the_room() -> None:
    modules = [f"{ROOM}.{name}" for name in ("reader", "export", "calls", "kit", "faults", "gate")]
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    roots = {name.partition(".")[0] for name in done.stdout.split()}
    assert not roots & {"azure", "msal", "requests", "cryptography"}
