"""Completion: the script of each shell, and the words that the program then proposes."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from courtier.cli.catalog.table import SUBCOMMANDS
from courtier.cli.schema import NAMES
from courtier.cli.table import COMMANDS
from tests.cli.courtier_run import Ran, courtier


def complete(shell: str, words: str, place: str) -> Ran:
    """What the program answers to a shell."""
    variables = {"COMP_WORDS": words, "COMP_CWORD": place}
    return courtier(env={"_COURTIER_COMPLETE": f"{shell}_complete", **variables})


def asked(words: str, place: int) -> Ran:
    """What the program answers to bash."""
    return complete("bash", words, str(place))


def proposed(words: str, place: int) -> list[str]:
    ran = asked(words, place)
    assert ran.code == 0
    return [line.partition(",")[2] for line in ran.out.split()]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_calls_the_program_back(shell: str) -> None:
    ran = courtier("completion", shell)
    assert ran.code == 0
    assert "_COURTIER_COMPLETE" in ran.out
    assert f"{shell}_complete" in ran.out
    assert "courtier" in ran.out


def test_the_bash_script_is_valid() -> None:
    bash = shutil.which("bash")
    assert bash is not None
    script = courtier("completion", "bash").out
    subprocess.run([bash, "-n"], input=script.encode(), check=True)


def test_commands_complete() -> None:
    assert proposed("courtier ", 1) == list(COMMANDS)
    assert proposed("courtier cl", 1) == ["classify"]
    assert proposed("courtier catalog ", 2) == list(SUBCOMMANDS)


@pytest.mark.parametrize("command", list(COMMANDS))
def test_options_complete_for_every_command(command: str) -> None:
    found = proposed(f"courtier {command} --", 2)
    assert "--help" in found
    assert "--lang" in found


def test_values_complete() -> None:
    assert proposed("courtier classify --format ", 3) == ["text", "json"]
    assert proposed("courtier classify --fail-on e", 3) == ["error"]
    assert proposed("courtier schema c", 2) == [n for n in NAMES if n.startswith("c")]
    assert proposed("courtier completion z", 2) == ["zsh"]


def test_a_file_argument_is_left_to_the_shell() -> None:
    assert asked("courtier classify exa", 2).out.split() == ["file,exa"]


def test_an_unknown_command_proposes_nothing_and_says_nothing() -> None:
    ran = asked("courtier clasify --f", 2)
    assert ran.out.split() == []
    assert ran.err == ""


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_summaries_are_shown_in_french(shell: str) -> None:
    place = "1" if shell == "zsh" else ""
    ran = complete(shell, "courtier cl", place)
    assert ran.code == 0
    assert COMMANDS["classify"].fr in ran.out
