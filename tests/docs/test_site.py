"""The site of the documentation: built strictly, each page in a menu, readable by everybody."""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from courtier.check.rules import RULES
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.catalog_rules import CatalogRule
from courtier.knowledge.records.risk import Rule
from tests.report.browser import Browser, axe_script, opened, violations

ROOT = Path(__file__).resolve().parents[2]
BUILT = ("docs", "properdocs.yml", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE")
PAGES = ("index.html", "fr/premiere-minute.html", "en/commands/cost.html", "fr/fichier.html")


def copied(folder: Path) -> Path:
    """What the site is made from, somewhere else."""
    for name in BUILT:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build as ``make docs`` does."""
    return subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "--strict"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once without a single warning."""
    folder = copied(tmp_path_factory.mktemp("documentation"))
    done = build(folder)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder / "build" / "site"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for the whole module."""
    with opened(tmp_path_factory.mktemp("chromium")) as found:
        yield found


def test_every_page_of_the_repository_is_on_the_site(site: Path) -> None:
    written = {page.relative_to(ROOT / "docs") for page in (ROOT / "docs").glob("??/**/*.md")}
    names = {page.with_stem("index" if page.stem == "README" else page.stem) for page in written}
    missing = [name for name in names if not (site / name.with_suffix(".html")).is_file()]
    assert len(names) > 50
    assert missing == []


def test_what_makes_the_pages_is_not_on_the_site(site: Path) -> None:
    assert not (site / "making").exists()
    assert not (site / "theme").exists()
    assert list(site.rglob("*.py")) == []


def test_the_site_asks_nothing_of_the_network(site: Path) -> None:
    for page in site.rglob("*.html"):
        head, _, _ = page.read_text("utf-8").partition("</head>")
        assert "://" not in head, page


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ("[x](nulle-part.md)", "nulle-part.md"),
        ("[x](regles.md#nulle-part)", "#nulle-part"),
        ("[x](../../CODE.md)", "CODE.md"),
    ],
)
def test_a_link_that_leads_nowhere_stops_the_build(tmp_path: Path, added: str, told: str) -> None:
    page = copied(tmp_path) / "docs" / "fr" / "exemples.md"
    page.write_text(page.read_text("utf-8") + f"\n{added}\n", "utf-8")
    done = build(tmp_path)
    assert done.returncode != 0
    assert told in done.stderr


def test_a_page_in_no_menu_stops_the_build(tmp_path: Path) -> None:
    (copied(tmp_path) / "docs" / "fr" / "oubliee.md").write_text("# Oubliée\n", "utf-8")
    done = build(tmp_path)
    assert done.returncode != 0
    assert "oubliee.md" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_the_documentation(browser: Browser, site: Path, name: str) -> None:
    for width, dark in ((360, False), (1280, True)):
        browser.view(width, dark=dark)
        browser.open((site / name).as_uri())
        assert violations(browser, axe_script()) == []
        assert browser.run("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("folder", ["fr/regles", "en/rules"])
def test_every_rule_has_a_page_with_its_law_and_its_examples(site: Path, folder: str) -> None:
    facts = Knowledge()
    names = {*RULES, *facts.all(CatalogRule), *facts.all(Rule)}
    pages = {page.stem: page.read_text("utf-8") for page in (site / folder).glob("*.html")}
    assert names == set(pages) - {"index"}
    if folder == "fr/regles":
        for rule in facts.all(Rule).values():
            assert html.escape(rule.article or rule.name.fr, quote=False) in _said(pages[rule.id])
        assert 'id="exemple-qui-échoue"' in pages["residency-outside"]
    shown = {name for name, page in pages.items() if "<pre>" in page}
    assert {*facts.all(CatalogRule), *facts.all(Rule)} <= shown


def _said(page: str) -> str:
    return page.partition("<main")[2]
