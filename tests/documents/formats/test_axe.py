"""The HTML of each document, and the pages of bids and of the calendar, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from courtier.values.text import Language
from tests.cli.courtier_run import courtier
from tests.documents.formats.produced import produced
from tests.documents.formats.test_drawn import analysis
from tests.documents.opened import ALL
from tests.report.browser import Browser, axe_script, opened, violations

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[3] / "examples"
PAGES = {
    "bids": ("bids", EXAMPLES / "soumissions" / "postes-et-soutien.yaml"),
    "calendar": ("calendar", EXAMPLES / "permis-en-ligne.yaml"),
}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for the whole module."""
    with opened(tmp_path_factory.mktemp("chromium")) as found:
        yield found


def _faults(browser: Browser, file: Path) -> list[str]:
    """What axe finds on a page at two widths, and whether the page itself must be scrolled."""
    found = []
    for width in (360, 1280):
        browser.view(width)
        browser.open(file.as_uri())
        found += violations(browser, axe_script())
        if browser.run("document.documentElement.scrollWidth") > width:
            found.append(f"wider than {width}")
    return found


@pytest.mark.parametrize(("code", "language"), ALL)
def test_axe_finds_nothing_on_a_document(
    browser: Browser, tmp_path: Path, code: str, language: Language
) -> None:
    file = tmp_path / "document.html"
    file.write_bytes(produced(code, language)["html"])
    assert _faults(browser, file) == []
    assert browser.run("document.documentElement.lang") == f"{language}-CA"


def test_axe_finds_nothing_on_a_document_with_charts(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "document.html"
    file.write_bytes(analysis()["html"])
    assert _faults(browser, file) == []
    assert browser.run("document.querySelectorAll('figure svg[role=img]').length") >= 2


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_page(
    browser: Browser, tmp_path: Path, name: str, language: str
) -> None:
    command, example = PAGES[name]
    file = tmp_path / "page.html"
    courtier(command, str(example), "--report", f"html={file}", "--lang", language)
    assert _faults(browser, file) == []


def test_axe_does_see_a_fault_of_a_document(browser: Browser, tmp_path: Path) -> None:
    text = produced("a1", "fr")["html"].decode()
    file = tmp_path / "document.html"
    file.write_text(re.sub(r'<html lang="[^"]*"', "<html", text), encoding="utf-8")
    assert any("html-has-lang" in fault for fault in _faults(browser, file))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_document_fetches_nothing_and_runs_nothing(language: Language) -> None:
    text = produced("a1", language)["html"].decode()
    assert re.findall(r"<(?:script|link|img|iframe|object|form)\b", text) == []
    assert re.findall(r"(?:url\(|@import|\bon[a-z]+=|\bsrc=)", text) == []


def test_a_printed_document_repeats_its_headers_and_hides_what_cannot_be_used(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "document.html"
    file.write_bytes(produced("a1", "fr")["html"])
    browser.view(1280)
    browser.open(file.as_uri())
    browser.send("Emulation.setEmulatedMedia", media="print")
    try:
        look = "getComputedStyle(document.querySelector('{}')).{}"
        assert browser.run(look.format(".skip", "display")) == "none"
        assert browser.run(look.format("thead", "display")) == "table-header-group"
        assert browser.run(look.format("tbody tr", "breakInside")) == "avoid"
        assert browser.run(look.format(".table", "overflowX")) == "visible"
    finally:
        browser.send("Emulation.setEmulatedMedia", media="")
