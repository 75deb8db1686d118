"""The dossier: everything that ``assess`` writes, whole or not at all, with its lock."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from courtier.assessment import Road
from courtier.results.envelope import Assessment
from courtier.values.errors import UsageError
from courtier.values.text import say

LOCK = "courtier.lock"
LOCK_SCHEMA = "courtier/lock/1"


@dataclass(frozen=True)
class DossierOptions:
    """What to write: documents, their English courtesy versions, a copy fit for a public log.

    ``force`` overwrites files that were edited or added since the lock.
    """

    documents: bool = True
    with_english: bool = False
    redact: bool = False
    force: bool = False


def silent(_: str) -> None:
    """The progress of whoever does not watch."""


def write_dossier(
    road: Road,
    folder: Path,
    options: DossierOptions,
    progress: Callable[[str], None] = silent,
) -> Assessment:
    """Write the dossier in a new folder beside, then put it in place with one rename.

    Args:
        road: The workload, the facts and the day.
        folder: Where the dossier goes; its parent must exist.
        options: What to write.
        progress: Told the name of each step.

    Returns:
        The assessment that was written.

    Raises:
        UsageError: The place cannot be written, is not a dossier of ours, or holds files that
            were edited since the lock.
    """
    check_target(folder, options.force)
    assessment = road.assessment()
    temporary = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    try:
        temporary.mkdir()
        _fill(road, assessment, temporary, options, progress)
        _put_in_place(temporary, folder)
    except OSError as error:
        raise _cannot_write(folder) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return assessment


def check_target(folder: Path, force: bool) -> None:
    """Refuse to overwrite anything that a person wrote or edited.

    Raises:
        UsageError: See ``write_dossier``.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise _not_ours(folder)
    if not folder.exists():
        if not folder.absolute().parent.is_dir():
            raise _cannot_write(folder)
        return
    lock = read_lock(folder)
    if lock is None:
        if any(folder.iterdir()):
            raise _not_ours(folder)
        return
    changed = changed_files(folder, lock)
    if changed and not force:
        raise UsageError(
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


def read_lock(folder: Path) -> dict[str, str] | None:
    """The fingerprints of the files of a dossier by path; None when it is not a dossier."""
    try:
        content = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(content, dict) or content.get("schema") != LOCK_SCHEMA:
        return None
    files = content.get("files")
    return {str(k): str(v) for k, v in files.items()} if isinstance(files, dict) else None


def changed_files(folder: Path, lock: dict[str, str]) -> list[str]:
    """The files that were edited, removed or added since the lock, sorted."""
    present = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    present.pop(LOCK, None)
    changed = [name for name in lock if name not in present or _sha256(present[name]) != lock[name]]
    return sorted([*changed, *(name for name in present if name not in lock)])


def _fill(
    road: Road,
    assessment: Assessment,
    folder: Path,
    options: DossierOptions,
    progress: Callable[[str], None],
) -> None:
    from courtier.report.json import as_json

    progress("assessment.json")
    _write(folder / "assessment.json", as_json(assessment))
    if options.redact:
        from courtier.report.redact import redacted_json

        _write(folder / "assessment.public.json", redacted_json(assessment, road.file.workload))
    progress("summary.html")
    _write(folder / "summary.html", summary_page(road, assessment))
    if options.documents:
        from courtier.documents.write import write_documents

        (folder / "documents").mkdir()
        write_documents(
            road.file.workload,
            assessment,
            folder / "documents",
            knowledge=road.knowledge,
            with_english=options.with_english,
            progress=progress,
        )
    _write(folder / LOCK, _lock(road, assessment, folder, options))


def summary_page(road: Road, assessment: Assessment) -> str:
    """The self-contained HTML summary, from the templates of the last layer that has them."""
    from courtier.report.html import summary_html

    texts = {
        name: road.knowledge.files[f"templates/summary/{name}"][1].read_text(encoding="utf-8")
        for name in ("summary.html.j2", "summary.css")
    }
    return summary_html(
        assessment,
        road.file.workload,
        template=texts["summary.html.j2"],
        style=texts["summary.css"],
    )


def _lock(road: Road, assessment: Assessment, folder: Path, options: DossierOptions) -> str:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    content = {
        "schema": LOCK_SCHEMA,
        "provenance": assessment.provenance.model_dump(mode="json", by_alias=True),
        "workload": {"file": Path(road.file.file).name, "sha256": road.file.sha256},
        "options": {"documents": options.documents, "with_english": options.with_english},
        "knowledge_files": {
            name: _sha256(path) for name, (_, path) in road.knowledge.files.items()
        },
        "files": {p.relative_to(folder).as_posix(): _sha256(p) for p in files},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _put_in_place(temporary: Path, folder: Path) -> None:
    """One rename where there was nothing; else the old dossier steps aside first."""
    if not folder.exists():
        temporary.rename(folder)
        return
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    folder.rename(old)
    try:
        temporary.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _not_ours(folder: Path) -> UsageError:
    return UsageError(
        say(
            "« {folder} » existe et n’est pas un dossier écrit par courtier.",
            "“{folder}” exists and is not a dossier written by courtier.",
            folder=str(folder),
        ),
        say("Nommez un autre dossier avec --output.", "Name another folder with --output."),
    )


def _cannot_write(folder: Path) -> UsageError:
    return UsageError(
        say("Impossible d’écrire « {folder} ».", "Cannot write “{folder}”.", folder=str(folder)),
        say(
            "Vérifiez que le dossier parent existe et que vous pouvez y écrire.",
            "Check that the parent folder exists and that you may write in it.",
        ),
    )
