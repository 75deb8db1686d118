"""Headless Chromium driven over a pipe: real keys, real focus, no port, no other dependency."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--remote-debugging-pipe", "--hide-scrollbars",
)  # fmt: skip
SECONDS = 60
KEYS = {"Tab": 9, "Enter": 13, "ArrowDown": 40, "End": 35, "Home": 36, "Space": 32}


# Chromium reads descriptor 3 and writes 4: put the pipes there, whatever lies there now.
START = """
import fcntl, os, sys
held = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
os.dup2(held[0], 3, inheritable=True)
os.dup2(held[1], 4, inheritable=True)
os.execv(sys.argv[3], sys.argv[3:])
"""


class BrowserError(Exception):
    """Chromium refused a command, stopped, or did not answer in time."""


class Browser:
    """One tab. Commands go out on descriptor 3 and answers come in on 4, a zero byte after each."""

    def __init__(self, folder: Path) -> None:
        out_read, self._out = os.pipe()
        self._in, in_write = os.pipe()
        assert CHROMIUM is not None
        profile = f"--user-data-dir={folder / 'profile'}"
        ends = (str(out_read), str(in_write))
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, *ends, CHROMIUM, *FLAGS, profile, "about:blank"],
            pass_fds=(out_read, in_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(out_read)
        os.close(in_write)
        self._buffer = b""
        self._last = 0
        self._events: list[dict[str, Any]] = []
        try:
            self._session = self._attach()
            for domain in ("Page", "Runtime", "Network"):
                self.send(f"{domain}.enable")
        except BaseException:
            self.close()
            raise

    def _attach(self) -> str:
        targets = self._call("Target.getTargets", {})["targetInfos"]
        page = next(t["targetId"] for t in targets if t["type"] == "page")
        found = self._call("Target.attachToTarget", {"targetId": page, "flatten": True})
        return str(found["sessionId"])

    def send(self, method: str, **values: Any) -> dict[str, Any]:
        """Run one command of the protocol in the tab."""
        return self._call(method, values, self._session)

    def _call(
        self, method: str, values: dict[str, Any], session: str | None = None
    ) -> dict[str, Any]:
        self._last += 1
        message = {"id": self._last, "method": method, "params": values}
        if session is not None:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._last:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']}")
                found: dict[str, Any] = answer["result"]
                return found
            self._events.append(answer)

    def _receive(self) -> dict[str, Any]:
        end = time.monotonic() + SECONDS
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], max(0.0, end - time.monotonic()))
            read = os.read(self._in, 1 << 20) if ready else b""
            if not read:
                raise BrowserError("Chromium stopped, or did not answer")
            self._buffer += read
        text, _, self._buffer = self._buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(text)
        return message

    def wait(self, event: str) -> dict[str, Any]:
        """The next event of a name, already received or not."""
        while True:
            for index, message in enumerate(self._events):
                if message.get("method") == event:
                    del self._events[: index + 1]
                    found: dict[str, Any] = message["params"]
                    return found
            self._events.append(self._receive())

    def open(self, address: str) -> None:
        """Go to a page, from a blank one so that a fragment alone loads it too."""
        for target in ("about:blank", address):
            self._events.clear()
            self.send("Page.navigate", url=target)
            self.wait("Page.loadEventFired")

    def run(self, expression: str) -> Any:
        """The value of an expression of the page; a promise is waited for."""
        answer = self.send(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise BrowserError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def press(self, key: str, text: str = "") -> None:
        """Press and let go a key, as a person does."""
        code = KEYS.get(key, ord(key[0].upper()))
        values = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **values)
        self.send("Input.dispatchKeyEvent", type="keyUp", **values)

    def type(self, words: str) -> None:
        """Type letters one by one."""
        for letter in words:
            self.press(letter, letter)

    def view(self, width: int, *, dark: bool = False, height: int = 900) -> None:
        """The size of the window, and the colours that the reader prefers."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.send("Emulation.setEmulatedMedia", features=[scheme])

    def picture(self, path: Path, *, whole: bool = True) -> None:
        """Write what the page looks like, as PNG."""
        found = self.send("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(found["data"]))

    def close(self) -> None:
        """End this browser, and no other."""
        try:
            self._call("Browser.close", {})
        except (BrowserError, OSError):
            self._process.kill()
        try:
            self._process.wait(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._out)
        os.close(self._in)


@contextmanager
def opened(folder: Path) -> Iterator[Browser]:
    """A browser with its own profile, ended at the end; missing, the test is skipped loudly."""
    if CHROMIUM is None:
        pytest.skip("CHROMIUM IS MISSING: the pages were not opened in a browser")
    browser = Browser(folder)
    try:
        yield browser
    finally:
        browser.close()


def axe_script() -> str:
    """The text of axe-core; missing, the test is skipped loudly (a failure in CI)."""
    package = find_spec("axe_playwright_python")
    if package is None or package.origin is None:
        pytest.skip("AXE IS MISSING (requirements/axe.txt): accessibility was not checked")
    return (Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")


TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def violations(browser: Browser, script: str) -> list[str]:
    """What axe finds against WCAG 2.0, 2.1 and 2.2, levels A and AA: rule and place."""
    browser.run(script)
    tags = json.dumps(TAGS)
    found = browser.run(
        f"axe.run(document, {{runOnly: {{type: 'tag', values: {tags}}}}})"
        ".then(r => ({found: r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join())"
        ".join(' | ')), passed: r.passes.length}))"
    )
    assert found["passed"] > 5, "axe looked at next to nothing"
    return list(found["found"])
