"""Why a service did not answer is told in the reader's language, never as a name of the program."""

from __future__ import annotations

import errno
import http.client
import json
import re
import socket
import ssl
from pathlib import Path
from urllib.error import URLError

import pytest

from courtier.cli.main import run
from courtier.providers.prices.causes import cause_of, http_words, kind_of
from courtier.providers.prices.web import Limits
from courtier.values.text import LANGUAGES
from tests.providers.prices.loopback import Answer, cut, hangs, malformed, serving, status

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
PROGRAM = re.compile(r"\w+(Error|Exception|Type)\b|Errno|Incomplete|Disconnected|0x")


def _json_error() -> Exception:
    try:
        json.loads("<html>")
    except ValueError as error:
        return error
    raise AssertionError


FAILURES: list[tuple[Exception, str, str]] = [
    (ConnectionRefusedError(111, "refused"), "connexion refusée", "connection refused"),
    (URLError(ConnectionRefusedError(111, "x")), "connexion refusée", "connection refused"),
    (TimeoutError("timed out"), "dans le délai", "no answer in time"),
    (URLError(TimeoutError()), "dans le délai", "no answer in time"),
    (ConnectionResetError(104, "reset"), "a été coupée", "was cut"),
    (http.client.RemoteDisconnected("x"), "a été coupée", "was cut"),
    (http.client.IncompleteRead(b"abc"), "a été coupée", "was cut"),
    (URLError(socket.gaierror(-2, "x")), "nom d’hôte introuvable", "host name not found"),
    (URLError(ssl.SSLCertVerificationError("x")), "certificat", "certificate"),
    (ssl.SSLError("x"), "connexion chiffrée", "encrypted connection"),
    (URLError(OSError(errno.ENETUNREACH, "x")), "réseau inaccessible", "network unreachable"),
    (_json_error(), "n’est pas du JSON", "not whole JSON"),
    (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"), "ne se lit pas", "cannot be read"),
    (URLError("https://secret?key=1"), "cause inconnue", "unknown cause"),
]


@pytest.mark.parametrize(("error", "fr", "en"), FAILURES)
def test_each_failure_has_its_words(error: Exception, fr: str, en: str) -> None:
    told = cause_of(error)
    assert fr in told.fr
    assert en in told.en
    assert "secret" not in f"{told}"


def test_a_status_has_its_meaning_where_it_is_usual() -> None:
    assert http_words(429).fr == "HTTP 429, trop de demandes"
    assert http_words(429).en == "HTTP 429, too many requests"
    assert http_words(418).fr == "HTTP 418"


def test_a_kind_is_that_of_a_reader() -> None:
    values: list[object] = [None, {}, [], "x", 1, 1.5, True]
    assert [kind_of(each).en for each in values] == [
        "empty", "a group", "a list", "a text", "a number", "a number", "true or false",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("fault", "fr", "en"),
    [
        (status(429, Retry_After="9000"), "trop de demandes", "too many requests"),
        (status(500, Retry_After="9000"), "panne du service", "failure of the service"),
        (status(404), "page introuvable", "page not found"),
        (malformed, "n’est pas du JSON", "not whole JSON"),
        (cut, "a été coupée", "was cut"),
        (hangs, "dans le délai", "no answer in time"),
    ],
)
def test_a_person_reads_why_a_refresh_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    language: str, fault: Answer, fr: str, en: str,
) -> None:  # fmt: skip
    _quick(monkeypatch)
    with serving(fault) as service:
        said = _refused(service.base, tmp_path, monkeypatch, capsys, language)
    assert (fr if language == "fr" else en) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_reads_that_nothing_listens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    language: str,
) -> None:  # fmt: skip
    _quick(monkeypatch)
    with serving(status(200)) as service:
        pass
    said = _refused(service.base, tmp_path, monkeypatch, capsys, language)
    assert ("connexion refusée" if language == "fr" else "connection refused") in said


def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The patience of a test: a short time-out, two attempts, no wait."""
    _, _, _, *others = Limits.__init__.__defaults__ or ()
    monkeypatch.setattr(Limits.__init__, "__defaults__", (0.3, 2, 0, *others))


def _refused(
    base: str,
    layer: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
) -> str:
    monkeypatch.setenv("COURTIER_PRICES_URL_AZURE", base)
    asked = ["prices", "refresh", "azure", "--region", "canadacentral", "--lang", language]
    assert run([*asked, "--output", str(layer / "layer")]) == 5
    said = capsys.readouterr()
    words = " ".join((said.out + said.err).split())
    assert not PROGRAM.search(words), words
    return words
