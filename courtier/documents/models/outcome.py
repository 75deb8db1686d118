"""The result of filling a model: what a person must still see to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from courtier.documents.case import Case
from courtier.documents.models.fill import Control, Filled
from courtier.results.models import ControlSeen, FilledResult, ModelSeen
from courtier.values.findings import Finding
from courtier.values.text import say

SHOWN = 8


def filled_result(
    case: Case, model: str, sha256: str, filled: Filled, file: str | None
) -> FilledResult:
    """What ``documents --into`` tells.

    Args:
        case: The workload, its assessment and the facts.
        model: The name of the model.
        sha256: The fingerprint of its bytes.
        filled: The model once filled in.
        file: Where it was written; None where it was not.
    """
    return FilledResult(
        schema="courtier/documents-into/1",
        provenance=case.assessment.provenance,
        workload=case.assessment.workload,
        model=ModelSeen(name=model, sha256=sha256),
        file=file,
        sha256=hashlib.sha256(filled.content).hexdigest(),
        controls=tuple(_seen(control) for control in filled.controls),
        findings=tuple(_findings(filled)),
    )


def _seen(control: Control) -> ControlSeen:
    return ControlSeen(
        tag=control.named,
        label=control.label,
        part=control.part,
        state=control.state,
        words=control.words,
        near=control.near,
    )


def _findings(filled: Filled) -> Iterator[Finding]:
    names = {
        state: list(dict.fromkeys(c.named for c in filled.controls if c.state == state))
        for state in ("unknown", "left", "to-fill")
    }
    if not any(control.state == "filled" for control in filled.controls):
        yield _nothing()
    if names["unknown"]:
        yield _unknown(names["unknown"])
    if names["left"]:
        yield _left(names["left"])
    if names["to-fill"]:
        yield _missing(names["to-fill"])


def _nothing() -> Finding:
    return Finding(
        id="model-without-value",
        severity="warning",
        confidence="primary",
        text=say(
            "Aucun champ de ce modèle n’a reçu de valeur.",
            "No field of this model received a value.",
        ),
        location=None,
        help=say(
            "Donnez aux contrôles de contenu du modèle les balises que la page « Champs d’un"
            " modèle » énumère.",
            "Give the content controls of the model the tags that the page “Fields of a model”"
            " lists.",
        ),
    )


def _unknown(names: list[str]) -> Finding:
    return Finding(
        id="model-tag-unknown",
        severity="warning",
        confidence="primary",
        text=say(
            "Champs du modèle dont aucune valeur ne porte le nom, laissés tels quels ({number}) :"
            " {names}.",
            "Fields of the model whose name no value bears, left as they are ({number}): {names}.",
            number=len(names),
            names=_some(names),
        ),
        location=None,
        help=say(
            "Corrigez leur balise dans le modèle, ou remplissez-les à la main.",
            "Correct their tag in the model, or fill them in by hand.",
        ),
    )


def _left(names: list[str]) -> Finding:
    return Finding(
        id="model-field-left",
        severity="warning",
        confidence="primary",
        text=say(
            "Champs du modèle laissés à une personne (case à cocher, liste, image, tableau entier),"
            " {number} en tout : {names}.",
            "Fields of the model left to a person (box, list, picture, whole table), {number} in"
            " all: {names}.",
            number=len(names),
            names=_some(names),
        ),
        location=None,
        help=say(
            "Remplissez-les, ou remplacez-les dans le modèle par des contrôles de texte.",
            "Fill them in, or replace them in the model by text controls.",
        ),
    )


def _missing(names: list[str]) -> Finding:
    return Finding(
        id="model-value-missing",
        severity="note",
        confidence="primary",
        text=say(
            "Valeurs que le modèle demande et que le fichier ne dit pas ({number}) : {names}.",
            "Values that the model asks for and the file does not tell ({number}): {names}.",
            number=len(names),
            names=_some(names),
        ),
        location=None,
        help=say(
            "Complétez le fichier de la charge de travail, ou les champs surlignés du document.",
            "Complete the workload file, or the highlighted fields of the document.",
        ),
    )


def _some(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + ("…" if len(names) > SHOWN else "")
