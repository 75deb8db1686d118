"""The words in which a file that cannot be read is refused, by name, in both languages."""

from __future__ import annotations

from typing import Any

from courtier.reading.harmful import HARMFUL_WORDS
from courtier.values.errors import Mistake
from courtier.values.text import Text

_Pair = tuple[str, str]

_REFUSALS: dict[str, tuple[_Pair, _Pair]] = {
    "file-missing": (
        ("Ce fichier n’existe pas ou ne peut être lu.",
         "This file does not exist or cannot be read."),
        ("Vérifiez le chemin et les droits de lecture.",
         "Check the path and the right to read it."),
    ),
    "file-is-folder": (
        ("C’est un dossier, non un fichier.", "This is a folder, not a file."),
        ("Nommez le fichier de la charge de travail.", "Name the workload file."),
    ),
    "file-too-large": (
        ("Le fichier dépasse 5 Mo.", "The file is larger than 5 MB."),
        ("Un fichier décrit une seule charge de travail : retirez ce qui n’en est pas.",
         "A file describes a single workload: remove what is not part of it."),
    ),
    "not-utf-8": (
        ("Le fichier n’est pas en UTF-8.", "The file is not in UTF-8."),
        ("Enregistrez-le de nouveau avec l’encodage UTF-8.",
         "Save it again with the UTF-8 encoding."),
    ),
    "file-empty": (
        ("Le fichier est vide.", "The file is empty."),
        ("Partez de « courtier init » ou de « courtier init --bare ».",
         "Start from “courtier init” or “courtier init --bare”."),
    ),
    "several-documents": (
        ("Un second document YAML commence ici (« --- »).",
         "A second YAML document starts here (“---”)."),
        ("Gardez un seul document par fichier.", "Keep one document a file."),
    ),
    "too-deep": (
        ("Plus de 30 niveaux sont emboîtés ici.", "More than 30 levels are nested here."),
        ("Aucune clé du format ne va si loin : vérifiez le retrait des lignes.",
         "No key of the format goes that deep: check the indentation."),
    ),
    "too-many-values": (
        ("Le fichier contient plus de 60 000 valeurs, alias développés.",
         "The file holds more than 60,000 values once aliases are written out."),
        ("Décrivez une seule charge de travail et n’employez pas d’alias emboîtés.",
         "Describe a single workload and do not nest aliases."),
    ),
    "too-many-aliases": (
        ("Le fichier emploie plus de 100 alias.", "The file uses more than 100 aliases."),
        ("Écrivez les valeurs en toutes lettres.", "Write the values out."),
    ),
    "unknown-alias": (
        ("Cet alias ne renvoie à aucune ancre déjà complète.",
         "This alias points at no anchor that is already complete."),
        ("Écrivez la valeur en toutes lettres.", "Write the value out."),
    ),
    "tag": (
        ("L’étiquette YAML « {tag} » n’est pas admise.", "The YAML tag “{tag}” is not allowed."),
        ("Retirez-la et gardez la valeur.", "Remove it and keep the value."),
    ),
    "duplicate-key": (
        ("La clé « {key} » est déjà à la ligne {first}.",
         "The key “{key}” is already on line {first}."),
        ("Gardez une seule des deux.", "Keep only one of the two."),
    ),
    "id-not-file-name": (
        (
            "L’identifiant « {id} » n’est pas le nom du fichier.",
            "The id “{id}” is not the name of the file.",
        ),
        (
            "Un fait par fichier, nommé par son identifiant.",
            "One fact a file, named by its id.",
        ),
    ),
    "key-not-text": (
        ("Une clé doit être un mot simple.", "A key must be a plain word."),
        ("Remplacez-la par une clé du format.", "Replace it with a key of the format."),
    ),
    **HARMFUL_WORDS,
    "not-yaml": (
        ("Le fichier n’est pas du YAML que ce programme sait lire.",
         "The file is not YAML that this program can read."),
        ("Vérifiez sa syntaxe et enregistrez-le en UTF-8.",
         "Check its syntax and save it in UTF-8."),
    ),
    "syntax": (
        ("La syntaxe YAML est rompue ici.", "The YAML syntax is broken here."),
        ("Vérifiez le retrait, les deux-points et les guillemets de cette ligne et de la"
         " précédente.",
         "Check the indentation, colons and quotation marks of this line and the one before."),
    ),
}  # fmt: skip

# What the YAML parser says, in its own words, and how we say it.
_SYNTAX: tuple[tuple[str, _Pair], ...] = (
    ("a tab ",
     ("Une tabulation sert de retrait ici : YAML demande des espaces.",
      "A tab is used as indentation here: YAML asks for spaces.")),
    ("cannot start any token",
     ("Ce caractère ne peut commencer une valeur sans guillemets.",
      "This character cannot start a value without quotation marks.")),
    ("mapping values are not allowed",
     ("Il y a ici un deux-points de trop, ou un retrait inégal.",
      "There is one colon too many here, or uneven indentation.")),
    ("could not find expected ':'",
     ("Il manque un deux-points ici.", "A colon is missing here.")),
    ("did not find expected ',' or",
     ("La liste ou le groupe ouvert ici n’est pas fermé, ou il y manque une virgule.",
      "The list or group opened here is not closed, or lacks a comma.")),
    ("did not find expected key",
     ("Une clé est attendue ici : vérifiez le retrait.",
      "A key is expected here: check the indentation.")),
    ("did not find expected '-'",
     ("Un tiret de liste est attendu ici.", "A list dash is expected here.")),
    ("unexpected end of stream",
     ("Le guillemet ouvert ici n’est pas fermé.",
      "The quotation mark opened here is not closed.")),
    ("document separator",
     ("Le guillemet ouvert ici n’est pas fermé.",
      "The quotation mark opened here is not closed.")),
    ("found undefined tag handle",
     ("Une étiquette YAML inconnue se trouve ici : aucune n’est admise.",
      "An unknown YAML tag stands here: none is allowed.")),
)  # fmt: skip


def refuse(code: str, file: str, line: int | None, column: int | None, **values: str) -> Mistake:
    """Build the refusal of a file by its code (one of ``_REFUSALS``)."""
    sentence, help = _REFUSALS[code]
    return Mistake(code, file, line, column, "", _text(sentence, values), _text(help, {}))


def syntax_refusal(
    error: Any, file: str, line: int | None, column: int | None, character: str = ""
) -> Mistake:
    """Say a parser's complaint in both languages, without its own English words.

    ``character`` is the one that the parser stopped at.
    """
    complaint = f"{error.problem or ''} {error.context or ''}"
    if character == "\t" and "cannot start any token" in complaint:
        complaint = "found a tab character"
    sentence, help = _REFUSALS["syntax"]
    for words, ours in _SYNTAX:
        if words in complaint:
            sentence = ours
            break
    return Mistake("syntax", file, line, column, "", _text(sentence, {}), _text(help, {}))


def _text(pair: _Pair, values: dict[str, str]) -> Text:
    return Text(fr=pair[0].format(**values), en=pair[1].format(**values))
