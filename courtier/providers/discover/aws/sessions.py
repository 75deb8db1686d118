"""Sessions of AWS: the credentials of the caller's own chain, and the clients made with them.

No credential is read here: the kit finds, renews and uses them. The session of another account is
kept in memory alone, and the kit asks for a new one before it ends.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from courtier import __version__
from courtier.values.errors import UsageError
from courtier.values.text import Text, say

HOME = "ca-central-1"
"""The region that is asked what there is, where the caller's configuration names none."""
MOST_CLIENTS = 24
"""So many clients are kept; each weighs about a megabyte, and a run makes a thousand."""
READS = ("Describe", "Get", "List", "Search")
"""How the name of every call begins that may be made."""
ENTERING = ("AssumeRole",)
"""What is asked besides, of the service of sessions."""
_EVERYWHERE = frozenset({"cloudfront", "route53", "organizations"})
"""Services of the whole partition, for which the kit lists no region."""
_ROLE = re.compile(r"[\w+=,.@/-]{1,512}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the kit tries: attempts for one call, seconds before it gives up one of them."""

    attempts: int = 6
    connect: float = 10
    read: float = 60
    parallel: int = 8


@dataclass
class Sessions:
    """The clients of one run, one for each account, service and region.

    Args:
        kit: The module ``boto3``.
        role: The name of the role that is entered in other accounts; empty for none.
        patience: How long the kit tries.
        home: The region that is asked what there is.
    """

    kit: Any
    role: str = ""
    patience: Patience = field(default_factory=Patience)
    home: str = ""

    def __post_init__(self) -> None:
        if self.role and not _ROLE.match(self.role):
            raise UsageError(say(_BAD_ROLE.fr, _BAD_ROLE.en, role=self.role), _BAD_ROLE_HELP)
        self._models: Any = None
        self._own = self._session(None)
        self.home = self._own.region_name or self.home or HOME
        self.partition = self._own.get_partition_for_region(self.home)
        self._entered: dict[str, Any] = {}
        self._clients: dict[tuple[str, str, str], Any] = {}
        self._offers: dict[str, frozenset[str]] = {}
        self._lock = threading.Lock()

    def client(self, account: str, service: str, region: str) -> Any:
        """The client of a service, in an account that was entered, else in the caller's own."""
        key = account, service, region
        with self._lock:
            if key not in self._clients:
                session = self._entered.get(account, self._own)
                config = self._config(self.offered(service, region))
                client = session.client(service, region, config=config)
                client.meta.events.register("before-call", _reads_alone)
                client.meta.events.register("before-parse", _whole)
                client.meta.events.register("before-call.s3-control", _without_name)
                client._endpoint.http_session = _Counted(client._endpoint.http_session)
                self._clients[key] = client
                if len(self._clients) > MOST_CLIENTS:
                    del self._clients[next(iter(self._clients))]
            return self._clients[key]

    def offered(self, service: str, region: str) -> bool:
        """Whether the kit knows that a service is offered in a region, or in no single one."""
        if service not in self._offers:
            self._offers[service] = frozenset(self._regions(service))
        return service in _EVERYWHERE or region in self._offers[service]

    def regions(self) -> frozenset[str]:
        """The regions that the kit knows, of the partition of the caller."""
        return frozenset(self._regions("ec2"))

    def _regions(self, service: str) -> list[str]:
        found: list[str] = self._own.get_available_regions(service, self.partition)
        return found

    def enter(self, account: str) -> None:
        """Enter another account through the role, now and whenever its session has to be renewed.

        Raises:
            ClientError: AWS refuses.
        """
        from botocore import credentials

        fetcher = credentials.AssumeRoleCredentialFetcher(
            self._own.client,
            self._own.get_credentials(),
            f"arn:{self.partition}:iam::{account}:role/{self.role}",
            extra_args={"RoleSessionName": "courtier-discover"},
        )
        found = credentials.DeferredRefreshableCredentials(fetcher.fetch_credentials, "assume-role")
        found.get_frozen_credentials()
        self._entered[account] = self._session(found)

    def _session(self, credentials: Any) -> Any:
        """A session of the caller's own chain, or of credentials that are in memory alone.

        All read the models of the services once, which weigh more than what they describe.
        """
        from botocore.session import get_session

        core = get_session()
        if credentials is not None:
            core._credentials = credentials
            core.register_component("data_loader", self._models)
        self._models = core.get_component("data_loader")
        return self.kit.Session(botocore_session=core)

    def _config(self, offered: bool) -> Any:
        """The patience of a client; a short one where the service may well not exist."""
        from botocore.config import Config

        patience = self.patience
        attempts = patience.attempts if offered else min(2, patience.attempts)
        return Config(
            retries={"mode": "standard", "total_max_attempts": attempts},
            connect_timeout=patience.connect,
            read_timeout=patience.read,
            max_pool_connections=patience.parallel,
            user_agent_extra=f"courtier/{__version__}",
        )


class _Counted:
    """What sends the requests of a client, and counts the bytes that come: the kit does not, and
    would take the first half of an answer for the whole of it."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def send(self, request: Any) -> Any:
        """Send, and have the kit try again where the connection was cut in the answer."""
        from botocore.exceptions import ConnectionClosedError

        answer = self._inner.send(request)
        told = answer.headers.get("Content-Length", "")
        if told.isdigit() and len(answer.content) < int(told):
            raise ConnectionClosedError(endpoint_url=request.url)
        return answer

    def close(self) -> None:
        """Give back the connections."""
        self._inner.close()


def _reads_alone(model: Any, **more: Any) -> None:
    """Stop a call that is no read before it leaves: a defect of this program."""
    if not (model.name.startswith(READS) or model.name in ENTERING):
        raise RuntimeError(model.name)


def _whole(operation_model: Any, response_dict: Any, **more: Any) -> None:
    """Refuse an answer that the kit would take for an empty one: half a text, a page of a proxy."""
    from botocore.parsers import ResponseParserError

    protocol = operation_model.service_model.resolved_protocol
    body = response_dict["body"]
    if response_dict["status_code"] >= _NOT_GOOD or not isinstance(body, bytes):
        return
    if "json" in protocol:
        good = body.lstrip()[:1] == b"{" and body.rstrip()[-1:] == b"}"
    else:
        first = _ELEMENT.search(body)
        name = first.group(1) if first else b""
        good = name.endswith(b"Response") if protocol in _NAMED else name.lower() not in _NONE
    if not good:
        raise ResponseParserError("no answer")


def _without_name(params: dict[str, Any], **more: Any) -> None:
    """Leave the account out of a host that is a number: no name can stand before it."""
    address = urlsplit(params["url"])
    host = (address.hostname or "").partition(".")[2]
    try:
        ip_address(host)
    except ValueError:
        return
    port = f":{address.port}" if address.port else ""
    params["url"] = urlunsplit(address._replace(netloc=f"{host}{port}"))


_NOT_GOOD = 300
_ELEMENT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_NAMED = frozenset({"ec2", "query"})
"""Protocols in which an answer bears the name of its operation, then ``Response``."""
_NONE = frozenset({b"", b"html", b"body"})


def load_kit() -> Any:
    """The module ``boto3``.

    Raises:
        UsageError: It is not installed.
    """
    try:
        import boto3
    except ImportError as error:
        raise UsageError(_NO_KIT, _NO_KIT_HELP) from error
    return boto3


_NO_KIT = Text(
    fr="La trousse d’AWS (boto3) n’est pas installée.",
    en="The kit of AWS (boto3) is not installed.",
)
_NO_KIT_HELP = Text(
    fr='Installez-la : pip install "courtier[aws]"',
    en='Install it: pip install "courtier[aws]"',
)
_BAD_ROLE = Text(
    fr="« {role} » n’est pas le nom d’un rôle d’AWS.",
    en="“{role}” is not the name of a role of AWS.",
)
_BAD_ROLE_HELP = Text(
    fr="Donnez le nom seul, sans adresse : --role courtier-lecture",
    en="Give the name alone, without an address: --role courtier-read",
)
