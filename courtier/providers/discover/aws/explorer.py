"""Resource Explorer: the index of what an account holds, where somebody turned it on.

It is asked only where ``ListIndexes`` names an index: a search elsewhere may create one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor

from courtier.providers.discover.aws.faults import kit_errors, unread
from courtier.providers.discover.aws.listing import Place
from courtier.providers.discover.aws.listings_other import EXPLORED
from courtier.providers.discover.aws.sessions import Sessions
from courtier.providers.discover.aws.walk import Walk
from courtier.providers.discover.cloud import UnreadError
from courtier.results.inventory import Found

INDEXES = "resource-explorer-2:ListIndexes"


def explored(
    sessions: Sessions, place: Place, regions: Sequence[str], pool: Executor
) -> Iterator[Found]:
    """What the index of the whole account tells, else those of its regions.

    Args:
        sessions: The clients.
        place: The account, and the region that is asked for the indexes.
        regions: Those to read.
        pool: Where calls run side by side.

    Raises:
        UnreadError: No index is turned on (``not-enabled``), or an answer is missing.
    """
    for region in _indexed(sessions, place, regions):
        there = Place(place.account, region, place.partition)
        for found in Walk(sessions, EXPLORED, there, pool).found():
            yield found if found.tags else found.model_copy(update={"tags": None})


def _indexed(sessions: Sessions, place: Place, regions: Sequence[str]) -> list[str]:
    try:
        client = sessions.client(place.account, "resource-explorer-2", place.region)
        pages = client.get_paginator("list_indexes").paginate()
        indexes = [index for page in pages for index in page.get("Indexes", ())]
    except kit_errors() as error:
        raise unread(error, INDEXES) from error
    whole = sorted(i["Region"] for i in indexes if i.get("Type") == "AGGREGATOR")
    found = whole[:1] or sorted({i["Region"] for i in indexes} & set(regions))
    if not found:
        raise UnreadError("not-enabled", INDEXES, matters=False)
    return found
