"""The page in a real browser: it renders, and the language changes without a network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from tests.report.pages import page, tree

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--virtual-time-budget=2000", "--dump-dom",
)  # fmt: skip
pytestmark = pytest.mark.slow


def _open(folder: Path, text: str, fragment: str = "") -> html.HtmlElement:
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing: in CI the page must be opened in a browser")
        pytest.skip("CHROMIUM IS MISSING: the page was not opened in a browser")
    file = folder / "summary.html"
    file.write_text(text, encoding="utf-8")
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [CHROMIUM, *FLAGS, profile, file.as_uri() + fragment]
    run = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return tree(run.stdout.decode("utf-8"))


def _shown(root: html.HtmlElement) -> list[str]:
    return [str(lang) for lang in root.xpath("//section[not(@hidden)]/@lang")]


def test_french_shows_first_and_the_policy_lets_the_script_run(tmp_path: Path) -> None:
    root = _open(tmp_path, page())
    assert _shown(root) == ["fr"]
    assert root.xpath("//a[@aria-current='true']/@lang") == ["fr"]


def test_an_address_that_names_english_shows_english(tmp_path: Path) -> None:
    root = _open(tmp_path, page(), "#en-costs")
    assert _shown(root) == ["en"]
    assert root.get("lang") == "en"
    assert root.xpath("string(//title)") == "Online permits – Summary"


def test_the_switch_takes_the_focus_and_obeys(tmp_path: Path) -> None:
    """Enter on a link that holds the focus is a click; the heading then has the focus."""
    press = (
        "<script>var l=document.querySelector('a[data-language=en]');l.focus();"
        "document.body.dataset.held=String(document.activeElement===l);l.click();"
        "document.body.dataset.focus=document.activeElement.id;</script></body>"
    )
    text = re.sub(r"<meta http-equiv[^>]*>", "", page()).replace("</body>", press)
    root = _open(tmp_path, text)
    (body,) = root.xpath("//body")
    assert body.get("data-held") == "true"
    assert body.get("data-focus") == "en-title"
    assert _shown(root) == ["en"]


def test_the_policy_stops_any_other_script(tmp_path: Path) -> None:
    text = page().replace("</body>", "<script>document.body.id='ran'</script></body>")
    root = _open(tmp_path, text)
    assert root.xpath("//body/@id") == []
    assert _shown(root) == ["fr"]
