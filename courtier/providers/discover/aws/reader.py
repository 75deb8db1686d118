"""Reads what runs in AWS: accounts, then the listings of each region, then the resources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from courtier.providers.discover.aws.explorer import explored
from courtier.providers.discover.aws.faults import kit_errors, outside, unread
from courtier.providers.discover.aws.listing import Place
from courtier.providers.discover.aws.listings import LISTINGS
from courtier.providers.discover.aws.listings_other import EXPLORED
from courtier.providers.discover.aws.organization import CALLS, members, nothing_to_list
from courtier.providers.discover.aws.sessions import Patience, Sessions, load_kit
from courtier.providers.discover.aws.walk import Walk
from courtier.providers.discover.cloud import Part, UnreadError
from courtier.providers.discover.readers import Options
from courtier.results.inventory import Account, Cloud, Found
from courtier.values.errors import UsageError
from courtier.values.text import Text, say

ORGANIZATION = CALLS[1]
"""The part that tells that the other accounts of the organisation could not be listed. Most
accounts may not list it: being refused is no gap in what was asked."""
OWN_CALLS = ("sts:GetCallerIdentity", "sts:AssumeRole", "ec2:DescribeRegions",
             "resource-explorer-2:ListIndexes", *CALLS)  # fmt: skip
"""What is asked beside the listings."""
_ACCOUNT = re.compile(r"\d{12}\Z", re.ASCII)


def open_reader(options: Options) -> AwsReader:
    """The reader of AWS, with the credentials of the caller's own chain.

    Args:
        options: The accounts and regions to read, the role to enter other accounts with.

    Raises:
        UsageError: The kit is not installed, or an option is no account, region or role.
        OutsideError: The configuration of the caller names no credentials that can be used.
    """
    return reader_of(options, Patience())


def reader_of(options: Options, patience: Patience) -> AwsReader:
    """The reader of AWS, as patient as is said; raises as :func:`open_reader`."""
    kit = load_kit()
    from botocore.exceptions import BotoCoreError

    home = options.regions[0] if options.regions else ""
    try:
        sessions = Sessions(kit, options.role, patience, home)
        known = sessions.regions()
    except BotoCoreError as error:
        raise outside(error, "session") from error
    for region in options.regions:
        if region not in known:
            raise UsageError(say(_NO_REGION.fr, _NO_REGION.en, region=region), _NO_REGION_HELP)
    for account in options.accounts:
        if not _ACCOUNT.match(account):
            raise _no_account(account)
    return AwsReader(sessions, options)


class AwsReader:
    """Reads AWS, and nothing else than reads.

    Args:
        sessions: The clients.
        options: What is asked.
    """

    cloud: Cloud = "aws"

    def __init__(self, sessions: Sessions, options: Options) -> None:
        self._sessions, self._options = sessions, options
        self._own = ""
        self._unlisted: UnreadError | None = None
        self._regions: dict[str, tuple[str, ...]] = {}
        self._pool = ThreadPoolExecutor(sessions.patience.parallel, "courtier-aws")

    def accounts(self) -> Sequence[Account]:
        """The accounts of the organisation where it may be listed, else the caller's own.

        Raises:
            OutsideError: No credentials that AWS accepts, or no answer.
            UsageError: An account that was asked is none of them.
        """
        self._own = self._caller()
        try:
            found = members(self._sessions)
        except UnreadError as error:
            found = ()
            if not nothing_to_list(error):
                matters = error.why != "refused"
                self._unlisted = UnreadError(error.why, error.detail, matters=matters)
        return self._asked(found or (Account(id=self._own),), listed=bool(found))

    def _asked(self, found: Sequence[Account], *, listed: bool) -> Sequence[Account]:
        """Those that were asked, even unlisted ones where a role may enter them."""
        wanted = set(self._options.accounts)
        if not wanted:
            return found
        self._unlisted = None
        known = {account.id: account for account in found}
        unknown = sorted(wanted - set(known))
        if unknown and (listed or not self._options.role):
            raise _no_account(unknown[0])
        return tuple(known.get(id, Account(id=id)) for id in sorted(wanted))

    def parts(self, account: Account) -> Sequence[Part]:
        """The listings of an account: those of each region, those of none.

        Raises:
            UnreadError: The account cannot be entered, or its regions cannot be listed.
        """
        self._enter(account.id)
        regions = self._options.regions or self._opted_in(account.id)
        self._regions[account.id] = tuple(sorted(regions))
        parts = [
            Part(account.id, region, listing.name)
            for listing in LISTINGS.values()
            for region in ([""] if listing.everywhere else regions)
        ]
        if self._unlisted is not None and account.id == self._own:
            parts.append(Part(account.id, "", ORGANIZATION))
        return sorted(parts)

    def read(self, part: Part) -> Iterator[Found]:
        """The resources of a part, page by page, those of other regions than the asked left out.

        Raises:
            UnreadError: Not all of it could be read.
        """
        for found in self._found(part):
            if not self._options.regions or found.region in (None, *self._options.regions):
                yield found

    def _found(self, part: Part) -> Iterator[Found]:
        sessions = self._sessions
        if part.listing == ORGANIZATION:
            error = self._unlisted
            raise error if error is not None else UnreadError("interrupted")
        place = Place(part.account, part.region or sessions.home, sessions.partition)
        if part.listing == EXPLORED.name:
            return explored(sessions, place, self._regions.get(part.account, ()), self._pool)
        listing = LISTINGS[part.listing]
        return Walk(sessions, listing, place, self._pool, self._options.regions).found()

    def _caller(self) -> str:
        try:
            client = self._sessions.client("", "sts", self._sessions.home)
            found: str = client.get_caller_identity()["Account"]
        except kit_errors() as error:
            raise outside(error, "sts:GetCallerIdentity") from error
        return found

    def _enter(self, account: str) -> None:
        if account == self._own:
            return
        if not self._options.role:
            raise UnreadError("refused", "sts:AssumeRole --role")
        try:
            self._sessions.enter(account)
        except kit_errors() as error:
            raise unread(error, "sts:AssumeRole") from error

    def _opted_in(self, account: str) -> tuple[str, ...]:
        """The regions that the account has turned on."""
        try:
            client = self._sessions.client(account, "ec2", self._sessions.home)
            answer: dict[str, Any] = client.describe_regions()
        except kit_errors() as error:
            raise unread(error, "ec2:DescribeRegions") from error
        return tuple(sorted(region["RegionName"] for region in answer.get("Regions", ())))


def _no_account(account: str) -> UsageError:
    return UsageError(say(_NO_ACCOUNT.fr, _NO_ACCOUNT.en, account=account), _NO_ACCOUNT_HELP)


_NO_REGION = Text(
    fr="« {region} » n’est pas une région d’AWS que la trousse connaît.",
    en="“{region}” is no region of AWS that the kit knows.",
)
_NO_REGION_HELP = Text(
    fr="Écrivez son code, comme ca-central-1 ; pour une région récente, mettez la trousse à jour : "
    'pip install --upgrade "courtier[aws]"',
    en="Write its code, as ca-central-1; for a recent region, update the kit: "
    'pip install --upgrade "courtier[aws]"',
)
_NO_ACCOUNT = Text(
    fr="« {account} » n’est pas un compte AWS que l’on peut lire ici.",
    en="“{account}” is no AWS account that can be read here.",
)
_NO_ACCOUNT_HELP = Text(
    fr="Donnez les douze chiffres d’un compte de l’organisation. Sans droit de lister "
    "l’organisation, --role NOM permet d’entrer dans un compte que l’on nomme.",
    en="Give the twelve digits of an account of the organisation. Without the right to list the "
    "organisation, --role NAME lets one enter an account that one names.",
)
