"""What the kits of Google Cloud raise, as the reason why something was not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from courtier.providers.discover.cloud import UnreadError
from courtier.providers.discover.google.shape import ShapeError
from courtier.providers.resources.attributes import shown
from courtier.results.inventory import WhyUnread
from courtier.values.errors import OutsideError
from courtier.values.text import Text, say

CONNECTIONS = 4
"""So many times may the connection fail during one call."""
_DISABLED = frozenset({"SERVICE_DISABLED", "SERVICE_NOT_ACTIVATED"})
_EXPIRED = frozenset({401})
_SLOW = frozenset({408, 429})
"""What may pass if one waits: the service was slow, or asks to slow down."""
_REFUSED = frozenset({403, 404})
_TOO_MANY = 429
_BROKEN = 500
_ODD = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What an answer of another form makes the kits raise."""
_QUERY = re.compile(r"(https?://[^\s?#\"'<>]*)[?#][^\s\"'<>]*")
_SECRET = re.compile(
    r"(?i:\b(?:bearer|basic)\s+\S+)|\bya29\.\S+|\bAIza[\w-]{10,}|\beyJ[\w-]+\.[\w.-]+"
    r"|[\w+=-]{40,}"
)
"""A header of credentials, a token or a key of Google, or any word as long as one."""
_HIDDEN = "…"


class Passing:
    """Tells what may pass if one waits: slowness always, a broken connection a few times."""

    def __init__(self) -> None:
        self._left = CONNECTIONS - 1

    def __call__(self, error: Exception) -> bool:
        """Whether the call is tried again after this error."""
        from google.api_core.exceptions import GoogleAPICallError

        if isinstance(error, GoogleAPICallError):
            return (error.code or 0) in _SLOW or (error.code or 0) >= _BROKEN
        if isinstance(error, _cuts()):
            self._left -= 1
            return self._left >= 0
        return False


def _cuts() -> tuple[type[Exception], ...]:
    """What is raised where no whole answer comes."""
    from google.auth.exceptions import TimeoutError, TransportError
    from requests.exceptions import ChunkedEncodingError, ConnectionError, Timeout

    return ConnectionError, Timeout, ChunkedEncodingError, TransportError, TimeoutError


@contextmanager
def told() -> Iterator[None]:
    """Turn what the kits raise inside into why it was not read.

    Raises:
        UnreadError: The cloud did not answer, refused, or answered in another shape.
    """
    from google.api_core.exceptions import GoogleAPIError
    from google.auth.exceptions import GoogleAuthError
    from google.protobuf.json_format import Error as FormError
    from requests.exceptions import RequestException

    try:
        yield
    except (GoogleAPIError, GoogleAuthError, RequestException) as error:
        raise _unread(error) from None
    except ShapeError as error:
        raise UnreadError("malformed", str(error)) from None
    except (FormError, *_ODD) as error:
        raise UnreadError("malformed", type(error).__name__) from None


def _unread(error: Exception) -> UnreadError:
    from google.api_core.exceptions import GoogleAPICallError, RetryError
    from google.auth.exceptions import GoogleAuthError

    if isinstance(error, RetryError):
        return _unread(error.cause) if error.cause is not None else UnreadError("unreachable")
    if isinstance(error, GoogleAPICallError):
        why = _why(error)
        return UnreadError(why, _said(error), whole=why == "expired")
    passing = isinstance(error, _cuts()) or getattr(error, "retryable", False)
    if isinstance(error, GoogleAuthError) and not passing:
        return UnreadError("expired", cleaned(_first(error)), whole=True)
    return UnreadError("unreachable", type(error).__name__)


def _why(error: Any) -> WhyUnread:
    code = error.code or 0
    if code in _EXPIRED:
        return "expired"
    if code in _SLOW or code >= _BROKEN:
        return "throttled" if code == _TOO_MANY else "unreachable"
    if error.reason in _DISABLED:
        return "not-enabled"
    return "refused" if code in _REFUSED else "malformed"


def _said(error: Any) -> str:
    """The message of the service itself; that of the kit would hold the whole address."""
    try:
        message = error.response.json()["error"]["message"]
    except (AttributeError, LookupError, TypeError, ValueError):
        message = ""
    return cleaned(f"{error.code} {message}" if isinstance(message, str) else str(error.code))


def _first(error: Exception) -> str:
    """The first thing that an error says, if it says it in words."""
    word = error.args[0] if error.args else ""
    return word if isinstance(word, str) and word else type(error).__name__


def cleaned(text: str) -> str:
    """What a cloud says, short, on one line, without the query of an address nor a secret."""
    return shown(_SECRET.sub(_HIDDEN, _QUERY.sub(rf"\1?{_HIDDEN}", text)))


_LOGIN = say(
    "Exécutez « gcloud auth application-default login », ou donnez un compte de service par"
    " GOOGLE_APPLICATION_CREDENTIALS.",
    "Run “gcloud auth application-default login”, or give a service account through"
    " GOOGLE_APPLICATION_CREDENTIALS.",
)
_ROLE = say(
    "Donnez au compte le rôle que « courtier discover permissions google » imprime.",
    "Grant the account the role that “courtier discover permissions google” prints.",
)
_LATER = say("Réessayez plus tard.", "Try again later.")
_OUTSIDE: dict[WhyUnread, tuple[tuple[str, str], Text]] = {
    "expired": (
        (
            "Aucun justificatif valide de Google Cloud ({detail}).",
            "No valid credentials of Google Cloud ({detail}).",
        ),
        _LOGIN,
    ),
    "unreachable": (
        ("Google Cloud ne répond pas ({detail}).", "Google Cloud does not answer ({detail})."),
        say(
            "Vérifiez le réseau et le serveur mandataire, puis réessayez.",
            "Check the network and the proxy, then try again.",
        ),
    ),
    "refused": (
        (
            "Google Cloud refuse de donner la liste des projets ({detail}).",
            "Google Cloud refuses to give the list of projects ({detail}).",
        ),
        _ROLE,
    ),
    "not-enabled": (
        (
            "L’API qui donne la liste des projets n’est pas activée ({detail}).",
            "The API that gives the list of projects is not enabled ({detail}).",
        ),
        say(
            "Activez l’API Cloud Resource Manager et l’API Cloud Asset dans le projet de"
            " facturation des appels, ou donnez un fichier exporté avec --from.",
            "Enable the Cloud Resource Manager API and the Cloud Asset API in the project that the"
            " calls are counted against, or give an exported file with --from.",
        ),
    ),
    "throttled": (
        (
            "Google Cloud demande de ralentir, et la patience est à bout ({detail}).",
            "Google Cloud asks to slow down, and patience ended ({detail}).",
        ),
        _LATER,
    ),
    "malformed": (
        (
            "La liste des projets de Google Cloud n’a plus la forme attendue ({detail}).",
            "The list of projects of Google Cloud no longer has the expected form ({detail}).",
        ),
        say(
            "Mettez le programme à jour, ou donnez un fichier exporté avec --from.",
            "Update the program, or give an exported file with --from.",
        ),
    ),
}


def outside(error: UnreadError) -> OutsideError:
    """The error of a run that cannot even begin, because the projects are not told."""
    text, help = _OUTSIDE.get(error.why, _OUTSIDE["unreachable"])
    return OutsideError(say(*text, detail=error.detail or error.why), help)
