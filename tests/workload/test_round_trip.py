"""What is written is read back the same; whatever is broken is refused, never a crash."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from courtier.knowledge.door import Knowledge
from courtier.reading.marked import read_marked
from courtier.values.errors import InputError
from courtier.workload.model import Workload
from courtier.workload.reader import read_workload
from courtier.workload.shape import Key, keys_of
from courtier.workload.writing import plain_values, scalar, write_yaml
from tests.workload.written import HERE

# Paths whose number is a fraction, and whose number is at least one.
PLAIN = ("cost.taxes", "cost.correlation")
"""Fractions of the ranged parts that are one number all the same."""
FRACTIONS = (
    "service.load", "weights", "cost.discount_rate", "cost.inflation_per_year", *PLAIN,
)  # fmt: skip

ODD = (
    "NO", "1e5", "~", "- a", "a: b", "# c", "12", "'", '"', "{}", "é ", " é", "true",
    "2026-01-01", "\u2028", "|", ">", "\\n", "=", "0x1", "!a", "*b",
)  # fmt: skip
TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=30
) | st.sampled_from(ODD)
# What must say something is stripped, then must hold something.
SIGNED = ("by", "approved_by", "question", "reason")
IDS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,4})?", fullmatch=True)
RANGED = ("needs", "on_premise", "options", "cost", "acquisition.quotes")


def _numbers(path: str) -> st.SearchStrategy[Any]:
    if path.endswith("hours_per_month"):
        plain = st.decimals("1", "744", places=4)
    elif path.startswith(FRACTIONS) or path.endswith("growth_per_year"):
        plain = st.decimals("0", "0.99", places=3)
    elif path.endswith("load_factor"):
        plain = st.decimals("0.01", "1", places=3)
    else:
        plain = st.decimals("1", "999999", places=4)
    if not path.startswith(RANGED) or path.startswith(PLAIN):
        return plain
    ranges = st.lists(plain, min_size=3, max_size=3).map(
        lambda three: dict(zip(("low", "likely", "high"), sorted(three), strict=True))
    )
    return plain | ranges


def _value(key: Key) -> st.SearchStrategy[Any]:
    if key.holds == "group" and key.inner:
        return _group(key.inner, key.path)
    if key.holds == "groups" and key.inner:
        return st.lists(_group(key.inner, key.path), min_size=1, max_size=2)
    if key.path == "courtier":
        return st.just(1)
    if key.holds == "word":
        return st.sampled_from(key.words)
    if key.holds == "words":
        return st.lists(st.sampled_from(key.words), unique=True, max_size=3)
    if key.name == "fingerprint":
        return st.from_regex(r"[0-9a-f]{16}", fullmatch=True)
    if key.path == "acquisition.term.renewals":
        return st.lists(st.integers(1, 600), max_size=3)
    if key.path == "cost.draws":
        return st.integers(1000, 200_000)
    if key.holds == "texts":
        return st.lists(IDS, unique=True, max_size=2)
    plain: dict[str, st.SearchStrategy[Any]] = {
        "whole": st.integers(1, 4),
        "day": st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat),
        "flag": st.booleans(),
        "name": TEXTS | st.fixed_dictionaries({"fr": TEXTS, "en": TEXTS}),
        "number": _numbers(key.path),
        "text": IDS if _is_id(key) else TEXTS.filter(str.strip) if key.name in SIGNED else TEXTS,
    }
    return plain[key.holds]


def _is_id(key: Key) -> bool:
    words = {"id", "kind", "confidentiality", "integrity", "availability", "asset", "level",
             "scheme", "profile", "offering", "covers"}  # fmt: skip
    return key.name in words


def _group(model: type[BaseModel], path: str = "") -> st.SearchStrategy[dict[str, Any]]:
    keys = list(keys_of(model, path))
    return st.fixed_dictionaries(
        {key.name: _value(key) for key in keys if key.required},
        optional={key.name: _value(key) for key in keys if not key.required},
    )


@settings(max_examples=120)
@given(_group(Workload))
def test_what_is_written_is_read_back_the_same(values: dict[str, Any]) -> None:
    """Any workload, dumped as YAML and read again, is the same object."""
    workload = Workload.model_validate(values)
    text = write_yaml(plain_values(workload))
    assert Workload.model_validate(read_marked(text.encode(), "w.yaml").value) == workload


@settings(max_examples=300)
@given(TEXTS)
def test_any_text_survives_one_line(text: str) -> None:
    assert read_marked(f"a: {scalar(text)}\n".encode(), "f").value == {"a": text}
    assert read_marked(f"{scalar(text)}: [{scalar(text)}]\n".encode(), "f").value == {text: [text]}


@given(st.decimals(-(10**12), 10**12, places=12))
def test_any_number_survives_one_line(number: Decimal) -> None:
    found = read_marked(f"a: {scalar(number)}\n".encode(), "f").value["a"]
    assert Decimal(found) == number


def test_a_real_file_survives(knowledge: Knowledge, root: Path) -> None:
    for path in sorted((root / "examples").glob("*.yaml")):
        workload = read_workload(path, knowledge).workload
        text = write_yaml(plain_values(workload))
        assert read_workload(text.encode(), knowledge).workload == workload


SOURCE = (HERE / "format-1" / "complete.yaml").read_text("utf-8")
PIECES = ["\t", "\x00", "&a ", "*a", "!!x ", "- ", "? ", ": ", "{", "[", "]", "}", "'", '"', "\n",
          "---\n", "1e999", "null", "true", "é", "\u2028", "%", "|", ">", "<<: *a", "9" * 50,
          "-1", "0.0001", "2026-13-45", "{low: 1}", "{low: 3, likely: 2, high: 1}"]  # fmt: skip


def _mutated(seed: int) -> bytes:
    """The complete file after a few random cuts, insertions, swaps and repeats."""
    chance = random.Random(seed)
    lines = SOURCE.splitlines(keepends=True)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        act = chance.randrange(5)
        if act == 0:
            del lines[at]
        elif act == 1:
            lines.insert(chance.randrange(len(lines)), lines[at])
        elif act == 2:
            lines[at] = "  " + lines[at]
        else:
            column = chance.randrange(len(lines[at]) + 1)
            end = column + chance.randint(0, 12) * (act == 4)
            lines[at] = lines[at][:column] + chance.choice(PIECES) + lines[at][end:]
    raw = bytearray("".join(lines).encode())
    if chance.random() < 0.2:
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


@pytest.mark.parametrize("start", range(0, 600, 100))
def test_a_mutated_file_is_read_or_refused_and_nothing_else(
    start: int, knowledge: Knowledge
) -> None:
    refusals = 0
    for seed in range(start, start + 100):
        try:
            read_workload(_mutated(seed), knowledge)
        except InputError as error:
            refusals += 1
            for mistake in error.mistakes:
                assert mistake.text.fr
                assert mistake.text.en
                assert mistake.help.fr
                assert (mistake.line is None) == (mistake.column is None)
    assert refusals > 50
