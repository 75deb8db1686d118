"""Where a dossier may go: never over what a person wrote, nor over another workload's dossier."""

from __future__ import annotations

from pathlib import Path

from courtier.dossier.lock import changed_files, lock_content, present, read_lock
from courtier.report.folders import cannot_write
from courtier.values.errors import UsageError
from courtier.values.text import say


def check_target(folder: Path, force: bool, workload: dict[str, str] | None = None) -> None:
    """Refuse to overwrite anything that a person wrote or edited, or another workload's dossier.

    Args:
        folder: Where the dossier goes.
        force: Overwrite what courtier wrote, even edited since or of another workload.
        workload: The ``id`` and ``file`` of the workload to write; None does not compare them.

    Raises:
        UsageError: See ``write_dossier``.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise _not_ours(folder)
    if not folder.exists():
        if not folder.absolute().parent.is_dir():
            raise cannot_write(folder)
        return
    lock = read_lock(folder)
    if lock is None:
        if any(folder.iterdir()):
            raise _not_ours(folder)
        return
    strangers = [name for name in present(folder) if name not in lock]
    if strangers:
        raise _holds_strangers(folder, strangers)
    if not force:
        _refuse_other_workload(folder, workload)
        changed = changed_files(folder, lock)
        if changed:
            raise _edited(folder, changed)


def _refuse_other_workload(folder: Path, workload: dict[str, str] | None) -> None:
    held = lock_content(folder).get("workload")
    if workload is None or not isinstance(held, dict):
        return
    if any(key in held and held[key] != value for key, value in workload.items()):
        raise UsageError(
            say(
                "« {folder} » est le dossier d’une autre charge de travail ({held}).",
                "“{folder}” is the dossier of another workload ({held}).",
                folder=str(folder),
                held=", ".join(str(held[key]) for key in workload if key in held),
            ),
            say(
                "Nommez un autre dossier avec --output, ou remplacez celui-ci avec --force.",
                "Name another folder with --output, or replace this one with --force.",
            ),
        )


def _edited(folder: Path, changed: list[str]) -> UsageError:
    return UsageError(
        say(
            "Le dossier « {folder} » a été modifié depuis son verrou : {files}.",
            "The dossier “{folder}” was edited since its lock: {files}.",
            folder=str(folder),
            files=", ".join(changed[:5]),
        ),
        say(
            "Gardez vos changements ailleurs, nommez un autre dossier avec --output, ou"
            " écrasez-les avec --force.",
            "Keep your changes elsewhere, name another folder with --output, or overwrite them"
            " with --force.",
        ),
    )


def _holds_strangers(folder: Path, names: list[str]) -> UsageError:
    return UsageError(
        say(
            "Le dossier « {folder} » contient des fichiers que courtier n’a pas écrits : {files}.",
            "The dossier “{folder}” holds files that courtier did not write: {files}.",
            folder=str(folder),
            files=", ".join(names[:5]),
        ),
        say(
            "Déplacez-les, ou nommez un autre dossier avec --output. --force ne les efface pas.",
            "Move them, or name another folder with --output. --force does not delete them.",
        ),
    )


def _not_ours(folder: Path) -> UsageError:
    return UsageError(
        say(
            "« {folder} » existe et n’est pas un dossier écrit par courtier.",
            "“{folder}” exists and is not a dossier written by courtier.",
            folder=str(folder),
        ),
        say("Nommez un autre dossier avec --output.", "Name another folder with --output."),
    )
