"""Why a service did not answer, and what it answered instead, in words for a reader.

The own words of an error may hold an address or a key: none of them is told.
"""

from __future__ import annotations

import errno
import http.client
import json
import socket
import ssl
import urllib.error

from courtier.values.text import Text, say

NOT_JSON = Text(fr="la réponse n’est pas du JSON entier", en="the answer is not whole JSON")
ABSENT = Text(fr="absente", en="absent")
REPEATED = Text(fr="une page déjà lue", en="a page already read")
NOTHING_FOUND = Text(fr="aucun prix trouvé", en="no price found")
OUT_OF_BOUNDS = Text(fr="une valeur hors de ses bornes", en="a value out of its bounds")
UNREADABLE = Text(fr="une valeur qui ne se lit pas", en="a value that cannot be read")
_UNKNOWN = Text(fr="cause inconnue", en="unknown cause")

_CAUSES: tuple[tuple[type[BaseException], Text], ...] = (
    (json.JSONDecodeError, NOT_JSON),
    (TimeoutError, Text(fr="aucune réponse dans le délai", en="no answer in time")),
    (
        ConnectionRefusedError,
        Text(
            fr="connexion refusée : rien n’écoute à cette adresse",
            en="connection refused: nothing listens at this address",
        ),
    ),
    (ConnectionError, Text(fr="la connexion a été coupée", en="the connection was cut")),
    (socket.gaierror, Text(fr="nom d’hôte introuvable", en="host name not found")),
    (
        ssl.SSLCertVerificationError,
        Text(
            fr="le certificat du service n’est pas reconnu",
            en="the certificate of the service is not trusted",
        ),
    ),
    (
        ssl.SSLError,
        Text(fr="la connexion chiffrée a échoué", en="the encrypted connection failed"),
    ),
    (
        http.client.HTTPException,
        Text(fr="la réponse a été coupée ou n’est pas du HTTP",
             en="the answer was cut or is not HTTP"),
    ),
    (ValueError, Text(fr="la réponse ne se lit pas", en="the answer cannot be read")),
)  # fmt: skip
_UNREACHABLE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN})
_NO_NETWORK = Text(fr="réseau inaccessible", en="network unreachable")

_HTTP: dict[int, Text] = {
    401: Text(fr="clé absente ou refusée", en="key absent or refused"),
    403: Text(fr="accès refusé", en="access denied"),
    404: Text(fr="page introuvable", en="page not found"),
    408: Text(fr="délai dépassé", en="time exceeded"),
    429: Text(fr="trop de demandes", en="too many requests"),
    500: Text(fr="panne du service", en="failure of the service"),
    502: Text(fr="panne du service", en="failure of the service"),
    503: Text(fr="service indisponible", en="service unavailable"),
    504: Text(fr="délai dépassé chez le service", en="time exceeded at the service"),
}
_KINDS: dict[type, Text] = {
    bool: Text(fr="vrai ou faux", en="true or false"),
    int: Text(fr="un nombre", en="a number"),
    float: Text(fr="un nombre", en="a number"),
    str: Text(fr="un texte", en="a text"),
    dict: Text(fr="un groupe", en="a group"),
    list: Text(fr="une liste", en="a list"),
    type(None): Text(fr="vide", en="empty"),
}


def cause_of(error: BaseException) -> Text:
    """What failed, in words; the error inside an error of address is the one told."""
    inner = error
    if isinstance(error, urllib.error.URLError) and isinstance(error.reason, BaseException):
        inner = error.reason
    if isinstance(inner, OSError) and inner.errno in _UNREACHABLE:
        return _NO_NETWORK
    return next((text for kind, text in _CAUSES if isinstance(inner, kind)), _UNKNOWN)


def http_words(code: int) -> Text:
    """A status of HTTP with its meaning, where it has a usual one."""
    known = _HTTP.get(code)
    if known is None:
        return Text(fr=f"HTTP {code}", en=f"HTTP {code}")
    return say("HTTP {code}, {words}", "HTTP {code}, {words}", code=str(code), words=known)


def kind_of(value: object) -> Text:
    """What a value of an answer is, in words."""
    return _KINDS.get(type(value), _UNKNOWN)


def more_than(number: int, unit: Text) -> Text:
    """That a bound was passed."""
    return say("plus de {n} {unit}", "more than {n} {unit}", n=number, unit=unit)


MEBIBYTES = Text(fr="Mio", en="MiB")
SECONDS = Text(fr="secondes", en="seconds")
