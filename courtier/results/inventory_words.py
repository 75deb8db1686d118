"""The words of inventories that more than one result or report says."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from courtier.results.inventory import Cloud, Inventory, Source, Unread, WhyUnread
from courtier.values.text import Text, join, say

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
    "not-told-by-export": Text(
        fr="un export ne dit qu’une part de ce qui existe",
        en="an export tells only a part of what exists",
    ),
}
"""Why a part was not read, as the end of a sentence."""

_SEEN_BY_AZURE = Text(
    fr="cet export tait ce que l’identité ne peut voir et les abonnements non demandés",
    en="this export is silent on what the identity may not see and on subscriptions not asked",
)
_LEFT_OUT: dict[str, Text] = {
    "resourcegroupstaggingapi:GetResources": Text(
        fr="cet export ne dit que ce qui porte ou a porté une étiquette, dans une seule région",
        en="this export tells only what has or had a tag, in a single region",
    ),
    "resource-explorer-2:ListResources": Text(
        fr="cet export ne dit que ce que la vue de l’index contient",
        en="this export tells only what the view of the index holds",
    ),
    "az resource list": _SEEN_BY_AZURE,
    "az graph query": _SEEN_BY_AZURE,
    "export": Text(
        fr="cet export ne dit que la portée demandée (projet, dossier ou organisation)",
        en="this export tells only the scope asked (project, folder or organization)",
    ),
}
"""What the export of each tool leaves out, by its listing."""


ROLE = "--role"
"""What stands in the detail of an account of AWS that no role was named for."""
_AGAIN = Text(
    fr="Refaites la lecture plus tard, ou compte par compte avec --account.",
    en="Make the run again later, or account by account with --account.",
)
_READ_IT = Text(
    fr="Seule une lecture du nuage (« courtier discover {cloud} » sans --from) peut dire qu’une"
    " chose n’existe pas.",
    en="Only a run over the cloud (“courtier discover {cloud}” without --from) can tell that a"
    " thing does not exist.",
)
_REMEDIES: dict[WhyUnread, Text] = {
    "refused": Text(
        fr="Accordez à qui lit les droits que « courtier discover permissions {cloud} » imprime,"
        " puis refaites la lecture.",
        en="Grant whoever reads the permissions that “courtier discover permissions {cloud}”"
        " prints, then make the run again.",
    ),
    "throttled": _AGAIN,
    "unreachable": _AGAIN,
    "expired": Text(
        fr="Renouvelez l’accès avec l’outil du fournisseur, puis refaites la lecture.",
        en="Renew the access with the provider’s own tool, then make the run again.",
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
    "not-told-by-export": _READ_IT,
}
_OF_EXPORTS: dict[WhyUnread, Text] = {
    "interrupted": Text(
        fr="Exportez de nouveau jusqu’à la dernière page, sans limite de nombre.",
        en="Export again to the last page, without a limit of number.",
    ),
    "not-told-by-export": _READ_IT,
}
"""What to do about an export: nothing can be asked of a file again."""


def remedies(unread: Iterable[Unread], cloud: Cloud, source: Source = "api") -> list[Text]:
    """What to do about parts that could not be read, each remedy once.

    Args:
        unread: The parts.
        cloud: Of which cloud.
        source: Where the inventory comes from: a file cannot be asked again.
    """
    known = _REMEDIES if source == "api" else {**_REMEDIES, **_OF_EXPORTS}
    found = []
    for one in unread:
        text = known[one.why]
        if ROLE in one.detail:
            text = Text(
                fr="Nommez avec --role un rôle de ces comptes, ou lisez chacun avec son accès.",
                en="Name a role of these accounts with --role, or read each with its own access.",
            )
        found.append(say(text.fr, text.en, cloud=cloud))
    return list(dict.fromkeys(found))


_WITH_SETTINGS: dict[Cloud, Text] = {
    "aws": Text(
        fr="Les exports d’AWS n’en disent jamais : lisez le nuage, sans --from.",
        en="Exports of AWS never tell them: read the cloud, without --from.",
    ),
    "azure": Text(
        fr='Exportez plutôt avec « az graph query -q "Resources" --first 1000 -o json ».',
        en='Export rather with “az graph query -q "Resources" --first 1000 -o json”.',
    ),
    "google": Text(
        fr='Ajoutez --read-mask="*" à « gcloud asset search-all-resources », ou'
        " --content-type=resource à « gcloud asset list » ou « export ».",
        en='Add --read-mask="*" to “gcloud asset search-all-resources”, or'
        " --content-type=resource to “gcloud asset list” or “export”.",
    ),
}
_ALL_RIGHTS = Text(
    fr="Accordez tous les droits que « courtier discover permissions {cloud} » imprime.",
    en="Grant all the permissions that “courtier discover permissions {cloud}” prints.",
)


def silent_settings(head: Inventory) -> Text:
    """That no resource tells its settings, and which option of which tool makes them told."""
    help = _WITH_SETTINGS[head.cloud] if head.source == "export" else _ALL_RIGHTS
    return say(
        "Aucune ressource ne dit ses réglages : taille, chiffrement et ouverture au public restent"
        " inconnus. {help}",
        "No resource tells its settings: size, encryption and openness to the public stay"
        " unknown. {help}",
        help=say(help.fr, help.en, cloud=head.cloud),
    )


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
    if unread.why == "not-told-by-export":
        return say(
            "{listing} : {told}.", "{listing}: {told}.",
            listing=unread.listing, told=left_out(unread),
        )  # fmt: skip
    words = (unread.account, ", ".join(regions), unread.listing)
    detail = f" ({unread.detail})" if unread.detail else ""
    return say(
        "{where} : {why}{detail}.", "{where}: {why}{detail}.",
        where=", ".join(word for word in words if word), why=WHY_UNREAD[unread.why], detail=detail,
    )  # fmt: skip


def left_out(unread: Unread) -> Text:
    """What an export leaves out: that of each tool whose answers the file holds."""
    why = WHY_UNREAD[unread.why]
    told = [_LEFT_OUT.get(listing, why) for listing in unread.listing.split("+")]
    return join(list(dict.fromkeys(told)))
