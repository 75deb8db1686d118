"""What several listings tell of one resource becomes one, in whatever order they tell it."""

from __future__ import annotations

from itertools import permutations

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.resources import ResourceFacts, resource_facts
from courtier.providers.discover.cloud import Part
from courtier.providers.discover.keep import MOST_ID, MOST_ITEMS, MOST_WORD, Keeper, _cut
from courtier.providers.discover.merge import merge_key, merged
from courtier.results.inventory import Cloud, Found

PART = Part("s", "canadaeast", "listing")
VAULT = "Microsoft.KeyVault/vaults"


@pytest.fixture(scope="module")
def facts() -> ResourceFacts:
    return resource_facts(Knowledge())


def test_what_listings_tell_is_joined_in_any_order(facts: ResourceFacts) -> None:
    index = Found(id="a", type=VAULT, region="canadaeast", listings=("index",), tags={"x": "1"})
    rich = Found(
        id="a", type=VAULT, account="s", attributes={"location": "canadaeast", "p": {"a": 1}},
        listings=("list",), tags={"x": "2", "y": "3"},
    )  # fmt: skip
    odd = Found(id="a", type="Contoso/none", attributes={"p": {"a": 9, "b": 2}, "q": 1, "r": [1]},
                group="g", listings=("odd", "index"))  # fmt: skip
    for order in permutations((index, rich, odd)):
        one = merged(order, "azure", facts)
        assert one == Found(
            id="a", type=VAULT, account="s", region="canadaeast", group="g",
            tags={"x": "2", "y": "3"}, listings=("index", "list", "odd"),
            attributes={"location": "canadaeast", "p": {"a": 1, "b": 2}, "q": 1, "r": [1]},
        )  # fmt: skip


def test_tags_that_nobody_told_stay_unknown(facts: ResourceFacts) -> None:
    silent, empty = Found(id="a", type=VAULT), Found(id="a", type=VAULT, tags={})
    assert merged((silent, silent), "azure", facts).tags is None
    assert merged((silent, empty), "azure", facts).tags == {}
    assert merged((empty, silent), "azure", facts).tags == {}


def test_two_names_that_only_fold_alike_are_two_resources() -> None:
    assert merge_key("azure", "/g/rg-straße") != merge_key("azure", "/g/rg-strasse")


@pytest.mark.parametrize(("cloud", "same"), [("azure", True), ("aws", False), ("google", False)])
def test_only_azure_does_not_tell_capitals_apart(cloud: Cloud, same: bool) -> None:
    assert (merge_key(cloud, "/A/b") == merge_key(cloud, "/a/B")) is same


def kept(facts: ResourceFacts, found: Found) -> Found:
    return Keeper("azure", facts).kept(found, PART)


def test_a_row_without_account_or_listing_has_those_of_its_part(facts: ResourceFacts) -> None:
    one = kept(facts, Found(id="a", type=VAULT))
    assert (one.account, one.region, one.listings) == ("s", None, ("listing",))


def test_an_unknown_type_keeps_no_attribute(facts: ResourceFacts) -> None:
    one = kept(facts, Found(id="a", type="Contoso/x", attributes={"location": "x", "key": "s3"}))
    assert one.attributes == {}


def test_a_map_where_a_word_is_named_is_not_kept(facts: ResourceFacts) -> None:
    """The table names ``location``; what a cloud hides inside it is not ours to write."""
    one = kept(facts, Found(id="a", type=VAULT, attributes={"location": {"secret": "s3cr3t"}}))
    assert one.attributes == {}
    plain = kept(facts, Found(id="a", type=VAULT, attributes={"location": "canadaeast"}))
    assert plain.attributes == {"location": "canadaeast"}


def test_long_words_and_lists_are_cut(facts: ResourceFacts) -> None:
    long = "x" * (MOST_WORD + 1)
    one = kept(facts, Found(id="a", type=VAULT, tags={long: long},
                            attributes={"location": list(range(MOST_ITEMS))}))  # fmt: skip
    assert one.tags == {long[:-1]: long[:-1]}
    assert one.attributes["location"] == list(range(MOST_ITEMS))


@pytest.mark.parametrize(
    ("given", "kept_as"),
    [
        ([], []),
        ([{"x": 1}], None),
        (["a", {"x": 1}], ["a"]),
        (list(range(MOST_ITEMS + 1)), None),
        ([1, 2] * MOST_ITEMS, [1, 2]),
    ],
)
def test_a_list_says_no_more_than_it_did(
    facts: ResourceFacts, given: list[object], kept_as: list[object] | None
) -> None:
    """An empty list is a sure no: only an empty one may be one; a part of a long one is none."""
    one = kept(facts, Found(id="a", type=VAULT, attributes={"location": given}))
    assert one.attributes.get("location") == kept_as


def test_an_item_without_any_key_that_counts_stays_an_item() -> None:
    assert _cut([{"a": 1, "x": 2}, {"x": 2}, {"a": {"y": 1}}], {"a": {}}) == [{"a": 1}, {}, {}]
    assert _cut([], {"a": {}}) == []


def test_a_text_that_no_file_can_hold_is_made_one(facts: ResourceFacts) -> None:
    one = kept(facts, Found(id="a\ud800", type=VAULT, tags={"\udfff": "\ud800"}))
    assert (one.id, one.tags) == ("a?", {"?": "?"})


@pytest.mark.parametrize("length", [0, MOST_ID + 1])
def test_an_id_that_cannot_be_kept_whole_is_refused(facts: ResourceFacts, length: int) -> None:
    """Cut, it could be that of another resource."""
    assert len(kept(facts, Found(id="x" * MOST_ID, type=VAULT)).id) == MOST_ID
    with pytest.raises(ValueError, match=str(length)):
        kept(facts, Found(id="x" * length, type=VAULT))
