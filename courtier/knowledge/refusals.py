"""The words in which a fact file is refused; its remedies speak of facts, never of workloads."""

from __future__ import annotations

from dataclasses import replace

from courtier.reading.wording import CHECK_FORMAT
from courtier.values.errors import Mistake
from courtier.values.text import Text, Value, say

_Pair = tuple[str, str]

FACT_REFUSALS: dict[str, tuple[_Pair, _Pair]] = {
    "unreadable": (
        ("Ce fichier ne peut être lu.", "This file cannot be read."),
        ("Vérifiez qu’il existe et que vous avez le droit de le lire.",
         "Check that it exists and that you have the right to read it."),
    ),
    "too-large": (
        ("Ce fichier dépasse 5 Mo.", "This file is larger than 5 MB."),
        ("Un fait par fichier ; partagez un tableau trop long.",
         "One fact a file; split a table that is too long."),
    ),
    "nested-file": (
        ("Cette fiche est dans un sous-dossier.", "This record is in a subfolder."),
        ("Mettez-la dans le dossier de sa sorte, sans sous-dossier.",
         "Put it in the folder of its sort, without a subfolder."),
    ),
    "snapshot-name": (
        ("Le nom d’un instantané de prix est un jour qui existe : AAAA-MM-JJ.csv.",
         "The name of a price snapshot is an existing day: YYYY-MM-DD.csv."),
        ("Renommez-le d’après le jour des prix.", "Rename it after the day of the prices."),
    ),
    "not-csv": (
        ("Ce fichier n’est pas un tableau CSV lisible.", "This file is not a readable CSV table."),
        ("Enregistrez-le en CSV, UTF-8, séparé par des virgules.",
         "Save it as CSV, UTF-8, separated by commas."),
    ),
    "missing-column": (
        ("Il manque la colonne « {column} ».", "The column “{column}” is missing."),
        ("Ajoutez-la à la première ligne et à chaque ligne ; une cellule peut rester vide.",
         "Add it to the first line and to every row; a cell may stay empty."),
    ),
    "wrong-row": (
        ("Cette ligne a {number} cellules au lieu de {wanted}.",
         "This row has {number} cells instead of {wanted}."),
        ("Mettez entre guillemets une cellule qui contient une virgule.",
         "Put a cell that holds a comma between quotation marks."),
    ),
    "correction-alone": (
        ("« {id} » est corrigé ici et n’existe dans aucune couche inférieure.",
         "“{id}” is corrected here and exists in no lower layer."),
        ("Corrigez l’identifiant ; pour ajouter, dites que c’est un ajout.",
         "Correct the id; to add, say that it is an addition."),
    ),
    "addition-known": (
        ("« {id} » est ajouté ici et existe déjà dans une couche inférieure.",
         "“{id}” is added here and already exists in a lower layer."),
        ("Pour le changer, dites que c’est une correction.",
         "To change it, say that it is a correction."),
    ),
    "clause-head": (
        ("Ce gabarit ne commence pas par son en-tête.",
         "This template does not start with its head."),
        ("Ouvrez-le par {#, puis une ligne pour id, version, basis et reviewer, puis #}.",
         "Open it with {#, then one line for id, version, basis and reviewer, then #}."),
    ),
    "clause-line": (
        ("« {words} » n’est pas une ligne d’en-tête : un mot connu, une seule fois, deux-points, sa"
         " valeur.",
         "“{words}” is not a line of a head: a known word, once, a colon, its value."),
        ("Comparez avec une clause livrée avec le programme (docs/fr/connaissances.md).",
         "Compare with a clause that comes with the program (docs/en/knowledge.md)."),
    ),
    "clause-key": (
        ("« {key} » manque dans l’en-tête de cette clause, ou n’y est pas valable.",
         "“{key}” is missing in the head of this clause, or is not valid there."),
        ("Écrivez id, version, basis et reviewer ; ce qui repose sur la loi nomme ses articles.",
         "Write id, version, basis and reviewer; what rests on law names its articles."),
    ),
    "clause-name": (
        ("L’identifiant « {id} » n’est pas le nom du fichier.",
         "The id “{id}” is not the name of the file."),
        ("Une clause par fichier et par langue, nommé par son identifiant.",
         "One clause a file and a language, named by its id."),
    ),
}  # fmt: skip
"""What is wrong with a fact file as a file, by its code, with the remedy."""

FACT_FORM = say(
    "Comparez avec une fiche du même dossier livrée avec le programme (docs/fr/connaissances.md).",
    "Compare with a record of the same folder that comes with the program (docs/en/knowledge.md).",
)
# Remedies of the workload file that do not suit a fact file.
_OF_WORKLOADS = frozenset({"file-empty", "file-too-large", "too-many-values", "too-deep"})


def refuse_fact(code: str, file: str, line: int | None, **values: Value) -> Mistake:
    """Build the refusal of a fact file by its code (one of ``FACT_REFUSALS``)."""
    sentence, remedy = FACT_REFUSALS[code]
    text = say(sentence[0], sentence[1], **values)
    return Mistake(code, file, line, None, "", text, Text(fr=remedy[0], en=remedy[1]))


def of_fact(mistake: Mistake) -> Mistake:
    """The same mistake with a remedy that suits a fact file."""
    if mistake.help == CHECK_FORMAT or mistake.code in _OF_WORKLOADS:
        return replace(mistake, help=FACT_FORM)
    return mistake
