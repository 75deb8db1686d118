"""The pages hold together: links, twins, paths, French typography."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest

from courtier.check.settings_file import read_settings
from courtier.cli.table import COMMANDS
from courtier.knowledge.door import Knowledge
from tests.docs import reading

COMMAND_PAGES = {"fr": "docs/fr/commandes", "en": "docs/en/commands"}
TOP = ("catalog", "courtier", "docs", "examples", "providers", "requirements", "risk", "templates",
       "tests", ".ci")  # fmt: skip


@pytest.mark.parametrize("page", reading.pages())
def test_every_link_is_relative_and_leads_somewhere(page: str) -> None:
    folder = (reading.ROOT / page).parent
    for target in reading.links(page):
        assert "://" not in target, target
        assert not target.startswith(("/", "mailto:")), target
        place = (folder / target.split("#")[0]).resolve()
        assert place.exists(), target
        assert place.is_relative_to(reading.ROOT), target


@pytest.mark.parametrize("page", reading.pages())
def test_no_page_names_a_host(page: str) -> None:
    text = "\n".join(
        block.text for word in ("sh", "console", "python") for block in reading.blocks(page, word)
    )
    assert re.findall(r"https?://\S+", reading.prose(page) + text) == []


@pytest.mark.parametrize("french", sorted(reading.TWINS))
def test_twins_have_the_same_sections_and_point_at_each_other(french: str) -> None:
    english = reading.TWINS[french]
    assert [depth for depth, _ in reading.headings(french)] == [
        depth for depth, _ in reading.headings(english)
    ]
    for page, other in ((french, english), (english, french)):
        folder = (reading.ROOT / page).parent
        targets = {(folder / link.split("#")[0]).resolve() for link in reading.links(page)}
        assert (reading.ROOT / other) in targets


@pytest.mark.parametrize("french", sorted(reading.TWINS))
def test_twins_give_the_same_blocks_of_code(french: str) -> None:
    english = reading.TWINS[french]
    for word in ("console", "sh", "yaml", "python", "text"):
        counts = [len(reading.blocks(page, word)) for page in (french, english)]
        assert counts[0] == counts[1], word


def test_every_page_has_a_twin() -> None:
    known = {*reading.TWINS, *reading.TWINS.values()}
    others = {name for name in reading.pages() if name.startswith(("docs/fr/", "docs/en/"))}
    commands = {
        f"{folder}/{name}.md" for folder in COMMAND_PAGES.values() for name in (*COMMANDS, "README")
    }
    assert others == (known | commands) - {"README.md", "LISEZMOI.md"}


def test_the_index_leads_to_every_page() -> None:
    targets = {f"docs/{link}" for link in reading.links("docs/README.md")}
    expected = {name for pair in reading.TWINS.items() for name in pair if name.startswith("docs/")}
    assert expected <= targets
    assert {f"{folder}/README.md" for folder in COMMAND_PAGES.values()} <= targets


@pytest.mark.parametrize("name", sorted(COMMANDS))
@pytest.mark.parametrize("language", sorted(COMMAND_PAGES))
def test_every_command_has_its_page_in_each_language(name: str, language: str) -> None:
    page = f"{COMMAND_PAGES[language]}/{name}.md"
    summary = getattr(COMMANDS[name], language)
    assert summary in reading.read(page)
    assert f"courtier {name}" in reading.blocks(page, "text")[0].text
    readme = {"fr": "LISEZMOI.md", "en": "README.md"}[language]
    assert page in reading.links(readme)
    assert f"{name}.md" in reading.links(f"{COMMAND_PAGES[language]}/README.md")


@pytest.mark.parametrize("page", reading.french_pages())
def test_french_prose_has_french_typography(page: str) -> None:
    text = reading.prose(page)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = "\n".join(line for line in text.splitlines() if not line.startswith("| -"))
    assert re.findall(r"\w'\w", text) == []
    assert re.findall(r"[“”\"]", text) == []
    assert re.findall(r"\w[;!?»](?=\s|$)|«\S|\w:(?=\s|$)", text) == []


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "SECURITY.md", "README.md", "LISEZMOI.md"])
def test_every_path_that_a_page_names_is_there(page: str) -> None:
    named = 0
    for word in sorted(reading.cells(page)):
        path = PurePosixPath(word.split(" ")[0])
        if path.parts[:1] and path.parts[0] in TOP and "/" in word:
            named += 1
            kept = [part for part in path.parts if "<" not in part]
            assert (reading.ROOT / PurePosixPath(*kept)).exists(), word
    assert named > 0


def test_the_reader_finds_the_two_commands_first() -> None:
    for page in ("README.md", "LISEZMOI.md"):
        first = reading.blocks(page, "sh")[0].text.split("\n")
        assert first[:2] == ["make demo", "make test"]


@pytest.mark.parametrize(
    "page", ["docs/fr/integration-continue.md", "docs/en/continuous-integration.md"]
)
def test_the_settings_that_a_page_shows_are_accepted(page: str, tmp_path: Path) -> None:
    (block,) = reading.blocks(page, "toml")
    (tmp_path / "courtier.toml").write_text(block.text, "utf-8")
    given = read_settings(tmp_path / "courtier.toml", "local", Knowledge())
    assert given.content.policy.residency == "canada"
    assert [item.rule for item in given.content.exceptions] == ["certification-missing"]
