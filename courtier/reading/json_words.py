"""Why a text is no JSON, in words of both languages: decoders speak English alone."""

from __future__ import annotations

from courtier.values.text import Text, say

_WHY: tuple[tuple[str, Text], ...] = (
    ("depth", Text(fr="trop de niveaux imbriqués", en="nested too deep")),
    ("end", Text(fr="le fichier s’arrête avant la fin", en="the file stops before its end")),
    ("empty", Text(fr="le fichier est vide", en="the file is empty")),
    ("number", Text(fr="un nombre y est mal formé", en="a number is badly formed")),
    ("utf-8", Text(fr="ce n’est pas de l’UTF-8", en="it is not UTF-8")),
    ("expecting value", Text(fr="une valeur y manque", en="a value is missing")),
    ("expecting ','", Text(fr="une virgule y manque", en="a comma is missing")),
    ("expecting ':'", Text(fr="un deux-points y manque", en="a colon is missing")),
    ("expecting property name", Text(fr="une clé entre guillemets droits y manque",
                                     en="a key between straight quotes is missing")),
    ("unterminated string", Text(fr="un texte n’y est pas refermé", en="a text is not closed")),
    ("invalid control", Text(fr="un texte y porte un caractère de commande",
                             en="a text holds a control character")),
    ("invalid \\", Text(fr="une barre oblique inverse y est mal employée",
                        en="a backslash is badly used")),
    ("extra data", Text(fr="il y a encore quelque chose après la fin",
                        en="something follows the end")),
    ("illegal trailing comma", Text(fr="une virgule y est de trop", en="a comma is too many")),
)  # fmt: skip
"""What decoders say at the start of their message, and the same in words."""
_SIGN = Text(fr="un signe n’y est pas à sa place", en="a sign is out of place")


def json_words(message: str) -> Text:
    """The words of a reason, as what stands between parentheses.

    Args:
        message: What ``StreamError`` or the decoder of JSON says; any other is a sign that is out
            of place.
    """
    folded = message.casefold()
    if folded.startswith("> ") and folded[2:].isdecimal():
        return say(
            "une valeur y passe {most} caractères", "a value is longer than {most} characters",
            most=folded[2:],
        )  # fmt: skip
    return next((text for start, text in _WHY if folded.startswith(start)), _SIGN)
