"""Every fault of Azure, over TLS on this machine: waited for, told with its reason, not hidden."""

from __future__ import annotations

import pytest

from courtier.providers.discover.azure.reader import FOLDERS, GRAPH, GROUPS, RESOURCES
from courtier.providers.discover.cloud import UnreadError
from tests.providers.discover.azure.conftest import ASKED, LISTED, ONE, PARTS, Reading, key
from tests.providers.discover.azure.world import (
    TOKEN,
    Fault,
    World,
    cut,
    failure,
    machines,
    raw,
)

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
DEEP = b'{"id": "/a", "type": "x/y", "sku": ' + b'{"a":' * 900 + b"1" + b"}" * 901
"""A resource whose settings stand deeper one inside another than any program goes."""
THROTTLED = failure(429, "TooManyRequests", Retry_After="7")


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


@pytest.mark.parametrize("words", ["soon", "", "-5", "nan"])
def test_words_that_tell_no_time_to_wait_leave_ours(
    five: World, reading: Reading, words: str
) -> None:
    five.faults[LISTED] = [failure(429, "TooManyRequests", Retry_After=words)]
    _, unread = reading()
    assert not unread
    assert reading.waits == [1]


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


@pytest.mark.parametrize("listing", PARTS)
@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (cut, "unreachable"),
        (failure(503, "ServerBusy"), "unreachable"),
        (failure(404, "SubscriptionNotFound"), "refused"),
        (failure(401, "InvalidAuthenticationTokenTenant"), "refused"),
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
        (raw(b'{"value": [], "data": [], "totalRecords": 0, "resultTruncated": "false",'
             b' "error": {"code": "InternalServerError"}}'), "malformed"),
        (raw(b'{"value": ' + b"[" * 99_999 + b"]" * 99_999 + b"}"), "malformed"),
        (raw(b'{"totalRecords": 1, "resultTruncated": "false", "value": [' + DEEP + b'], "data": ['
             + DEEP + b"]}"), "malformed"),
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
