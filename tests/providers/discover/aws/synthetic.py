"""A cloud on this machine that answers in the protocols of AWS, out of the kit's service models.

Synthetic answers, for tests: no id, size or address in them is a real one. The models tell how an
answer is written; a value that the model does not know is refused, so that no test rests on an
answer that AWS could not give.
"""

from __future__ import annotations

import contextlib
import json
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

import botocore.exceptions
import botocore.session

from courtier.providers.discover.aws.listings import LISTINGS
from courtier.providers.discover.aws.reader import OWN_CALLS

ACCOUNT = "123456789012"
CALLS = sorted({call for one in LISTINGS.values() for call in one.calls} | set(OWN_CALLS))
_SCOPE = re.compile(r"Credential=[^/]+/\d+/([\w-]+)/([\w-]+)/")
Answer = Mapping[str, Any] | Callable[["Call"], Any]


SESSION = botocore.session.get_session()
"""One session of the kit, which keeps the models that it has read."""


@cache
def model(service: str) -> Any:
    """The kit's model of a service."""
    return SESSION.get_service_model(service)


@cache
def turner(call: str) -> dict[str, Any] | None:
    """How the kit turns the pages of a call; None where it does not."""
    service, _, operation = call.partition(":")
    try:
        found: dict[str, Any] = SESSION.get_paginator_model(service).get_paginator(operation)
    except (ValueError, botocore.exceptions.UnknownServiceError):
        return None
    return found


@dataclass(frozen=True)
class Call:
    """What was asked: ``service:Operation``, the region it was signed for, its arguments."""

    call: str
    region: str
    account: str
    arguments: Mapping[str, Any]


class Refusal(Exception):
    """An error as AWS writes it."""

    def __init__(self, code: str, status: int = 400, message: str = "") -> None:
        super().__init__(code)
        self.code, self.status, self.message = code, status, message


class Cut(Exception):
    """The connection closes before the answer is whole."""


@dataclass
class Cloud:
    """What a test sees: the answers by call, the faults still to come, what was asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    faults: dict[str, list[Exception]] = field(default_factory=dict)
    asked: list[Call] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def counted(self) -> Counter[str]:
        """How often each call was made."""
        return Counter(one.call for one in self.asked)

    def answer(self, call: Call) -> Any:
        """The answer to a call, or the error."""
        self.asked.append(call)
        if self.faults.get(call.call):
            raise self.faults[call.call].pop(0)
        told = self.answers.get(call.call, {})
        return told(call) if callable(told) else told


def always(error: Exception) -> Answer:
    """An answer that is always that error."""

    def answer(call: Call) -> Any:
        raise error

    return answer


def pages(call: str, *lists: list[Any]) -> Answer:
    """An answer of several pages, with the tokens that the kit's own paginator turns."""
    by = turner(call)
    assert by is not None, call
    given = model(call.partition(":")[0]).operation_model(call.partition(":")[2]).input_shape
    token = given.members[by["input_token"]].serialization.get("name", by["input_token"])
    keys = by["result_key"]
    key = next(k for k in ([keys] if isinstance(keys, str) else keys) if k != "StreamNames")

    def answer(asked: Call) -> Any:
        told = asked.arguments.get(token) or asked.arguments.get(by["input_token"], "0")
        number = int(str(told).removeprefix("page"))
        found: dict[str, Any] = {}
        _put(found, key, lists[number])
        if number + 1 < len(lists):
            _put(found, by["output_token"], f"page{number + 1}")
            more = by.get("more_results")
            if more:
                _put(found, more, True)
        return found

    return answer


def _put(target: dict[str, Any], path: str, value: Any) -> None:
    *outer, last = path.split(".")
    for key in outer:
        target = target.setdefault(key, {})
    target[last] = value


@contextlib.contextmanager
def serving(cloud: Cloud) -> Iterator[Cloud]:
    """The cloud on a free port, until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.cloud = cloud  # type: ignore[attr-defined]
    cloud.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield cloud
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5
    wbufsize = 1 << 16
    """An answer leaves at once: in two pieces, the system waits between them."""

    def do_GET(self) -> None:
        self._serve(b"")

    def do_POST(self) -> None:
        self._serve(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def _serve(self, body: bytes) -> None:
        cloud: Cloud = self.server.cloud  # type: ignore[attr-defined]
        cloud.heads.append(dict(self.headers.items()))
        call = asked(self.command, self.path, dict(self.headers.items()), body)
        try:
            told = cloud.answer(call)
            content = told if isinstance(told, bytes) else written(call.call, told)
            self._send(200, content, _kind(call.call))
        except Refusal as error:
            self._send(error.status, refusal(call.call, error), _kind(call.call))
        except Cut:
            self._send(200, b"<half", _kind(call.call), more=1000)
            self.close_connection = True

    def _send(self, status: int, content: bytes, kind: str, more: int = 0) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content) + more))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        del format, args


def asked(method: str, path: str, head: Mapping[str, str], body: bytes) -> Call:
    """Which operation of the models a request is: an unknown one stops the test."""
    low = {key.lower(): value for key, value in head.items()}
    scope = _SCOPE.search(low.get("authorization", ""))
    region, signing = scope.groups() if scope else ("", "")
    address = urlsplit(path)
    if "x-amz-target" in low:
        call = _BY_TARGET[low["x-amz-target"]]
        return Call(call, region, _account(low), json.loads(body or b"{}"))
    query = {k: v[0] for k, v in parse_qs(address.query, keep_blank_values=True).items()}
    form = {k: v[0] for k, v in parse_qs(body.decode()).items()} if b"Action=" in body else {}
    if form:
        call = _BY_ACTION[form["Action"], form["Version"]]
        return Call(call, region, _account(low), form)
    call, labels = _rest(method, unquote(address.path), query, signing)
    inner = json.loads(body) if body[:1] == b"{" else {}
    return Call(call, region, _account(low), {**query, **labels, **inner})


def _account(head: Mapping[str, str]) -> str:
    """Whose credentials signed: the key that a test gives to a role names its account."""
    match = re.search(r"Credential=([^/]+)/", head.get("authorization", ""))
    return match.group(1) if match else ""


def _rest(
    method: str, path: str, query: Mapping[str, str], signing: str
) -> tuple[str, dict[str, str]]:
    for call, verb, pattern, marks, signed in _BY_PATH:
        match = pattern.fullmatch(path)
        if verb == method and match and marks <= query.keys() and signed == signing:
            return call, match.groupdict()
    raise AssertionError(f"no model knows {method} {path} {sorted(query)} of {signing}")


def _label(match: re.Match[str]) -> str:
    return f"(?P<{match.group(1).replace('-', '_')}>[^/]+)"


def _index() -> tuple[dict[str, str], dict[tuple[str, str], str], list[tuple[Any, ...]]]:
    targets, actions, paths = {}, {}, []
    for call in CALLS:
        service, _, operation = call.partition(":")
        meta, http = model(service).metadata, model(service).operation_model(operation).http
        if meta["protocol"] in ("query", "ec2"):
            actions[operation, meta["apiVersion"]] = call
        elif "targetPrefix" in meta:
            targets[f"{meta['targetPrefix']}.{operation}"] = call
        else:
            route, _, marks = http["requestUri"].partition("?")
            found = re.sub(r"\{([\w-]+)\+?\}", _label, route)
            names = frozenset(mark.partition("=")[0] for mark in marks.split("&") if mark)
            signed = meta.get("signingName", meta["endpointPrefix"])
            paths.append((call, http["method"], re.compile(found), names, signed))
    return targets, actions, sorted(paths, key=lambda one: (-len(one[3]), one[0]))


_BY_TARGET, _BY_ACTION, _BY_PATH = _index()


def _kind(call: str) -> str:
    protocol = model(call.partition(":")[0]).metadata["protocol"]
    return "application/json" if "json" in _spoken(protocol) else "text/xml"


def _spoken(protocol: str) -> str:
    """What the kit speaks with a service of several protocols."""
    return "json" if protocol == "smithy-rpc-v2-cbor" else str(protocol)


def written(call: str, told: Mapping[str, Any]) -> bytes:
    """An answer in the protocol of its service; a key that the model lacks stops the test."""
    service, _, operation = call.partition(":")
    shape = model(service).operation_model(operation).output_shape
    _known(shape, told, call)
    protocol = _spoken(model(service).metadata["protocol"])
    payload = shape.serialization.get("payload")
    if "json" in protocol:
        return json.dumps(_json(shape, told)).encode()
    if payload:
        shape, told = shape.members[payload], told.get(payload, {})
    root = f"{operation}Response"
    inner = "".join(_members(shape, told))
    wrapper = shape.serialization.get("resultWrapper")
    inner = f"<{wrapper}>{inner}</{wrapper}>" if wrapper else inner
    return f'<?xml version="1.0"?><{root}>{inner}</{root}>'.encode()


def _known(shape: Any, value: Any, where: str) -> None:
    if shape.type_name == "structure" and not getattr(shape, "is_document_type", False):
        assert isinstance(value, Mapping), where
        for key, inner in value.items():
            assert key in shape.members, f"{where}: the model has no {key}"
            _known(shape.members[key], inner, f"{where}.{key}")
    elif shape.type_name == "list":
        for inner in value:
            _known(shape.member, inner, where)


def _json(shape: Any, value: Any) -> Any:
    if shape.type_name == "structure" and not getattr(shape, "is_document_type", False):
        return {
            shape.members[k].serialization.get("name", k): _json(shape.members[k], v)
            for k, v in value.items()
        }
    if shape.type_name == "list":
        return [_json(shape.member, inner) for inner in value]
    return value


def _members(shape: Any, value: Mapping[str, Any]) -> Iterator[str]:
    for key, inner in value.items():
        member = shape.members[key]
        if not member.serialization.get("xmlAttribute"):
            yield _xml(member, inner, member.serialization.get("name", key))


def _xml(shape: Any, value: Any, name: str) -> str:
    if shape.type_name == "list":
        item = shape.member.serialization.get("name", "member")
        if shape.serialization.get("flattened"):
            return "".join(_xml(shape.member, inner, name) for inner in value)
        inside = "".join(_xml(shape.member, inner, item) for inner in value)
    elif shape.type_name == "map":
        key, text = shape.key.serialization.get("name", "key"), "value"
        inside = "".join(
            f"<entry><{key}>{escape(k)}</{key}><{text}>{escape(v)}</{text}></entry>"
            for k, v in value.items()
        )
    elif shape.type_name == "structure":
        inside = "".join(_members(shape, value))
    else:
        inside = escape(str(value).lower() if isinstance(value, bool) else str(value))
    return f"<{name}>{inside}</{name}>"


def refusal(call: str, error: Refusal) -> bytes:
    """An error in the protocol of its service."""
    protocol = _spoken(model(call.partition(":")[0]).metadata["protocol"])
    message = error.message or "synthetic"
    if "json" in protocol:
        return json.dumps({"__type": error.code, "code": error.code, "message": message}).encode()
    inner = f"<Code>{error.code}</Code><Message>{escape(message)}</Message>"
    if protocol == "ec2":
        return f"<Response><Errors><Error>{inner}</Error></Errors></Response>".encode()
    if call.startswith("s3:"):
        return f"<Error>{inner}</Error>".encode()
    return f"<ErrorResponse><Error>{inner}</Error></ErrorResponse>".encode()
