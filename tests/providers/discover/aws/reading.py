"""Reads a synthetic or a mock cloud to the end, as a run does, without keeping files."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

from courtier.providers.discover.aws.reader import AwsReader, reader_of
from courtier.providers.discover.aws.sessions import Patience
from courtier.providers.discover.cloud import Part, UnreadError
from courtier.providers.discover.readers import Options
from courtier.results.inventory import Account, Found
from tests.providers.discover.aws.synthetic import ACCOUNT, Call, Cloud

REGION = "ca-central-1"
TWO = ("ca-central-1", "ca-west-1")


def identity(call: Call) -> dict[str, Any]:
    """The account of the key that signed: a role's is named after its account."""
    told = call.account.removeprefix("ROLE")
    return {"Account": told if told.isdigit() else ACCOUNT, "UserId": "x", "Arn": "x"}


def regions(*codes: str) -> dict[str, Any]:
    """The answer of the regions that are turned on."""
    return {"Regions": [{"RegionName": code} for code in codes]}


def cloud(**answers: Any) -> Cloud:
    """A cloud of one region with nothing in it; ``ec2__DescribeVpcs`` is the answer of a call."""
    told = {name.replace("__", ":").replace("_", "-"): one for name, one in answers.items()}
    base: dict[str, Any] = {
        "sts:GetCallerIdentity": identity,
        "ec2:DescribeRegions": regions(REGION),
    }
    return Cloud({**base, **told})


def opened(near: Cloud | str, attempts: int = 3, **options: Any) -> AwsReader:
    """The reader of a cloud on this machine."""
    os.environ["AWS_ENDPOINT_URL"] = near if isinstance(near, str) else near.url
    return reader_of(Options(**options), Patience(attempts, 5, 30))


@dataclass
class Whole:
    """All that was found and not, of the parts whose listing was wanted."""

    accounts: tuple[Account, ...] = ()
    found: list[Found] = field(default_factory=list)
    unread: dict[str, UnreadError] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        """The ids, in the order in which they came."""
        return [one.id for one in self.found]


def whole(reader: AwsReader, *wanted: str) -> Whole:
    """Read every part of every account, or those of the listings that are named."""
    seen = Whole(tuple(reader.accounts()))
    for account in seen.accounts:
        try:
            parts = reader.parts(account)
        except UnreadError as error:
            seen.unread[account.id] = error
            continue
        for part in parts:
            if not wanted or part.listing in wanted:
                seen.parts.append(part)
                read_part(reader, part, seen)
    return seen


def read_part(reader: AwsReader, part: Part, seen: Whole) -> None:
    """Read one part, to its end or to its error."""
    try:
        seen.found.extend(reader.read(part))
    except UnreadError as error:
        seen.unread[part.key] = error
