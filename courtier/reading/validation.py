"""What pydantic found wrong, said in both languages with the place and the nearest right word."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from courtier.reading.marked import Marked
from courtier.reading.nearest import nearest
from courtier.values.errors import Mistake
from courtier.values.text import Text, say

_CHECK_FORMAT = say(
    "Voyez « courtier schema workload » pour la forme attendue.",
    "See “courtier schema workload” for the expected form.",
)


def mistakes_of(
    error: ValidationError,
    file: str,
    *,
    marked: Marked | None = None,
    line: int | None = None,
) -> list[Mistake]:
    """Turn each error of a validation into a mistake with its place, in the order of the file.

    Args:
        error: What pydantic raised.
        file: The name to print.
        marked: The file with its places; None for a table row.
        line: The line to give when there is no marked file.
    """
    mistakes = []
    seen: set[tuple[str, str]] = set()
    for item in error.errors(include_url=False):
        path = tuple(_real_path(item["loc"], marked))
        text, help = _words(item, path, error, marked)
        key = (".".join(map(str, path)), text.en)
        if key in seen:
            continue
        seen.add(key)
        place = _place(item["type"], path, marked) if marked else None
        at = place or (line, None)
        mistakes.append(
            Mistake(item["type"], file, at[0], at[1], ".".join(map(str, path)), text, help)
        )
    return sorted(mistakes, key=lambda m: (m.line or 0, m.column or 0))


def _real_path(loc: tuple[int | str, ...], marked: Marked | None) -> list[int | str]:
    """Drop from a location the names that pydantic adds for the members of a union."""
    if marked is None:
        return list(loc)
    path: list[int | str] = []
    here: Any = marked.value
    for part in loc:
        if isinstance(here, dict) and isinstance(part, str):
            if part in here:
                here = here[part]
            elif part != loc[-1] or not _is_key(part):
                continue
            else:
                here = None
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            continue
        path.append(part)
    return path


def _is_key(part: str) -> bool:
    return part.replace("_", "a").replace("-", "a").isalnum() and part not in _UNION_WORDS


_UNION_WORDS = frozenset({"decimal", "int", "str", "date", "float", "bool", "Range", "Text"})


def _place(kind: str, path: tuple[int | str, ...], marked: Marked) -> tuple[int, int] | None:
    if kind == "extra_forbidden":
        return marked.keys.get(path) or marked.place(path)
    if kind == "missing":
        return marked.keys.get(path[:-1]) or marked.place(path[:-1])
    return marked.place(path)


def _words(
    item: Any,
    path: tuple[int | str, ...],
    error: ValidationError,
    marked: Marked | None,
) -> tuple[Text, Text]:
    kind = item["type"]
    key = str(path[-1]) if path else ""
    context = item.get("ctx") or {}
    shown = _shown(item.get("input"))
    if kind == "extra_forbidden":
        return _unknown_key(key, path, context, error, marked)
    if kind == "missing":
        return (
            say("Il manque la clé « {key} ».", "The key “{key}” is missing.", key=key),
            say("Ajoutez-la ici.", "Add it here."),
        )
    if kind in ("literal_error", "enum"):
        words = [w.strip("'") for w in context["expected"].replace(" or ", ", ").split(", ")]
        return (
            say("« {shown} » n’est pas une valeur de « {key} ».",
                "“{shown}” is not a value of “{key}”.", shown=shown, key=_field(path)),
            _suggest(str(item.get("input")), words),
        )  # fmt: skip
    for prefix, (fr, en) in _EXPECTED.items():
        if kind.startswith(prefix):
            return (
                say("« {key} » : " + fr + " ; lu : « {shown} ».",
                    "“{key}”: " + en + "; read: “{shown}”.", key=_field(path), shown=shown),
                _number_help(item.get("input")),
            )  # fmt: skip
    if kind in _LIMITS:
        fr, en = _LIMITS[kind]
        bound = str(next(iter(context.values()), ""))
        return (
            say("« {key} » " + fr + " ; lu : « {shown} ».",
                "“{key}” " + en + "; read: “{shown}”.",
                key=_field(path), bound=bound, shown=shown),
            _CHECK_FORMAT,
        )  # fmt: skip
    reason = context.get("error")
    if kind == "value_error" and isinstance(reason, BilingualValueError):
        return reason.text, reason.help
    return (
        say("« {key} » n’a pas la forme attendue.", "“{key}” does not have the expected form.",
            key=_field(path)),
        _CHECK_FORMAT,
    )  # fmt: skip


class BilingualValueError(ValueError):
    """A validator's refusal that carries its words in both languages."""

    def __init__(self, text: Text, help: Text) -> None:
        super().__init__(text.en)
        self.text = text
        self.help = help


_EXPECTED: dict[str, tuple[str, str]] = {
    "decimal": ("un nombre est attendu", "a number is expected"),
    "int": ("un nombre entier est attendu", "a whole number is expected"),
    "finite": ("un nombre est attendu", "a number is expected"),
    "date": (
        "une date AAAA-MM-JJ qui existe est attendue",
        "an existing date YYYY-MM-DD is expected",
    ),
    "bool": ("« true » ou « false » est attendu", "“true” or “false” is expected"),
    "string_type": ("un texte est attendu", "a text is expected"),
    "string_pattern": (
        "des minuscules, chiffres et traits d’union sont attendus",
        "lower-case letters, digits and hyphens are expected",
    ),
    "tuple_type": ("une liste est attendue", "a list is expected"),
    "list_type": ("une liste est attendue", "a list is expected"),
    "dict_type": ("un groupe de clés est attendu", "a group of keys is expected"),
    "model_type": ("un groupe de clés est attendu", "a group of keys is expected"),
    "model_attributes_type": (
        "un groupe de clés est attendu",
        "a group of keys is expected",
    ),
}

_LIMITS: dict[str, tuple[str, str]] = {
    "greater_than": ("doit dépasser {bound}", "must exceed {bound}"),
    "greater_than_equal": ("doit valoir au moins {bound}", "must be at least {bound}"),
    "less_than": ("doit rester sous {bound}", "must stay under {bound}"),
    "less_than_equal": ("ne peut dépasser {bound}", "cannot exceed {bound}"),
    "too_short": ("ne peut être vide", "cannot be empty"),
    "too_long": ("est trop long", "is too long"),
    "string_too_short": ("ne peut être vide", "cannot be empty"),
    "string_too_long": (
        "ne peut dépasser {bound} caractères",
        "cannot exceed {bound} characters",
    ),
}


def _unknown_key(
    key: str,
    path: tuple[int | str, ...],
    context: dict[str, Any],
    error: ValidationError,
    marked: Marked | None,
) -> tuple[Text, Text]:
    text = say(
        "La clé « {key} » est inconnue ici.",
        "The key “{key}” is unknown here.",
        key=key,
    )
    known = _keys_at(path[:-1])
    return text, _suggest(key, known)


_KEYS: dict[tuple[str, ...], list[str]] = {}


def remember_keys(model: type[BaseModel]) -> None:
    """Learn the keys of a model at every depth, for the suggestions of unknown keys."""
    _learn(model, ())


def _learn(model: type[BaseModel], path: tuple[str, ...]) -> None:
    if len(path) > 6:
        return
    known = _KEYS.setdefault(path, [])
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key not in known:
            known.append(key)
        for inner in _models_in(field.annotation):
            _learn(inner, (*path, key))


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models_in(part)]


def _keys_at(path: tuple[int | str, ...]) -> list[str]:
    return _KEYS.get(tuple(p for p in path if isinstance(p, str)), [])


def _suggest(word: str, words: list[str]) -> Text:
    close = nearest(word, words)
    if close:
        return say(
            "Vouliez-vous dire : {words} ?",
            "Did you mean: {words}?",
            words=", ".join(close),
        )
    if words:
        return say("Valeurs admises : {words}.", "Allowed: {words}.", words=", ".join(words))
    return _CHECK_FORMAT


def _number_help(value: Any) -> Text:
    if isinstance(value, str) and "," in value and any(c.isdigit() for c in value):
        return say(
            "Écrivez le nombre avec un point et sans espace, par exemple 0.05.",
            "Write the number with a point and no space, for instance 0.05.",
        )
    return _CHECK_FORMAT


def _field(path: tuple[int | str, ...]) -> str:
    names = [str(p) for p in path if isinstance(p, str)]
    return names[-1] if names else "?"


def _shown(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "…"
    text = str(value).replace("\n", " ")
    return text if len(text) <= 40 else text[:39] + "…"
