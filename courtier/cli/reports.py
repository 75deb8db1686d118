"""``--report FORMAT=PATH``: every target is checked before anything is computed or written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from courtier.cli.running import check_choice
from courtier.values.errors import UsageError
from courtier.values.text import Text, say

LOCK = "courtier.lock"
DOSSIER_LOCK = b'"courtier/lock/'
GENERATOR = '<meta name="generator" content="courtier">'
CALENDAR = "PRODID:-//courtier//"
OPEN_DATA = '"uri": "urn:courtier:ocds:'
WORKBOOK = b"<dc:creator>courtier</dc:creator>"
MARKS = {
    "sarif": '"name": "courtier"',
    "junit": '<testsuites name="courtier"',
    "gitlab": '"check_name": "',
    "markdown": "## courtier check",
}
"""What tells each format of a check."""
APPENDED = "github-summary"
"""The summary of a workflow step: what is there already stays."""

Plan = list[tuple[str, Path]]
"""The format and the target of each report, checked."""


def plan_reports(
    reports: list[str],
    formats: tuple[str, ...],
    source: str,
    force: bool = False,
    dossier: Path | None = None,
) -> Plan:
    """Check every ``FORMAT=PATH``: a known format, and a place where nothing of value is lost.

    Args:
        reports: The values of the option.
        formats: Those that the command writes.
        source: The workload file, which is never overwritten.
        force: Overwrite an existing file that is not recognised as one of our reports.
        dossier: The dossier that the command will write; no report goes inside it.

    Raises:
        UsageError: The first value that cannot be honoured.
    """
    plan = [_parsed(item, formats) for item in reports]
    for index, (name, path) in enumerate(plan):
        _check_place(path)
        check_source(path, source)
        _check_dossier(path, dossier)
        if any(path.absolute() == other.absolute() for _, other in plan[:index]):
            raise _refused(
                say("« {path} » est nommé deux fois.", "“{path}” is named twice.", path=str(path)),
            )
        if path.exists() and not force and not is_ours(name, path):
            raise _exists(path)
    return plan


def write_reports(plan: Plan, texts: Mapping[str, str | bytes]) -> None:
    """Write each report, whole or not at all.

    Raises:
        UsageError: A place cannot be written after all.
    """
    for name, path in plan:
        write_whole(path, texts[name])


def is_ours(name: str, path: Path) -> bool:
    """Tell whether a file is a report that this program wrote; a text cannot be told."""
    if name == "xlsx":
        return _our_workbook(path)
    if name == APPENDED:
        return True
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    if name in ("html", "exposure"):
        return GENERATOR in text
    if name == "ics":
        return CALENDAR in text
    if name in MARKS:
        return MARKS[name] in text or text == "[]\n"
    if name in ("ocds", "ocds-record"):
        return OPEN_DATA in text
    if name == "json":
        import json

        try:
            content = json.loads(text)
        except ValueError:
            return False
        schema = content.get("schema") if isinstance(content, dict) else None
        return isinstance(schema, str) and schema.startswith("courtier/")
    return False


def _our_workbook(path: Path) -> bool:
    """Tell whether a workbook names this program as its author."""
    import zipfile

    try:
        with zipfile.ZipFile(path) as archive:
            return WORKBOOK in archive.read("docProps/core.xml")
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file beside, then rename it: the old one or the new one, never half.

    Raises:
        UsageError: The place cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        temporary.replace(path)
    except OSError as error:
        raise _cannot_write(path) from error
    finally:
        temporary.unlink(missing_ok=True)


def _parsed(item: str, formats: tuple[str, ...]) -> tuple[str, Path]:
    name, separator, path = item.partition("=")
    if not name or not separator or not path:
        check_choice("--report", name, formats)
        raise UsageError(
            say("--report attend FORMAT=CHEMIN.", "--report wants FORMAT=PATH."),
            say("Par exemple : --report json=resultat.json", "E.g. --report json=result.json"),
        )
    check_choice("--report", name, formats)
    return name, Path(path)


def _check_place(path: Path) -> None:
    parent = path.absolute().parent
    if not path.name or not parent.is_dir() or not os.access(parent, os.W_OK):
        raise _cannot_write(path)
    if path.exists() and not path.is_file():
        raise _cannot_write(path)


def check_source(path: Path, source: str) -> None:
    """Refuse a report that would overwrite what it is made from.

    Raises:
        UsageError: The two are one file.
    """
    if source != "-" and path.exists() and os.path.exists(source) and path.samefile(source):
        raise _refused(
            say(
                "« {path} » est le fichier de la charge de travail : --report l’écraserait.",
                "“{path}” is the workload file: --report would overwrite it.",
                path=str(path),
            ),
        )


def _check_dossier(path: Path, dossier: Path | None) -> None:
    parents = path.resolve().parents
    locked = any(_is_dossier(parent) for parent in parents)
    if locked or (dossier is not None and dossier.resolve() in (path.resolve(), *parents)):
        raise _refused(
            say(
                "« {path} » est dans un dossier verrouillé de courtier.",
                "“{path}” lies in a locked dossier of courtier.",
                path=str(path),
            ),
        )


def _is_dossier(folder: Path) -> bool:
    """Whether a folder holds the lock of a dossier, which ``check`` names its own lock like."""
    try:
        return DOSSIER_LOCK in (folder / LOCK).read_bytes()[:200]
    except OSError:
        return False


def _exists(path: Path) -> UsageError:
    return UsageError(
        say(
            "« {path} » existe et n’est pas reconnu comme un rapport de courtier.",
            "“{path}” exists and is not recognised as a report of courtier.",
            path=str(path),
        ),
        say(
            "Nommez un autre fichier, ou écrasez-le avec --force.",
            "Name another file, or overwrite it with --force.",
        ),
    )


def _refused(text: Text) -> UsageError:
    return UsageError(text, say("Nommez un autre fichier.", "Name another file."))


def _cannot_write(path: Path) -> UsageError:
    return UsageError(
        say("Impossible d’écrire « {path} ».", "Cannot write “{path}”.", path=str(path)),
        say("Vérifiez le dossier et les droits.", "Check the folder and the rights."),
    )
