"""What the errors of the kit mean: why something was not read, and no word of what was sent.

Of an error, only its code is told: its text may hold an address with a query, the part of a
request that was signed, or a message that only the account may decode.
"""

from __future__ import annotations

import re
import socket

from courtier.providers.discover.cloud import UnreadError
from courtier.providers.resources.attributes import shown
from courtier.results.inventory import WhyUnread
from courtier.values.errors import OutsideError
from courtier.values.text import Text, say

EXPIRED = frozenset(
    {"ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired"}
)
"""Codes that say that the credentials have ended."""
_ENDED = frozenset({"SSOError", "LoginError", "TokenRetrievalError", "CredentialRetrievalError"})
"""Names of errors of the kit, some of them not in all its versions, that say the same."""
_NONE = frozenset(
    {"NoCredentialsError", "PartialCredentialsError", "ProfileNotFound", "ConfigNotFound",
     "ConfigParseError", "InvalidConfigError", "UnknownCredentialError"}
)  # fmt: skip
"""Names of errors of the kit that say that it finds no credentials that it can use."""
THROTTLED = frozenset(
    {"Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled",
     "RequestThrottledException", "TooManyRequestsException", "RequestLimitExceeded",
     "ProvisionedThroughputExceededException", "TransactionInProgressException", "SlowDown",
     "BandwidthLimitExceeded", "PriorRequestNotComplete", "EC2ThrottledException"}
)  # fmt: skip
NOT_ENABLED = frozenset(
    {"OptInRequired", "SubscriptionRequiredException", "NotSubscribedException",
     "AWSOrganizationsNotInUseException"}
)  # fmt: skip
REFUSED = frozenset(
    {"AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "UnauthorizedException",
     "AuthFailure", "AuthorizationError", "AuthorizationErrorException", "NotAuthorized",
     "UnrecognizedClientException", "InvalidClientTokenId", "SignatureDoesNotMatch",
     "InvalidSignatureException", "IncompleteSignature", "InvalidAccessKeyId",
     "MissingAuthenticationToken", "MissingAuthenticationTokenException", "Forbidden",
     "AccessDeniedForDependencyException", "AllAccessDisabled"}
)  # fmt: skip
_STATUS: dict[int, WhyUnread] = {401: "refused", 403: "refused", 429: "throttled"}
_SERVER = 500
_DENY = re.compile(r"explicit deny in an? ([a-z -]{1,60}? policy|permissions boundary)")
_CODE = re.compile(r"[A-Za-z0-9_.:-]+")


def kit_errors() -> tuple[type[Exception], ...]:
    """What the kit raises where a call gave no answer that can be used: its own errors, those of
    AWS, and those of an answer that is none."""
    from botocore.exceptions import BotoCoreError, ClientError
    from botocore.parsers import ResponseParserError

    return BotoCoreError, ClientError, ResponseParserError


def no_such_host(error: BaseException) -> bool:
    """Whether an error says that no host has the name: a service that a region may not have.

    A host that is there and does not answer, or not in whole, is another matter.
    """
    told = getattr(error, "kwargs", {}).get("error")
    causes = (told, getattr(told, "__cause__", None))
    return any(isinstance(one, socket.gaierror) and one.errno in _NO_NAME for one in causes)


_NO_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})


def code_of(error: BaseException) -> str:
    """The code that the cloud gives, else the name of the error of the kit."""
    answer = getattr(error, "response", None)
    told = answer.get("Error", {}).get("Code") if isinstance(answer, dict) else None
    match = _CODE.search(str(told)) if told else None
    return match.group()[:80] if match else type(error).__name__


def why(error: BaseException) -> WhyUnread:
    """The reason, of the closed list, why an error of the kit left something unread."""
    from botocore import exceptions as kit
    from botocore.parsers import ResponseParserError

    code = code_of(error)
    names = _names(error)
    if code in EXPIRED or names & _ENDED:
        return "expired"
    if isinstance(error, kit.ClientError):
        return _why_answered(code, error)
    if names & _NONE:
        return "refused"
    if isinstance(error, ResponseParserError | kit.PaginationError):
        return "malformed"
    far = kit.HTTPClientError | kit.ConnectionError | kit.EndpointProviderError | kit.NoRegionError
    return "unreachable" if isinstance(error, far) else "malformed"


def _names(error: BaseException) -> set[str]:
    """The names of the kinds of an error, the narrowest among them."""
    return {kind.__name__ for kind in type(error).__mro__}


def _why_answered(code: str, error: BaseException) -> WhyUnread:
    status = getattr(error, "response", {}).get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    for codes, reason in _REASONS:
        if code in codes:
            return reason
    return _STATUS.get(status, "unreachable" if status >= _SERVER else "malformed")


_REASONS: tuple[tuple[frozenset[str], WhyUnread], ...] = (
    (THROTTLED, "throttled"),
    (NOT_ENABLED, "not-enabled"),
    (REFUSED, "refused"),
)


def unread(error: BaseException, call: str) -> UnreadError:
    """The error of the kit as that of a part.

    Args:
        error: What the kit raised.
        call: Service and operation.
    """
    reason = why(error)
    return UnreadError(reason, detail(error, call), whole=reason == "expired")


def detail(error: BaseException, call: str) -> str:
    """The code, the call, and the kind of policy that forbids it where AWS tells."""
    match = _DENY.search(str(error))
    policy = f" ({match.group(1)})" if match else ""
    return shown(f"{code_of(error)} {call}{policy}")


def outside(error: BaseException, call: str) -> OutsideError:
    """The error of the kit where nothing at all can be read: what happened, and what to do."""
    reason = why(error)
    code = detail(error, call)
    if reason == "expired":
        return OutsideError(say(_EXPIRED.fr, _EXPIRED.en, code=code), _RENEW)
    if _names(error) & _NONE:
        return OutsideError(say(_NOBODY.fr, _NOBODY.en, code=code), _CHAIN)
    if reason == "refused":
        return OutsideError(say(_REFUSED.fr, _REFUSED.en, code=code), _CHAIN)
    return OutsideError(say(_SILENT.fr, _SILENT.en, code=code), _NETWORK)


_EXPIRED = Text(
    fr="Les justificatifs AWS sont expirés ({code}).",
    en="The AWS credentials have expired ({code}).",
)
_RENEW = Text(
    fr="Ouvrez une nouvelle session (« aws sso login », ou de nouveaux justificatifs), "
    "puis reprenez avec --resume.",
    en="Open a new session (“aws sso login”, or new credentials), then go on with --resume.",
)
_NOBODY = Text(
    fr="Aucun justificatif AWS utilisable n’a été trouvé ({code}).",
    en="No AWS credentials that can be used were found ({code}).",
)
_REFUSED = Text(
    fr="AWS n’accepte pas les justificatifs ({code}).",
    en="AWS does not accept the credentials ({code}).",
)
_CHAIN = Text(
    fr="Donnez-en par la chaîne habituelle d’AWS : variables AWS_…, profil (AWS_PROFILE), "
    "session SSO ou rôle de la machine. « courtier discover permissions aws » donne les droits "
    "nécessaires.",
    en="Give some through the usual chain of AWS: AWS_… variables, a profile (AWS_PROFILE), "
    "an SSO session or the role of the machine. “courtier discover permissions aws” gives the "
    "rights that are needed.",
)
_SILENT = Text(
    fr="AWS n’a pas répondu, ou pas en entier ({code}).",
    en="AWS did not answer, or not in whole ({code}).",
)
_NETWORK = Text(
    fr="Vérifiez le réseau, le mandataire et la région (AWS_REGION ou --region), puis recommencez.",
    en="Check the network, the proxy and the region (AWS_REGION or --region), then try again.",
)
