"""The words in which a file of tenders is refused, by code, in both languages."""

from __future__ import annotations

from courtier.reading.marked import Place
from courtier.values.errors import Mistake
from courtier.values.text import Value, say

_Pair = tuple[str, str]

REFUSALS: dict[str, tuple[_Pair, _Pair]] = {
    "not-csv": (
        ("Ce fichier n’est pas un tableau CSV lisible.", "This file is not a readable CSV table."),
        ("Enregistrez-le en CSV, UTF-8.", "Save it as CSV, UTF-8."),
    ),
    "not-xlsx": (
        ("Ce fichier n’est pas un classeur XLSX lisible.",
         "This file is not a readable XLSX workbook."),
        ("Enregistrez-le au format « Classeur Excel (.xlsx) », sans mot de passe.",
         "Save it as “Excel workbook (.xlsx)”, without a password."),
    ),
    "too-much": (
        ("Ce classeur est trop grand.", "This workbook is too large."),
        ("Gardez les feuilles de l’appel et des soumissions.",
         "Keep the sheets of the call and of the tenders."),
    ),
    "no-rows": (
        ("Ce tableau n’a aucune ligne de soumission.", "This table has no row of a tender."),
        ("Écrivez les colonnes sur la première ligne, puis une soumission par ligne.",
         "Write the columns on the first line, then one tender a row."),
    ),
    "cell-without-column": (
        ("Cette cellule n’est sous aucune colonne nommée.",
         "This cell stands under no named column."),
        ("Nommez la colonne à la première ligne, ou videz la cellule.",
         "Name the column on the first line, or empty the cell."),
    ),
    "column-twice": (
        ("« {key} » est écrit deux fois.", "“{key}” is written twice."),
        ("Gardez une seule des deux.", "Keep only one of the two."),
    ),
    "sheet-missing": (
        ("Aucune feuille « {name} » ne se trouve dans ce classeur.",
         "There is no sheet “{name}” in this workbook."),
        ("Nommez les feuilles « appel » et « soumissions », ou donnez l’appel avec --call.",
         "Name the sheets “call” and “bids”, or give the call with --call."),
    ),
    "call-missing": (
        ("Ce tableau ne dit pas la règle d’adjudication annoncée.",
         "This table does not say the award rule that was announced."),
        ("Donnez le fichier YAML de l’appel avec --call.",
         "Give the YAML file of the call with --call."),
    ),
    "same-id": (
        ("L’identifiant « {id} » sert déjà.", "The id “{id}” is already taken."),
        ("Donnez un identifiant à chacun.", "Give each one its id."),
    ),
    "unknown-name": (
        ("« {name} » n’est annoncé nulle part.", "“{name}” is announced nowhere."),
        ("Annoncés : {known}.", "Announced: {known}."),
    ),
    "rule-needs": (
        ("La règle « {rule} » demande « {key} ».", "The rule “{rule}” needs “{key}”."),
        ("Reprenez ce que les documents d’appel d’offres ont annoncé.",
         "Take what the tender documents announced."),
    ),
    "rule-refuses": (
        ("La règle « {rule} » ne connaît pas « {key} ».",
         "The rule “{rule}” does not know “{key}”."),
        ("Retirez-le, ou corrigez la règle.", "Remove it, or correct the rule."),
    ),
    "mark-wanted": (
        ("Le prix ajusté demande une note en points, non oui ou non.",
         "The adjusted price needs a mark in points, not yes or no."),
        ("Écrivez la note du comité.", "Write the committee’s mark."),
    ),
    "level-wanted": (
        ("La qualité minimale se dit par true (niveau atteint) ou false, non par une note.",
         "Minimum quality is said by true (level reached) or false, not by a mark."),
        ("Écrivez si le niveau acceptable décrit est atteint.",
         "Write whether the acceptable level described is reached."),
    ),
    "reason-missing": (
        ("Une soumission écartée par le comité demande son motif.",
         "A tender that the committee set aside needs its reason."),
        ("Écrivez le motif sous « reason ».", "Write the reason under “reason”."),
    ),
    "decided-before": (
        ("La décision précède l’ouverture des soumissions.",
         "The decision comes before the opening of the tenders."),
        ("Corrigez l’un des deux jours.", "Correct one of the two days."),
    ),
}  # fmt: skip
CHECK_FORMAT = say(
    "Voyez « courtier schema bids-file » et examples/soumissions.",
    "See “courtier schema bids-file” and examples/soumissions.",
)


def refusal(
    code: str, file: str, place: Place | None = None, path: str = "", **values: Value
) -> Mistake:
    """Build a refusal by its code (one of ``REFUSALS``)."""
    (fr, en), (help_fr, help_en) = REFUSALS[code]
    line, column = place or (None, None)
    text, help = say(fr, en, **values), say(help_fr, help_en, **values)
    return Mistake(code, file, line, column, path, text, help)
