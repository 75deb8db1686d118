"""The lock of a dossier: the fingerprint of all that made it, and of each of its files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from courtier.assessment import Road
from courtier.dossier.options import DossierOptions
from courtier.knowledge.clauses import is_template, read_clause
from courtier.knowledge.files import read_fact, text_of
from courtier.results.envelope import Assessment

LOCK = "courtier.lock"
LOCK_SCHEMA = "courtier/lock/1"


def read_lock(folder: Path) -> dict[str, str] | None:
    """The fingerprints of the files of a dossier by path; None when it is not a dossier."""
    files = lock_content(folder).get("files")
    return {str(k): str(v) for k, v in files.items()} if isinstance(files, dict) else None


def lock_content(folder: Path) -> dict[str, Any]:
    """The lock of a dossier; empty when it is not one."""
    try:
        content = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    ours = isinstance(content, dict) and content.get("schema") == LOCK_SCHEMA
    return content if ours else {}


def changed_files(folder: Path, lock: dict[str, str]) -> list[str]:
    """The files that were edited, removed or added since the lock, sorted."""
    there = present(folder)
    changed = [name for name in lock if name not in there or sha256_of(there[name]) != lock[name]]
    return sorted([*changed, *(name for name in there if name not in lock)])


def present(folder: Path) -> dict[str, Path]:
    """Everything in a dossier but folders and its lock, by path, sorted."""
    found = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or not path.is_dir()
    }
    found.pop(LOCK, None)
    return found


def lock_text(road: Road, assessment: Assessment, folder: Path, options: DossierOptions) -> str:
    """The lock of a dossier that was just written: JSON, the same for the same dossier."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    content = {
        "schema": LOCK_SCHEMA,
        "provenance": assessment.provenance.model_dump(mode="json", by_alias=True),
        "workload": {**named(road), "sha256": road.file.sha256},
        "options": {
            "documents": options.documents,
            "with_english": options.with_english,
            "formats": list(options.formats),
            "redact": options.redact,
        },
        "templates": _template_versions(road) if options.documents else {},
        "knowledge_files": {
            name: sha256_of(path) for name, (_, path) in road.knowledge.files.items()
        },
        "files": {p.relative_to(folder).as_posix(): sha256_of(p) for p in files},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _template_versions(road: Road) -> dict[str, str]:
    """The version of each clause and template of the documents, by its path."""
    return {
        name: read_clause(text_of(read_fact(path, name), name), name).version
        for name, (_, path) in road.knowledge.files.items()
        if is_template(name)
    }


def named(road: Road) -> dict[str, str]:
    """What tells a workload from another."""
    return {"id": road.file.workload.id, "file": Path(road.file.file).name}


def sha256_of(path: Path) -> str:
    """The fingerprint of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
