"""The words in which an inventory is refused, with what to do."""

from __future__ import annotations

from courtier.values.errors import InputError, Mistake
from courtier.values.text import Value, say

_Pair = tuple[str, str]
_AGAIN: _Pair = (
    "Refaites l’inventaire avec « courtier discover ».",
    "Make the inventory again with “courtier discover”.",
)
_REFUSALS: dict[str, tuple[_Pair, _Pair]] = {
    "inventory-missing": (
        ("L’inventaire n’existe pas ou ne peut être lu.",
         "The inventory does not exist or cannot be read."),
        ("Vérifiez le chemin et les droits de lecture.", "Check the path and the right to read."),
    ),
    "inventory-is-folder": (
        ("C’est un dossier, non un inventaire.", "This is a folder, not an inventory."),
        ("Nommez le fichier.", "Name the file."),
    ),
    "inventory-empty": (
        ("L’inventaire est vide.", "The inventory is empty."), _AGAIN,
    ),
    "inventory-unknown": (
        ("Ce fichier n’est pas un inventaire de courtier : sa première ligne n’en est pas"
         " l’en-tête.",
         "This file is no inventory of courtier: its first line is not the head of one."),
        ("Donnez le fichier que « courtier discover » a écrit ; l’export de l’outil du"
         " fournisseur se lit avec « courtier discover … --from ».",
         "Give the file that “courtier discover” wrote; what the provider’s tool exported is read"
         " with “courtier discover … --from”."),
    ),
    "inventory-not-json": (
        ("Cette ligne n’est pas du JSON entier ({why}).", "This line is not whole JSON ({why})."),
        _AGAIN,
    ),
    "inventory-not-object": (
        ("Cette ligne n’est pas un objet JSON.", "This line is not an object of JSON."), _AGAIN,
    ),
    "inventory-not-utf-8": (
        ("Cette ligne n’est pas en UTF-8.", "This line is not in UTF-8."), _AGAIN,
    ),
    "inventory-line-too-long": (
        ("Cette ligne dépasse {most} caractères.", "This line is longer than {most} characters."),
        _AGAIN,
    ),
    "inventory-cut": (
        ("L’inventaire s’arrête ici : {found} ressources sur les {wanted} qu’annonce son en-tête.",
         "The inventory stops here: {found} resources of the {wanted} that its head tells."),
        _AGAIN,
    ),
    "inventory-too-long": (
        ("L’inventaire continue après les {wanted} ressources qu’annonce son en-tête.",
         "The inventory goes on after the {wanted} resources that its head tells."),
        _AGAIN,
    ),
    "inventory-order": (
        ("Cette ressource ne vient pas après celle d’avant : elle y est deux fois, ou le fichier a"
         " été changé.",
         "This resource does not come after the one before: it is there twice, or the file was"
         " changed."),
        _AGAIN,
    ),
    "inventory-key-twice": (
        ("La clé « {key} » est deux fois dans cette ligne.",
         "The key “{key}” is in this line twice."),
        _AGAIN,
    ),
    "inventory-not-parquet": (
        ("Ce fichier Parquet n’est pas un inventaire de courtier, ou il est coupé.",
         "This Parquet file is no inventory of courtier, or it is cut."),
        _AGAIN,
    ),
}  # fmt: skip


def refused(
    code: str, file: str, line: int | None = None, column: int | None = None, **values: Value
) -> InputError:
    """The error that refuses an inventory, with the name of its file and the place."""
    text, help = _REFUSALS[code]
    fr, en = text
    said = say(fr, en, **values)
    return InputError([Mistake(code, file, line, column, "", said, say(help[0], help[1]))])
