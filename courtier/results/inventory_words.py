"""The words of inventories that more than one result or report says."""

from __future__ import annotations

from courtier.results.inventory import Cloud, Unread, WhyUnread
from courtier.values.text import Text, say

CLOUD_NAMES: dict[Cloud, str] = {"aws": "AWS", "azure": "Azure", "google": "Google Cloud"}
WHY_UNREAD: dict[WhyUnread, Text] = {
    "refused": Text(fr="le fournisseur refuse ce droit", en="the provider refuses this permission"),
    "throttled": Text(
        fr="le fournisseur a demandé de ralentir jusqu’au dernier essai",
        en="the provider asked to slow down until the last attempt",
    ),
    "unreachable": Text(
        fr="aucune réponse entière jusqu’au dernier essai",
        en="no whole answer until the last attempt",
    ),
    "expired": Text(
        fr="les justificatifs d’accès ne valent plus", en="the credentials are no longer good"
    ),
    "malformed": Text(
        fr="la réponse n’a pas la forme attendue", en="the answer has not the expected form"
    ),
    "not-enabled": Text(
        fr="le compte n’a pas activé ce service", en="the account has not turned this service on"
    ),
    "interrupted": Text(fr="la lecture a été interrompue", en="the run was interrupted"),
}
"""Why a part was not read, as the end of a sentence."""


def unread_text(unread: Unread) -> Text:
    """Which part could not be read, and why, with what the cloud says in parentheses."""
    detail = f" ({unread.detail})" if unread.detail else ""
    return say(
        "{where} : {why}{detail}.", "{where}: {why}{detail}.",
        where=_where(unread), why=WHY_UNREAD[unread.why], detail=detail,
    )  # fmt: skip


def _where(unread: Unread) -> str:
    """The account, the region and the listing of a part, those that it has."""
    return ", ".join(word for word in (unread.account, unread.region, unread.listing) if word)
