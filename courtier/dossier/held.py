"""The lock of a dossier as it was written, whatever the version that wrote it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, Field, ValidationError

from courtier.dossier.lock import LOCK, lock_content
from courtier.values.errors import InputError, Mistake
from courtier.values.model import Frozen
from courtier.values.text import Text, say


class _Part(Frozen):
    """A part of a lock; keys of other versions are left alone."""

    model_config = ConfigDict(extra="ignore")


class FactHeld(_Part):
    """A fact that the dossier rests on."""

    id: str


class KnowledgeHeld(_Part):
    """The facts as they were."""

    version: str
    sha256: str
    layers: tuple[dict[str, Any], ...] = ()


class ProvenanceHeld(_Part):
    """What made the dossier."""

    courtier: str
    knowledge: KnowledgeHeld
    as_of: date
    known_on: date | None = None
    facts: tuple[FactHeld, ...] = ()


class WorkloadHeld(_Part):
    """The workload that it is for."""

    id: str
    file: str
    sha256: str


class OptionsHeld(_Part):
    """What was asked to be written; None where an old lock does not say."""

    documents: bool = True
    with_english: bool = False
    formats: tuple[str, ...] | None = None
    redact: bool | None = None


class Held(_Part):
    """A lock; ``templates`` None where an old one does not name their versions."""

    provenance: ProvenanceHeld
    workload: WorkloadHeld
    options: OptionsHeld = Field(default_factory=OptionsHeld)
    knowledge_files: dict[str, str] | None = None
    templates: dict[str, str] | None = None
    files: dict[str, str]


def read_held(folder: Path) -> Held:
    """The lock of a dossier.

    Raises:
        InputError: The folder is no dossier, or its lock is of a version that is not known.
    """
    if not (folder / LOCK).is_file():
        raise _refused(folder, "dossier-missing", NO_DOSSIER)
    try:
        return Held.model_validate(lock_content(folder))
    except ValidationError:
        raise _refused(folder, "dossier-lock-unknown", UNKNOWN_LOCK) from None


NO_DOSSIER = (
    Text(
        fr="Ce dossier ne contient pas de verrou courtier.lock.",
        en="This folder holds no courtier.lock.",
    ),
    Text(
        fr="Nommez un dossier écrit par « courtier assess ».",
        en="Name a folder written by “courtier assess”.",
    ),
)
UNKNOWN_LOCK = (
    Text(
        fr="Ce verrou est d’une version que ce programme ne connaît pas, ou il est abîmé : rien ne"
        " peut être comparé.",
        en="This lock is of a version that this program does not know, or it is damaged: nothing"
        " can be compared.",
    ),
    Text(
        fr="Vérifiez ce dossier avec la version du programme qui l’a écrit, ou refaites-le.",
        en="Verify this dossier with the version of the program that wrote it, or make it again.",
    ),
)


def _refused(folder: Path, code: str, words: tuple[Text, Text]) -> InputError:
    return InputError([Mistake(code, (folder / LOCK).as_posix(), None, None, "", *words)])


def old_lock_limits(held: Held, version: str) -> tuple[Text, ...]:
    """What an older or other version keeps from telling."""
    told = []
    if held.provenance.courtier != version:
        told.append(
            say(
                "Le dossier a été écrit par courtier {before}, et ceci est {now} : une différence"
                " peut venir du programme, sans qu’on puisse dire laquelle.",
                "The dossier was written by courtier {before}, and this is {now}: a difference may"
                " come from the program, and it cannot be told which.",
                before=held.provenance.courtier,
                now=version,
            )
        )
    if held.knowledge_files is None or held.templates is None or held.options.formats is None:
        told.append(
            Text(
                fr="Ce verrou est d’une version ancienne : il ne dit pas tout ce qui a fait le"
                " dossier (faits, versions des gabarits ou formats).",
                en="This lock is of an old version: it does not tell all that made the dossier"
                " (facts, versions of the templates or formats).",
            )
        )
    return tuple(told)
