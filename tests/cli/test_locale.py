"""The French catalogue of the option parser: complete, compiled, and with the same blanks."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import typer

import courtier

FOLDER = Path(courtier.__file__).parent / "locale" / "fr" / "LC_MESSAGES"
PACKAGES = [Path(str(package.__file__)).parent for package in (click, typer)]
BLANK = re.compile(r"\{[^}]*\}|%\(\w+\)s|\[/?blue\]|\n|\t")


def spoken() -> Iterator[tuple[str, ...]]:
    """Every string that the installed Click and Typer hand to gettext, plurals as pairs."""
    for package in PACKAGES:
        for path in sorted(package.rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    count = {"_": 1, "gettext": 1, "ngettext": 2}.get(node.func.id, 0)
                    words = [str(a.value) for a in node.args[:count] if isinstance(a, ast.Constant)]
                    if count and len(words) == count:
                        yield tuple(words)


def written() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The .po file: ids to translations."""
    found = {}
    text = (FOLDER / "courtier.po").read_text(encoding="utf-8")
    for block in re.split(r"\n\s*\n", text):
        values: dict[str, list[str]] = {"msgid": [], "msgstr": []}
        for line in block.splitlines():
            head = re.match(r'(msgid|msgstr)(?:_plural|\[\d\])? ("(?:[^"\\]|\\.)*")$', line)
            if head:
                current = values[head[1]]
                current.append(ast.literal_eval(head[2]))
            elif line.startswith('"'):
                current[-1] += ast.literal_eval(line)
        if values["msgid"] and values["msgid"][0]:
            found[tuple(values["msgid"])] = tuple(values["msgstr"])
    return found


@pytest.fixture(scope="module")
def compiled() -> gettext.GNUTranslations:
    with (FOLDER / "courtier.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_the_parsers_speak_enough_to_be_translated() -> None:
    assert len(set(spoken())) > 60


@pytest.mark.parametrize("words", sorted(set(spoken())), ids=lambda words: words[0][:40])
def test_every_string_of_the_parsers_is_translated(words: tuple[str, ...]) -> None:
    translations = written()
    assert words in translations
    assert all(translations[words])


def test_the_compiled_file_says_what_the_text_file_says(
    compiled: gettext.GNUTranslations,
) -> None:
    for words, translations in written().items():
        if len(words) == 1:
            assert compiled.gettext(words[0]) == translations[0]
        else:
            assert compiled.ngettext(words[0], words[1], 1) == translations[0]
            assert compiled.ngettext(words[0], words[1], 2) == translations[1]


def test_french_counts_zero_in_the_singular(compiled: gettext.GNUTranslations) -> None:
    one, many = "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"
    assert compiled.ngettext(one, many, 0) == compiled.ngettext(one, many, 1)


# What French leaves out: the name of a number type or of a parameter type is an English word.
LEFT_OUT = {"{number_type}", "{param_type}"}


def test_translations_fill_the_same_blanks() -> None:
    for words, translations in written().items():
        for word, translation in zip(words, translations, strict=True):
            wanted = set(BLANK.findall(word))
            assert set(BLANK.findall(translation)) <= wanted | set(BLANK.findall(words[-1]))
            assert wanted - set(BLANK.findall(translation)) <= LEFT_OUT, word


def test_french_punctuation_is_held_by_a_no_break_space() -> None:
    for translations in written().values():
        for translation in translations:
            plain = BLANK.sub("x", translation)
            assert not re.search(r"(?<!\u00a0)[:;?!»]", plain), translation
            assert not re.search(r"\w'\w", plain.replace("'x", "").replace("x'", "")), translation
