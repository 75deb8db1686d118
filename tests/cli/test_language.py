"""The language of a run: option wherever it stands, then environment, then French."""

from __future__ import annotations

import pytest

from courtier.cli.language import choose
from tests.cli.courtier_run import EXAMPLE, courtier


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "fr"),
        ([], {"LANG": "C"}, "fr"),
        ([], {"LANG": "POSIX"}, "fr"),
        ([], {"LANG": "C.UTF-8"}, "fr"),
        ([], {"LANG": "de_DE.UTF-8"}, "fr"),
        ([], {"LANG": "en_CA.UTF-8"}, "en"),
        ([], {"LANG": "fr_CA.UTF-8"}, "fr"),
        ([], {"LC_MESSAGES": "en_CA", "LANG": "fr_CA"}, "en"),
        ([], {"LC_ALL": "fr_CA", "LC_MESSAGES": "en_CA", "LANG": "en_CA"}, "fr"),
        ([], {"COURTIER_LANG": "en", "LC_ALL": "fr_CA"}, "en"),
        ([], {"COURTIER_LANG": "", "LANG": "en_CA"}, "en"),
        (["--lang", "en"], {"COURTIER_LANG": "fr"}, "en"),
        (["--lang=en"], {}, "en"),
        (["--lang", "EN"], {"LANG": "fr_CA"}, "en"),
        ([], {"COURTIER_LANG": "de", "LANG": "en_CA"}, "fr"),
        (["classify", "x", "--lang", "en"], {}, "en"),
        (["classify", "x", "--lang", "fr"], {"LANG": "en"}, "fr"),
        (["explain", "--", "--lang", "en"], {}, "fr"),
        (["--lang"], {}, "fr"),
    ],
)
def test_the_language_chosen(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert choose(arguments, environment) == language


def test_the_option_counts_before_and_after_the_command() -> None:
    before = courtier("--lang", "en", "classify", EXAMPLE)
    after = courtier("classify", EXAMPLE, "--lang", "en")
    assert before.code == after.code == 0
    assert before.out == after.out != courtier("classify", EXAMPLE).out


def test_the_option_takes_capitals() -> None:
    ran = courtier("classify", EXAMPLE, "--lang", "EN")
    assert ran.code == 0
    assert ran.out == courtier("classify", EXAMPLE, "--lang", "en").out


def test_the_option_counts_wherever_it_stands_around_a_group() -> None:
    lines = [
        ("--lang", "en", "catalog", "list"),
        ("catalog", "--lang", "en", "list"),
        ("catalog", "list", "--lang", "en"),
    ]
    first, *others = (courtier(*line) for line in lines)
    assert first.code == 0
    assert " offerings of " in first.out
    assert all(ran == first for ran in others)


@pytest.mark.parametrize("command", ["classify", "match", "cost", "route"])
def test_each_result_is_printed_in_both_languages(command: str) -> None:
    french, english = courtier(command, EXAMPLE), courtier(command, EXAMPLE, "--lang", "en")
    assert "23 novembre 2026" in french.out.replace("\u00a0", " ")
    assert "23 November 2026" in english.out.replace("\u00a0", " ")


def test_the_environment_chooses_the_language_of_errors() -> None:
    assert "There is no command" in courtier("nope", env={"COURTIER_LANG": "en"}).err
    assert "n’existe pas" in courtier("nope", env={"LANG": "C"}).err


@pytest.mark.parametrize("variable", ["LANGUAGE", "LC_ALL"])
def test_other_languages_of_the_system_do_not_leak_into_french(variable: str) -> None:
    ran = courtier("--lang", "fr", "--help", env={variable: "en_US:en"})
    assert ran.out.startswith("Utilisation")
