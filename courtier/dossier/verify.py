"""Builds a dossier again beside, and tells what has changed since its lock and because of what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from courtier import __version__
from courtier.assessment import Road
from courtier.dossier.held import Held, old_lock_limits
from courtier.dossier.lock import LOCK, lock_content, present, sha256_of
from courtier.dossier.options import DossierOptions
from courtier.dossier.outcome import findings_of
from courtier.dossier.write import build, silent
from courtier.results.verify import Changed, FileStatus, FileVerified, VerifyResult

START = 12
"""So much of a fingerprint is shown."""
TEMPLATES = "templates/"
SUMMARY = ("templates/summary/",)
PUBLIC = ".public."


def verify(
    road: Road, folder: Path, held: Held, progress: Callable[[str], None] = silent
) -> VerifyResult:
    """Compare a dossier with what the same road gives today.

    Args:
        road: The workload, the facts of today, and the days of the lock.
        folder: The dossier.
        held: Its lock.
        progress: Told the name of each step.

    Raises:
        InputError: A template is missing or wrong.
    """
    with TemporaryDirectory(prefix="courtier-verify-") as made:
        again = Path(made) / "dossier"
        build(road, again, _options(held), progress)
        today = {name: sha256_of(path) for name, path in present(again).items()}
        now = Held.model_validate(lock_content(again))
    changes = tuple(_changes(held, now))
    files = tuple(_compare(folder, held, today, changes, _used(road, held)))
    limits = old_lock_limits(held, __version__)
    unchanged = all(file.status == "same" for file in files)
    return VerifyResult(
        schema="courtier/verify/1",
        dossier=folder.as_posix(),
        workload=held.workload.id,
        as_of=held.provenance.as_of,
        courtier=__version__,
        unchanged=unchanged,
        files=files,
        changes=changes,
        limits=limits,
        findings=findings_of(files, changes, limits),
    )


def _options(held: Held) -> DossierOptions:
    """What was asked for then; an old lock leaves it to the names of its files."""
    options = held.options
    suffixes = {PurePosixPath(n).suffix[1:] for n in held.files if n.startswith("documents/")}
    formats = options.formats or tuple(sorted(suffixes)) or ("docx",)
    redact = options.redact if options.redact is not None else any(PUBLIC in n for n in held.files)
    return DossierOptions(
        documents=options.documents,
        with_english=options.with_english,
        redact=redact,
        formats=formats,  # type: ignore[arg-type]
    )


def _changes(held: Held, now: Held) -> Iterator[Changed]:
    before, after = held.provenance, now.provenance
    if before.courtier != after.courtier:
        yield _change("courtier", "program", before.courtier, after.courtier)
    if held.workload.sha256 != now.workload.sha256:
        shas = held.workload.sha256[:START], now.workload.sha256[:START]
        yield _change(held.workload.file, "workload", *shas)
    if before.knowledge.version != after.knowledge.version:
        versions = before.knowledge.version, after.knowledge.version
        yield _change("facts", "facts-version", *versions)
    yield from _layers(held, now)
    yield from _fact_files(held, now)


def _change(
    name: str, sort: str, before: str | None, now: str | None, used: bool = True
) -> Changed:
    return Changed.model_validate(
        {"name": name, "sort": sort, "before": before, "now": now, "used": used}
    )


def _layers(held: Held, now: Held) -> Iterator[Changed]:
    """The body's own layers that came or went; one that was not named again is the usual cause."""
    then, today = (
        [str(layer.get("name")) for layer in one.provenance.knowledge.layers] for one in (held, now)
    )
    for name in dict.fromkeys([*then, *today]):
        if (name in then) != (name in today):
            there = name in then
            yield _change(name, "layer", name if there else None, None if there else name)


def _fact_files(held: Held, now: Held) -> Iterator[Changed]:
    then, today = held.knowledge_files, now.knowledge_files or {}
    if then is None:
        return
    used = {fact.id for one in (held, now) for fact in one.provenance.facts}
    versions = held.templates or {}, now.templates or {}
    for name in sorted({**then, **today}):
        before, after = then.get(name), today.get(name)
        if before == after:
            continue
        template = name.startswith(TEMPLATES)
        shown = tuple(
            found.get(name) or (sha[:START] if sha else None)
            for found, sha in zip(versions, (before, after), strict=True)
        )
        sort = "template" if template else "fact"
        stands = template or PurePosixPath(name).stem in used or name.endswith(".csv")
        yield _change(name, sort, shown[0], shown[1], stands)


def _used(road: Road, held: Held) -> dict[str, frozenset[str]]:
    """The templates that each document of today is made from, by the stem of its file."""
    if not held.options.documents:
        return {}
    from courtier.documents.case import Case
    from courtier.documents.manuscript import in_languages, manuscript
    from courtier.documents.papers import needed

    case = Case(road.file.workload, road.assessment(), road.knowledge)
    found = {}
    for paper, language in in_languages(needed(case), held.options.with_english):
        script = manuscript(case, paper, language)
        names = frozenset(TEMPLATES + used.name for used in script.used)
        found[PurePosixPath(paper.file(language)).stem] = names
    return found


def _compare(
    folder: Path,
    held: Held,
    today: dict[str, str],
    changes: tuple[Changed, ...],
    used: dict[str, frozenset[str]],
) -> Iterator[FileVerified]:
    there = {name: _sha256_or_none(path) for name, path in present(folder).items()}
    today.pop(LOCK, None)
    for name in sorted({**held.files, **there, **today}):
        locked, found, made = held.files.get(name), there.get(name), today.get(name)
        status = _status(locked, found, made)
        causes = _because(name, changes, used) if status in ("differs", "no-longer", "new") else ()
        yield FileVerified(
            path=name, status=status, locked=locked, there=found, today=made, because=causes
        )


def _sha256_or_none(path: Path) -> str | None:
    """The fingerprint of a file; None for a link, which no dossier holds."""
    return None if path.is_symlink() else sha256_of(path)


def _status(locked: str | None, there: str | None, today: str | None) -> FileStatus:
    if there is None:
        return "missing" if locked else "new"
    if there == today:
        return "same"
    if locked is None:
        return "added"
    if there != locked:
        return "edited"
    return "differs" if today else "no-longer"


def _because(
    name: str, changes: tuple[Changed, ...], used: dict[str, frozenset[str]]
) -> tuple[str, ...]:
    """What has changed of what a file is made from."""
    stem = PurePosixPath(name).stem
    if name.startswith("documents/"):
        templates = used.get(stem)
    else:
        templates = None if not name.startswith("summary") else frozenset()
    return tuple(
        change.name
        for change in changes
        if change.used and (change.sort != "template" or _serves(change.name, name, templates))
    )


def _serves(template: str, file: str, used: frozenset[str] | None) -> bool:
    if file.startswith("summary"):
        return template.startswith(SUMMARY)
    if not file.startswith("documents/"):
        return False
    style = not template.endswith(".md.j2")
    return used is None or template in used or style
