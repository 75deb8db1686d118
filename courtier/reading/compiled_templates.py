"""Templates once compiled, kept on disk: most of the work of a page is to compile its template."""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from courtier.reading.kept import cache_folder, keep, read_kept

MOST_KEPT = 64
"""So many compiled templates stay on disk, the newest."""
_ENDING = ".template"


class KeptTemplates(BytecodeCache):
    """Keeps what a template compiles to, by its text, this program and the versions around it.

    Args:
        program: The modules that change what a template compiles to.
    """

    def __init__(self, *program: str) -> None:
        self._folder = cache_folder()
        self._program = hashlib.sha256(f"{sys.version} {jinja2.__version__}".encode())
        for path in program:
            self._program.update(Path(path).read_bytes())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what was kept for it, where there is any that is sound."""
        path = self._path(bucket)
        content = read_kept(path) if path is not None else None
        if content is not None:
            bucket.load_bytecode(io.BytesIO(content))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds, and drop the oldest beyond the most."""
        path = self._path(bucket)
        if path is None:
            return
        buffer = io.BytesIO()
        bucket.write_bytecode(buffer)
        keep(path, buffer.getvalue())
        kept = sorted(path.parent.glob(f"*{_ENDING}"), key=_age)
        for old in kept[:-MOST_KEPT]:
            old.unlink(missing_ok=True)

    def _path(self, bucket: Bucket) -> Path | None:
        if self._folder is None:
            return None
        name = self._program.copy()
        name.update(f"{bucket.key} {bucket.checksum}".encode())
        return self._folder / f"{name.hexdigest()}{_ENDING}"


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
