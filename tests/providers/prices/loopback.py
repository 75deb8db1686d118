"""A web service on this machine that speaks the formats of the providers, with faults on demand.

Every answer is synthetic: no price, id or size in it is a real one.
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = Callable[["Ask"], None]
LABEL = "synthetic answer for tests"


class Ask(BaseHTTPRequestHandler):
    """One request; ``send`` answers it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 5

    def do_GET(self) -> None:
        service: Service = self.server.service  # type: ignore[attr-defined]
        address = urlsplit(self.path)
        service.asked.append(self.path)
        service.headers.append({key.lower(): value for key, value in self.headers.items()})
        self.query = {key: values[0] for key, values in parse_qs(address.query).items()}
        faults = service.faults
        (faults.pop(0) if faults else service.answer)(self)

    def send(self, content: bytes, status: int = 200, **headers: str) -> None:
        """Answer whole."""
        self.start(len(content), status, **headers)
        self.wfile.write(content)

    def start(self, length: int, status: int = 200, **headers: str) -> None:
        """The head of an answer."""
        self.send_response(status)
        for key, value in {"Content-Length": str(length), **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()

    def json(self, data: Any, status: int = 200) -> None:
        """Answer with JSON."""
        self.send(json.dumps({"_": LABEL, **data}).encode(), status)

    def log_message(self, format: str, *args: Any) -> None:
        del format, args


@dataclass
class Service:
    """What a test sees of the service: its address, what was asked, the faults still to come."""

    answer: Answer
    faults: list[Answer] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    base: str = ""


@contextlib.contextmanager
def serving(answer: Answer, *faults: Answer) -> Iterator[Service]:
    """A service on a free port, until the end of the block."""
    service = Service(answer, list(faults))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Ask)
    server.daemon_threads = True
    server.service = service  # type: ignore[attr-defined]
    service.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def status(code: int, **headers: str) -> Answer:
    """A fault: an answer that is only a status."""
    return lambda ask: ask.send(b"", code, **headers)


def cut(ask: Ask) -> None:
    """A fault: the connection closes before the answer is whole."""
    ask.start(1000)
    ask.wfile.write(b'{"Items": [')
    ask.wfile.flush()
    ask.close_connection = True


def hangs(ask: Ask) -> None:
    """A fault: nothing comes, for longer than a test waits."""
    threading.Event().wait(1.5)
    ask.close_connection = True


def malformed(ask: Ask) -> None:
    """A fault: an answer that is not JSON."""
    ask.send(b"<html>busy</html>")
