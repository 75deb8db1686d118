"""What the pages show is run: generated pages, command lines, Python, and facts of a body."""

from __future__ import annotations

import doctest
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from courtier import classify
from courtier.knowledge.door import Knowledge
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.risk import Parameter, Rule
from tests.docs import reading

SHOWN = ("README.md", "LISEZMOI.md", "docs/fr/premiere-minute.md", "docs/en/first-minute.md",
         "docs/fr/regles.md", "docs/en/rules.md", "docs/fr/integration-continue.md",
         "docs/en/continuous-integration.md", "docs/fr/publier-les-faits.md",
         "docs/en/releasing-facts.md", "docs/fr/decouvrir.md", "docs/en/discover.md")  # fmt: skip
RULE_PAGES = ("docs/fr/regles.md", "docs/en/rules.md")
KNOWLEDGE_PAGES = ("docs/fr/connaissances.md", "docs/en/knowledge.md")
PYTHON_PAGES = ("docs/fr/python.md", "docs/en/python.md")
PERMITS = reading.ROOT / "examples" / "permis-en-ligne.yaml"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the examples, and ``courtier`` on the path."""
    shutil.copytree(reading.ROOT / "examples", tmp_path / "work" / "examples")
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "courtier"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m courtier "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(reading.ROOT))
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def test_generated_pages_are_what_the_program_says() -> None:
    run = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"],
        cwd=reading.ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr


def _lines(page: str) -> list[str]:
    text = "\n".join(block.text for block in reading.blocks(page, "console"))
    return [line[2:] for line in text.splitlines() if line.startswith("$ courtier")]


@pytest.mark.parametrize("page", SHOWN)
def test_command_lines_that_a_page_shows_succeed(page: str, place: Path) -> None:
    lines = _lines(page)
    assert lines
    for line in lines:
        run = subprocess.run(
            ["bash", "-c", line], cwd=place, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, f"{line}\n{run.stderr}"


@pytest.mark.parametrize("page", PYTHON_PAGES)
def test_python_that_a_page_shows_gives_what_it_says(page: str, place: Path) -> None:
    text = "\n".join(block.text for block in reading.blocks(page, "python"))
    test = doctest.DocTestParser().get_doctest(text, {}, page, page, 0)
    said: list[str] = []
    results = doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert results.attempted > 10
    assert results.failed == 0, "".join(said)


def _layer(page: str, folder: Path) -> str:
    """The records that a page shows, written where their first line says."""
    for block in reading.blocks(page, "yaml"):
        head = block.text.split("\n", 1)[0]
        if head.startswith("# risk/"):
            path = folder / head.removeprefix("# ").strip()
            path.parent.mkdir(parents=True)
            path.write_text(block.text, encoding="utf-8")
    return str(folder)


def _only(knowledge: Knowledge, record: type[Record], folder: str) -> list[Record]:
    names = {Path(name).stem for name, (layer, _) in knowledge.files.items()
             if layer.name == Path(folder).name and name.endswith(".yaml")}  # fmt: skip
    return [item for name, item in knowledge.all(record).items() if name in names]


@pytest.mark.parametrize("page", RULE_PAGES)
@pytest.mark.parametrize(("persons", "fires"), [("499", False), ("500", True), ("null", False)])
def test_the_rule_shown_to_jurists_holds(
    page: str, persons: str, fires: bool, tmp_path: Path
) -> None:
    folder = _layer(page, tmp_path / "layer")
    (rule,) = _only(Knowledge((folder,)), Rule, folder)
    text = PERMITS.read_text(encoding="utf-8").replace(
        "subjects: [citizens]\n    subjects_place: [quebec]\n    persons: 8000",
        f"subjects: [employees]\n    persons: {persons}",
    )
    assert f"persons: {persons}" in text
    result = classify(text.encode(), knowledge=[folder])
    assert (rule.id in {reason.rule for reason in result.classification.reasons}) is fires


@pytest.mark.parametrize("page", KNOWLEDGE_PAGES)
def test_the_parameter_shown_to_bodies_replaces_ours(page: str, tmp_path: Path) -> None:
    folder = _layer(page, tmp_path / "layer")
    (parameter,) = _only(Knowledge((folder,)), Parameter, folder)
    before = classify(PERMITS)
    after = classify(PERMITS, knowledge=[folder])
    asked = "q-aggregation.demandes"
    assert parameter.id == "aggregation-persons"
    assert asked not in {question.id for question in before.classification.questions}
    assert asked in {question.id for question in after.classification.questions}
    assert [layer.name for layer in after.provenance.knowledge.layers] == ["bundled", "layer"]


@pytest.mark.parametrize("page", ["docs/fr/premiere-minute.md", "docs/en/first-minute.md"])
def test_the_statement_of_the_holder_confirms_the_levels(page: str) -> None:
    (block,) = reading.blocks(page, "yaml")
    declared = block.text.strip()
    text = PERMITS.read_text(encoding="utf-8")
    for anchor in ("purposes: Délivrer les permis municipaux", "persons: 6000"):
        assert anchor in text
        text = text.replace(anchor, f"{anchor}\n    {declared}")
    assert classify(PERMITS).classification.status == "proposed"
    assert classify(text.encode()).classification.status == "confirmed"
