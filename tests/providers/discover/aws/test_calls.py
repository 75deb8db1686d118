"""The calls that are really sent, against the table that permissions are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.read_calls import read_calls
from courtier.providers.discover.aws.listings import LISTINGS
from courtier.providers.discover.aws.sessions import Sessions, load_kit
from courtier.results.inventory import Account
from tests.providers.discover.aws.filled import made
from tests.providers.discover.aws.reading import REGION, cloud, opened, whole
from tests.providers.discover.aws.synthetic import ACCOUNT, Cloud, serving
from tests.providers.discover.aws.test_listings import FIRST, INDEX, told
from tests.providers.discover.aws.test_reader import OTHER, role

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
READS = ("Describe", "Get", "List", "Search")


@pytest.fixture
def near() -> Iterator[Cloud]:
    """A cloud where every listing has resources, in an organisation of two accounts."""
    found = cloud()
    for listing in LISTINGS.values():
        for number, step in enumerate(listing.steps):
            call = f"{step.service or listing.service}:{step.operation}"
            found.answers[call] = told(listing, step, call, first=number == 0)
    buckets = made(LISTINGS["s3:ListBuckets"], LISTINGS["s3:ListBuckets"].steps[0], REGION, FIRST)
    del buckets["Buckets"][0]["BucketRegion"]
    found.answers.update(organization(), **{
        "s3:ListBuckets": buckets,
        "s3:GetBucketLocation": {"LocationConstraint": REGION},
        "resource-explorer-2:ListIndexes": INDEX,
        "sts:AssumeRole": role,
    })  # fmt: skip
    with serving(found):
        yield found


def organization() -> dict[str, Any]:
    accounts = [{"Id": ACCOUNT, "Name": "a"}, {"Id": OTHER, "Name": "b"}]
    return {
        "organizations:ListRoots": {"Roots": [{"Id": "r-1"}]},
        "organizations:ListAccountsForParent": {"Accounts": accounts},
        "organizations:ListOrganizationalUnitsForParent": {"OrganizationalUnits": []},
    }


def test_what_is_sent_is_the_table_of_calls_and_all_of_it_is_a_read(
    near: Cloud, knowledge: Knowledge
) -> None:
    reader = opened(near, attempts=1, role="lecture", accounts=(ACCOUNT,))
    seen = whole(reader)
    assert {key: error.detail for key, error in seen.unread.items()} == {}
    assert len({one.type for one in seen.found}) > 70
    assert len(reader.parts(Account(id=OTHER))) == len(seen.parts)
    sent = {one.call for one in near.asked}
    rows = {row.call for row in read_calls(knowledge) if row.cloud == "aws"}
    assert sent - rows == set(), "a call that the ready policy does not allow"
    assert rows - sent == set(), "a permission that nothing uses"
    operations = {call.partition(":")[2] for call in sent} - {"AssumeRole"}
    assert [name for name in sorted(operations) if not name.startswith(READS)] == []


def test_a_call_that_is_no_read_never_leaves(near: Cloud) -> None:
    opened(near)
    client = Sessions(load_kit()).client("", "ec2", REGION)
    with pytest.raises(RuntimeError, match="TerminateInstances"):
        client.terminate_instances(InstanceIds=["i-1"])
    assert near.asked == []
