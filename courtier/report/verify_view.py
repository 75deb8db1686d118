"""A verified dossier as text and Markdown: what has changed, then each file."""

from __future__ import annotations

from courtier.report import parts
from courtier.report.page import Page
from courtier.report.sheets.views import escaped
from courtier.results.verify import Changed, FileVerified, VerifyResult
from courtier.results.words import SEVERITY_NAMES
from courtier.values.text import Language, Text, say

STATUS_NAMES: dict[str, Text] = {
    "edited": Text(fr="modifié à la main", en="edited by hand"),
    "missing": Text(fr="absent", en="missing"),
    "added": Text(fr="ajouté", en="added"),
    "differs": Text(fr="serait fait autrement", en="would be made otherwise"),
    "no-longer": Text(fr="ne serait plus fait", en="would no longer be made"),
    "new": Text(fr="serait fait en plus", en="would be made as well"),
    "same": Text(fr="identique", en="same"),
}
"""The worst first."""
SORT_NAMES: dict[str, Text] = {
    "program": Text(fr="programme", en="program"),
    "workload": Text(fr="charge de travail", en="workload"),
    "facts-version": Text(fr="version des faits", en="version of the facts"),
    "layer": Text(fr="couche de l’organisme", en="layer of the body"),
    "fact": Text(fr="fait", en="fact"),
    "template": Text(fr="gabarit", en="template"),
}


def verify_text(
    result: VerifyResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the answer, what has changed, and each file that is not the same."""
    page = Page(language, width, color)
    page.section(page.word(_title(result)))
    page.text(page.word(_answer(result)))
    if result.changes:
        page.section(page.say("Ce qui a changé", "What has changed"))
    for change in result.changes:
        page.item("", _told(change, language))
    others = [file for file in _worst_first(result) if file.status != "same"]
    if others:
        page.section(page.say("Fichiers qui diffèrent", "Files that differ"))
    for file in others:
        because = f" ({', '.join(file.because)})" if file.because else ""
        status = page.word(STATUS_NAMES[file.status])
        page.item("", f"{file.path} – {status}{because}")
    parts.findings_list(page, result.findings)
    return str(page)


def verify_markdown(result: VerifyResult, language: Language) -> str:
    """Write the comparison as lists for a wiki or a file."""
    lines = [f"# {escaped(_title(result).in_(language))}", "",
             escaped(_answer(result).in_(language))]  # fmt: skip
    if result.changes:
        lines += ["", "## " + say("Ce qui a changé", "What has changed").in_(language), ""]
    lines += [f"- {escaped(_told(change, language))}" for change in result.changes]
    lines += ["", "## " + say("Fichiers", "Files").in_(language), ""]
    for file in _worst_first(result):
        because = f" ({', '.join(file.because)})" if file.because else ""
        told = f"{file.path} – {STATUS_NAMES[file.status].in_(language)}{because}"
        lines.append(f"- {escaped(told)}")
    if result.findings:
        lines += ["", "## " + say("Constats", "Findings").in_(language), ""]
    for finding in result.findings:
        severity = SEVERITY_NAMES[finding.severity].in_(language)
        told = f"{finding.text.in_(language)} {finding.help.in_(language)} ({finding.id})"
        lines.append(f"- **{severity}** – {escaped(told)}")
    return "\n".join(lines) + "\n"


def _title(result: VerifyResult) -> Text:
    return say(
        "Dossier {folder} ({id}), en date du {day}",
        "Dossier {folder} ({id}), as of {day}",
        folder=result.dossier,
        id=result.workload,
        day=result.as_of,
    )


def _answer(result: VerifyResult) -> Text:
    same = sum(file.status == "same" for file in result.files)
    if result.unchanged:
        return say(
            "Les {same} fichiers du dossier sont ceux qui seraient faits aujourd’hui, à l’octet"
            " près.",
            "The {same} files of the dossier are those that would be made today, to the byte.",
            same=same,
        )
    return say(
        "Fichiers identiques à ceux qui seraient faits aujourd’hui : {same} sur {all}.",
        "Files the same as those that would be made today: {same} of {all}.",
        same=same,
        all=len(result.files),
    )


def _told(change: Changed, language: Language) -> str:
    unused = "" if change.used else say(
        " (sans effet connu sur ce dossier)", " (without known effect on this dossier)"
    ).in_(language)  # fmt: skip
    told = say(
        "{name} – {sort} : {before} → {now}", "{name} – {sort}: {before} → {now}",
        name=change.name, sort=SORT_NAMES[change.sort], before=change.before or "–",
        now=change.now or "–",
    )  # fmt: skip
    return told.in_(language) + unused


def _worst_first(result: VerifyResult) -> list[FileVerified]:
    order = tuple(STATUS_NAMES)
    return sorted(result.files, key=lambda file: (order.index(file.status), file.path))
