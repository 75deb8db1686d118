"""What a record refuses of itself beyond the form of its keys, in both languages."""

from __future__ import annotations

from courtier.reading.validation import BilingualValueError
from courtier.values.text import Text

_HELP = Text(
    fr="Comparez avec une fiche du même dossier livrée avec le programme (docs/fr/regles.md).",
    en="Compare with a record of the same folder that comes with the program (docs/en/rules.md).",
)
_SENTENCES: dict[str, tuple[str, str]] = {
    "one-operator": (
        "Une condition a exactement un opérateur.",
        "A condition has exactly one operator.",
    ),
    "count-and-minimum": (
        "« count_of » et « minimum » vont ensemble.",
        "“count_of” and “minimum” go together.",
    ),
    "one-effect": (
        "Un effet est exactement un de floors, raises, flag, ask, stop, refuse.",
        "An effect is exactly one of floors, raises, flag, ask, stop, refuse.",
    ),
    "raises-and-to": (
        "« raises » et « to » vont ensemble.",
        "“raises” and “to” go together.",
    ),
    "except-without-floors": (
        "« except_kinds » ne va qu’avec « floors ».",
        "“except_kinds” goes with “floors” only.",
    ),
    "undetermined-without-ask": (
        "Seule une question laisse un critère indéterminé.",
        "Only a question leaves a criterion undetermined.",
    ),
    "doubt-and-flag": (
        "« if_answer » et « in_doubt » ne vont qu’avec « flag ».",
        "“if_answer” and “in_doubt” go with “flag” only.",
    ),
    "answer-or-doubt": (
        "« if_answer » ou « in_doubt » : pas les deux.",
        "“if_answer” or “in_doubt”: not both.",
    ),
    "if-answer-without-ask": (
        "« if_answer » attend la réponse à une question : la règle doit en poser une (ask).",
        "“if_answer” waits for the answer to a question: the rule must ask one (ask).",
    ),
    "month-and-day": (
        "Un jour de l’année s’écrit MM-JJ et existe.",
        "A day of the year is written MM-DD and exists.",
    ),
    "one-holiday-form": (
        "Un jour férié a exactement une forme : weekday, fixed, easter, nth, before ou listed.",
        "A holiday has exactly one form: weekday, fixed, easter, nth, before or listed.",
    ),
    "share-and-until": (
        "« share » et « until » vont ensemble.",
        "“share” and “until” go together.",
    ),
    "share-and-parameter": (
        "« share » demande un plancher sous « parameter ».",
        "“share” asks for a floor under “parameter”.",
    ),
    "parameter-or-count": (
        "« parameter » ou « count » : pas les deux.",
        "“parameter” or “count”: not both.",
    ),
    "one-form": (
        "Une demande a exactement une forme.",
        "A demand has exactly one form.",
    ),
    "place-and-countries": (
        "« place » et « countries » vont ensemble.",
        "“place” and “countries” go together.",
    ),
    "range-order": (
        "Une fourchette est ordonnée : low, likely, high.",
        "A range is ordered: low, likely, high.",
    ),
    "level-order": (
        "L’ordre des niveaux ne descend jamais.",
        "The order of levels never goes down.",
    ),
    "level-id": (
        "L’identifiant d’un niveau est unique dans sa dimension.",
        "The id of a level is unique in its dimension.",
    ),
    "equivalent-level": (
        "Une correspondance part d’un niveau de son propre modèle.",
        "An equivalent starts from a level of its own scheme.",
    ),
}


def wrong(code: str) -> BilingualValueError:
    """A refusal by its stable code (one of ``_SENTENCES``), with its words in both languages."""
    fr, en = _SENTENCES[code]
    return BilingualValueError(code, Text(fr=fr, en=en), _HELP)
