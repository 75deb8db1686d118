"""The policy of least permissions of each cloud, out of the calls that discovery makes."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from typing import Any

from courtier.knowledge.records.read_calls import CloudWord, ReadCall
from courtier.values.text import Language, Text

NAME = "courtier discover"
_WHAT = Text(
    fr="Lire l’inventaire du nuage, sans rien y changer",
    en="Read the inventory of the cloud, and change nothing there",
)
_ENTER = "sts:AssumeRole"
_ROLE = "arn:aws:iam::*:role/courtier-discover"
"""The role of the other accounts, by the name that ``--role`` would give."""
_ANY_SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000"


def policy(cloud: CloudWord, calls: Sequence[ReadCall], language: Language) -> str:
    """The policy as the cloud takes it: JSON, that of the portal for Azure; YAML for Google Cloud.

    Args:
        cloud: Which one.
        calls: The calls of that cloud.
        language: Of the name and the description of the role.
    """
    return _WRITERS[cloud](permissions_of(calls), _WHAT.in_(language))


def permissions_of(calls: Sequence[ReadCall]) -> list[str]:
    """The permissions of calls, each once, in order; none that a wider one of them holds."""
    names = {call.permission for call in calls if call.permission}
    wide = [name for name in names if "*" in name]
    return sorted(n for n in names if not any(n != w and fnmatchcase(n, w) for w in wide))


def _aws(permissions: list[str], what: str) -> str:
    del what  # a policy of IAM has no description
    reads = [name for name in permissions if name != _ENTER]
    statements = [_statement("CourtierDiscover", reads, "*")]
    if _ENTER in permissions:
        statements.append(_statement("CourtierEnter", [_ENTER], _ROLE))
    return _json({"Version": "2012-10-17", "Statement": statements})


def _statement(name: str, actions: list[str], resource: str) -> dict[str, Any]:
    return {"Sid": name, "Effect": "Allow", "Action": actions, "Resource": resource}


def _azure(permissions: list[str], what: str) -> str:
    allowed = {"actions": permissions, "notActions": [], "dataActions": [], "notDataActions": []}
    properties = {
        "roleName": NAME,
        "description": what,
        "assignableScopes": [_ANY_SUBSCRIPTION],
        "permissions": [allowed],
    }
    return _json({"properties": properties})


def _google(permissions: list[str], what: str) -> str:
    lines = [f"title: {NAME}", f"description: {what}", "stage: GA", "includedPermissions:"]
    return "\n".join([*lines, *(f"- {name}" for name in permissions)]) + "\n"


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


_WRITERS: dict[CloudWord, Callable[[list[str], str], str]] = {
    "aws": _aws,
    "azure": _azure,
    "google": _google,
}
"""How each cloud wants it."""
