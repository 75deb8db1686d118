"""The words in which tables to import are refused, by code, in both languages."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from courtier.reading.nearest import nearest
from courtier.values.errors import Mistake
from courtier.values.text import Text, Value, say

_Pair = tuple[str, str]

REFUSALS: dict[str, tuple[_Pair, _Pair]] = {
    "no-table": (
        ("Aucun tableau du catalogue ne se trouve ici.", "No table of the catalogue is here."),
        ("Partez d’une exportation : courtier catalog export.",
         "Start from an export: courtier catalog export."),
    ),
    "unknown-table": (
        ("« {name} » n’est pas un tableau du catalogue.",
         "“{name}” is not a table of the catalogue."),
        ("Renommez-le ou retirez-le ; les noms sont ceux d’une exportation.",
         "Rename it or remove it; the names are those of an export."),
    ),
    "unknown-column": (
        ("La colonne « {column} » est inconnue.", "The column “{column}” is unknown."),
        ("Retirez-la, ou corrigez son nom.", "Remove it, or correct its name."),
    ),
    "column-twice": (
        ("La colonne « {column} » est écrite deux fois.",
         "The column “{column}” is written twice."),
        ("Gardez une seule des deux.", "Keep only one of the two."),
    ),
    "duplicate-record": (
        ("La ligne {first} porte déjà l’identifiant « {id} ».",
         "Line {first} already bears the id “{id}”."),
        ("Gardez une seule des deux lignes.", "Keep only one of the two rows."),
    ),
    "duplicate-part": (
        ("La ligne {first} décrit déjà « {part} » de « {id} ».",
         "Line {first} already describes “{part}” of “{id}”."),
        ("Donnez un autre numéro à l’une des deux lignes : il ne sert qu’à les ranger.",
         "Give one of the two rows another number: it only puts them in order."),
    ),
    "orphan-row": (
        ("Cette ligne complète « {part} » de « {id} » ({type}), qui n’est dans aucun tableau.",
         "This row completes “{part}” of “{id}” ({type}), which is in no table."),
        ("Ajoutez la ligne qui manque, ou corrigez of_type, of ou part.",
         "Add the row that is missing, or correct of_type, of or part."),
    ),
    "wrong-part": (
        ("« {part} » n’est pas une place de ce tableau dans une fiche de type « {type} ».",
         "“{part}” is not a place of this table in a record of type “{type}”."),
        ("Écrivez la place comme dans une exportation, par exemple certifications.0.evidence.",
         "Write the place as in an export, for instance certifications.0.evidence."),
    ),
    "not-json": (
        ("Ce fichier n’est pas du JSON lisible.", "This file is not readable JSON."),
        ("Partez d’une exportation : courtier catalog export --format json.",
         "Start from an export: courtier catalog export --format json."),
    ),
    "not-xlsx": (
        ("Ce fichier n’est pas un classeur XLSX lisible.",
         "This file is not a readable XLSX workbook."),
        ("Enregistrez-le au format « Classeur Excel (.xlsx) », sans mot de passe.",
         "Save it as “Excel workbook (.xlsx)”, without a password."),
    ),
    "too-much": (
        ("Ce fichier est trop grand pour être importé d’un coup.",
         "This file is too large to be imported at once."),
        ("Partagez-le en plusieurs couches.", "Split it into several layers."),
    ),
    "not-feed": (
        ("Ce fichier n’est pas un flux du registre FedRAMP.",
         "This file is not a feed of the FedRAMP register."),
        ("Donnez le fichier JSON officiel, non modifié : un groupe « products » s’y trouve.",
         "Give the official JSON file, unchanged: it holds a group “products”."),
    ),
    "layer-exists": (
        ("Le dossier contient déjà {name}.", "The folder already holds {name}."),
        ("Choisissez un dossier neuf, ou ajoutez --force pour remplacer les mêmes fiches.",
         "Choose a new folder, or add --force to replace the same records."),
    ),
}  # fmt: skip


def refusal(
    code: str,
    file: str,
    line: int | None = None,
    column: int | None = None,
    path: str = "",
    *,
    known: Collection[str] = (),
    word: str = "",
    values: Mapping[str, Value] | None = None,
) -> Mistake:
    """Build a refusal by its code (one of ``REFUSALS``).

    Args:
        known: Words among which the nearest to ``word`` is offered as the remedy.
    """
    sentence, remedy = REFUSALS[code]
    help = Text(fr=remedy[0], en=remedy[1])
    close = nearest(word, known) if word else []
    if close:
        words = ", ".join(close)
        help = say("Vouliez-vous dire : {words} ?", "Did you mean: {words}?", words=words)
    text = say(sentence[0], sentence[1], **(values or {}))
    return Mistake(code, file, line, column, path, text, help)
