"""The site and the summary in a real browser: axe at levels A and AA, and real keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from courtier.knowledge.door import Knowledge
from courtier.report.site.write import write_site
from tests.report import sample
from tests.report.browser import Browser, axe_script, opened, violations
from tests.report.pages import page

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 23)
PAGES = (
    "index.html", "fr/index.html", "en/index.html",
    "fr/offres/google-data-boundary-canada-protected-b.html", "en/offerings/aws-canada.html",
    "fr/certifications/index.html", "en/certifications/iso-27001.html",
    "fr/fournisseurs/index.html", "en/providers/aws.html",
    "fr/entites/amazon-com.html", "en/entities/index.html",
    "fr/regions/aws/ca-central-1.html", "en/regions/index.html",
)  # fmt: skip
FILTERS = ("words", "level", "region", "certification", "exposure")
SHOWN = "document.querySelectorAll('#offerings > li:not([hidden])').length"
FOCUS = "document.activeElement.id || document.activeElement.tagName"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the bundled facts, written once."""
    folder = tmp_path_factory.mktemp("catalogue") / "site"
    write_site(Knowledge(), folder, DAY, force=False)
    return folder


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for the whole module."""
    with opened(tmp_path_factory.mktemp("chromium")) as found:
        yield found


def go(browser: Browser, site: Path, name: str, fragment: str = "") -> None:
    """Open a page of the site at a usual size."""
    browser.view(1280)
    browser.open((site / name).as_uri() + fragment)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_the_site(browser: Browser, site: Path, name: str, dark: bool) -> None:
    for width in (360, 1280):
        browser.view(width, dark=dark)
        browser.open((site / name).as_uri())
        assert violations(browser, axe_script()) == []
        assert browser.run("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_axe_finds_nothing_on_the_summary(
    browser: Browser, tmp_path: Path, language: str, dark: bool
) -> None:
    file = tmp_path / "summary.html"
    file.write_text(page(sample.assessment()), encoding="utf-8")
    browser.view(1280, dark=dark)
    browser.open(f"{file.as_uri()}#{language}")
    assert browser.run("document.documentElement.lang") == language
    assert violations(browser, axe_script()) == []


def test_axe_does_see_a_fault(browser: Browser, site: Path) -> None:
    """The check can fail: a field without a label and a text that cannot be read are found."""
    go(browser, site, "fr/index.html")
    browser.run("document.querySelector('label[for=level]').remove()")
    browser.run("document.querySelector('.lead').style.color = '#eeeeee'")
    found = " ".join(violations(browser, axe_script()))
    assert "select-name" in found
    assert "color-contrast" in found


def test_tab_reaches_every_filter_in_order_and_shows_the_focus(
    browser: Browser, site: Path
) -> None:
    go(browser, site, "fr/index.html")
    seen: list[str] = []
    for _ in range(14):
        browser.press("Tab")
        seen.append(browser.run(FOCUS))
        outline = browser.run("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", seen
    start = seen.index("words")
    assert seen[start : start + 6] == [*FILTERS, "BUTTON"]
    assert browser.run("document.querySelectorAll('.skip').length") == 1


def test_the_first_tab_skips_to_the_content(browser: Browser, site: Path) -> None:
    go(browser, site, "en/index.html")
    browser.press("Tab")
    assert browser.run("document.activeElement.className") == "skip"
    assert browser.run("document.activeElement.getBoundingClientRect().left") >= 0
    browser.press("Enter", "\r")
    assert browser.run(FOCUS) == "main"


@pytest.mark.parametrize("name", FILTERS[1:])
def test_keys_alone_choose_in_every_filter(browser: Browser, site: Path, name: str) -> None:
    go(browser, site, "fr/index.html")
    whole = browser.run(SHOWN)
    reach(browser, name)
    browser.press("ArrowDown")
    value = browser.run(f"document.getElementById('{name}').value")
    assert value
    shown = browser.run(SHOWN)
    assert 0 < shown <= whole
    bearing = f'#offerings > li[data-{name}~="{value}"]'
    assert shown == browser.run(f"document.querySelectorAll('{bearing}').length")
    assert browser.run("decodeURIComponent(location.hash)") == f"#{name}={value}"
    assert str(shown) in browser.run("document.getElementById('count').textContent")


def reach(browser: Browser, name: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(40):
        if browser.run(FOCUS) == name:
            return
        browser.press("Tab")
    pytest.fail(f"Tab never reached {name}")


def test_typed_words_filter_without_accents_and_the_button_shows_all(
    browser: Browser, site: Path
) -> None:
    go(browser, site, "fr/index.html")
    whole = browser.run(SHOWN)
    reach(browser, "words")
    browser.type("perimetre")
    assert 0 < browser.run(SHOWN) < whole
    assert browser.run("document.getElementById('count').getAttribute('role')") == "status"
    for _ in range(5):
        browser.press("Tab")
    assert browser.run(FOCUS) == "BUTTON"
    browser.press("Enter", "\r")
    browser.run("new Promise(done => setTimeout(done, 50))")
    assert browser.run(SHOWN) == whole
    assert browser.run("location.hash") == ""


def test_the_address_holds_the_filters_and_follows_the_language(
    browser: Browser, site: Path
) -> None:
    go(browser, site, "fr/index.html", "#region=CA&certification=none")
    shown = browser.run(SHOWN)
    assert browser.run("document.getElementById('region').value") == "CA"
    assert browser.run("document.getElementById('certification').value") == "none"
    address = browser.run("document.getElementById('other-language').href")
    browser.open(address)
    assert browser.run("document.documentElement.lang") == "en"
    assert browser.run(SHOWN) == shown > 0


def test_an_address_that_asks_nonsense_shows_everything(browser: Browser, site: Path) -> None:
    go(browser, site, "fr/index.html")
    whole = browser.run(SHOWN)
    go(browser, site, "fr/index.html", "#level=%E0%A4%A&region=nowhere&toString=1&<script>")
    assert browser.run(SHOWN) == whole


def test_no_answer_is_said(browser: Browser, site: Path) -> None:
    go(browser, site, "en/index.html", "#words=zzzz")
    assert browser.run(SHOWN) == 0
    said = browser.run("document.getElementById('count').textContent")
    assert said == "No offering answers all these filters."


def test_every_page_is_readable_without_a_script(browser: Browser, site: Path) -> None:
    browser.send("Emulation.setScriptExecutionDisabled", value=True)
    try:
        go(browser, site, "fr/index.html")
    finally:
        browser.send("Emulation.setScriptExecutionDisabled", value=False)
    # The page was loaded without its script; what is asked here is only what it shows.
    assert browser.run("document.getElementById('filters').hidden") is True
    assert browser.run(SHOWN) == browser.run("document.querySelectorAll('#offerings > li').length")


def test_the_printed_page_leaves_out_what_cannot_be_used(browser: Browser, site: Path) -> None:
    go(browser, site, "fr/index.html")
    browser.send("Emulation.setEmulatedMedia", media="print")
    try:
        for part in ("#filters", ".skip", ".banner nav"):
            shown = browser.run(f"getComputedStyle(document.querySelector('{part}')).display")
            assert shown == "none", part
        assert browser.run("getComputedStyle(document.querySelector('.card')).display") != "none"
    finally:
        browser.send("Emulation.setEmulatedMedia", media="")
