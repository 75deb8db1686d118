"""The kit of Azure: opened when it is needed, with our patience, our gate, and nothing else.

The kit's own list of policies is not used: it would register a provider by itself where a
subscription has none, which is a write, follow redirections and log requests.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from courtier import __version__
from courtier.providers.discover.azure.gate import Gate
from courtier.providers.discover.azure.patience import Patience, retries, transport
from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from azure.core.credentials import TokenCredential
    from azure.core.pipeline import Pipeline
    from azure.core.pipeline.policies import HTTPPolicy

CLOUD = "AZURE_SDK_CLOUD_CONF"
"""The variable of the kit that names one of the clouds that it knows."""
ENDPOINT = "COURTIER_AZURE_ENDPOINT"
"""The address of another Azure (sovereign, or of one's own); that of the kit if it is not set."""


@dataclass(frozen=True)
class Kit:
    """What a client of the kit is made of: where it asks, and how.

    ``options`` are the arguments of every client: address, scopes and the one pipeline.
    """

    credential: Any
    options: dict[str, Any]


def credential() -> TokenCredential:
    """The credentials of the cloud's own chain; nothing is asked of it yet.

    Raises:
        UsageError: The kit is not installed, or refuses a variable of the environment.
    """
    # What no handler takes goes to the terminal: the kit tells there what each credential lacks.
    for name in ("azure", "msal"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        from azure.identity import DefaultAzureCredential

        return DefaultAzureCredential()
    except ModuleNotFoundError:
        raise missing() from None
    except (ValueError, OSError):
        raise _unusable("AZURE_*") from None


def open_kit(
    credential: TokenCredential, patience: Patience, endpoint: str = "", verify: str | bool = True
) -> Kit:
    """Make the pipeline through which every request goes.

    Args:
        credential: Who asks.
        patience: How often and how long to try.
        endpoint: The https address to ask, without a path; empty for that of the kit.
        verify: False is never given by us; a path names the authorities to trust.

    Raises:
        UsageError: The kit is not installed, or the address or the cloud is none.
    """
    try:
        from azure.core.pipeline import Pipeline
        from azure.core.settings import settings
        from azure.mgmt.core.tools import get_arm_endpoints
    except ModuleNotFoundError:
        raise missing() from None
    try:
        told = get_arm_endpoints(settings.azure_cloud())
    except ValueError:
        raise _unusable(CLOUD) from None
    base = checked(endpoint) if endpoint else told["resource_manager"].rstrip("/")
    scopes = [f"{base}/.default"] if endpoint else told["credential_scopes"]
    policies = _policies(credential, scopes, patience, urlsplit(base).netloc)
    pipeline: Pipeline[Any, Any] = Pipeline(transport(patience, verify), policies)
    options = {"base_url": base, "credential_scopes": scopes, "pipeline": pipeline}
    return Kit(credential, options)


def _policies(
    credential: TokenCredential, scopes: list[str], patience: Patience, host: str
) -> list[HTTPPolicy[Any, Any]]:
    """What each request passes, from the outermost."""
    from azure.core.pipeline import policies
    from azure.mgmt.core.policies import ARMChallengeAuthenticationPolicy

    agent = policies.UserAgentPolicy(base_user_agent=f"courtier/{__version__}")
    found: list[Any] = [
        Gate(host), agent, policies.ProxyPolicy(),
        policies.ContentDecodePolicy(), retries(patience),
        ARMChallengeAuthenticationPolicy(credential, *scopes),
    ]  # fmt: skip
    return found


def endpoint() -> str:
    """The address that the environment names; empty where it names none."""
    return os.environ.get(ENDPOINT, "").strip()


def checked(address: str) -> str:
    """An address without its last stroke.

    Raises:
        UsageError: It is not https, or holds more than a host and a port.
    """
    parts = urlsplit(address)
    plain = f"https://{parts.netloc}"
    if parts.hostname and "@" not in parts.netloc and address.rstrip("/") == plain:
        return plain
    raise UsageError(
        say(
            "L’adresse de {name} doit être en https, avec un hôte et rien d’autre.",
            "The address of {name} must be https, with a host and nothing else.",
            name=ENDPOINT,
        ),
        say(
            "Écrivez par exemple https://management.usgovcloudapi.net.",
            "Write for example https://management.usgovcloudapi.net.",
        ),
    )


def missing() -> UsageError:
    """What is said where the kit is not installed."""
    return UsageError(
        say("La trousse d’Azure n’est pas installée.", "The kit of Azure is not installed."),
        say(
            "Installez-la : pip install 'courtier[azure]'.",
            "Install it: pip install 'courtier[azure]'.",
        ),
    )


def _unusable(variable: str) -> UsageError:
    return UsageError(
        say(
            "La trousse d’Azure n’accepte pas la valeur de {name}.",
            "The kit of Azure does not accept the value of {name}.",
            name=variable,
        ),
        say(
            "Corrigez cette variable d’environnement, ou retirez-la.",
            "Correct this environment variable, or remove it.",
        ),
    )
