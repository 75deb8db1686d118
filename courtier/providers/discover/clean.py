"""What a cloud says of an error, made fit to be written: short, on one line, without a secret."""

from __future__ import annotations

import re

from courtier.providers.resources.attributes import shown

HIDDEN = "…"
_SECRET = re.compile(
    r"(?i)"
    r"\beyJ[\w-]{8,}(?:\.[\w-]+)*"  # a signed token
    r"|\b(?:AKIA|ASIA)[A-Z0-9]{12,}"  # the name of a key of AWS
    r"|\bya29\.[\w-]+"  # a token of Google
    r"|\b(?:bearer|basic)\s+[\w%+/.~=-]{12,}"
    r"|\b(?P<name>[\w-]*(?:token|secret|password|signature|credential|authorization|sig|key))"
    r"(?P<sign>[\"']?\s*[=:]\s*[\"']?)(?=[\w%+/.~-]*[\d%+/=])[\w%+/.~=-]{12,}"
)
_QUERY = re.compile(r"(https?://[^\s?#\"']+)[?#][^\s\"']*")


def cleaned(detail: str) -> str:
    """The words of a cloud without what looks like a key, a token, a signature or a query.

    The adapters give codes and names of operations; this holds whatever else may come.
    """
    text = _QUERY.sub(rf"\1?{HIDDEN}", detail)
    return shown(_SECRET.sub(_hide, text))


def _hide(found: re.Match[str]) -> str:
    return f"{found['name']}{found['sign']}{HIDDEN}" if found["name"] else HIDDEN
