"""A filled model as text: each of its fields, and what a person must still see to."""

from __future__ import annotations

from courtier.report import parts
from courtier.report.page import Page
from courtier.results.models import ControlSeen, FilledResult
from courtier.values.text import Language, Text

STATES: dict[str, Text] = {
    "filled": Text(fr="remplis", en="filled in"),
    "to-fill": Text(fr="à remplir, le fichier ne dit rien", en="to fill in, the file is silent"),
    "left": Text(fr="laissés à une personne", en="left to a person"),
    "unknown": Text(fr="inconnus, laissés tels quels", en="unknown, left as they are"),
}


def filled_text(
    result: FilledResult, language: Language, *, width: int = 80, color: bool = False
) -> str:
    """Write the fields of the model by what became of them."""
    page = Page(language, width, color)
    parts.title(page, result)
    page.section(_head(page, result))
    for state, name in STATES.items():
        found = [control for control in result.controls if control.state == state]
        if found:
            page.section(f"{page.word(name).capitalize()} ({page.number(len(found))})")
        for control in found:
            page.item(f"{control.tag}  ", _told(page, control), limit=40)
    parts.findings_list(page, result.findings)
    parts.provenance_lines(page, result.provenance)
    return str(page)


def _head(page: Page, result: FilledResult) -> str:
    if result.file is None:
        return page.say(
            "Modèle {model} (rien n’est écrit)",
            "Model {model} (nothing is written)",
            model=result.model.name,
        )
    return page.say(
        "Modèle {model} rempli dans {file}",
        "Model {model} filled in as {file}",
        model=result.model.name,
        file=result.file,
    )


def _told(page: Page, control: ControlSeen) -> str:
    if control.state == "unknown":
        near = ", ".join(control.near)
        return page.say("proche de : {near}", "close to: {near}", near=near) if near else "–"
    if control.state == "filled" and control.words is not None:
        return control.words
    return page.word(control.label) if control.label else "–"
