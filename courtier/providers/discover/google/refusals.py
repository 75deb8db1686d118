"""The words in which an exported file is refused, with what to do."""

from __future__ import annotations

from courtier.values.errors import InputError, Mistake
from courtier.values.text import Value, say

_Pair = tuple[str, str]
_FORMS: _Pair = (
    'Donnez ce qu’écrit « gcloud asset search-all-resources --scope=… --read-mask="*"'
    " --format=json », « gcloud asset list --content-type=resource --format=json » ou"
    " « gcloud asset export --content-type=resource ».",
    'Give what “gcloud asset search-all-resources --scope=… --read-mask="*" --format=json”,'
    " “gcloud asset list --content-type=resource --format=json” or “gcloud asset export"
    " --content-type=resource” writes.",
)
_AGAIN: _Pair = (
    "Exportez de nouveau, en UTF-8 : le fichier est peut-être coupé.",
    "Export again, in UTF-8: the file may be cut short.",
)
_REFUSALS: dict[str, tuple[_Pair, _Pair]] = {
    "export-not-json": (
        ("Cet export n’est pas du JSON entier à partir d’ici ({why}).",
         "This export is not whole JSON from here on ({why})."),
        _AGAIN,
    ),
    "export-unknown": (
        ("Ce qui commence ici n’est une ressource d’aucune forme connue : ni résultat d’une"
         " recherche, ni ressource exportée.",
         "What starts here is a resource of no known form: neither a result of a search nor an"
         " exported asset."),
        _FORMS,
    ),
    "export-shape": (
        ("La ressource qui commence ici n’a pas la clé « {key} », ou elle y est d’une autre"
         " nature.",
         "The resource that starts here lacks the key “{key}”, or has it of another kind."),
        _FORMS,
    ),
}  # fmt: skip


def refused(code: str, file: str, place: tuple[int, int], **values: Value) -> InputError:
    """The error that refuses an export, with the name of its file and the place."""
    text, help = _REFUSALS[code]
    line, column = place
    return InputError(
        [Mistake(code, file, line, column, "", say(text[0], text[1], **values), say(*help))]
    )
