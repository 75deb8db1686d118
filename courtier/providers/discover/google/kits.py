"""The kits of Google Cloud: imported late, over REST, with the credentials of its own chain."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from courtier import __version__
from courtier.providers.discover.google.answers import watch
from courtier.providers.discover.google.faults import Passing
from courtier.values.errors import UsageError
from courtier.values.text import say

SCOPE = "https://www.googleapis.com/auth/cloud-platform"
"""The only scope that Cloud Asset Inventory takes; what may be done is bounded by the role."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a call is tried again, in seconds: the first wait, how it grows, the longest wait,
    all of them together, and one answer."""

    first: float = 1.0
    growth: float = 2.0
    longest: float = 30.0
    whole: float = 300.0
    answer: float = 60.0


@dataclass(frozen=True, slots=True)
class Clients:
    """The three services that are asked."""

    projects: Any
    folders: Any
    assets: Any


def require() -> None:
    """Import the kits.

    Raises:
        UsageError: One of them is not installed.
    """
    try:
        import google.auth
        import google.cloud.asset_v1
        import google.cloud.resourcemanager_v3  # noqa: F401
    except ImportError:
        raise UsageError(
            say(
                "Les trousses de Google Cloud ne sont pas installées.",
                "The kits of Google Cloud are not installed.",
            ),
            say(
                'Exécutez « pip install "courtier[gcp]" », ou donnez un fichier exporté avec'
                " --from.",
                'Run “pip install "courtier[gcp]"”, or give an exported file with --from.',
            ),
        ) from None


def default_credentials() -> Any:
    """The credentials that the chain of Google Cloud finds; they are never looked into.

    Raises:
        google.auth.exceptions.GoogleAuthError: It finds none.
    """
    import google.auth

    with _quiet():
        found, _ = google.auth.default(scopes=[SCOPE])
    return found


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the chain tells beside its answer out of ours."""
    chatter = logging.getLogger("google.auth")
    before, chatter.disabled = chatter.disabled, True
    inner = logging.getLogger("google.auth._default")
    inside, inner.disabled = inner.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        chatter.disabled, inner.disabled = before, inside


def clients(credentials: Any, endpoint: str | None = None) -> Clients:
    """The services, each over REST.

    Args:
        credentials: Those of the kits.
        endpoint: The address of all three; None for their own.
    """
    from google.api_core.gapic_v1 import client_info
    from google.cloud.asset_v1 import AssetServiceClient
    from google.cloud.resourcemanager_v3 import FoldersClient, ProjectsClient

    info: Any = client_info.ClientInfo
    options: dict[str, Any] = {
        "credentials": credentials,
        "transport": "rest",
        "client_info": info(user_agent=f"courtier/{__version__}"),
    }
    if endpoint is not None:
        options["client_options"] = {"api_endpoint": endpoint}
    kits = (ProjectsClient, FoldersClient, AssetServiceClient)
    projects, folders, assets = (kit(**options) for kit in kits)
    for client in (projects, folders, assets):
        watch(client)
    return Clients(projects, folders, assets)


def call_options(patience: Patience) -> dict[str, Any]:
    """What one call is given: when it is tried again, and how long it may take."""
    from google.api_core.retry import Retry

    return {
        "retry": Retry(
            predicate=Passing(),
            initial=patience.first,
            multiplier=patience.growth,
            maximum=patience.longest,
            timeout=patience.whole,
        ),
        "timeout": patience.answer,
    }
