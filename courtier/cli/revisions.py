"""A workload file as it is, or as it was in a revision of git: ``REVISION:path``."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from courtier.cli.running import open_workload
from courtier.reading.files import MAX_BYTES
from courtier.reading.refusals import refuse
from courtier.values.errors import InputError, Mistake
from courtier.values.text import Text, say

if TYPE_CHECKING:
    from courtier.knowledge.door import Knowledge
    from courtier.workload.reader import WorkloadFile

SECONDS = 30
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
"""Git answers out of what is on this disk, asks nobody and writes nothing."""
_HELP = Text(
    fr="Écrivez un fichier, ou « RÉVISION:chemin » dans un dépôt git (par exemple"
    " main:charge.yaml, ou HEAD:./charge.yaml d’ici).",
    en="Write a file, or “REVISION:path” in a git repository (for example main:workload.yaml, or"
    " HEAD:./workload.yaml from here).",
)


def open_side(source: str, knowledge: Knowledge) -> WorkloadFile:
    """Read a workload from a file, a revision, or standard input for ``-``.

    Raises:
        InputError: There is no such file or revision, or it is no valid workload.
    """
    if ":" not in source or source.startswith("-") or _exists(source):
        return open_workload(source, knowledge)
    from courtier.workload.reader import read_workload

    return read_workload(_of_git(source), knowledge, name=source)


def _exists(source: str) -> bool:
    try:
        return Path(source).exists()
    except (OSError, ValueError):
        return False


def _of_git(source: str) -> bytes:
    """The bytes of a blob; git runs no filter, no hook and no program of the repository."""
    if "\0" in source:
        raise InputError([refuse("file-missing", "?", None, None)])
    try:
        ran = subprocess.Popen(
            ["git", "cat-file", "blob", source],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **_OFFLINE},
        )
    except OSError:
        raise InputError([_refused(source, _NO_GIT)]) from None
    with ran:
        assert ran.stdout is not None
        content = ran.stdout.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            ran.kill()
            raise InputError([refuse("file-too-large", source, None, None)])
        try:
            code = ran.wait(SECONDS)
        except subprocess.TimeoutExpired:
            ran.kill()
            code = 1
    if code:
        raise InputError([_refused(source, _NO_REVISION)])
    return content


_NO_GIT = Text(
    fr="Le programme git n’est pas installé : « {name} » ne peut être lu.",
    en="The git program is not installed: “{name}” cannot be read.",
)
_NO_REVISION = Text(
    fr="« {name} » n’est ni un fichier ni un fichier d’une révision de git.",
    en="“{name}” is neither a file nor a file of a revision of git.",
)


def _refused(source: str, text: Text) -> Mistake:
    from courtier.report.clean import clean

    shown = clean(source)[:200]
    return Mistake("file-missing", shown, None, None, "", say(text.fr, text.en, name=shown), _HELP)
