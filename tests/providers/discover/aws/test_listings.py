"""Every listing over HTTP: two pages of synthetic answers, built from the kit's service models."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from courtier.providers.discover.aws.arns import parsed
from courtier.providers.discover.aws.listing import Listing, Step
from courtier.providers.discover.aws.listings import LISTINGS
from courtier.providers.discover.aws.reader import AwsReader
from courtier.providers.discover.aws.sessions import READS
from courtier.results.inventory import Account
from tests.providers.discover.aws.filled import made
from tests.providers.discover.aws.reading import (
    REGION,
    Whole,
    cloud,
    identity,
    opened,
    read_part,
    regions,
)
from tests.providers.discover.aws.synthetic import ACCOUNT, CALLS, Cloud, pages, serving, turner

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
FIRST, SECOND = range(1, 3), range(3, 4)
INDEX = {"Indexes": [{"Region": REGION, "Type": "AGGREGATOR", "Arn": "x"}]}


@dataclass
class Near:
    """One cloud and one reader of it for all listings: clients are slow to make."""

    cloud: Cloud
    reader: AwsReader | None = None

    def read(self, listing: Listing) -> Whole:
        """What a listing tells."""
        os.environ["AWS_ENDPOINT_URL"] = self.cloud.url
        self.cloud.answers, self.cloud.asked[:] = answers(listing), []
        if self.reader is None:
            self.reader = opened(self.cloud, attempts=1)
            self.reader.accounts()
        seen = Whole()
        every = self.reader.parts(Account(id=ACCOUNT))
        seen.parts = [part for part in every if part.listing == listing.name]
        for part in seen.parts:
            read_part(self.reader, part, seen)
        return seen


@pytest.fixture(scope="module")
def near() -> Iterator[Near]:
    with serving(cloud()) as found:
        yield Near(found)


def answers(listing: Listing) -> dict[str, Any]:
    """For each call of a listing, its pages; of a call for each item, one page."""
    found: dict[str, Any] = {
        "sts:GetCallerIdentity": identity,
        "ec2:DescribeRegions": regions(REGION),
        "resource-explorer-2:ListIndexes": INDEX,
    }
    for number, step in enumerate(listing.steps):
        call = f"{step.service or listing.service}:{step.operation}"
        found[call] = told(listing, step, call, first=number == 0)
    return found


def told(listing: Listing, step: Step, call: str, *, first: bool) -> Any:
    """Two pages where the kit turns them, else all in one; then an empty one where we turn."""
    if step.into or not first:
        return made(listing, step, REGION, FIRST)
    if step.pages:
        return _ours(listing, step)
    if turner(call):
        return pages(call, *(_items(listing, step, numbers) for numbers in (FIRST, SECOND)))
    return made(listing, step, REGION, range(1, 4))


def _items(listing: Listing, step: Step, numbers: range) -> Any:
    value: Any = made(listing, step, REGION, numbers)
    head, _, rest = step.items.partition(".")
    value = value[head]
    return value[rest] if rest and isinstance(value, dict) else value


def _ours(listing: Listing, step: Step) -> Any:
    asked, token = step.pages

    def answer(call: Any) -> dict[str, Any]:
        if asked in call.arguments:
            return {token: []} if token == step.items else made(listing, step, REGION, SECOND)
        page = made(listing, step, REGION, FIRST)
        return page if token == step.items else {**page, token: "page1"}

    return answer


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=list(LISTINGS))
def test_a_listing_tells_its_resources_whole(near: Near, listing: Listing) -> None:
    seen = near.read(listing)
    assert {key: error.detail for key, error in seen.unread.items()} == {}
    assert len(seen.ids) >= 2
    assert len(set(seen.ids)) == len(seen.ids) or len(listing.steps) > 1
    for one in seen.found:
        address = parsed(one.id)
        assert address is not None
        assert address.type == one.type, "another listing would give the address another type"
        assert listing.type in ("", one.type)
        assert one.account in (ACCOUNT, address.account)
        assert one.region == (address.region or (REGION if one.type == "s3:bucket" else None))
        assert one.listings == (listing.name,)
        assert (one.tags is None) == (listing.tags is None)
        assert one.tags != {}, "the model has tags there, and they were filled"
    sent = {one.call for one in near.cloud.asked}
    assert {call for call in listing.calls if call != "s3:GetBucketLocation"} <= sent
    assert sent <= set(CALLS)
    assert all(call.partition(":")[2].startswith(READS) for call in sent)


def test_three_resources_come_in_two_pages(near: Near) -> None:
    """The kit and this program turn pages alike."""
    for name in ("ec2:DescribeVolumes", "rds:DescribeDBInstances", "lambda:ListFunctions",
                 "s3:ListBuckets", "dynamodb:ListTables", "athena:ListWorkGroups",
                 "wafv2:ListWebACLs", "cloudfront:ListDistributions"):  # fmt: skip
        seen = near.read(LISTINGS[name])
        assert len(seen.ids) == 3, name
        assert near.cloud.counted()[name] == 2, name
