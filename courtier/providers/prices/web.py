"""A careful reader of public web services: one host, bounded size and time, patient but not long.

The address is https, or http on this machine only. Redirections stay on the host. Headers may
hold a key: neither they nor the query of an address ever enter a message.
"""

from __future__ import annotations

import http.client
import json
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from courtier import __version__
from courtier.providers.prices.causes import (
    MEBIBYTES,
    SECONDS,
    cause_of,
    http_words,
    more_than,
)
from courtier.providers.prices.outside import RefusedError, UnreachableError
from courtier.values.errors import UsageError
from courtier.values.text import say

CHUNK = 1 << 20
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""The answers that may change if one waits."""
_CUT = (
    TimeoutError, ConnectionError, ssl.SSLError, http.client.HTTPException, urllib.error.URLError,
)  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """How patient a reader is: seconds, attempts for one address, bytes of one page."""

    timeout: float = 30
    attempts: int = 5
    first_wait: float = 1
    longest_wait: float = 120
    page_bytes: int = 64 << 20
    file_bytes: int = 4 << 30
    whole: float = 3600


@dataclass
class Web:
    """Reads one service. ``sleep`` and ``clock`` (seconds) are those of the caller."""

    base: str
    limits: Limits = field(default_factory=Limits)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.base = self.base.rstrip("/")
        check_address(self.base)
        self._started = self.clock()
        self._opener = urllib.request.build_opener(_SameHost())

    def page(self, path: str) -> bytes:
        """The bytes of a page of JSON; asked again while it is cut, malformed or not ready.

        Args:
            path: What follows the base address, query included.

        Raises:
            UnreachableError: No whole page after the last attempt.
            RefusedError: The service will not give it, or it is too large.
        """

        def read() -> bytes:
            with self.answer(path) as found:
                content = b"".join(self.chunks(found, path, self.limits.page_bytes))
            json.loads(content)
            return content

        content: bytes = self.patiently(path, read)
        return content

    def chunks(self, found: http.client.HTTPResponse, path: str, most: int) -> Iterator[bytes]:
        """The bytes of an answer as they come, within bounds of size and time.

        Raises:
            RefusedError: There are more bytes than allowed.
            UnreachableError: They come too slowly.
            ConnectionError: They end before the length that was announced.
        """
        announced, done = found.headers.get("Content-Length") or "", 0
        while content := found.read1(CHUNK):
            done += len(content)
            if done > most:
                raise RefusedError(self.place(path), more_than(most >> 20, MEBIBYTES))
            if self.clock() - self._started > self.limits.whole:
                spent = more_than(round(self.limits.whole), SECONDS)
                raise UnreachableError(self.place(path), spent)
            yield content
        if announced.isdigit() and done < int(announced):
            raise ConnectionError

    def patiently(self, path: str, act: Callable[[], Any]) -> Any:
        """Do something, again after a wait while what fails may pass."""
        wait = self.limits.first_wait
        for attempt in range(1, self.limits.attempts + 1):
            try:
                return act()
            except urllib.error.HTTPError as error:
                reason, asked = http_words(error.code), _retry_after(error.headers)
                error.close()
                if error.code not in AGAIN:
                    raise RefusedError(self.place(path), reason) from None
            except (*_CUT, ValueError) as error:
                reason, asked = cause_of(error), None
            pause = wait if asked is None else max(asked, 0)
            late = self.clock() - self._started + pause > self.limits.whole
            if attempt == self.limits.attempts or pause > self.limits.longest_wait or late:
                break
            self.sleep(pause)
            wait = min(wait * 2, self.limits.longest_wait)
        raise UnreachableError(self.place(path), reason) from None

    @contextmanager
    def answer(self, path: str, **headers: str) -> Iterator[http.client.HTTPResponse]:
        """One answer, not read yet."""
        said = {"User-Agent": f"courtier/{__version__}", "Accept": "application/json"}
        request = urllib.request.Request(
            self.base + path, headers={**said, **self.headers, **headers}
        )
        with self._opener.open(request, timeout=self.limits.timeout) as found:
            yield found

    def place(self, path: str) -> str:
        """The host and path, without the query."""
        address = urlsplit(self.base + path)
        return f"{address.netloc}{address.path}"


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows redirections inside the host only, few of them."""

    max_redirections = 5

    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        before, after = urlsplit(req.full_url), urlsplit(newurl)
        if (before.scheme, before.netloc) != (after.scheme, after.netloc):
            fp.close()
            away = say("redirigé vers {host}", "redirected to {host}", host=after.netloc)
            raise RefusedError(before.netloc, away)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def check_address(address: str) -> None:
    """Refuse an address that is neither https nor http on this machine, or that holds a name.

    Raises:
        UsageError: With what is wrong.
    """
    parts = urlsplit(address)
    local = parts.scheme == "http" and _is_loopback(parts.hostname or "")
    if (parts.scheme == "https" or local) and parts.hostname and not (parts.username or
                                                                     parts.query):  # fmt: skip
        return
    raise UsageError(
        say(
            "L’adresse du service doit être en https, sans nom d’usager ni question.",
            "The address of the service must be https, without user name or query.",
        ),
        say(
            "Corrigez --base-url ; http ne vaut que pour cette machine.",
            "Correct --base-url; http is for this machine only.",
        ),
    )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _retry_after(headers: Any) -> float | None:
    """Seconds that a service asks to wait: a number, or until a date."""
    value = headers.get("Retry-After") if headers else None
    if value is None:
        return None
    try:
        return float(value)
    except ValueError:
        pass
    try:
        return (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError):
        return None
