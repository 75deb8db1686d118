"""Where fact files lie: the bundled folder, then the body's own layers; later ones win."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from courtier.knowledge.refusals import refuse_fact
from courtier.reading.refusals import refuse
from courtier.values.errors import InputError, UsageError
from courtier.values.text import say

FOLDERS = ("catalog", "risk", "providers", "templates")
BUNDLED = "bundled"
MAX_FACT_BYTES = 5_000_000


@dataclass(frozen=True)
class Layer:
    """One folder of facts: the bundled one, or one that a body lays over it."""

    name: str
    root: Path

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every fact file of the layer by its path from the root, POSIX, sorted."""
        found = {}
        for folder in FOLDERS:
            for directory, names, files in os.walk(self.root / folder):
                names[:] = sorted(n for n in names if not n.startswith((".", "_")))
                here = Path(directory)
                inside = here.relative_to(self.root).as_posix()
                found.update({f"{inside}/{n}": here / n for n in files if not n.startswith(".")})
        return dict(sorted(found.items()))

    @cached_property
    def version(self) -> str:
        """The version of the layer's facts: a date and a counter; ``unversioned`` if none."""
        path = self.root / "risk" / "VERSION"
        if not path.is_file():
            return "unversioned"
        return read_fact(path, "risk/VERSION").decode("utf-8", "replace").strip()

    def sha256(self) -> str:
        """The fingerprint of every name and byte of the layer.

        Raises:
            InputError: A file cannot be read, or is larger than a fact may be.
        """
        total = hashlib.sha256()
        for name, path in self.files.items():
            total.update(name.encode())
            total.update(hashlib.sha256(read_fact(path, name)).digest())
        return total.hexdigest()


def bundled_layer() -> Layer:
    """The facts that come with the program: in the wheel, else in the checkout beside it.

    Raises:
        InputError: Neither is there, so the installation is broken.
    """
    package = Path(__file__).parents[1]
    for root in (package / "_data", package.parent):
        if (root / "risk" / "VERSION").is_file() and (root / "catalog").is_dir():
            return Layer(BUNDLED, root)
    raise InputError([refuse("file-missing", str(package / "_data"), None, None)])


def body_layer(folder: str) -> Layer:
    """A folder that a body lays over the bundled facts.

    Raises:
        UsageError: The folder does not exist or holds none of the four fact folders.
    """
    root = Path(folder)
    if not any((root / name).is_dir() for name in FOLDERS):
        raise UsageError(
            say(
                "Le dossier de connaissances « {folder} » ne contient aucun des dossiers catalog,"
                " risk, providers ou templates.",
                "The knowledge folder “{folder}” holds none of the folders catalog, risk,"
                " providers or templates.",
                folder=folder,
            ),
            say(
                "Corrigez l’option --knowledge ou la variable COURTIER_KNOWLEDGE.",
                "Correct the option --knowledge or the variable COURTIER_KNOWLEDGE.",
            ),
        )
    plain = root.name not in ("", BUNDLED)
    return Layer(root.name if plain else str(root.absolute()), root)


def read_fact(path: Path, name: str) -> bytes:
    """The bytes of a fact file, at most ``MAX_FACT_BYTES``; no more is ever read.

    Raises:
        InputError: It cannot be read or is larger; ``name`` is printed.
    """
    try:
        with open(path, "rb", buffering=0) as file:
            if os.fstat(file.fileno()).st_size <= MAX_FACT_BYTES:
                content = file.read()
                if len(content) <= MAX_FACT_BYTES:
                    return content
    except OSError:
        raise InputError([refuse_fact("unreadable", name, None)]) from None
    raise InputError([refuse_fact("too-large", name, None)])


def text_of(content: bytes, name: str) -> str:
    """The text of a fact file, with or without a byte order mark.

    Raises:
        InputError: It is not UTF-8; the line of the first wrong byte is given.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError([refuse("not-utf-8", name, line, None)]) from None
