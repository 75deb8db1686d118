"""The words for each kind of mistake that a model finds, in both languages, with a remedy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from courtier.reading.nearest import OtherNames, nearest
from courtier.values.text import Text, say

MAX_SHOWN = 40
CHECK_FORMAT = say(
    "Voyez « courtier schema workload » pour la forme attendue.",
    "See “courtier schema workload” for the expected form.",
)

Said = tuple[str, Text, Text]
"""A stable code, what is wrong, what to do."""

# pydantic's name of the mistake: our code, then the sentence in both languages.
_WRONG_TYPE: dict[str, tuple[str, str]] = {
    "number": ("« {key} » attend un nombre ; lu : {shown}.",
               "“{key}” expects a number; read: {shown}."),
    "decimal": ("« {key} » attend un nombre ; lu : {shown}.",
                "“{key}” expects a number; read: {shown}."),
    "finite": ("« {key} » attend un nombre ; lu : {shown}.",
               "“{key}” expects a number; read: {shown}."),
    "whole": ("« {key} » attend un nombre entier ; lu : {shown}.",
              "“{key}” expects a whole number; read: {shown}."),
    "int": ("« {key} » attend un nombre entier ; lu : {shown}.",
            "“{key}” expects a whole number; read: {shown}."),
    "day": ("« {key} » attend une date AAAA-MM-JJ qui existe ; lu : {shown}.",
            "“{key}” expects an existing date YYYY-MM-DD; read: {shown}."),
    "date": ("« {key} » attend une date AAAA-MM-JJ qui existe ; lu : {shown}.",
             "“{key}” expects an existing date YYYY-MM-DD; read: {shown}."),
    "flag": ("« {key} » attend true (oui) ou false (non) ; lu : {shown}.",
             "“{key}” expects true or false; read: {shown}."),
    "bool": ("« {key} » attend true (oui) ou false (non) ; lu : {shown}.",
             "“{key}” expects true or false; read: {shown}."),
    "string": ("« {key} » attend un texte ; lu : {shown}.",
               "“{key}” expects a text; read: {shown}."),
    "tuple": ("« {key} » attend une liste ; lu : {shown}.",
              "“{key}” expects a list; read: {shown}."),
    "list": ("« {key} » attend une liste ; lu : {shown}.",
             "“{key}” expects a list; read: {shown}."),
    "dict": ("« {key} » attend un groupe de clés ; lu : {shown}.",
             "“{key}” expects a group of keys; read: {shown}."),
    "model": ("« {key} » attend un groupe de clés ; lu : {shown}.",
              "“{key}” expects a group of keys; read: {shown}."),
}  # fmt: skip

_LIMITS: dict[str, tuple[str, str]] = {
    "greater_than": ("« {key} » doit dépasser {bound} ; lu : {shown}.",
                     "“{key}” must exceed {bound}; read: {shown}."),
    "greater_than_equal": ("« {key} » doit valoir au moins {bound} ; lu : {shown}.",
                           "“{key}” must be at least {bound}; read: {shown}."),
    "less_than": ("« {key} » doit rester sous {bound} ; lu : {shown}.",
                  "“{key}” must stay under {bound}; read: {shown}."),
    "less_than_equal": ("« {key} » ne peut dépasser {bound} ; lu : {shown}.",
                        "“{key}” cannot exceed {bound}; read: {shown}."),
    "too_short": ("« {key} » ne peut être vide.", "“{key}” cannot be empty."),
    "string_too_short": ("« {key} » ne peut être vide.", "“{key}” cannot be empty."),
    "string_too_long": ("« {key} » ne peut dépasser {bound} caractères.",
                        "“{key}” cannot exceed {bound} characters."),
    "number_size": ("« {key} » est trop grand ou trop précis ; lu : {shown}.",
                    "“{key}” is too large or too precise; read: {shown}."),
}  # fmt: skip

_NOT_EMPTY = say(
    "Donnez au moins une valeur, ou retirez la clé si elle n’est pas requise.",
    "Give at least one value, or remove the key if it is not required.",
)
_LIMIT_HELP = {
    "too_short": _NOT_EMPTY,
    "string_too_short": _NOT_EMPTY,
    "number_size": say(
        "Vérifiez l’unité et le nombre de zéros.", "Check the unit and the number of zeros."
    ),
}

_IDENTIFIER = re.compile(r"\^\[a-z0-9\]\+\(")
_COUNTRY = "^[A-Z]{2}$"


def unknown_key(key: str, known: list[str], also: OtherNames | None) -> Said:
    """Say that a key does not exist here, with the nearest that do."""
    text = say(
        "La clé « {key} » est inconnue ici.", "The key “{key}” is unknown here.", key=short(key)
    )
    return "unknown-key", text, suggest(key, known, also, keys=True)


def missing_key(key: str) -> Said:
    """Say that a required key is absent or null."""
    text = say("Il manque la clé « {key} ».", "The key “{key}” is missing.", key=key)
    return "missing-key", text, say("Ajoutez-la ici.", "Add it here.")


def unknown_word(key: str, value: Any, words: list[str], also: OtherNames | None) -> Said:
    """Say that a word is not one of those allowed, with the nearest."""
    text = say(
        "{shown} n’est pas une valeur de « {key} ».",
        "{shown} is not a value of “{key}”.",
        shown=shown(value),
        key=key,
    )
    word = value if isinstance(value, str) else ""
    return "unknown-value", text, suggest(word, words, also)


def wrong_form(kind: str, key: str, value: Any, context: dict[str, Any]) -> Said:
    """Say that a value has the wrong type, size or form."""
    values: dict[str, Any] = {"key": key, "shown": shown(value)}
    if kind in _LIMITS:
        bounds = [v for v in context.values() if isinstance(v, (int, float, Decimal))]
        values["bound"] = Decimal(str(bounds[0])) if bounds else ""
        fr, en = _LIMITS[kind]
        return "out-of-range", say(fr, en, **values), _limit_help(kind, values["bound"])
    if kind == "string_pattern_mismatch":
        return _wrong_pattern(str(context.get("pattern", "")), value, values)
    sentence = _WRONG_TYPE.get(kind.split("_")[0])
    if sentence:
        fr, en = sentence
        return "wrong-type", say(fr, en, **values), _help(kind, value)
    return (
        "wrong-form",
        say("« {key} » n’a pas la forme attendue.", "“{key}” does not have the expected form.",
            key=key),
        CHECK_FORMAT,
    )  # fmt: skip


def _wrong_pattern(pattern: str, value: Any, values: dict[str, Any]) -> Said:
    if pattern == _COUNTRY:
        text = say(
            "« {key} » attend un code de pays en deux majuscules ; lu : {shown}.",
            "“{key}” expects a country code of two capital letters; read: {shown}.",
            **values,
        )
        return "wrong-form", text, _country_help(value)
    if not _IDENTIFIER.match(pattern):
        text = say(
            "« {key} » n’a pas la forme attendue ; lu : {shown}.",
            "“{key}” does not have the expected form; read: {shown}.",
            **values,
        )
        return "wrong-form", text, CHECK_FORMAT
    text = say(
        "« {key} » attend des minuscules sans accent, des chiffres et des traits d’union ; lu :"
        " {shown}.",
        "“{key}” expects unaccented lower-case letters, digits and hyphens; read: {shown}.",
        **values,
    )
    example = slug(str(value)) or "permis-en-ligne"
    return "wrong-form", text, say("Écrivez {word}.", "Write {word}.", word=example)


def _limit_help(kind: str, bound: Any) -> Text:
    if kind in _LIMIT_HELP:
        return _LIMIT_HELP[kind]
    if kind == "string_too_long":
        return say(
            "Gardez un nom court ; le détail va dans une clé de texte.",
            "Keep a short name; details go in a key of text.",
        )
    sentence = _BOUNDS.get(kind)
    return say(sentence[0], sentence[1], bound=bound) if sentence else CHECK_FORMAT


_BOUNDS: dict[str, tuple[str, str]] = {
    "greater_than": ("Écrivez un nombre au-dessus de {bound}.", "Write a number above {bound}."),
    "greater_than_equal": ("Écrivez {bound} ou plus ; retirez la clé si vous ne le savez pas.",
                           "Write {bound} or more; remove the key if you do not know."),
    "less_than": ("Écrivez un nombre au-dessous de {bound}.", "Write a number below {bound}."),
    "less_than_equal": ("Écrivez {bound} ou moins ; vérifiez l’unité.",
                        "Write {bound} or less; check the unit."),
}  # fmt: skip


def _country_help(value: Any) -> Text:
    """Where a country is expected: the word of the format for Québec or Canada, else a code."""
    word = slug(str(value)).replace("-", "")
    if word in ("qc", "caqc", "quebec"):
        return say(
            "Pour le Québec, écrivez quebec, sans crochets.",
            "For Québec, write quebec, without brackets.",
        )
    if word == "canada":
        return say(
            "Pour le Canada, écrivez canada, sans crochets.",
            "For Canada, write canada, without brackets.",
        )
    if len(word) == 2 and word.isalpha():
        return say("Écrivez {code}.", "Write {code}.", code=word.upper())
    return say("Par exemple CA ou FR.", "For instance CA or FR.")


def _number_help(value: str, *, whole: bool) -> Text:
    """How to write a number that was written as a text."""
    plain = re.sub(r"\s", "", value)
    if whole and re.fullmatch(r"[0-9]{1,15}", plain):
        return say(
            "Écrivez le nombre entier sans espace ni guillemets : {plain}.",
            "Write the whole number without space or quotation marks: {plain}.",
            plain=plain,
        )
    if whole:
        return say(
            "Écrivez un nombre entier en chiffres, sans espace ni unité, par exemple 3200 ; retirez"
            " la clé si vous ne le savez pas.",
            "Write a whole number in digits, with no space or unit, for instance 3200; remove the"
            " key if you do not know.",
        )
    if any(c.isdigit() for c in value):
        return say(
            "Écrivez le nombre sans guillemets, avec un point et sans espace ni unité, par exemple"
            " 0.05.",
            "Write the number without quotation marks, with a point and no space or unit, for"
            " instance 0.05.",
        )
    return say(
        "Écrivez un nombre en chiffres, par exemple 0.05 ou 3200 ; retirez la clé si vous ne le"
        " savez pas.",
        "Write a number in digits, for instance 0.05 or 3200; remove the key if you do not know.",
    )


def _help(kind: str, value: Any) -> Text:
    number = kind.startswith(("number", "decimal", "whole", "int"))
    if number and isinstance(value, dict):
        return say(
            "Une fourchette low, likely, high n’est pas admise pour cette clé : gardez un nombre.",
            "A range low, likely, high is not allowed for this key: keep one number.",
        )
    if number and isinstance(value, str):
        return _number_help(value, whole=kind.startswith(("whole", "int")))
    if kind.startswith(("flag", "bool")) and isinstance(value, str):
        if value.casefold() in ("yes", "oui", "on", "y", "o", "vrai"):
            return say("Écrivez true.", "Write true.")
        if value.casefold() in ("no", "non", "off", "n", "faux"):
            return say("Écrivez false.", "Write false.")
    if kind.startswith(("day", "date")):
        return say(
            "Écrivez par exemple 2026-11-23, sans heure.", "Write for instance 2026-11-23, no time."
        )
    if kind.startswith(("tuple", "list")):
        return say(
            "Mettez les valeurs entre crochets, séparées par des virgules.",
            "Put the values between square brackets, separated by commas.",
        )
    if kind.startswith("string") and isinstance(value, (bool, int, Decimal)):
        return say("Mettez la valeur entre guillemets.", "Put the value between quotation marks.")
    return CHECK_FORMAT


def suggest(
    word: str, words: list[str], also: OtherNames | None = None, *, keys: bool = False
) -> Text:
    """Say the nearest of some words, else all of them."""
    close = nearest(word, words, also=also)
    if close:
        return say(
            "Vouliez-vous dire : {words} ?", "Did you mean: {words}?", words=", ".join(close)
        )
    if not words:
        return CHECK_FORMAT
    if keys:
        return say("Clés admises : {words}.", "Allowed keys: {words}.", words=", ".join(words))
    return say("Valeurs admises : {words}.", "Allowed values: {words}.", words=", ".join(words))


MOST_CHOICES = 8
"""So few words are all given where none of them is near."""


def nearest_help(word: str, words: Sequence[str], otherwise: Text) -> Text:
    """Say the nearest of some words, all of them where they are few, else something else."""
    close = nearest(word, words, 5)
    if close:
        return say("Les plus proches : {ids}.", "The nearest: {ids}.", ids=", ".join(close))
    if 0 < len(words) <= MOST_CHOICES:
        return say("Choisissez : {ids}.", "Choose: {ids}.", ids=", ".join(words))
    return otherwise


def slug(words: str) -> str:
    """Some words as an identifier: unaccented, lower case, joined by hyphens, 80 at most."""
    plain = unicodedata.normalize("NFKD", words[:200].lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")


def short(word: str) -> str:
    """A word on one line, cut at 40 characters."""
    flat = re.sub(r"\s+", " ", word[: 4 * MAX_SHOWN])
    return flat if len(flat) <= MAX_SHOWN else flat[: MAX_SHOWN - 1] + "…"


def shown(value: Any) -> Text:
    """A value as it is named in a message, between the quotation marks of each language."""
    if isinstance(value, dict):
        return Text(fr="un groupe de clés", en="a group of keys")
    if isinstance(value, (list, tuple)):
        return Text(fr="une liste", en="a list")
    if value is None:
        return Text(fr="rien", en="nothing")
    word = str(value).lower() if isinstance(value, bool) else short(str(value))
    return Text(fr=f"« {word} »", en=f"“{word}”")
