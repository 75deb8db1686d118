"""The user's folder for what can be made again, and the small files kept there.

What is kept is read only if it is whole, the user's own, and writable by nobody else. A folder
that cannot be written keeps nothing, without a word.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "COURTIER_CACHE"
"""The folder of what is kept; ``off`` keeps nothing."""
_DIGEST = 32


def cache_folder(environment: Mapping[str, str] | None = None) -> Path | None:
    """The user's folder for what can be made again; None where the user keeps nothing."""
    known = os.environ if environment is None else environment
    named = known.get(VARIABLE, "")
    if named.casefold() == "off":
        return None
    if named:
        return Path(named)
    base = Path(known.get("XDG_CACHE_HOME", ""))
    return (base if base.is_absolute() else Path.home() / ".cache") / "courtier"


def open_own(path: Path) -> int:
    """The descriptor of a file that is the user's own, open to be read.

    Raises:
        OSError: It cannot be read, is a link, or may be written by somebody else.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    status = os.fstat(descriptor)
    if status.st_uid != os.geteuid() or status.st_mode & 0o022:
        os.close(descriptor)
        raise PermissionError(path)
    return descriptor


def read_kept(path: Path) -> bytes | None:
    """The bytes that were kept; None where they are absent, altered, or not the user's own."""
    try:
        with os.fdopen(open_own(path), "rb") as file:
            head, content = file.read(_DIGEST), file.read()
    except OSError:
        return None
    return content if head == hashlib.sha256(content).digest() else None


def keep(path: Path, content: bytes) -> None:
    """Write bytes whole or not at all; does nothing where the folder cannot be written."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
