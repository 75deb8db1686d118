"""The pages tell everything: keys, facts, operators, codes; and what they show is true."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from courtier.cli import running
from courtier.knowledge.records.common import Record
from courtier.knowledge.records.conditions import ORDERED_WORDS, Condition, FactName
from courtier.knowledge.records.risk import Demand, Effect, Kind, Yield
from courtier.reading.keys import models_in
from courtier.results.envelope import Assessment
from courtier.values import errors
from courtier.values.citation import CONFIDENCE_NAMES
from courtier.workload.model import Workload
from tests.docs import reading

FILE_PAGES = ("docs/fr/fichier.md", "docs/en/workload-file.md")
RESULT_PAGES = ("docs/fr/resultats.md", "docs/en/results.md")
RULE_PAGES = ("docs/fr/regles.md", "docs/en/rules.md")
CODE_PAGES = ("docs/fr/codes-de-sortie.md", "docs/en/exit-codes.md")


def _keys(model: Any, path: str = "") -> set[str]:
    """Every key of the file below a model, by its path inside its part."""
    found = set()
    for name, field in model.model_fields.items():
        here = f"{path}.{field.alias or name}" if path else field.alias or name
        found.add(here)
        for inner in models_in(field.annotation):
            if "likely" not in inner.model_fields:
                found |= _keys(inner, here)
    return found


def _section(page: str, part: str) -> str:
    return reading.read(page).split(f"### `{part}`\n", 1)[1].split("\n### ", 1)[0]


@pytest.mark.parametrize("page", FILE_PAGES)
def test_every_key_of_the_file_is_told(page: str) -> None:
    keys = _keys(Workload)
    assert len(keys) > 150
    for key in keys:
        part, _, rest = key.partition(".")
        if rest:
            assert f"| `{rest}`" in _section(page, part), key
        else:
            assert f"| `{part}`" in reading.read(page), key


@pytest.mark.parametrize("page", FILE_PAGES)
def test_every_kind_and_element_is_told(page: str, knowledge: Any) -> None:
    cells = reading.cells(page)
    assert set(knowledge.all(Kind)) <= cells
    assert set(knowledge.elements) <= cells


@pytest.mark.parametrize("page", RESULT_PAGES)
def test_every_key_of_the_results_is_told(page: str) -> None:
    seen: set[str] = set()

    def walk(model: Any) -> None:
        if model.__name__ in seen:
            return
        seen.add(model.__name__)
        for name, field in model.model_fields.items():
            assert f"| `{field.alias or name}` |" in reading.read(page), f"{model.__name__}.{name}"
            for inner in models_in(field.annotation):
                walk(inner)

    walk(Assessment)
    assert len(seen) > 30


@pytest.mark.parametrize("page", RULE_PAGES)
def test_every_word_of_the_vocabulary_is_told(page: str) -> None:
    cells = reading.cells(page)
    assert set(get_args(FactName)) <= cells
    for model in (Condition, Effect, Demand, Yield, Record):
        fields = {field.alias or name for name, field in model.model_fields.items()}
        assert fields <= cells, model.__name__
    for scale in ORDERED_WORDS:
        assert " < ".join(f"`{word}`" for word in scale) in reading.read(page)
    assert set(CONFIDENCE_NAMES) <= cells


@pytest.mark.parametrize("page", CODE_PAGES)
def test_every_exit_code_of_the_program_is_told_and_no_other(page: str) -> None:
    kinds = (errors.UsageError, errors.InputError, errors.NothingToExamine, errors.OutsideError)
    codes = {0, 1, 130, *running.FINDING_CODES.values(), *(kind.exit_code for kind in kinds)}
    told = {
        int(line.split("|")[1])
        for line in reading.read(page).splitlines()
        if line.startswith("| ") and line.split("|")[1].strip().isdigit()
    }
    assert told == codes
