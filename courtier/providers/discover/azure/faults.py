"""What goes wrong with Azure, in the closed list of reasons: never the words of the kit.

The words of the kit may hold an address with its query or the name of a person: only the number
of the answer, its code, and the action that was refused are told.
"""

from __future__ import annotations

import re
from typing import Any

from courtier.providers.discover.azure.gate import ForbiddenCallError, ShapeError
from courtier.providers.discover.azure.patience import TooLongError
from courtier.providers.discover.cloud import UnreadError
from courtier.results.inventory import WhyUnread
from courtier.values.errors import OutsideError
from courtier.values.text import say

_WHY: dict[int, WhyUnread] = {2: "malformed", 3: "malformed", 4: "refused", 5: "unreachable"}
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,79}")
_SIGN_IN = re.compile(r"AADSTS[0-9]{3,9}")
_ACTION = re.compile(r"'(Microsoft\.[A-Za-z.]+(?:/[A-Za-z]+)+)'")
_NOT_ENABLED = frozenset(
    {"MissingSubscriptionRegistration", "NoRegisteredProviderFound", "SubscriptionNotRegistered"}
)
_FOREIGN = "InvalidAuthenticationTokenTenant"
"""The subscription is of another tenant: the token is good for all others."""
_ODD = (AttributeError, TypeError, ValueError, LookupError, RecursionError)
_STATUS: dict[int, WhyUnread] = {
    400: "malformed", 401: "expired", 408: "unreachable", 429: "throttled",
}  # fmt: skip


def kinds() -> tuple[type[Exception], ...]:
    """What the kit may raise: its own errors, and those of an answer of another shape."""
    from azure.core.exceptions import AzureError

    return AzureError, TooLongError, ForbiddenCallError, ShapeError, *_ODD


def unread(error: Exception) -> UnreadError:
    """The reason why a part could not be read.

    Args:
        error: What was raised while it was read.
    """
    from azure.core import exceptions

    if isinstance(error, UnreadError):
        return error
    if isinstance(error, TooLongError):
        return UnreadError("throttled", "Retry-After")
    if isinstance(error, ForbiddenCallError):
        return UnreadError("malformed", "nextLink")
    if isinstance(error, ShapeError):
        return UnreadError("malformed", _word(str(error)))
    if isinstance(error, exceptions.IncompleteReadError):
        return UnreadError("unreachable", _inner(error))
    if isinstance(error, exceptions.ClientAuthenticationError) and not _of_azure(error):
        return UnreadError("expired", _signed_in(error), whole=True)
    if isinstance(error, exceptions.HttpResponseError) and error.status_code:
        return _answered(error)
    if isinstance(error, exceptions.AzureError) and not isinstance(error, exceptions.DecodeError):
        return UnreadError("unreachable", _inner(error))
    return UnreadError("malformed", type(error).__name__)


def _of_azure(error: Any) -> bool:
    """Tell whether Azure itself refused a token; who gives them has refusals of its own, some of
    which have another number than 401."""
    return error.status_code == 401 and not _signed_in(error)


def _answered(error: Any) -> UnreadError:
    """The reason of an answer that is an error: its number and its codes."""
    status, codes = error.status_code, codes_of(error)
    why: WhyUnread = _STATUS.get(status, _WHY.get(status // 100, "malformed"))
    if _NOT_ENABLED.intersection(codes):
        why = "not-enabled"
    if _FOREIGN in codes:
        why = "refused"
    if status == 200:
        return UnreadError("malformed", "JSON")
    action = _ACTION.search(str(error.message)) if status == 403 else None
    words = [f"HTTP {status}", *codes, *([action[1]] if action else [])]
    return UnreadError(why, " ".join(words), whole=why == "expired")


def codes_of(error: Any) -> list[str]:
    """The codes of an answer that is an error, the general one first; none of another shape.

    Args:
        error: The error of the kit.
    """
    told = getattr(error, "error", None)
    inner = getattr(told, "details", None)
    found = [told, *(inner if isinstance(inner, list) else [])]
    codes = [getattr(one, "code", None) for one in found]
    return [code for code in codes if isinstance(code, str) and _CODE.fullmatch(code)][:3]


def outside(error: UnreadError) -> OutsideError:
    """The error that ends the command where the subscriptions themselves cannot be listed.

    Args:
        error: Why they cannot be.
    """
    if error.why == "expired":
        return _no_credentials(error.detail)
    return OutsideError(
        say(
            "Les abonnements d’Azure n’ont pu être lus ({why}).",
            "The subscriptions of Azure could not be read ({why}).",
            why=error.detail,
        ),
        say(
            "Vérifiez le réseau, l’adresse et les droits de lecture, puis recommencez.",
            "Check the network, the address and the rights to read, then start again.",
        ),
    )


def none_seen() -> OutsideError:
    """Nothing is left out in silence: who may read no subscription sees an empty list."""
    return OutsideError(
        say(
            "Azure ne montre aucun abonnement à cette identité.",
            "Azure shows no subscription to these credentials.",
        ),
        say(
            "Donnez-lui le rôle de lecteur sur l’abonnement ou le groupe d’administration, ou"
            " changez de locataire avec « az login --tenant ».",
            "Give them the role of reader on the subscription or the management group, or change"
            " the tenant with “az login --tenant”.",
        ),
    )


def _no_credentials(detail: str) -> OutsideError:
    help = say(
        "Connectez-vous avec « az login », ou donnez les variables AZURE_TENANT_ID, AZURE_CLIENT_ID"
        " et celles du secret ou du certificat, ou une identité gérée.",
        "Sign in with “az login”, or give the variables AZURE_TENANT_ID, AZURE_CLIENT_ID and those"
        " of the secret or the certificate, or a managed identity.",
    )
    if not detail:
        none = say(
            "Aucune identité pour Azure n’a été trouvée ici.",
            "No credentials for Azure were found here.",
        )
        return OutsideError(none, help)
    return OutsideError(
        say(
            "Azure refuse l’identité donnée, ou elle a expiré ({why}).",
            "Azure refuses the credentials given, or they have expired ({why}).",
            why=detail,
        ),
        help,
    )


def _word(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.${}\[\]-]", "", text)[:80]


def _signed_in(error: Exception) -> str:
    """The number of a refusal to sign in; empty where nothing was refused, nothing being given."""
    number = _SIGN_IN.search(str(error))
    return number[0] if number else ""


def _inner(error: Any) -> str:
    """The kind of what cut the connection, the innermost that is told."""
    cause = error.inner_exception or error
    arguments = getattr(cause, "args", ())
    told = getattr(arguments[0], "reason", None) if arguments else None
    return type(told if isinstance(told, Exception) else cause).__name__
