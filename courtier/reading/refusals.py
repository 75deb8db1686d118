"""The words in which a file that cannot be read is refused, by name, in both languages."""

from __future__ import annotations

from typing import Any

from courtier.values.errors import Mistake
from courtier.values.text import Text, say

_REFUSALS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "file-missing": (
        ("Ce fichier n’existe pas ou ne peut être lu.", "This file does not exist or cannot be read."),
        ("Vérifiez le chemin et les droits de lecture.", "Check the path and the right to read it."),
    ),
    "file-is-folder": (
        ("C’est un dossier, non un fichier.", "This is a folder, not a file."),
        ("Nommez le fichier de la charge de travail.", "Name the workload file."),
    ),
    "file-too-large": (
        ("Le fichier dépasse 5 Mo.", "The file is larger than 5 MB."),
        (
            "Un fichier décrit une seule charge de travail : retirez ce qui n’en est pas.",
            "A file describes a single workload: remove what is not part of it.",
        ),
    ),
    "not-utf-8": (
        ("Le fichier n’est pas en UTF-8.", "The file is not in UTF-8."),
        (
            "Enregistrez-le de nouveau avec l’encodage UTF-8.",
            "Save it again with the UTF-8 encoding.",
        ),
    ),
    "file-empty": (
        ("Le fichier est vide.", "The file is empty."),
        (
            "Partez de « courtier init » ou de « courtier init --bare ».",
            "Start from “courtier init” or “courtier init --bare”.",
        ),
    ),
    "several-documents": (
        (
            "Un second document YAML commence ici (« --- »).",
            "A second YAML document starts here (“---”).",
        ),
        ("Gardez un seul document par fichier.", "Keep one document a file."),
    ),
    "too-deep": (
        (
            "Plus de 30 niveaux sont emboîtés ici.",
            "More than 30 levels are nested here.",
        ),
        (
            "Aucune clé du format ne va si loin : vérifiez le retrait des lignes.",
            "No key of the format goes that deep: check the indentation.",
        ),
    ),
    "too-many-values": (
        (
            "Le fichier contient plus de 60 000 valeurs, alias développés.",
            "The file holds more than 60,000 values once aliases are written out.",
        ),
        (
            "Décrivez une seule charge de travail et n’employez pas d’alias emboîtés.",
            "Describe a single workload and do not nest aliases.",
        ),
    ),
    "too-many-aliases": (
        ("Le fichier emploie plus de 100 alias.", "The file uses more than 100 aliases."),
        ("Écrivez les valeurs en toutes lettres.", "Write the values out."),
    ),
    "unknown-alias": (
        (
            "Cet alias ne renvoie à aucune ancre déjà complète.",
            "This alias points at no anchor that is already complete.",
        ),
        ("Écrivez la valeur en toutes lettres.", "Write the value out."),
    ),
    "tag": (
        (
            "L’étiquette YAML « {tag} » n’est pas admise.",
            "The YAML tag “{tag}” is not allowed.",
        ),
        ("Retirez-la et gardez la valeur.", "Remove it and keep the value."),
    ),
    "duplicate-key": (
        (
            "La clé « {key} » est déjà à la ligne {first}.",
            "The key “{key}” is already on line {first}.",
        ),
        ("Gardez une seule des deux.", "Keep only one of the two."),
    ),
    "key-not-text": (
        ("Une clé doit être un mot simple.", "A key must be a plain word."),
        ("Remplacez-la par une clé du format.", "Replace it with a key of the format."),
    ),
    "not-yaml": (
        (
            "Le fichier contient des caractères que YAML n’admet pas.",
            "The file holds characters that YAML does not allow.",
        ),
        (
            "Retirez les caractères de commande et enregistrez-le en UTF-8.",
            "Remove control characters and save it in UTF-8.",
        ),
    ),
    "syntax": (
        (
            "La syntaxe YAML est rompue ici{detail}.",
            "The YAML syntax is broken here{detail}.",
        ),
        (
            "Vérifiez le retrait, les deux-points et les guillemets de cette ligne et de la"
            " précédente.",
            "Check the indentation, colons and quotation marks of this line and the one before.",
        ),
    ),
}  # fmt: skip

# What the YAML parser says, in its own words, and how we say it.
_SYNTAX: tuple[tuple[str, Text], ...] = (
    (
        "found character '\\t'",
        Text(fr=" : une tabulation sert de retrait", en=": a tab is used as indentation"),
    ),
    (
        "cannot start any token",
        Text(
            fr=" : ce caractère ne peut commencer une valeur sans guillemets",
            en=": this character cannot start a value without quotation marks",
        ),
    ),
    (
        "mapping values are not allowed",
        Text(
            fr=" : deux-points de trop, ou retrait inégal",
            en=": one colon too many, or uneven indentation",
        ),
    ),
    (
        "could not find expected ':'",
        Text(fr=" : il manque un deux-points", en=": a colon is missing"),
    ),
    (
        "did not find expected ',' or",
        Text(
            fr=" : il manque une virgule ou un crochet fermant",
            en=": a comma or a closing bracket is missing",
        ),
    ),
    (
        "did not find expected key",
        Text(fr=" : une clé est attendue", en=": a key is expected"),
    ),
    (
        "did not find expected '-'",
        Text(fr=" : un tiret de liste est attendu", en=": a list dash is expected"),
    ),
    (
        "unexpected end of stream",
        Text(
            fr=" : un guillemet n’est pas fermé",
            en=": a quotation mark is not closed",
        ),
    ),
    (
        "found undefined alias",
        Text(fr=" : alias inconnu", en=": unknown alias"),
    ),
    (
        "found undefined tag handle",
        Text(fr=" : étiquette YAML inconnue", en=": unknown YAML tag"),
    ),
)


def refuse(code: str, file: str, line: int | None, column: int | None, **values: str) -> Mistake:
    """Build the refusal of a file by its code (one of ``_REFUSALS``)."""
    (fr, en), (help_fr, help_en) = _REFUSALS[code]
    return Mistake(
        code=code,
        file=file,
        line=line,
        column=column,
        path="",
        text=say(fr, en, **values),
        help=say(help_fr, help_en),
    )


def syntax_refusal(error: Any, file: str, line: int | None, column: int | None) -> Mistake:
    """Say a parser's complaint in both languages, without its own English words."""
    complaint = f"{error.problem or ''} {error.context or ''}"
    for words, detail in _SYNTAX:
        if words in complaint:
            break
    else:
        detail = Text(fr="", en="")
    mistake = refuse("syntax", file, line, column, detail="{detail}")
    return Mistake(
        code="syntax",
        file=file,
        line=line,
        column=column,
        path="",
        text=Text(
            fr=mistake.text.fr.format(detail=detail.fr),
            en=mistake.text.en.format(detail=detail.en),
        ),
        help=mistake.help,
    )
