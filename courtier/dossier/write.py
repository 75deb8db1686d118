"""Writes a dossier: everything that ``assess`` concludes, whole or not at all, with its lock."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from courtier.assessment import Road
from courtier.dossier.lock import LOCK, lock_text, named
from courtier.dossier.options import DossierOptions
from courtier.dossier.pages import public_copy, renewals, summary_page, workbook
from courtier.dossier.target import check_target
from courtier.report.folders import cannot_write, clear_stale, put_in_place, temporary_beside
from courtier.results.envelope import Assessment


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
    check_target(folder, options.force, named(road))
    road.assessment()  # what cannot be assessed leaves no trace
    temporary = temporary_beside(folder)
    try:
        assessment = build(road, temporary, options, progress)
        put_in_place(temporary, folder)
    except OSError as error:
        raise cannot_write(folder) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return assessment


def build(
    road: Road, folder: Path, options: DossierOptions, progress: Callable[[str], None] = silent
) -> Assessment:
    """Write the whole dossier in a new folder, closed to everyone but its owner.

    Args:
        road: The workload, the facts and the day.
        folder: A folder that does not exist yet.
        options: What to write.
        progress: Told the name of each step.
    """
    assessment = road.assessment()
    folder.mkdir(mode=0o700)
    _fill(road, assessment, folder, options, progress)
    _protect(folder)
    return assessment


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
        _write(folder / "renewals.ics", renewals(assessment))
    if options.redact:
        progress("*.public.*")
        public = public_copy(road, assessment)
        _write(folder / "assessment.public.json", as_json(public))
        _write(folder / "summary.public.html", summary_page(road, public, public=True))
    if options.documents:
        from courtier.documents.write import write_documents

        if any(option.lines for option in assessment.estimate.options):
            progress("costs.xlsx")
            (folder / "costs.xlsx").write_bytes(workbook(road))
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
    _write(folder / LOCK, lock_text(road, assessment, folder, options))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
