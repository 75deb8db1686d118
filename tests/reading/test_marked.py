"""Reading YAML: what the words mean, where values stand, and what is refused by name."""

from __future__ import annotations

import json
import time
from decimal import Decimal
from typing import Any

import pytest

from courtier.reading.marked import MAX_ALIASES, MAX_BYTES, MAX_DEPTH, MAX_NODES, read_marked
from courtier.values.errors import InputError, Mistake

SLOWEST = 2.0


def _value(text: str) -> Any:
    return read_marked(text.encode(), "f.yaml").value


def _refused(content: bytes) -> tuple[Mistake, ...]:
    """The mistakes of a file that must be refused, and soon."""
    start = time.perf_counter()
    with pytest.raises(InputError) as caught:
        read_marked(content, "f.yaml")
    assert time.perf_counter() - start < SLOWEST
    return caught.value.mistakes


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("NO", "NO"), ("on", "on"), ("yes", "yes"), ("12:30", "12:30"), ("007", "007"),
        ("0x1F", "0x1F"), ("1_000", "1_000"), (".inf", ".inf"), ("2026-11-23", "2026-11-23"),
        ("12", 12), ("-3", -3), ("0", 0), ("0.10", Decimal("0.10")), ("1e3", Decimal("1e3")),
        ("true", True), ("False", False), ("~", None), ("null", None), ("", None),
        ("'12'", "12"), ('"true"', "true"), ("9" * 41, "9" * 41),
    ],
)  # fmt: skip
def test_plain_words_are_those_of_yaml_1_2(word: str, value: Any) -> None:
    found = _value(f"a: {word}\n")["a"]
    assert found == value
    assert type(found) is type(value)


def test_a_block_text_is_never_a_number() -> None:
    assert _value("a: |\n  12\n") == {"a": "12\n"}


def test_every_value_and_key_has_its_place() -> None:
    marked = read_marked(b"a: 1\nb:\n  - c: x\n    d: [y, z]\n", "f.yaml")
    assert marked.places[("a",)] == (1, 4)
    assert marked.keys[("b",)] == (2, 1)
    assert marked.places[("b", 0, "d", 1)] == (4, 12)
    assert marked.place(("b", 0, "missing")) == (3, 5)


def test_places_count_characters_not_bytes() -> None:
    assert read_marked("é: {à: œuf}\n".encode(), "f.yaml").places[("é", "à")] == (1, 8)


def test_json_is_read_too() -> None:
    data = {"a": [1, {"b": "c"}], "d": None, "e": True, "f": "x\ny"}
    assert _value(json.dumps(data, indent="\t")) == data


def test_a_byte_order_mark_is_left_out() -> None:
    assert read_marked(b"\xef\xbb\xbfa: 1\n", "f.yaml").value == {"a": 1}


def test_an_alias_gives_the_value_of_its_anchor() -> None:
    assert _value("a: &x [1, 2]\nb: *x\n") == {"a": [1, 2], "b": [1, 2]}


BOMB = b"a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"a%d: &a%d [%s]\n" % (n, n, b",".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 10)
)

REFUSALS: dict[str, tuple[bytes, str]] = {
    "one byte too large": (b"a" * (MAX_BYTES + 1), "file-too-large"),
    "many scalars": (b"- 1\n" * 1_200_000, "too-many-values"),
    "many scalars in a flow": (b"[" + b"1," * 2_400_000 + b"]", "too-many-values"),
    "alias bomb": (BOMB, "too-many-values"),
    "many aliases": (b"a: &a 1\nb: [" + b"*a," * (MAX_ALIASES + 1) + b"]", "too-many-aliases"),
    "an alias inside its own anchor": (b"a: &a [*a]\n", "unknown-alias"),
    "an alias of nothing": (b"a: *b\n", "unknown-alias"),
    "deep lists": (b"[" * 100_000, "too-deep"),
    "deep closed lists": (b"[" * 100_000 + b"]" * 100_000, "too-deep"),
    "deep dashes": (b"- " * 100_000, "too-deep"),
    "deep groups": (b"{a: " * 100_000, "too-deep"),
    "deep lines": (b"\n".join(b" " * n + b"a:" for n in range(2000)), "too-deep"),
    "latin 1": ("a: é\n".encode("latin-1"), "not-utf-8"),
    "utf-16": ("a: é\n".encode("utf-16"), "not-utf-8"),
    "a tag of python": (b"a: !!python/object/apply:os.system [ls]\n", "tag"),
    "a tag of its own": (b"a: !secret x\n", "tag"),
    "a plain tag": (b"a: !!str 1\n", "tag"),
    "a tag on a key": (b"!!str a: 1\n", "tag"),
    "two documents": (b"a: 1\n---\nb: 2\n", "several-documents"),
    "a million documents": (b"---\n" * 1_000_000, "several-documents"),
    "nul": (b"a: \x00\n", "control-character"),
    "escaped nul": (b'a: "x\\0y"\n', "control-character"),
    "escape": (b"a: \x1b[31m\n", "control-character"),
    "tab": (b"a:\n\tb: 1\n", "syntax"),
    "a list as a key": (b"? [a]\n: 1\n", "key-not-text"),
    "a million keys without a value": (b"? " * 1_000_000, "key-not-text"),
    "a quote left open": (b"a: 'x\n", "syntax"),
    "a bracket left open": (b"a: [x\n", "syntax"),
    "nothing": (b"", "file-empty"),
    "blanks": (b" " * 4_900_000, "file-empty"),
    "lines": (b"\n" * 4_900_000, "file-empty"),
    "comments": (b"# x\n" * 1_200_000, "file-empty"),
    "null": (b"~\n", "file-empty"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_is_not_a_plain_small_document_is_refused_by_name(name: str) -> None:
    content, code = REFUSALS[name]
    mistakes = _refused(content)
    assert [m.code for m in mistakes] == [code]
    assert mistakes[0].file == "f.yaml"
    for text in (mistakes[0].text, mistakes[0].help):
        assert text.fr
        assert text.en not in ("", text.fr)
        assert "{" not in text.fr + text.en


def test_what_is_just_within_the_limits_is_read() -> None:
    deepest = MAX_DEPTH * "[" + MAX_DEPTH * "]"
    assert _value(deepest) is not None
    assert len(_value("- 1\n" * (MAX_NODES - 1))) == MAX_NODES - 1
    aliases = "a: &a 1\nb: [" + "*a," * MAX_ALIASES + "]"
    assert len(_value(aliases)["b"]) == MAX_ALIASES
    assert len(_value("a: " + "x" * (MAX_BYTES - 3))["a"]) == MAX_BYTES - 3


def test_one_level_or_value_more_is_refused() -> None:
    assert _refused((MAX_DEPTH + 2) * b"[" + (MAX_DEPTH + 2) * b"]")[0].code == "too-deep"
    assert _refused(b"- 1\n" * MAX_NODES)[0].code == "too-many-values"


def test_every_duplicate_key_is_listed_with_the_line_of_the_first() -> None:
    mistakes = _refused(b"a: 1\nb: {c: 1, c: 2}\na: 3\n")
    assert [(m.line, m.column, m.code) for m in mistakes] == [
        (2, 11, "duplicate-key"),
        (3, 1, "duplicate-key"),
    ]
    assert "ligne 1" in mistakes[1].text.fr
    assert "line 1" in mistakes[1].text.en


def test_duplicates_are_kept_apart_from_a_later_break() -> None:
    assert [m.code for m in _refused(b"a: 1\na: 2\nb: [\n")] == ["duplicate-key", "syntax"]


def test_a_break_is_shown_where_it_opens() -> None:
    quote, bracket = _refused(b"a: 1\nb: 'x\nc: 2\n"), _refused(b"a: 1\nb: [x\nc: 2\n")
    assert (quote[0].line, quote[0].column) == (2, 4)
    assert (bracket[0].line, bracket[0].column) == (2, 4)


@pytest.mark.parametrize(
    ("content", "fr", "en"),
    [
        (b"a:\n\tb: 1\n", "tabulation", "tab"),
        (b"a: b: c\n", "deux-points de trop", "colon too many"),
        (b"a: @b\n", "sans guillemets", "without quotation marks"),
        (b'a: "b\n', "guillemet", "quotation mark"),
    ],
)
def test_the_complaint_of_the_parser_is_said_in_both_languages(
    content: bytes, fr: str, en: str
) -> None:
    text = _refused(content)[0].text
    assert fr in text.fr
    assert en in text.en


def test_a_control_character_has_its_place() -> None:
    mistake = _refused(b"a: 1\nbb: \x07\n")[0]
    assert (mistake.line, mistake.column) == (2, 5)
