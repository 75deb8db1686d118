"""Help: every command, wholly in one language, with an example that runs."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from courtier.cli.catalog.table import SUBCOMMANDS
from courtier.cli.table import COMMANDS
from tests.cli.courtier_run import ROOT, Ran, courtier

PAGES: list[tuple[str, ...]] = [
    (),
    *((name,) for name in COMMANDS),
    *(("catalog", name) for name in SUBCOMMANDS),
    ("knowledge", "lint"),
    ("knowledge", "stale"),
    ("knowledge", "list"),
    ("discover", "permissions"),
]
ALL_PAGES = [*PAGES, *(("discover", cloud) for cloud in ("aws", "azure", "google"))]
"""Also those whose example needs a network."""
# Words that only one of the two languages has; ids, file names and options are taken out first.
ENGLISH = {
    "the", "of", "and", "to", "with", "from", "which", "whose", "what", "is", "are", "be", "by",
    "for", "in", "this", "that", "these", "their", "it", "its", "as", "else", "not", "nothing",
    "only", "into", "over", "show", "exit", "print", "write", "read", "list", "find", "propose",
    "estimate", "hold", "explain", "usage", "commands", "required", "default", "file", "folder",
    "path", "command", "level", "rule", "offering", "workload", "finding", "language", "body",
    "draft", "own", "may", "goes", "say", "everything", "until", "against",
}  # fmt: skip
FRENCH = {
    "le", "la", "les", "de", "des", "du", "et", "à", "avec", "pour", "une", "un", "dans", "ce",
    "cette", "ces", "leur", "leurs", "sans", "ou", "où", "qui", "que", "est", "sont", "sur", "par",
    "aux", "au", "afficher", "quitter", "écrire", "lire", "énumérer", "montrer", "proposer",
    "estimer", "trouver", "expliquer", "imprimer", "utilisation", "obligatoire", "défaut",
    "fichier", "chemin", "commande", "niveau", "règle", "offre", "constat", "langue", "organisme",
    "sinon", "rien", "tout", "aide", "tous",
}  # fmt: skip


@cache
def page(command: tuple[str, ...], language: str, option: str = "--help") -> Ran:
    """The help of a command, in one language; each page is made once."""
    return courtier("--lang", language, *command, option)


def words(text: str) -> set[str]:
    """The words of a page, without names of commands and options, metavars, paths, ids, code."""
    text = text.partition("\n")[2]  # the usage line
    text = re.sub(r"(?m)^  (Exemple|Example).*(\n    ?\S.*)*", " ", text)
    text = re.sub(r"(?m)^  [a-z]+  ", "  ", text)  # a command in the list
    text = re.sub(
        r"«[^»]*»|“[^”]*”|\S*[/_=|<>-]\S*|\w+\.\w+|\bcourtier\b|\([^)]*: [^)]*\)", " ", text
    )
    return {w.casefold() for w in re.findall(r"[^\W\d_]+", text)}


@pytest.mark.parametrize("command", ALL_PAGES, ids=" ".join)
def test_no_english_word_in_french_help(command: tuple[str, ...]) -> None:
    ran = page(command, "fr")
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.startswith("Utilisation\u00a0: courtier")
    assert words(ran.out) & ENGLISH == set()
    assert words(ran.out) & FRENCH


@pytest.mark.parametrize("command", ALL_PAGES, ids=" ".join)
def test_no_french_word_in_english_help(command: tuple[str, ...]) -> None:
    ran = page(command, "en")
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.startswith("Usage: courtier")
    assert words(ran.out) & FRENCH == set()
    assert words(ran.out) & ENGLISH
    assert not re.search(r"[éèêàùç]", re.sub("Québec|détail", "", ran.out))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("command", ALL_PAGES, ids=" ".join)
def test_help_documents_every_argument_and_option(command: tuple[str, ...], language: str) -> None:
    text = re.sub(r"(?ms)^  (Exemple|Example).*?\n\n", "", page(command, language).out)
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if re.match(r"  (-|\[?[A-Z]{2,})", line):
            following = lines[number + 1] if number + 1 < len(lines) else ""
            described = re.search(r"\S  +\S", line) or following.startswith("      ")
            assert described, line


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_summary_is_cut(language: str) -> None:
    out = " ".join(page((), language).out.split())
    for entry in COMMANDS.values():
        assert (entry.fr if language == "fr" else entry.en) in out


@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_short_and_long_option_give_the_same_page(command: tuple[str, ...]) -> None:
    assert page(command, "fr", "-h") == page(command, "fr")


def example(command: tuple[str, ...], language: str) -> str:
    """The command line that the help of a command shows."""
    text = " ".join(page(command, language).out.split())
    found = re.search(r"(?:Exemple|Example)(?:[^:]*): (.*?) (?:Options|Arguments)[\u00a0 ]?:", text)
    found = found or re.search(r"(?:Exemple|Example)[^:]*: (.*)", text)
    assert found, text
    return found[1]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_the_example_of_each_command_runs(
    command: tuple[str, ...], language: str, tmp_path: Path
) -> None:
    line = re.sub(r'^eval "\$\(|\)"$|\s*>.*$', "", example(command, language))
    name, *arguments = line.split()
    assert name == "courtier"
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    if arguments[0] == "init":
        arguments.append("--bare")
    if arguments[0] == "assess" and "--no-documents" not in arguments:
        arguments.append("--no-documents")
    if arguments[0] == "verify":
        made = ("assess", arguments[-1], "--no-documents", "--output", arguments[1])
        assert courtier(*made, cwd=tmp_path).code == 0
    ran = courtier(*arguments, cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert ran.out or arguments[0] == "init" or arguments[:2] == ["catalog", "export"]
    if arguments[:2] == ["catalog", "export"]:
        assert (tmp_path / arguments[-1]).stat().st_size > 0
    if arguments[0] == "init":
        assert (tmp_path / arguments[1]).stat().st_size > 0


@pytest.mark.parametrize("columns", ["60", "80", "120"])
@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_no_line_of_french_help_breaks_at_its_punctuation(
    command: tuple[str, ...], columns: str
) -> None:
    out = courtier(*command, "--help", "--lang", "fr", env={"COLUMNS": columns}).out
    for line in out.splitlines():
        assert not line.endswith("«"), line
        assert not re.match(r" *[»:;?!]", line), line
