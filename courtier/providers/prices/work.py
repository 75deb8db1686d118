"""What a refresh has read so far, beside the output: a run that was cut goes on from there.

The folder is hidden in the layer and leaves when the snapshot is written. It holds pages and
files as the service gave them, and a state that names each with its fingerprint.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import urllib.error
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from courtier.providers.prices.causes import REPEATED
from courtier.providers.prices.outside import ShapeError
from courtier.providers.prices.web import Web

FOLDER = ".courtier-refresh"
MOST_PAGES = 5000
KEPT_FOR = timedelta(days=1)
"""A refresh that was cut longer ago starts anew: its pages would be of another day."""
Progress = Callable[[str], None]
_STATE = "state.json"


class Work:
    """The pages and files of one refresh.

    Args:
        layer: The layer that the snapshot is for.
        question: What was asked: a state of another question is thrown away.
        day: The day of the snapshot.
        progress: Told what is being read.
    """

    def __init__(self, layer: Path, question: str, day: date, progress: Progress) -> None:
        self.folder = layer / FOLDER
        self._progress = progress
        self._state = self._resumed(question, day)
        self.resumed = bool(self._state["pages"] or self._state["files"])
        self.day = date.fromisoformat(self._state["day"])

    def _resumed(self, question: str, day: date) -> dict[str, Any]:
        asked = hashlib.sha256(question.encode()).hexdigest()
        try:
            state: dict[str, Any] = json.loads((self.folder / _STATE).read_bytes())
            begun = date.fromisoformat(state["day"])
            if state["question"] == asked and begun <= day <= begun + KEPT_FOR:
                return state
        except (OSError, ValueError, KeyError, TypeError):
            pass
        self.clear()
        return {"question": asked, "day": day.isoformat(), "pages": {}, "files": {}}

    def clear(self) -> None:
        """Throw away everything that was read."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def pages(
        self, name: str, web: Web, path: str, following: Callable[[Any], str | None]
    ) -> Iterator[Any]:
        """Each page of an answer, those already read from the disk.

        Args:
            name: What the pages are of; unique in the refresh.
            web: The service.
            path: The first page.
            following: The path of the page after one, None after the last; it also checks that
                the page has the shape it should.

        Raises:
            OutsideError: A page cannot be had, or leads back to one already read.
        """
        known = self._state["pages"].setdefault(name, [])
        seen = {path}
        wanted: str | None = path
        for number in range(MOST_PAGES):
            if wanted is None:
                return
            page = self._stored(known, number)
            if page is None:
                self._progress(f"{name}, {number + 1}")
                content = web.page(wanted)
                page = _parsed(content)
                following(page)
                self._store(known, name, number, content)
            yield page
            wanted = following(page)
            if wanted in seen:
                break
            seen.add(wanted or "")
        raise ShapeError(web.place(path), "next page", REPEATED)

    def _stored(self, known: list[dict[str, str]], number: int) -> Any:
        """A page that was read before; None where it is absent or was altered."""
        if number >= len(known):
            return None
        try:
            content = (self.folder / known[number]["file"]).read_bytes()
        except OSError:
            content = b""
        if hashlib.sha256(content).hexdigest() != known[number]["sha256"]:
            del known[number:]
            return None
        return _parsed(content)

    def _store(self, known: list[dict[str, str]], name: str, number: int, content: bytes) -> None:
        file = f"{_plain(name)}-{number:04d}.json"
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / file).write_bytes(content)
        known.append({"file": file, "sha256": hashlib.sha256(content).hexdigest()})
        self._save()

    def file(self, name: str, web: Web, path: str) -> Path:
        """A large file, read on from where it was cut where the service says it is the same.

        Raises:
            OutsideError: It cannot be had whole.
        """
        said = self._state["files"].setdefault(name, {"mark": None, "whole": None})
        target = self.folder / f"{_plain(name)}.part"
        self.folder.mkdir(parents=True, exist_ok=True)
        if said["whole"] is None or _size(target) != said["whole"]:
            web.patiently(path, lambda: self._fetch(said, target, web, path))
            said["whole"] = _size(target)
            self._save()
        return target

    def _fetch(self, said: dict[str, Any], target: Path, web: Web, path: str) -> None:
        """One attempt: append to what is there if the service agrees, else start again."""
        have = _size(target) if said["mark"] else 0
        asked = {"Range": f"bytes={have}-", "If-Range": said["mark"]} if have else {}
        try:
            with web.answer(path, **asked) as found:
                goes_on = found.status == 206 and _begins(found.headers, have)
                said["mark"] = found.headers.get("ETag") or found.headers.get("Last-Modified")
                if (said["mark"] or "").startswith("W/"):
                    said["mark"] = None
                self._save()
                with target.open("ab" if goes_on else "wb") as stream:
                    self._copy(found, stream, web, path, have if goes_on else 0)
        except urllib.error.HTTPError as error:
            if error.code == 416:
                target.unlink(missing_ok=True)
                error.close()
                raise ConnectionError from None
            raise

    def _copy(self, found: Any, stream: Any, web: Web, path: str, done: int) -> None:
        """Write an answer as it comes; what came stays when the rest does not."""
        left = found.headers.get("Content-Length") or ""
        whole = f" / {done + int(left) >> 20}" if left.isdigit() else ""
        for content in web.chunks(found, path, web.limits.file_bytes):
            stream.write(content)
            done += len(content)
            self._progress(f"{web.place(path)} : {done >> 20}{whole} Mio")

    def _save(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        temporary = self.folder / f"{_STATE}.tmp"
        temporary.write_text(json.dumps(self._state), encoding="utf-8")
        os.replace(temporary, self.folder / _STATE)


def _parsed(content: bytes) -> Any:
    """A page with exact numbers."""
    return json.loads(content, parse_float=Decimal)


def _begins(headers: Any, at: int) -> bool:
    return str(headers.get("Content-Range", "")).startswith(f"bytes {at}-")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _plain(name: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in name)
