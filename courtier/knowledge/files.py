"""Where fact files lie: the bundled folder, then the body's own layers; later ones win."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

from courtier.reading.refusals import refuse
from courtier.values.errors import InputError, UsageError
from courtier.values.text import say

FOLDERS = ("catalog", "risk", "providers", "templates")
FORMAT_VERSION = 1
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
            top = self.root / folder
            for directory, names, files in os.walk(top):
                names[:] = sorted(n for n in names if not n.startswith((".", "_")))
                for name in files:
                    if not name.startswith("."):
                        path = Path(directory, name)
                        found[path.relative_to(self.root).as_posix()] = path
        return dict(sorted(found.items()))

    @cached_property
    def version(self) -> str:
        """The version of the layer's facts: a date and a counter; ``unversioned`` if none."""
        path = self.root / "risk" / "VERSION"
        return path.read_text(encoding="utf-8").strip() if path.is_file() else "unversioned"

    def sha256(self) -> str:
        """The fingerprint of every name and byte of the layer."""
        total = hashlib.sha256()
        for name, path in self.files.items():
            total.update(name.encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
        return total.hexdigest()


def bundled_layer() -> Layer:
    """The facts that come with the program: in the wheel, else in the checkout beside it.

    Raises:
        InputError: Neither is there, so the installation is broken.
    """
    package = Path(str(resources.files("courtier")))
    for root in (package / "_data", package.parent):
        if (root / "risk" / "VERSION").is_file() and (root / "catalog").is_dir():
            return Layer("bundled", root)
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
    return Layer(root.name or str(root), root)
