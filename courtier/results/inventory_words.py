"""The words of inventories that more than one result or report says."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

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
    "interrupted": Text(fr="la liste s’arrête avant la fin", en="the listing stops before its end"),
}
"""Why a part was not read, as the end of a sentence."""


ROLE = "--role"
"""What stands in the detail of an account of AWS that no role was named for."""
_AGAIN = Text(
    fr="Refaites la lecture plus tard, ou compte par compte avec --account.",
    en="Make the run again later, or account by account with --account.",
)
_REMEDIES: dict[WhyUnread, Text] = {
    "refused": Text(
        fr="Accordez à qui lit les droits que « courtier discover permissions {cloud} » imprime.",
        en="Grant whoever reads the permissions that “courtier discover permissions {cloud}”"
        " prints.",
    ),
    "throttled": _AGAIN,
    "unreachable": _AGAIN,
    "expired": Text(
        fr="Renouvelez l’accès avec l’outil du fournisseur.",
        en="Renew the access with the provider’s own tool.",
    ),
    "malformed": Text(
        fr="Mettez le programme à jour, ou signalez-le : le fournisseur a changé sa réponse.",
        en="Update the program, or report it: the provider changed its answer.",
    ),
    "not-enabled": Text(
        fr="Activez ce service dans le compte, ou passez-vous de ce qu’il dit.",
        en="Turn this service on in the account, or do without what it tells.",
    ),
    "interrupted": _AGAIN,
}


def remedies(unread: Iterable[Unread], cloud: Cloud) -> list[Text]:
    """What to do about parts that could not be read, each remedy once."""
    found = []
    for one in unread:
        text = _REMEDIES[one.why]
        if ROLE in one.detail:
            text = Text(
                fr="Nommez avec --role un rôle de ces comptes, ou lisez chacun avec son accès.",
                en="Name a role of these accounts with --role, or read each with its own access.",
            )
        found.append(say(text.fr, text.en, cloud=cloud))
    return list(dict.fromkeys(found))


def unread_text(unread: Unread) -> Text:
    """Which part could not be read, and why, with what the cloud says in parentheses."""
    return _text(unread, [unread.region] if unread.region else [])


def unread_texts(unread: Iterable[Unread]) -> list[Text]:
    """The same of several parts; those that differ by their region alone are told at once."""
    groups: dict[Hashable, list[Unread]] = {}
    for one in unread:
        key = (one.account, one.region is None, one.listing, one.why, one.detail)
        groups.setdefault(key, []).append(one)
    return [_text(group[0], [u.region for u in group if u.region]) for group in groups.values()]


def _text(unread: Unread, regions: Sequence[str]) -> Text:
    words = (unread.account, ", ".join(regions), unread.listing)
    detail = f" ({unread.detail})" if unread.detail else ""
    return say(
        "{where} : {why}{detail}.", "{where}: {why}{detail}.",
        where=", ".join(word for word in words if word), why=WHY_UNREAD[unread.why], detail=detail,
    )  # fmt: skip
