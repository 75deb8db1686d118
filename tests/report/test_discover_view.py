"""The summary of an inventory, where it is long: grouped, counted, never silent on the rest."""

from __future__ import annotations

from datetime import date

import pytest

from courtier.report.discover_view import MOST, discover_text
from courtier.results.discover import Count, DiscoverResult, Held, TypeCount
from courtier.results.inventory import Account, Inventory, UnknownType, Unread
from courtier.values.text import Language

NOTHING = Held(yes=0, no=0, unknown=0)


def result(unread: list[Unread], number: int = 1) -> DiscoverResult:
    """An inventory of some types, regions and accounts, as many of each."""
    head = Inventory(
        schema="courtier/inventory/1", cloud="aws", read_on=date(2026, 11, 21), courtier="0",
        knowledge="k", accounts=tuple(Account(id=f"{n:012d}") for n in range(number)),
        resources=number, unread=tuple(unread), complete=not unread,
        unknown_types=tuple(UnknownType(type=f"x:t{n}", count=1) for n in range(number)),
    )  # fmt: skip
    counts = tuple(Count(id=f"aws:r{n}", count=1) for n in range(number))
    return DiscoverResult(
        schema="courtier/discover/1", inventory=head, sha256="0" * 64, written=None,
        accounts=counts, regions=counts, needs=(Count(id="compute", count=number),),
        types=tuple(TypeCount(type=f"t{n}", need="compute", service="", count=1)
                    for n in range(number)),
        encrypted=NOTHING, public=NOTHING, tagged=NOTHING,
    )  # fmt: skip


def refused(region: str | None, listing: str = "ec2:DescribeInstances") -> Unread:
    return Unread(part=f"1/{region}/{listing}", account="1", region=region, listing=listing,
                  why="refused", detail="AccessDenied")  # fmt: skip


def flat(found: DiscoverResult, language: Language = "en") -> str:
    return " ".join(discover_text(found, language).split())


def test_parts_that_differ_by_their_region_are_told_at_once() -> None:
    text = flat(result([refused("r1"), refused("r2"), refused("r3")]))
    assert "Not read (3)" in text
    assert "1, r1, r2, r3, ec2:DescribeInstances: the provider refuses" in text
    assert text.count("AccessDenied") == 1
    assert text.count("courtier discover permissions aws") == 1


def test_other_listings_and_reasons_stay_apart() -> None:
    text = flat(result([refused("r1"), refused("r1", "rds:DescribeDBInstances"), refused(None)]))
    assert text.count("AccessDenied") == 3
    assert "- 1, r1, ec2:DescribeInstances" in text
    assert "- 1, ec2:DescribeInstances" in text


def test_an_account_that_no_role_was_named_for_is_told_how() -> None:
    one = refused(None, "sts:AssumeRole").model_copy(update={"detail": "sts:AssumeRole --role"})
    assert "Name a role of these accounts with --role" in flat(result([one]))


@pytest.mark.parametrize(("number", "more"), [(MOST, 0), (MOST + 2, 4)])
def test_long_parts_are_cut_and_say_so(number: int, more: int) -> None:
    """By region, by account, by type, unknown types: each says how many are left out."""
    text = flat(result([], number))
    assert text.count("… and 2 more (--format json).") == more


def test_a_listing_that_does_not_matter_is_told_apart() -> None:
    one = refused("r1").model_copy(update={"matters": False})
    found = result([one])
    found = found.model_copy(
        update={"inventory": found.inventory.model_copy(update={"complete": True})}
    )
    text = flat(found, "fr")
    assert "INCOMPLET" not in text
    assert "Non lu, mais dit par d’autres listes (1)" in text


def test_an_empty_inventory_has_no_table() -> None:
    lines = discover_text(result([], 0), "fr").splitlines()
    assert lines == ["Inventaire AWS du 21\u00a0novembre\u00a02026\u00a0: 0 ressource, 0 compte"]
