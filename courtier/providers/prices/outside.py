"""What goes wrong outside: a service that cannot be reached, refuses, or changed its answers.

OutsideError
├── UnreachableError   no answer after the last attempt
├── RefusedError       an answer that trying again does not change
└── ShapeError         an answer that is not what the program reads; the key is named
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from courtier.providers.prices.causes import ABSENT, kind_of
from courtier.values.errors import OutsideError
from courtier.values.text import Text, say


class UnreachableError(OutsideError):
    """No usable answer after the last attempt; what was read so far is kept to go on from."""

    def __init__(self, place: str, reason: Text) -> None:
        super().__init__(
            say(
                "{place} n’a pas répondu comme il faut ({reason}).",
                "{place} did not answer properly ({reason}).",
                place=place,
                reason=reason,
            ),
            say(
                "Relancez la même commande plus tard : elle reprend où elle s’est arrêtée.",
                "Run the same command again later: it goes on from where it stopped.",
            ),
        )


class RefusedError(OutsideError):
    """An answer that trying again does not change."""

    def __init__(self, place: str, reason: Text) -> None:
        super().__init__(
            say("{place} refuse ({reason}).", "{place} refuses ({reason}).",
                place=place, reason=reason),
            say("Vérifiez l’adresse, la région et, s’il y a lieu, la clé.",
                "Check the address, the region and, where there is one, the key."),
        )  # fmt: skip


class ShapeError(OutsideError):
    """An answer that lost or changed a key."""

    def __init__(self, place: str, key: str, found: str | Text = ABSENT) -> None:
        super().__init__(
            say(
                "{place} : la forme de la réponse a changé à la clé « {key} » ({found}).",
                "{place}: the shape of the answer changed at the key “{key}” ({found}).",
                place=place,
                key=key,
                found=found,
            ),
            say(
                "Aucun prix n’en a été tiré. Signalez-le, ou importez un fichier par « courtier"
                " prices import ».",
                "No price was taken from it. Report it, or import a file with “courtier prices"
                " import”.",
            ),
        )


def need(data: Any, key: str, kind: type | tuple[type, ...], place: str) -> Any:
    """The value of a key of an answer.

    Args:
        data: A group of the answer.
        key: The key to read; the path to print when it lacks.
        kind: The types that the value may have.
        place: The service, for the message.

    Raises:
        ShapeError: The key is absent or its value is of another type.
    """
    if not isinstance(data, Mapping):
        raise ShapeError(place, key, kind_of(data))
    if key not in data:
        raise ShapeError(place, key)
    if not isinstance(data[key], kind):
        raise ShapeError(place, key, kind_of(data[key]))
    return data[key]
