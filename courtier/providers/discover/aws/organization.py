"""The accounts of an organisation, with the folders above each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from courtier.providers.discover.aws.faults import kit_errors, unread
from courtier.providers.discover.aws.sessions import Sessions
from courtier.providers.discover.cloud import UnreadError
from courtier.results.inventory import Account

CALLS = (
    "organizations:ListRoots",
    "organizations:ListAccountsForParent",
    "organizations:ListOrganizationalUnitsForParent",
)
"""What is asked of the organisation."""


def members(sessions: Sessions) -> tuple[Account, ...]:
    """Every account of the organisation of the caller, in order of id.

    Raises:
        UnreadError: There is no organisation (``not-enabled``), or its tree may not be read.
    """
    client = sessions.client("", "organizations", sessions.home)
    call = CALLS[0]
    try:
        found = [
            account
            for root in _all(client, "list_roots", "Roots")
            for account in _under(client, root["Id"], ())
        ]
    except kit_errors() as error:
        call = f"organizations:{getattr(error, 'operation_name', call.partition(':')[2])}"
        raise unread(error, call) from error
    return tuple(sorted(found, key=lambda account: account.id))


def _under(client: Any, parent: str, path: tuple[str, ...]) -> Iterator[Account]:
    """The accounts of a folder and of those inside it."""
    for account in _all(client, "list_accounts_for_parent", "Accounts", ParentId=parent):
        yield Account(id=account["Id"], name=account.get("Name"), path=path)
    units = _all(
        client, "list_organizational_units_for_parent", "OrganizationalUnits", ParentId=parent
    )
    for unit in units:
        yield from _under(client, unit["Id"], (*path, unit.get("Name") or unit["Id"]))


def _all(client: Any, method: str, key: str, **arguments: Any) -> list[dict[str, Any]]:
    pages = client.get_paginator(method).paginate(**arguments)
    return [item for page in pages for item in page.get(key, ())]


def nothing_to_list(error: UnreadError) -> bool:
    """Whether an error only says that the account stands alone."""
    return error.why == "not-enabled"
