"""Azure read through its real kit, over TLS on this machine: what synthetic answers tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from courtier.providers.discover.azure.reader import GRAPH, GROUPS, RESOURCES
from courtier.providers.discover.lines import line_of
from courtier.providers.discover.readers import Options
from courtier.values.errors import OutsideError, UsageError
from tests.providers.discover.azure.conftest import ASKED, ONE, PARTS, TWO, Reading, key
from tests.providers.discover.azure.world import (
    VM,
    Ask,
    Fault,
    World,
    failure,
    machines,
    row,
    subscription,
)

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def test_accounts_have_names_and_the_folders_above_them(five: World, reading: Reading) -> None:
    first, second = reading.reader().accounts()
    assert (first.id, first.name, first.path) == (ONE, "Essai 1", ("racine", "Services"))
    assert (second.id, second.name, second.path) == (TWO, "Essai 2", ())


def test_every_page_is_read(five: World, reading: Reading) -> None:
    five.page = 2
    found, unread = reading()
    assert not unread
    names = [f"vm-{n:05d}" for n in range(5)]
    for listing in (RESOURCES, GRAPH):
        assert [one.id.rpartition("/")[2] for one in found[key(listing)]] == names
    asked = [path for _, path in five.asked]
    assert asked.count(f"/subscriptions/{ONE}/resources") == 3
    tokens = [body["options"].get("$skipToken") for body in five.bodies if body]
    assert [token for token in tokens if token] == ["2", "4"]


def test_an_empty_subscription_is_read_as_empty(five: World, reading: Reading) -> None:
    found, unread = reading()
    assert [found[key(listing, 2)] for listing in PARTS] == [[], [], []]
    assert not unread


def test_who_sees_no_subscription_is_not_told_that_there_is_nothing(
    world: World, reading: Reading
) -> None:
    with pytest.raises(OutsideError) as caught:
        reading.reader().accounts()
    assert "aucun abonnement" in caught.value.text.fr
    assert "reader" in caught.value.help.en


def test_names_hold_nothing_hidden(five: World, reading: Reading) -> None:
    five.chains = {1: [{"name": "mg", "displayName": "a\x1b[31m\u202eb\n"}, {"name": "racine"}]}
    name = {"subscriptionId": ONE, "displayName": "Essai\x1b]0;x\x07 🏛 \ud83d"}
    five.faults["/subscriptions"] = [lambda ask: ask.json({"value": [name]})]
    (account,) = reading.reader().accounts()
    assert account.name is not None
    for text in (account.name, *account.path):
        assert not [sign for sign in text if not sign.isprintable()]
    assert "🏛" in account.name


def test_a_group_is_a_resource_with_its_tags(five: World, reading: Reading) -> None:
    (group,) = reading()[0][key(GROUPS)]
    assert group.type == "microsoft.resources/resourcegroups"
    assert (group.group, group.region, group.tags) == (
        "rg-essai",
        "canadaeast",
        {"projet": "permis"},
    )


def test_the_graph_tells_properties_and_the_list_leaves_them_unknown(
    five: World, reading: Reading
) -> None:
    told = {"allowBlobPublicAccess": True}
    account = row(1, "st1", "Microsoft.Storage/storageAccounts", properties=told,
                  sku={"name": "Standard_LRS"}, tags={"A": "b", "vide": None})  # fmt: skip
    five.rows[1] = [{**account, "identity": {"principalId": "someone"}}]
    found, _ = reading()
    (graph,), (listed,) = found[key(GRAPH)], found[key(RESOURCES)]
    assert graph.attributes["properties"] == told
    assert "properties" not in listed.attributes
    assert graph.attributes["sku"] == listed.attributes["sku"] == {"name": "Standard_LRS"}
    assert graph.tags == {"A": "b", "vide": ""}
    assert graph.type == listed.type == "microsoft.storage/storageaccounts"
    assert "identity" not in graph.attributes
    assert "identity" not in listed.attributes


def test_the_question_asks_for_no_identity(five: World, reading: Reading) -> None:
    reading()
    queries = {body["query"] for body in five.bodies if body}
    assert len(queries) == 2
    assert not any("identity" in query for query in queries)
    assert all("order by id asc" in query for query in queries)


def test_another_region_is_left_out_and_what_is_of_none_stays(
    five: World, reading: Reading
) -> None:
    five.rows[1] = [row(1, "a", VM), row(1, "b", VM, location="eastus"),
                    row(1, "c", "Microsoft.Network/dnsZones", location="global")]  # fmt: skip
    reading.options = Options(regions=("Canada Central",))
    found, _ = reading()
    for listing in (RESOURCES, GRAPH):
        assert [one.id[-1] for one in found[key(listing)]] == ["a", "c"]


def test_only_the_accounts_that_are_named_are_asked(five: World, reading: Reading) -> None:
    reading.options = Options(accounts=(TWO.upper(),))
    assert [account.id for account in reading.reader().accounts()] == [TWO]
    assert [body["subscriptions"] for body in five.bodies if body] == [[TWO]]


def test_an_account_that_cannot_be_seen_is_refused(five: World, reading: Reading) -> None:
    reading.options = Options(accounts=(subscription(7),))
    with pytest.raises(UsageError) as caught:
        reading.reader().accounts()
    assert subscription(7) in caught.value.text.fr
    assert subscription(7) in caught.value.text.en


def test_twenty_thousand_resources(world: World, reading: Reading) -> None:
    world.rows = {1: machines(1, 20_000)}
    found, unread = reading()
    assert not unread
    assert len({one.id for one in found[key(GRAPH)]}) == 20_000
    assert len({one.id for one in found[key(RESOURCES)]}) == 20_000
    assert len(world.asked) == 1 + 1 + 1 + 20 + 20


def test_two_runs_over_the_same_answers_give_the_same_bytes(five: World, reading: Reading) -> None:
    def lines() -> str:
        return "\n".join(line_of(one) for rows in reading()[0].values() for one in rows)

    first = lines()
    assert first.count("\n") == 10
    assert lines() == first


def test_a_page_that_is_too_large_is_asked_smaller(five: World, reading: Reading) -> None:
    def heavy(ask: Ask) -> None:
        options = ask.body["options"]
        too_large = failure(400, "BadRequest", "ResponsePayloadTooLarge")
        many = options["$top"] > 3 and ask.body["query"].startswith("Resources")
        too_large(ask) if many else five.answer(ask)

    five.faults[ASKED] = [heavy] * 100
    found, unread = reading()
    assert not unread
    assert [one.id[-1] for one in found[key(GRAPH)]] == list("01234")


def test_a_page_that_is_too_large_in_the_middle_goes_on_after_what_was_read(
    five: World, reading: Reading
) -> None:
    five.page = 2
    too_large = failure(400, "BadRequest", "ResponsePayloadTooLarge")
    five.faults[ASKED] = [five.answer, five.answer, too_large]
    found, unread = reading()
    assert not unread
    assert [one.id[-1] for one in found[key(GRAPH)]] == list("01234")
    options = [body["options"] for body in five.bodies if body]
    assert {"$top": 500, "$skip": 2, "resultFormat": "objectArray"} in [
        {name: one[name] for name in ("$top", "$skip", "resultFormat") if name in one}
        for one in options
    ]


def _graph(**keys: Any) -> Callable[[Ask], None]:
    data = [row(1, "a", VM)]
    answer = {"totalRecords": 1, "count": 1, "data": data, "resultTruncated": "false"}
    return lambda ask: ask.json(answer | keys)


@pytest.mark.parametrize(
    "fault",
    [_graph(resultTruncated="true"), _graph(totalRecords=2), _graph(**{"$skipToken": "9"}),
     _graph(**{"$skipToken": "9", "data": []})],
    ids=["truncated", "fewer", "circle", "empty pages"],
)  # fmt: skip
def test_an_answer_that_is_not_whole_is_never_taken_as_whole(
    five: World, reading: Reading, fault: Fault
) -> None:
    five.faults[ASKED] = [five.answer, *[fault] * 5]
    _, unread = reading()
    assert unread[key(GRAPH)].why == "malformed"
    assert unread[key(GRAPH)].matters
