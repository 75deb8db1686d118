"""Azure read through its real kit, over TLS on this machine: synthetic answers, every fault."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from courtier.providers.discover.azure.reader import FOLDERS, GRAPH, GROUPS, RESOURCES
from courtier.providers.discover.cloud import UnreadError
from courtier.providers.discover.lines import line_of
from courtier.providers.discover.readers import Options
from courtier.values.errors import OutsideError, UsageError
from tests.providers.discover.azure.conftest import Reading
from tests.providers.discover.azure.world import (
    TOKEN,
    Ask,
    Fault,
    World,
    cut,
    failure,
    raw,
    row,
    serving,
    subscription,
)

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
VM = "Microsoft.Compute/virtualMachines"
ONE, TWO = subscription(1), subscription(2)
LISTED, ASKED = f"{ONE}/resources", "ResourceGraph"
PARTS = {RESOURCES: LISTED, GRAPH: ASKED, GROUPS: "resourcegroups"}
THROTTLED = failure(429, "TooManyRequests", Retry_After="7")


def key(listing: str, number: int = 1) -> str:
    return f"{subscription(number)}/-/{listing}"


def machines(number: int, count: int) -> list[dict[str, Any]]:
    return [row(number, f"vm-{n:05d}", VM) for n in range(count)]


@pytest.fixture
def five(world: World) -> World:
    """Two subscriptions, the second one empty."""
    world.rows = {2: [], 1: machines(1, 5)}
    group = {
        "id": f"/subscriptions/{ONE}/resourceGroups/rg-essai",
        "type": "Microsoft.Resources/resourceGroups",
        "location": "Canada East",
        "tags": {"projet": "permis"},
    }
    world.groups = {1: [group]}
    world.chains = {1: [{"name": "mg-1", "displayName": "Services"}, {"name": "racine"}]}
    return world


# What is told


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


def test_no_subscription_at_all_gives_no_account(world: World, reading: Reading) -> None:
    assert reading.reader().accounts() == []


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


# Patience


@pytest.mark.parametrize("path", PARTS.values())
def test_a_request_to_wait_is_heeded(five: World, reading: Reading, path: str) -> None:
    five.faults[path] = [THROTTLED]
    _, unread = reading()
    assert not unread
    assert reading.waits == [7]


@pytest.mark.parametrize("listing", PARTS)
def test_patience_ends_and_the_part_is_told_as_throttled(
    five: World, reading: Reading, listing: str
) -> None:
    reader = reading.reader()
    accounts = reader.accounts()
    five.faults[PARTS[listing]] = [THROTTLED] * 10
    part = next(p for p in reader.parts(accounts[0]) if p.listing == listing)
    before = len(five.asked)
    with pytest.raises(UnreadError, match="throttled") as caught:
        list(reader.read(part))
    assert caught.value.detail == "HTTP 429 TooManyRequests"
    assert len(five.asked) - before == 3
    assert reading.waits == [7, 7]


def test_a_wait_that_is_too_long_is_not_waited(five: World, reading: Reading) -> None:
    five.faults[LISTED] = [failure(429, "TooManyRequests", Retry_After="86400")]
    _, unread = reading()
    assert unread[key(RESOURCES)].why == "throttled"
    assert reading.waits == []


@pytest.mark.parametrize("path", PARTS.values())
@pytest.mark.parametrize(
    "fault", [failure(502, "BadGateway"), failure(429, "TooManyRequests"), cut],
    ids=["502", "429", "cut"],
)  # fmt: skip
def test_what_may_pass_is_asked_again(
    five: World, reading: Reading, path: str, fault: Fault
) -> None:
    five.faults[path] = [fault, fault]
    found, unread = reading()
    assert not unread
    assert len(found[key(GRAPH)]) == len(found[key(RESOURCES)]) == 5
    assert reading.waits == [1, 2]


# Partial failures


@pytest.mark.parametrize("listing", PARTS)
@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (cut, "unreachable"),
        (failure(503, "ServerBusy"), "unreachable"),
        (failure(404, "SubscriptionNotFound"), "refused"),
        (failure(409, "MissingSubscriptionRegistration"), "not-enabled"),
        (failure(409, "SubscriptionIsDisabled"), "refused"),
        (failure(400, "BadRequest", "InvalidQuery"), "malformed"),
        (failure(302, "Moved", Location="https://127.0.0.1:9/elsewhere"), "malformed"),
        (raw(b"<html>", "text/html"), "malformed"),
        (raw(b'{"value": ['), "malformed"),
        (raw(b"[]"), "malformed"),
        (raw(b"{}"), "malformed"),
        (raw(b""), "malformed"),
        (raw(b'{"value": {}, "data": {}}'), "malformed"),
        (raw(b'{"value": [], "data": [], "nextLink": 5, "$skipToken": 5}'), "malformed"),
        (raw(b'{"value": [{"id": "/a"}], "data": [{"id": "/a"}], "totalRecords": 1,'
             b' "resultTruncated": "false"}'), "malformed"),
        (raw(b'{"value": [5], "data": [5], "totalRecords": 1, "resultTruncated": "false"}'),
         "malformed"),
    ],
    ids=lambda value: "" if callable(value) else value,
)  # fmt: skip
def test_a_fault_has_its_reason_and_the_rest_is_read(
    five: World, reading: Reading, listing: str, fault: Fault, why: str
) -> None:
    reader = reading.reader()
    accounts = reader.accounts()
    five.faults[PARTS[listing]] = [fault] * 3
    reasons, counts = {}, {}
    for part in reader.parts(accounts[0]):
        try:
            counts[part.listing] = len(list(reader.read(part)))
        except UnreadError as error:
            reasons[part.listing] = error
        five.faults.clear() if part.listing == listing else None
    assert {name: error.why for name, error in reasons.items()} == {listing: why}
    assert not reasons[listing].whole
    wanted = {GROUPS: 1, RESOURCES: 5, GRAPH: 5, FOLDERS: 0}
    assert counts == {name: count for name, count in wanted.items() if name != listing}
    assert {method for method, _ in five.asked} == {"GET", "POST"}
    assert {path for method, path in five.asked if method == "POST"} == {
        "/providers/Microsoft.ResourceGraph/resources"
    }


def test_a_subscription_that_refuses_leaves_the_others(five: World, reading: Reading) -> None:
    five.rows[2] = machines(2, 3)
    message = ("The client 'someone@example.org' does not have authorization to perform action"
               f" 'Microsoft.Resources/subscriptions/resources/read' over '{TOKEN}'.")  # fmt: skip
    five.faults[f"{ONE}/"] = [failure(403, "AuthorizationFailed", message=message)] * 2
    found, unread = reading()
    assert {part: error.why for part, error in unread.items()} == {
        key(GROUPS): "refused", key(RESOURCES): "refused",
    }  # fmt: skip
    detail = "HTTP 403 AuthorizationFailed Microsoft.Resources/subscriptions/resources/read"
    assert {error.detail for error in unread.values()} == {detail}
    assert all(error.matters for error in unread.values())
    assert len(found[key(GRAPH, 2)]) == len(found[key(RESOURCES, 2)]) == 3


def test_what_came_before_a_cut_is_given(five: World, reading: Reading) -> None:
    five.page = 2
    five.faults["skiptoken=4"] = [cut] * 3
    found, unread = reading()
    assert unread[key(RESOURCES)].why == "unreachable"
    assert len(found[key(RESOURCES)]) == 4


def test_folders_that_are_refused_are_a_part_that_was_not_read(
    five: World, reading: Reading
) -> None:
    five.faults[ASKED] = [failure(403, "Forbidden", "AccessDenied")]
    found, unread = reading()
    assert list(unread) == [f"-/-/{FOLDERS}"]
    (error,) = unread.values()
    assert (error.why, error.matters) == ("refused", False)
    assert error.detail == "HTTP 403 Forbidden AccessDenied"
    assert len(found[key(GRAPH)]) == 5


def test_folders_that_are_told_are_a_part_without_resources(five: World, reading: Reading) -> None:
    found, unread = reading()
    assert found[f"-/-/{FOLDERS}"] == []
    assert not unread


# Credentials


@pytest.mark.parametrize("path", PARTS.values())
def test_a_token_that_ends_stops_the_run(five: World, reading: Reading, path: str) -> None:
    reader = reading.reader()
    accounts = reader.accounts()
    five.faults[path] = [failure(401, "ExpiredAuthenticationToken")] * 3
    errors = []
    for part in reader.parts(accounts[0])[:3]:
        try:
            list(reader.read(part))
        except UnreadError as error:
            errors.append(error)
    told = [(error.why, error.whole, error.detail) for error in errors]
    assert set(told) == {("expired", True, "HTTP 401 ExpiredAuthenticationToken")}


def test_a_chain_that_ends_in_the_middle_stops_the_run(five: World, reading: Reading) -> None:
    from azure.core.exceptions import ClientAuthenticationError

    reader = reading.reader()
    account = reader.accounts()[0]
    reader = reading.reader()
    reading.credential.fails = ClientAuthenticationError(f"AADSTS700082: expired {TOKEN}")
    with pytest.raises(UnreadError, match="expired") as caught:
        list(reader.read(reader.parts(account)[0]))
    assert (caught.value.whole, caught.value.detail) == (True, "AADSTS700082")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (failure(401, "InvalidAuthenticationToken"), "HTTP 401 InvalidAuthenticationToken"),
        (failure(403, "AuthorizationFailed"), "HTTP 403 AuthorizationFailed"),
        (cut, "ChunkedEncodingError"),
        (raw(b'{"value": [{"id": "a"}]}'), "subscriptionId"),
        (raw(b'{"value": null}'), "value"),
    ],
)  # fmt: skip
def test_without_the_list_of_subscriptions_nothing_starts(
    five: World, reading: Reading, fault: Fault, words: str
) -> None:
    five.faults["/subscriptions"] = [fault] * 3
    with pytest.raises(OutsideError) as caught:
        reading.reader().accounts()
    for text in (caught.value.text.fr, caught.value.text.en):
        assert f"({words})" in text


def test_without_credentials_nothing_is_asked(five: World, reading: Reading) -> None:
    from azure.identity import CredentialUnavailableError

    reading.credential.fails = CredentialUnavailableError("long words of the kit")
    with pytest.raises(OutsideError) as caught:
        reading.reader().accounts()
    assert "az login" in caught.value.help.fr
    assert caught.value.text.en == "No credentials for Azure were found here."
    assert five.asked == []


def test_credentials_that_are_refused_tell_the_number_of_the_refusal(
    five: World, reading: Reading
) -> None:
    from azure.core.exceptions import ClientAuthenticationError

    reading.credential.fails = ClientAuthenticationError(f"AADSTS7000215: bad secret {TOKEN}")
    with pytest.raises(OutsideError) as caught:
        reading.reader().accounts()
    assert "(AADSTS7000215)" in caught.value.text.fr
    assert TOKEN not in caught.value.text.fr


def test_an_authority_that_is_not_trusted_is_not_tried_again(
    five: World, reading: Reading, tmp_path: Path
) -> None:
    import trustme

    trustme.CA().cert_pem.write_to_path(str(tmp_path / "other.pem"))
    reading.authority = tmp_path / "other.pem"
    with pytest.raises(OutsideError) as caught:
        reading.reader().accounts()
    assert "(SSLError)" in caught.value.text.en
    assert reading.waits == []
    assert five.asked == []


def test_a_host_that_nobody_answers_for_is_tried_again_a_few_times(
    five: World, reading: Reading
) -> None:
    five.base = "https://127.0.0.1:1"
    with pytest.raises(OutsideError) as caught:
        reading.reader().accounts()
    assert "(NewConnectionError)" in caught.value.text.en
    assert reading.waits == [1, 2]


def test_a_token_is_asked_once_for_the_scope_of_the_endpoint(five: World, reading: Reading) -> None:
    reading()
    assert reading.credential.asked == [(f"{five.base}/.default",)]
    assert {headers["authorization"] for headers in five.headers} == {f"Bearer {TOKEN}"}


# Resource Graph


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


# What goes out


def test_pages_that_lead_in_a_circle_end(five: World, reading: Reading) -> None:
    link = f"{five.base}/subscriptions/{ONE}/resources?a=b"
    five.faults[LISTED] = [lambda ask: ask.json({"value": [], "nextLink": link})] * 100
    _, unread = reading()
    assert unread[key(RESOURCES)].why == "malformed"
    assert len([path for _, path in five.asked if path.endswith("/resources")]) < 8


def test_a_next_page_of_another_host_is_not_asked(
    five: World, reading: Reading, tmp_path: Path
) -> None:
    other = World(rows={1: machines(1, 1)})
    folder = tmp_path / "other"
    folder.mkdir()
    with serving(other, folder):
        link = f"{other.base}/subscriptions/{ONE}/resources"
        five.faults[LISTED] = [lambda ask: ask.json({"value": [], "nextLink": link})]
        _, unread = reading()
        assert (unread[key(RESOURCES)].why, unread[key(RESOURCES)].detail) == (
            "malformed", "nextLink",
        )  # fmt: skip
        assert other.asked == []


def test_nothing_secret_is_told(
    five: World, reading: Reading, caplog: pytest.LogCaptureFixture, capfd: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    five.faults[LISTED] = [failure(403, "Forbidden", message=f"Bearer {TOKEN}")]
    five.faults["resourcegroups"] = [failure(400, TOKEN, TOKEN)]
    found, unread = reading()
    told = [line_of(one) for rows in found.values() for one in rows]
    told += [error.detail for error in unread.values()]
    assert len(unread) == 2
    output = capfd.readouterr()
    assert TOKEN not in "".join([*told, caplog.text, output.out, output.err])
