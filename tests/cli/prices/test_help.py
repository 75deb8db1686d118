"""The help of the commands on prices: one language, every option told, examples that run."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from courtier.cli.prices.table import SUBCOMMANDS
from tests.cli.courtier_run import ROOT, courtier
from tests.cli.test_help import ENGLISH, FRENCH, example, page, words
from tests.providers.prices import answers
from tests.providers.prices.loopback import serving

PAGES = [("prices", name) for name in SUBCOMMANDS]


@pytest.mark.parametrize(("language", "other"), [("fr", ENGLISH), ("en", FRENCH)])
@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_help_is_in_one_language(command: tuple[str, ...], language: str, other: set[str]) -> None:
    ran = page(command, language)
    assert (ran.code, ran.err) == (0, "")
    assert words(ran.out) & other == set()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_every_argument_and_option_is_told(command: tuple[str, ...], language: str) -> None:
    lines = page(command, language).out.splitlines()
    for number, line in enumerate(lines):
        if re.match(r"  (-|\[?[A-Z]{2,})", line):
            following = lines[number + 1] if number + 1 < len(lines) else ""
            assert re.search(r"\S  +\S", line) or following.startswith("      "), line


@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_the_example_runs(command: tuple[str, ...], language: str, tmp_path: Path) -> None:
    name, *arguments = example(command, language).replace("'", "").split()
    assert name == "courtier"
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    with serving(answers.azure(answers.azure_meters())) as service:
        ran = courtier(*arguments, cwd=tmp_path, env={"COURTIER_PRICES_URL_AZURE": service.base})
    assert (ran.code, ran.err) == (0, "")
    assert ran.out
    assert bool(service.asked) == (command[1] == "refresh")
