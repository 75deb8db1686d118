"""What a person must see of a verified dossier."""

from __future__ import annotations

from collections.abc import Iterator

from courtier.results.verify import Changed, FileVerified
from courtier.values.findings import Finding
from courtier.values.text import Text, say

SHOWN = 5


def findings_of(
    files: tuple[FileVerified, ...], changes: tuple[Changed, ...], limits: tuple[Text, ...]
) -> tuple[Finding, ...]:
    """The findings, the dossier's own state first.

    Args:
        files: Each file compared.
        changes: What has changed of what made the dossier.
        limits: What the lock keeps from telling.
    """
    return tuple(_found(files, changes, limits))


def _found(
    files: tuple[FileVerified, ...], changes: tuple[Changed, ...], limits: tuple[Text, ...]
) -> Iterator[Finding]:
    named = {
        status: [file.path for file in files if file.status == status]
        for status in ("edited", "missing", "added")
    }
    if named["edited"]:
        yield _edited(named["edited"])
    if named["missing"]:
        yield _missing(named["missing"])
    if named["added"]:
        yield _added(named["added"])
    otherwise = [f.path for f in files if f.status in ("differs", "no-longer", "new")]
    if otherwise:
        yield _differs(otherwise, changes)
    for limit in limits:
        yield _limit(limit)


def _edited(paths: list[str]) -> Finding:
    return Finding(
        id="dossier-edited",
        severity="error",
        confidence="primary",
        text=say(
            "Modifiés à la main depuis le verrou : {files}.",
            "Edited by hand since the lock: {files}.",
            files=_some(paths),
        ),
        location=None,
        help=say(
            "Gardez la version voulue ailleurs, puis refaites le dossier.",
            "Keep the version wanted elsewhere, then make the dossier again.",
        ),
    )


def _missing(paths: list[str]) -> Finding:
    return Finding(
        id="dossier-file-missing",
        severity="error",
        confidence="primary",
        text=say(
            "Nommés par le verrou, absents du dossier : {files}.",
            "Named by the lock, absent from the dossier: {files}.",
            files=_some(paths),
        ),
        location=None,
        help=say(
            "Remettez-les en place, ou refaites le dossier.",
            "Put them back, or make the dossier again.",
        ),
    )


def _added(paths: list[str]) -> Finding:
    return Finding(
        id="dossier-file-added",
        severity="error",
        confidence="primary",
        text=say(
            "Dans le dossier sans être au verrou : {files}.",
            "In the dossier without being in the lock: {files}.",
            files=_some(paths),
        ),
        location=None,
        help=say(
            "Déplacez-les : un dossier ne contient que ce que courtier y a écrit.",
            "Move them: a dossier holds only what courtier wrote in it.",
        ),
    )


def _differs(paths: list[str], changes: tuple[Changed, ...]) -> Finding:
    causes = [change.name for change in changes if change.used]
    return Finding(
        id="dossier-differs",
        severity="error",
        confidence="primary",
        text=say(
            "Faits autrement aujourd’hui : {files}. Ce qui a changé : {causes}.",
            "Made otherwise today: {files}. What has changed: {causes}.",
            files=_some(paths),
            causes=_some(causes) if causes else Text(fr="rien que le verrou dise",
                                                     en="nothing that the lock tells"),
        ),
        location=None,
        help=say(
            "Lisez ce qui a changé, puis refaites le dossier s’il doit suivre.",
            "Read what has changed, then make the dossier again if it must follow.",
        ),
    )  # fmt: skip


def _limit(limit: Text) -> Finding:
    return Finding(
        id="dossier-other-version",
        severity="note",
        confidence="primary",
        text=limit,
        location=None,
        help=say(
            "Vérifiez avec la version qui l’a écrit, ou refaites le dossier.",
            "Verify with the version that wrote it, or make the dossier again.",
        ),
    )


def _some(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + ("…" if len(names) > SHOWN else "")
