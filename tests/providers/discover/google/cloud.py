"""A Google Cloud of this machine: it answers over REST, as the three services do, with faults.

Every answer is synthetic: no project, folder, resource or person in it is a real one.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.providers.prices.loopback import Ask, Service, serving

LABEL = "synthetic answer for tests"
Fault = Callable[[Ask], None]
Row = dict[str, Any]


def project(id: str, number: int, parent: str = "organizations/1", **more: Any) -> Row:
    """A project as Resource Manager tells it."""
    return {"name": f"projects/{number}", "projectId": id, "parent": parent, "state": "ACTIVE",
            "displayName": f"Projet {id}", **more}  # fmt: skip


def folder(number: int, name: str, parent: str = "organizations/1") -> Row:
    """A folder as Resource Manager tells it."""
    return {"name": f"folders/{number}", "displayName": name, "parent": parent}


def machine(project: str, name: str, zone: str = "northamerica-northeast1-a", **more: Any) -> Row:
    """A machine as a search tells it."""
    place = f"https://www.googleapis.com/compute/v1/projects/{project}/zones/{zone}"
    data = {
        "name": name,
        "machineType": f"{place}/machineTypes/n2-standard-4",
        "status": "RUNNING",
        "zone": place,
        "scheduling": {"provisioningModel": "STANDARD"},
        "metadata": {"items": [{"key": "startup-script", "value": "echo s3cret"}]},
        **more.pop("data", {}),
    }
    return {
        "name": f"//compute.googleapis.com/projects/{project}/zones/{zone}/instances/{name}",
        "assetType": "compute.googleapis.com/Instance",
        "project": "projects/1001",
        "location": zone,
        "labels": {"application": "permis"},
        "versionedResources": [{"version": "v1", "resource": data}],
        **more,
    }


def bucket(name: str, prevention: str = "enforced", **more: Any) -> Row:
    """A bucket as a search tells it."""
    data = {
        "name": name,
        "location": "NORTHAMERICA-NORTHEAST1",
        "storageClass": "STANDARD",
        "acl": [],
        "iamConfiguration": {"publicAccessPrevention": prevention},
    }
    return {
        "name": f"//storage.googleapis.com/{name}",
        "assetType": "storage.googleapis.com/Bucket",
        "project": "projects/1001",
        "location": "northamerica-northeast1",
        "versionedResources": [{"version": "v1", "resource": data}],
        **more,
    }


def grant(resource: str, type: str, *members: str) -> Row:
    """The policy of a resource as a search tells it."""
    binding = {"role": "roles/viewer", "members": list(members)}
    return {"resource": resource, "assetType": type, "project": "projects/1001",
            "policy": {"bindings": [binding]}}  # fmt: skip


@dataclass
class Cloud:
    """What the cloud holds, how many rows it gives at once, and the faults still to come.

    ``faults`` are those of a path, each met once; ``always`` those that never end.
    """

    projects: Sequence[Row] = ()
    folders: Sequence[Row] = ()
    assets: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    policies: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    page: int = 2
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    always: dict[str, Fault] = field(default_factory=dict)
    service: Service | None = None
    methods: list[str] = field(default_factory=list)

    def answer(self, ask: Ask) -> None:
        """Answer a request, or fail as was asked for."""
        path = unquote(urlsplit(ask.path).path)
        self.methods.append(ask.command)
        pending = self.faults.get(path)
        fault = pending.pop(0) if pending else self.always.get(path)
        if fault is not None:
            fault(ask)
        elif path == "/v3/projects:search":
            self._page(ask, "projects", self.projects)
        elif path == "/v3/folders:search":
            self._page(ask, "folders", self.folders)
        elif path.startswith("/v3/projects/"):
            self._project(ask, path.rsplit("/", 1)[-1])
        else:
            self._found(ask, path)

    def _project(self, ask: Ask, id: str) -> None:
        for one in self.projects:
            if id in (one["projectId"], one["name"].rsplit("/", 1)[-1]):
                ask.json(one)
                return
        refuses(403)(ask)

    def _found(self, ask: Ask, path: str) -> None:
        scope, _, verb = path.removeprefix("/v1/projects/").partition(":")
        held = {"searchAllResources": self.assets, "searchAllIamPolicies": self.policies}[verb]
        told = _masked(ask.query.get("readMask")) if held is self.assets else None
        self._page(ask, "results", held.get(scope, ()), told)

    def _page(
        self, ask: Ask, key: str, rows: Sequence[Row], told: Callable[[Row], Row] | None = None
    ) -> None:
        start = int(ask.query.get("pageToken", "0"))
        end = start + self.page
        more = {"nextPageToken": str(end)} if end < len(rows) else {}
        ask.json({key: [*map(told, rows[start:end])] if told else list(rows[start:end]), **more})

    @property
    def base(self) -> str:
        """Its address."""
        assert self.service is not None
        return self.service.base

    @property
    def asked(self) -> list[str]:
        """The paths that were asked, in order, without their query."""
        assert self.service is not None
        return [unquote(urlsplit(path).path) for path in self.service.asked]


def _masked(mask: str | None) -> Callable[[Row], Row]:
    """What a search tells of a row: the fields that are asked for; without any, no settings."""
    asked = mask.split(",") if mask else None

    def told(row: Row) -> Row:
        return {key: value for key, value in row.items()
                if (key in asked if asked else key != "versionedResources")}  # fmt: skip

    return told


@contextmanager
def running(cloud: Cloud) -> Iterator[Cloud]:
    """The cloud on a free port, until the end of the block."""
    with serving(cloud.answer) as service:
        cloud.service = service
        yield cloud


@contextmanager
def tokens(status: int) -> Iterator[str]:
    """A service that makes tokens fresh, or says that the right to it ended; its address."""
    revoked = {"error": "invalid_grant", "error_description": "Token has been expired or revoked."}
    fresh = {"access_token": "ya29.synthetic-new", "expires_in": 3600, "token_type": "Bearer"}
    content = json.dumps(fresh if status == 200 else revoked).encode()

    class Tokens(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Tokens)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/token"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def refuses(status: int, message: str = "no", reason: str = "", **headers: str) -> Fault:
    """A fault as the services write it."""
    info = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason,
            "domain": "googleapis.com"}  # fmt: skip
    error = {"code": status, "message": message, "details": [info] if reason else []}
    content = json.dumps({"_": LABEL, "error": error}).encode()
    return lambda ask: ask.send(content, status, Content_Type="application/json", **headers)


def answers(data: Any) -> Fault:
    """A fault: an answer of another shape."""
    content = json.dumps(data).encode()
    return lambda ask: ask.send(content, 200, Content_Type="application/json")
