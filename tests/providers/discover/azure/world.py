"""A small Azure on this machine, over TLS: subscriptions, groups, resources, Resource Graph.

Every answer is synthetic: written here after the published form of the answers, never recorded
from a real subscription. No id, name or size in it is a real one.
"""

from __future__ import annotations

import contextlib
import json
import re
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import trustme

VM = "Microsoft.Compute/virtualMachines"
TOKEN = "synthetic-token-that-no-output-may-hold"
Fault = Callable[["Ask"], None]


def subscription(number: int) -> str:
    """The id of a subscription that is nobody's."""
    return f"00000000-0000-0000-0000-{number:012d}"


def row(number: int, name: str, type: str, **keys: Any) -> dict[str, Any]:
    """A resource of a subscription, as Resource Graph tells it."""
    group = keys.pop("group", "rg-essai")
    path = f"/subscriptions/{subscription(number)}/resourceGroups/{group}/providers/{type}/{name}"
    told: dict[str, Any] = {"tags": None, "sku": None, "kind": "", "zones": None, "properties": {}}
    return {"id": path, "type": type.lower(), "location": "canadacentral", **told, **keys}


def machines(number: int, count: int) -> list[dict[str, Any]]:
    """So many virtual machines of a subscription."""
    return [row(number, f"vm-{n:05d}", VM) for n in range(count)]


def failure(
    status: int, code: str, *details: str, message: str = "synthetic", **headers: str
) -> Fault:
    """An answer that is an error of Azure Resource Manager."""
    inner = [{"code": detail, "message": message} for detail in details]
    body = {"error": {"code": code, "message": message, "details": inner}}

    def answer(ask: Ask) -> None:
        ask.json(body, status, **headers)

    return answer


def cut(ask: Ask) -> None:
    """A connection that ends in the middle of an answer."""
    ask.start(1000)
    ask.wfile.write(b'{"value": [')
    ask.wfile.flush()
    ask.close_connection = True


def raw(content: bytes, type: str = "application/json") -> Fault:
    """An answer of any bytes."""
    return lambda ask: ask.send(content, Content_Type=type)


class Credential:
    """Gives a token that is good for an hour, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.fails: Exception | None = None

    def get_token(self, *scopes: str, **options: Any) -> Any:
        """A token, or the failure of the day."""
        from azure.core.credentials import AccessToken

        del options
        self.asked.append(scopes)
        if self.fails is not None:
            raise self.fails
        return AccessToken(TOKEN, int(time.time()) + 3600)


@dataclass
class World:
    """What the cloud holds, what was asked of it, and the faults still to come.

    ``faults`` maps a part of a path to the answers that replace the next ones there.
    """

    rows: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    groups: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    chains: dict[int, list[dict[str, str]]] = field(default_factory=dict)
    page: int = 1000
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    base: str = ""

    def fault(self, path: str) -> Fault | None:
        """The next fault of a path."""
        for part, faults in self.faults.items():
            if part in path and faults:
                return faults.pop(0)
        return None

    def answer(self, ask: Ask) -> None:
        """Answer a request as Azure would."""
        steps = ask.address.path.strip("/").split("/")
        if steps == ["subscriptions"]:
            self._list(ask, list(self.rows), _subscription)
        elif steps[-1] == "resourcegroups":
            self._list(ask, self.groups.get(_number(steps[1]), []))
        elif steps[-1] == "resources" and steps[0] == "subscriptions":
            self._list(ask, self.rows[_number(steps[1])], _listed)
        else:
            self._graph(ask)

    def _list(
        self, ask: Ask, rows: list[Any], told: Callable[[Any], Any] = lambda row: row
    ) -> None:
        start = int(ask.query.get("$skiptoken", "0"))
        answer: dict[str, Any] = {"value": [*map(told, rows[start : start + self.page])]}
        if start + self.page < len(rows):
            link = f"{self.base}{ask.address.path}?api-version=x&$skiptoken={start + self.page}"
            answer["nextLink"] = link
        ask.json(answer)

    def _graph(self, ask: Ask) -> None:
        body = ask.body
        numbers = [_number(one) for one in body["subscriptions"]]
        rows: list[dict[str, Any]]
        if body["query"].startswith("ResourceContainers"):
            rows = [
                {"id": f"/subscriptions/{subscription(n)}", "chain": self.chains.get(n)}
                for n in numbers
            ]
        else:
            rows = sorted((r for n in numbers for r in self.rows[n]), key=lambda r: str(r["id"]))
        options = body["options"]
        start = int(options.get("$skipToken", options.get("$skip", 0)))
        end = start + min(options["$top"], self.page)
        answer = {"totalRecords": len(rows), "count": len(rows[start:end]), "facets": [],
                  "resultTruncated": "false", "data": rows[start:end]}  # fmt: skip
        ask.json(answer | ({"$skipToken": str(end)} if end < len(rows) else {}))


def _subscription(number: int) -> dict[str, Any]:
    id = subscription(number)
    return {"id": f"/subscriptions/{id}", "subscriptionId": id, "displayName": f"Essai {number}",
            "state": "Enabled", "tenantId": subscription(999)}  # fmt: skip


def _number(id: str) -> int:
    return int(id.rpartition("-")[2])


def _listed(one: dict[str, Any]) -> dict[str, Any]:
    """A resource as the list of resources tells it: no properties, nothing that is empty."""
    kept = {key: value for key, value in one.items() if value and key != "properties"}
    type = re.split("/providers/", one["id"], flags=re.IGNORECASE)[1].rpartition("/")[0]
    return {**kept, "type": type, "name": one["id"].rpartition("/")[2], "identity": {"type": "x"}}


class Ask(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 5

    def do_GET(self) -> None:
        """Answer a read."""
        self._answer({})

    def do_POST(self) -> None:
        """Answer a question."""
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"])) or b"{}"))

    def _answer(self, body: dict[str, Any]) -> None:
        world: World = self.server.world  # type: ignore[attr-defined]
        self.address, self.body = urlsplit(self.path), body
        self.query = {key: values[0] for key, values in parse_qs(self.address.query).items()}
        world.asked.append((self.command, self.address.path))
        world.bodies.append(body)
        world.headers.append({key.lower(): value for key, value in self.headers.items()})
        (world.fault(self.path) or world.answer)(self)

    def send(self, content: bytes, status: int = 200, **headers: str) -> None:
        """Answer whole."""
        self.start(len(content), status, **headers)
        self.wfile.write(content)

    def start(self, length: int, status: int = 200, **headers: str) -> None:
        """The head of an answer."""
        self.send_response(status)
        told = {"Content_Length": str(length), "Content_Type": "application/json", **headers}
        for key, value in told.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()

    def json(self, data: Any, status: int = 200, **headers: str) -> None:
        """Answer with JSON."""
        self.send(json.dumps(data).encode(), status, **headers)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""
        del format, args


@contextlib.contextmanager
def serving(world: World, folder: Path) -> Iterator[Path]:
    """Serve a world over TLS until the end of the block; the file of its authority."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    trusted = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(trusted))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Ask)
    server.daemon_threads = True
    server.world = world  # type: ignore[attr-defined]
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    server.socket = context.wrap_socket(server.socket, server_side=True)
    world.base = f"https://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield trusted
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
