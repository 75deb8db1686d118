"""What pydantic found wrong: one clear message for each place, never two that contradict."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, ValidationError

from courtier.reading.marked import read_marked
from courtier.reading.validation import MAX_MISTAKES, mistakes_of, remember_keys
from courtier.values.errors import Mistake
from courtier.values.model import Frozen


class Points(Frozen):
    """A range."""

    low: Decimal
    high: Decimal


class Leaf(Frozen):
    """The deepest group."""

    colour: Literal["red", "green"] | Literal["blue"] = "red"
    size: Decimal | Points = Decimal(1)
    count: Annotated[int, Field(ge=1)] = 1


class Branch(Frozen):
    """A group of leaves."""

    leaves: Annotated[tuple[Leaf, ...], Field(min_length=1)] = (Leaf(),)
    label: str = ""


class Tree(Frozen):
    """The whole file."""

    trunk: str
    branches: tuple[Branch, ...] = ()


def _mistakes(text: str) -> list[Mistake]:
    marked = read_marked(text.encode(), "tree.yaml")
    with pytest.raises(ValidationError) as caught:
        Tree.model_validate(marked.value)
    return mistakes_of(caught.value, "tree.yaml", marked=marked, model=Tree)


def _leaf(text: str) -> list[Mistake]:
    return _mistakes(f"trunk: oak\nbranches:\n  - leaves:\n      - {{{text}}}\n")


@pytest.mark.parametrize(
    ("text", "code", "path", "words"),
    [
        ("colour: gren", "unknown-value", "branches.0.leaves.0.colour", "green"),
        ("colour: bleu", "unknown-value", "branches.0.leaves.0.colour", "blue"),
        ("size: [1]", "wrong-form", "branches.0.leaves.0.size", ""),
        ("size: {low: 1}", "missing-key", "branches.0.leaves.0.size", ""),
        ("size: {low: 1, hihg: 2}", "unknown-key", "branches.0.leaves.0.size", "high"),
        ("count: 0", "out-of-range", "branches.0.leaves.0.count", ""),
        ("count: many", "wrong-type", "branches.0.leaves.0.count", ""),
        ("siez: 1", "unknown-key", "branches.0.leaves.0", "size"),
    ],
)
def test_one_mistake_is_said_once_at_any_depth(text: str, code: str, path: str, words: str) -> None:
    mistakes = _leaf(text)
    assert [m.code for m in mistakes] == [code]
    assert mistakes[0].path.startswith(path)
    assert mistakes[0].line == 4
    assert words in mistakes[0].help.en


def test_a_misspelt_required_key_is_not_also_missing() -> None:
    assert [m.code for m in _mistakes("trunc: oak\n")] == ["unknown-key"]
    assert [m.code for m in _mistakes("label: oak\n")] == ["missing-key", "unknown-key"]


def test_a_list_whose_items_are_all_wrong_is_not_said_to_be_empty() -> None:
    assert [m.code for m in _leaf("count: 0")] == ["out-of-range"]
    empty = _mistakes("trunk: oak\nbranches: [{leaves: []}]\n")
    assert [(m.code, m.text.en) for m in empty] == [("out-of-range", "“leaves” cannot be empty.")]


def test_mistakes_come_in_the_order_of_the_file() -> None:
    text = "branches: [{label: 1}]\nother: x\ntrunk: 3\n"
    assert [m.line for m in _mistakes(text)] == [1, 2, 3]


def test_a_flood_of_mistakes_is_counted_not_listed() -> None:
    mistakes = _mistakes("trunk: oak\n" + "".join(f"key{n}: 1\n" for n in range(1000)))
    assert len(mistakes) == MAX_MISTAKES + 1
    assert "800" in mistakes[-1].text.fr


def test_a_row_of_a_table_gives_its_line() -> None:
    with pytest.raises(ValidationError) as caught:
        Leaf.model_validate({"count": 0})
    (mistake,) = mistakes_of(caught.value, "table.csv", line=12)
    assert (mistake.line, mistake.column, mistake.path) == (12, None, "count")


def test_remembered_keys_serve_where_no_model_is_given() -> None:
    remember_keys(Leaf)
    marked = read_marked(b"cuont: 1\n", "leaf.yaml")
    with pytest.raises(ValidationError) as caught:
        Leaf.model_validate(marked.value)
    (mistake,) = mistakes_of(caught.value, "leaf.yaml", marked=marked)
    assert "count" in mistake.help.fr


@pytest.mark.parametrize("value", ["{braces}", "%s", "a\nb", "« x »", "x" * 500])
def test_any_word_can_be_quoted(value: str) -> None:
    import json

    mistakes = _leaf(f"count: {json.dumps(value)}")
    assert len(mistakes) == 1
    assert len(mistakes[0].text.fr) < 200


def test_no_text_shows_the_words_of_python() -> None:
    shown: list[Any] = [m.text.fr + m.text.en for m in _leaf("count: null, size: true, colour: 1")]
    assert len(shown) == 3
    for text in shown:
        assert not any(word in text for word in ("None", "True", "Decimal(", "dict"))
