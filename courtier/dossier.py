"""The dossier: everything that ``assess`` writes, whole or not at all, with its lock."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from courtier.assessment import Road
from courtier.knowledge.door import Knowledge
from courtier.knowledge.files import BUNDLED, read_fact, text_of
from courtier.reading.templates import template_wrong
from courtier.report.folders import cannot_write, clear_stale, put_in_place, temporary_beside
from courtier.results.envelope import Assessment
from courtier.values.errors import CourtierError, InputError, UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.documents.formats.every import Format

LOCK = "courtier.lock"
LOCK_SCHEMA = "courtier/lock/1"


@dataclass(frozen=True)
class DossierOptions:
    """What to write: documents, their English courtesy versions, a copy fit for a public log.

    ``formats`` is what each document is written as.
    ``force`` overwrites files that were edited since the lock, or the dossier of another workload;
    never a file that courtier did not write. ``redact`` adds the ``*.public.*`` files, the only
    ones of a dossier that are fit to be published.
    """

    documents: bool = True
    with_english: bool = False
    redact: bool = False
    force: bool = False
    formats: tuple[Format, ...] = ("docx",)


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
        UsageError: The place cannot be written, is not a dossier of ours, is the dossier of
            another workload, or holds files that were edited or added since the lock.
    """
    clear_stale(folder)
    check_target(folder, options.force, _named(road))
    assessment = road.assessment()
    temporary = temporary_beside(folder)
    try:
        temporary.mkdir(mode=0o700)
        _fill(road, assessment, temporary, options, progress)
        _protect(temporary)
        put_in_place(temporary, folder)
    except OSError as error:
        raise cannot_write(folder) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return assessment


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
    strangers = [name for name in _present(folder) if name not in lock]
    if strangers:
        raise _holds_strangers(folder, strangers)
    if not force:
        _refuse_other_workload(folder, workload)
        changed = changed_files(folder, lock)
        if changed:
            raise _edited(folder, changed)


def _refuse_other_workload(folder: Path, workload: dict[str, str] | None) -> None:
    held = _lock_content(folder).get("workload")
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


def read_lock(folder: Path) -> dict[str, str] | None:
    """The fingerprints of the files of a dossier by path; None when it is not a dossier."""
    files = _lock_content(folder).get("files")
    return {str(k): str(v) for k, v in files.items()} if isinstance(files, dict) else None


def _lock_content(folder: Path) -> dict[str, Any]:
    """The lock of a dossier; empty when it is not one."""
    try:
        content = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    ours = isinstance(content, dict) and content.get("schema") == LOCK_SCHEMA
    return content if ours else {}


def changed_files(folder: Path, lock: dict[str, str]) -> list[str]:
    """The files that were edited, removed or added since the lock, sorted."""
    present = _present(folder)
    changed = [name for name in lock if name not in present or _sha256(present[name]) != lock[name]]
    return sorted([*changed, *(name for name in present if name not in lock)])


def _present(folder: Path) -> dict[str, Path]:
    """Everything in a dossier but folders and its lock, by path, sorted."""
    found = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or not path.is_dir()
    }
    found.pop(LOCK, None)
    return found


def _protect(folder: Path) -> None:
    """Close a dossier to everyone but its owner: it describes a system and its security."""
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


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
    progress("summary.html")
    _write(folder / "summary.html", summary_page(road, assessment))
    if any(match.renewals for match in assessment.matches):
        progress("renewals.ics")
        _write(folder / "renewals.ics", _renewals(assessment))
    if options.redact:
        progress("*.public.*")
        public = public_copy(road, assessment)
        _write(folder / "assessment.public.json", as_json(public))
        _write(folder / "summary.public.html", summary_page(road, public, public=True))
    if options.documents:
        from courtier.documents.write import write_documents

        if any(option.lines for option in assessment.estimate.options):
            progress("costs.xlsx")
            (folder / "costs.xlsx").write_bytes(_workbook(road))
        (folder / "documents").mkdir()
        write_documents(
            road.file.workload,
            assessment,
            folder / "documents",
            knowledge=road.knowledge,
            with_english=options.with_english,
            formats=options.formats,
            progress=progress,
        )
    _write(folder / LOCK, _lock(road, assessment, folder, options))


def _renewals(assessment: Assessment) -> str:
    """The certifications to renew during the contract, in French like the documents."""
    from courtier.report.renewals import renewals_calendar

    return renewals_calendar(
        assessment.matches,
        workload=assessment.workload.id,
        name=assessment.workload.name,
        as_of=assessment.provenance.as_of,
        language="fr",
    )


def _workbook(road: Road) -> bytes:
    """The estimate with its formulas, in French like the documents."""
    from courtier.report.workbook.write import cost_workbook

    return cost_workbook(road.cost_result(), road.costed, "fr")


def public_copy(road: Road, assessment: Assessment) -> Assessment:
    """The assessment without what the body alone may know; see ``courtier.report.redact``."""
    from courtier.report.redact import redacted

    return redacted(assessment, road.file.workload, own_records(road.knowledge))


def own_records(knowledge: Knowledge) -> frozenset[str]:
    """The ids of the records that the body's own layers add to the bundled facts."""
    bundled = {Path(name).stem for name in knowledge.layers[0].files}
    added = {Path(name).stem for layer in knowledge.layers[1:] for name in layer.files}
    return frozenset(added - bundled)


def summary_page(road: Road, assessment: Assessment, public: bool = False) -> str:
    """The self-contained HTML summary, from the templates of the last layer that has them.

    Raises:
        InputError: A template is not UTF-8, or cannot be filled.
    """
    from courtier.knowledge.category_names import category_names
    from courtier.report.html import TEMPLATE, summary_html

    template = _template_text(road, TEMPLATE)
    style = _template_text(road, "templates/summary/summary.css")
    try:
        return summary_html(
            assessment,
            road.file.workload,
            template=template,
            style=style,
            public=public,
            categories=category_names(road.knowledge),
        )
    except CourtierError:
        raise
    except Exception as error:
        if road.knowledge.files[TEMPLATE][0].name == BUNDLED:
            raise
        raise InputError([template_wrong(TEMPLATE, error)]) from error


def _template_text(road: Road, name: str) -> str:
    return text_of(read_fact(road.knowledge.files[name][1], name), name)


def _lock(road: Road, assessment: Assessment, folder: Path, options: DossierOptions) -> str:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    content = {
        "schema": LOCK_SCHEMA,
        "provenance": assessment.provenance.model_dump(mode="json", by_alias=True),
        "workload": {**_named(road), "sha256": road.file.sha256},
        "options": {
            "documents": options.documents,
            "with_english": options.with_english,
            "formats": list(options.formats),
        },
        "knowledge_files": {
            name: _sha256(path) for name, (_, path) in road.knowledge.files.items()
        },
        "files": {p.relative_to(folder).as_posix(): _sha256(p) for p in files},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _named(road: Road) -> dict[str, str]:
    """What tells a workload from another."""
    return {"id": road.file.workload.id, "file": Path(road.file.file).name}


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
