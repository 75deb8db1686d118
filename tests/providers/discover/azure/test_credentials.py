"""Who asks Azure, and what goes out: one token, to one host, and no word of it anywhere."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

from courtier.providers.discover.azure.calls import MOST_EMPTY
from courtier.providers.discover.azure.reader import RESOURCES
from courtier.providers.discover.cloud import UnreadError
from courtier.providers.discover.lines import line_of
from courtier.values.errors import OutsideError
from tests.providers.discover.azure.conftest import LISTED, ONE, PARTS, Reading, key
from tests.providers.discover.azure.world import (
    TOKEN,
    Ask,
    Fault,
    World,
    cut,
    failure,
    machines,
    raw,
    serving,
)

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


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
    ("status", "words", "detail"),
    [
        (400, f"AADSTS700024: assertion {TOKEN}", "AADSTS700024"),
        (401, f"AADSTS7000215: bad secret {TOKEN}", "AADSTS7000215"),
        (400, f"identity not found {TOKEN}", ""),
        (503, "busy", ""),
    ],
)
def test_who_gives_tokens_may_refuse_with_any_number(
    five: World, reading: Reading, status: int, words: str, detail: str
) -> None:
    from azure.core.exceptions import ClientAuthenticationError

    reader = reading.reader()
    account = reader.accounts()[0]
    reader = reading.reader()
    error = ClientAuthenticationError(words)
    error.status_code = status
    reading.credential.fails = error
    with pytest.raises(UnreadError, match="expired") as caught:
        list(reader.read(reader.parts(account)[0]))
    assert (caught.value.whole, caught.value.detail) == (True, detail)


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


def test_pages_that_lead_in_a_circle_end(five: World, reading: Reading) -> None:
    link = f"{five.base}/subscriptions/{ONE}/resources?a=b"
    five.faults[LISTED] = [lambda ask: ask.json({"value": [], "nextLink": link})] * 100
    _, unread = reading()
    assert unread[key(RESOURCES)].why == "malformed"
    assert len([path for _, path in five.asked if path.endswith("/resources")]) < 8


def test_empty_pages_that_never_end_are_given_up(five: World, reading: Reading) -> None:
    def nothing(ask: Ask) -> None:
        link = f"{five.base}/subscriptions/{ONE}/resources?a={len(five.asked)}"
        ask.json({"value": [], "nextLink": link})

    five.faults[LISTED] = [nothing] * 1000
    _, unread = reading()
    assert (unread[key(RESOURCES)].why, unread[key(RESOURCES)].detail) == ("malformed", "nextLink")
    assert len([path for _, path in five.asked if LISTED in path]) == MOST_EMPTY + 1


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
