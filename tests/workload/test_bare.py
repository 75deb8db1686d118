"""The bare file: it reads as it is, it holds every key, and it speaks one language only."""

from __future__ import annotations

import re

import pytest

from courtier.knowledge.door import Knowledge
from courtier.values.text import LANGUAGES, Language
from courtier.workload.bare import LIVE, bare
from courtier.workload.reader import read_workload
from courtier.workload.words_money import MONEY_KEYS
from courtier.workload.words_system import SYSTEM_KEYS

KEYS = SYSTEM_KEYS | MONEY_KEYS


def _awake(text: str) -> str:
    """The same file with every sleeping key awake."""
    return "\n".join(re.sub(r"^#(?=[ a-z])(?! yaml-)", "", line) for line in text.splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_reads_as_it_is_and_is_plainly_fictional(
    language: Language, knowledge: Knowledge
) -> None:
    workload = read_workload(bare(language).encode(), knowledge).workload
    word = {"fr": "exemple", "en": "example"}[language]
    assert word in workload.name.fr.lower()
    assert word in workload.organization.name.lower()
    assert workload.information[0].kind == "unknown"
    assert workload.service is None
    assert workload.acquisition is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_reads_with_every_key_awake(language: Language) -> None:
    workload = read_workload(_awake(bare(language)).encode(), None).workload
    assert workload.on_premise is not None
    assert workload.on_premise.power is not None
    assert workload.overrides
    assert workload.acquisition is not None
    assert workload.acquisition.quotes[0].lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_holds_every_key_with_its_meaning(language: Language) -> None:
    text = bare(language)
    flat = re.sub(r"\n *## ", " ", text)
    side = 0 if language == "fr" else 1
    for path, words in KEYS.items():
        name = path.split(".")[-1]
        if not path.startswith(("name.", "options.name.")):
            assert re.search(rf"(?m)^#? *(- )?{name}:", text), path
            assert words[side] in flat, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_required_keys_are_awake(language: Language) -> None:
    live = [line for line in bare(language).splitlines() if line and line.lstrip()[:1] != "#"]
    assert len(live) == len(LIVE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_comments_are_wholly_in_one_language(language: Language) -> None:
    """No sentence of the other language, save those that are the same in both."""
    comments = re.sub(r"\n *## ", " ", bare(language))
    other = 1 if language == "fr" else 0
    for words in KEYS.values():
        if words[other] not in words[1 - other] and len(words[other]) > 12:
            assert words[other] not in comments
    marker = r"\bthe\b|\bwhich\b|\bof\b" if language == "fr" else r"\bles?\b|\bdes\b|\bpour\b|[éèà]"
    explained = [line for line in bare(language).splitlines() if line.lstrip().startswith("##")]
    foreign = [line for line in explained if re.search(marker, line)]
    assert [line for line in foreign if "Québec" not in line and "métropolitaine" not in line] == []


def test_it_names_its_schema_on_the_first_line() -> None:
    first = bare("fr").splitlines()[0]
    assert first == "# yaml-language-server: $schema=./workload.schema.json"
