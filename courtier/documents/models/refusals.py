"""The words in which a DOCX that somebody made is refused, by code, in both languages."""

from __future__ import annotations

from courtier.values.errors import InputError, Mistake
from courtier.values.text import say

_Pair = tuple[str, str]

_WORDS: dict[str, tuple[_Pair, _Pair]] = {
    "docx-missing": (
        ("Ce fichier n’existe pas ou ne peut être lu.",
         "This file does not exist or cannot be read."),
        ("Vérifiez le chemin et les droits de lecture.",
         "Check the path and the right to read it."),
    ),
    "docx-too-large": (
        ("Ce fichier, une fois ouvert, dépasse ce qu’un document de travail contient.",
         "This file, once opened, is larger than any working document."),
        ("Réduisez ses images, ou partez d’un document plus court.",
         "Make its pictures smaller, or start from a shorter document."),
    ),
    "docx-wrong": (
        ("Ce fichier n’est pas un document DOCX entier.",
         "This file is not a whole DOCX document."),
        ("Ouvrez-le dans un traitement de texte et enregistrez-le au format DOCX.",
         "Open it in a word processor and save it as DOCX."),
    ),
    "docx-encrypted": (
        ("Ce document est protégé par un mot de passe.",
         "This document is protected by a password."),
        ("Enregistrez-en une copie sans mot de passe.", "Save a copy without the password."),
    ),
    "docx-macros": (
        ("Ce document contient des macros ou un programme : {part}.",
         "This document holds macros or a program: {part}."),
        ("Enregistrez-le au format DOCX, sans macros ni objets actifs.",
         "Save it as DOCX, without macros or active objects."),
    ),
    "docx-outside": (
        ("Ce document va chercher quelque chose hors de lui-même : {part}.",
         "This document fetches something outside itself: {part}."),
        ("Rompez la liaison (image, modèle attaché, objet lié), puis enregistrez le document.",
         "Break the link (picture, attached template, linked object), then save the document."),
    ),
    "docx-entities": (
        ("Ce document définit des entités ou emboîte trop d’éléments : {part}.",
         "This document defines entities or nests too many elements: {part}."),
        ("Aucun traitement de texte n’écrit cela : refaites le document.",
         "No word processor writes this: make the document again."),
    ),
    "docx-encoding": (
        ("Une partie de ce document n’est pas en UTF-8 : {part}.",
         "A part of this document is not in UTF-8: {part}."),
        ("Ouvrez-le dans un traitement de texte et enregistrez-le de nouveau.",
         "Open it in a word processor and save it again."),
    ),
}  # fmt: skip


def refused(code: str, name: str, part: str = "") -> InputError:
    """The refusal of a document.

    Args:
        code: One of those above.
        name: The file, as the person typed it.
        part: The part of the document where the fault is.
    """
    text, help_ = _WORDS[code]
    return InputError(
        [Mistake(code, name, None, None, part, say(*text, part=part), say(*help_, part=part))]
    )
