"""What a record refuses of itself beyond the form of its keys, in both languages."""

from __future__ import annotations

from courtier.reading.validation import BilingualValueError
from courtier.values.text import Text

_HELP = Text(
    fr="Comparez avec une fiche du même dossier livrée avec le programme (docs/fr/regles.md).",
    en="Compare with a record of the same folder that comes with the program (docs/en/rules.md).",
)


def wrong(code: str, fr: str, en: str) -> BilingualValueError:
    """A refusal with its stable code and its sentence in both languages."""
    return BilingualValueError(code, Text(fr=fr, en=en), _HELP)
