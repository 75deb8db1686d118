"""The verdicts of a whole inventory; the catalogue is compiled once, and kept on disk."""

from __future__ import annotations

import contextlib
import hashlib
import json
import mmap
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from courtier.catalog.compiled.bulk import all_verdicts
from courtier.catalog.compiled.catalogue import Compiled, Question, compiled
from courtier.catalog.compiled.codes import NOT_IN_CATALOGUE, VERDICTS
from courtier.catalog.compiled.packed import pack
from courtier.catalog.compiled.stored import from_bytes, to_bytes
from courtier.catalog.facts import catalog_facts
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.risk import RequirementRule
from courtier.reading.kept import cache_folder, open_own
from courtier.results.matches import Match, Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FORMAT = 1
MARK = b"courtier compiled catalogue    \n"
"""With the fingerprint after it, as long as the arrays need to be in step."""
KEPT = 3
"""How many compiled catalogues stay on disk, the newest."""
ROOMS = ("catalog", "knowledge", "results", "values", "workload")
"""Where the program that judges is written: any change of it makes the catalogue again."""
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Verdicts:
    """What every offering is worth for every workload.

    ``codes``: a line for each question, a column for each of ``offerings``; ``VERDICTS`` names
    them, and one more says that the offering is not in the catalogue on the day.
    """

    catalogue: Compiled
    questions: tuple[Question, ...]
    codes: NDArray[np.uint8]

    @property
    def offerings(self) -> tuple[str, ...]:
        """The id of the offering of each column."""
        return self.catalogue.ids

    def of(self, question: int, offering: str) -> Verdict | None:
        """One verdict; None where the offering is not in the catalogue on the day.

        Raises:
            KeyError: No offering has the id.
        """
        code = int(self.codes[question, self.catalogue.ranks[offering]])
        return None if code == NOT_IN_CATALOGUE else VERDICTS[code]

    def reasons(self, question: int, offering: str) -> Match | None:
        """Every reason of one verdict, by the real match; None as in ``of``.

        Raises:
            KeyError: No offering has the id.
        """
        return self.catalogue.reasons(self.questions[question], offering)


def verdicts(catalogue: Compiled, questions: Iterable[Question]) -> Verdicts:
    """Hold every workload against every offering, on every core."""
    asked = tuple(questions)
    return Verdicts(catalogue, asked, all_verdicts(catalogue, asked))


def compiled_catalogue(knowledge: Knowledge, folder: Path | None = None) -> Compiled:
    """The catalogue of some facts, compiled: from disk where it is kept, else made and kept.

    What is kept is read only if it is whole, the user's own, and writable by nobody else; else it
    is made again. A folder that cannot be written keeps nothing, without a word.

    Args:
        knowledge: The facts of all layers.
        folder: Where it is kept; None: see ``cache_folder``.

    Raises:
        InputError: A fact file is not valid.
    """
    folder = folder or cache_folder()
    if folder is None:
        return _made(knowledge)
    path = folder / f"{_key(knowledge)}.catalogue"
    try:
        return from_bytes(_whole(path), catalog_facts(knowledge, {}))
    except (OSError, ValueError, KeyError, TypeError):
        made = _made(knowledge)
    with contextlib.suppress(OSError):
        _keep(path, made)
    return made


def _made(knowledge: Knowledge) -> Compiled:
    rules = knowledge.all(RequirementRule).values()
    demands = [demand for rule in rules for demand in rule.demand.certifications or ()]
    offerings = pack(knowledge.all(Offering), knowledge.each(Offering))
    return compiled(catalog_facts(knowledge, offerings), dict.fromkeys(demands))


def _key(knowledge: Knowledge) -> str:
    """What the compiled catalogue depends on: the facts, the day of knowledge, the program."""
    program = hashlib.sha256()
    package = Path(__file__).parent
    for path in sorted(path for room in ROOMS for path in (package / room).rglob("*.py")):
        program.update(path.relative_to(package).as_posix().encode())
        program.update(hashlib.sha256(path.read_bytes()).digest())
    known = str(knowledge.known_on)
    names = [layer.name for layer in knowledge.layers]
    parts = (FORMAT, knowledge.sha256, names, known, program.hexdigest())
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _whole(path: Path) -> memoryview:
    """The bytes of a file that is the user's own and as it was written.

    Raises:
        OSError: It cannot be read, is a link, or belongs to somebody else.
        ValueError: It is not whole.
    """
    with os.fdopen(open_own(path), "rb") as file:
        head = file.read(len(MARK) + 32)
        total = hashlib.sha256()
        while chunk := file.read(_CHUNK):
            total.update(chunk)
        if head != MARK + total.digest():
            raise ValueError(path)
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))[len(head) :]


def _keep(path: Path, made: Compiled) -> None:
    """Write a compiled catalogue beside its place, then rename it; only the newest stay."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(MARK + bytes(32))
            total = hashlib.sha256()
            for piece in to_bytes(made):
                total.update(piece)
                file.write(piece)
            file.seek(len(MARK))
            file.write(total.digest())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    others = sorted(path.parent.glob("*.catalogue"), key=lambda p: p.stat().st_mtime)
    for old in others[:-KEPT]:
        old.unlink(missing_ok=True)
