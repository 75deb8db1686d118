"""Each code: one broken file, its place, its words in both languages, its remedy."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from courtier.check.lint.model import Fault
from courtier.check.lint.wording import FAULTS
from tests.check.lint.broken import BROKEN
from tests.check.lint.layers import Body

# The whole file is meant, or (CSV) there is nothing to point at.
NOWHERE = {
    "unreadable", "too-large", "unknown-file", "stray-file", "nested-file", "snapshot-name",
    "not-csv",
}  # fmt: skip
# A misspelt column is both absent and unknown.
COMPANY = {"missing-column": {"unknown-column"}, "unknown-column": {"missing-column"}}


def test_every_code_has_its_broken_file() -> None:
    assert set(BROKEN) == set(FAULTS)


@cache
def faults_of(code: str) -> tuple[Fault, ...]:
    """What lint finds in the layer that a code breaks; each is read once."""
    with TemporaryDirectory() as folder:
        body = Body(Path(folder, "body"))
        BROKEN[code].make(body)
        return tuple(body.faults())


@pytest.mark.parametrize("code", BROKEN)
def test_the_fault_is_found_with_its_place_and_its_words(code: str) -> None:
    broken = BROKEN[code]
    found = [f for f in faults_of(code) if (f.code, f.file) == (code, broken.file)]
    assert found, faults_of(code)
    assert broken.fr in found[0].text.fr
    assert broken.en in found[0].text.en
    assert found[0].severity == FAULTS[code][0]
    assert (found[0].line is None) == (code in NOWHERE)


@pytest.mark.parametrize("code", BROKEN)
def test_nothing_else_is_said_of_that_file(code: str) -> None:
    others = {f.code for f in faults_of(code) if f.file == BROKEN[code].file} - {code}
    assert others == COMPANY.get(code, set())


@pytest.mark.parametrize("code", FAULTS)
def test_both_languages_say_the_same_values(code: str) -> None:
    _, sentence, remedy = FAULTS[code]
    for fr, en in (sentence, remedy):
        assert set(re.findall(r"\{\w+\}", fr)) == set(re.findall(r"\{\w+\}", en))
        assert fr.endswith((".", "…"))
        assert "'" not in fr
        assert fr != en


@pytest.mark.parametrize(
    ("content", "code", "fr", "en"),
    [
        (b"id: \xe9\n", "not-utf-8", "pas en UTF-8", "not in UTF-8"),
        (b"", "file-empty", "est vide", "is empty"),
        (b"id: a\nid: b\n", "duplicate-key", "déjà à la ligne 1", "already on line 1"),
        (b"id: [a\n", "syntax", "n’est pas fermé", "is not closed"),
        (b"id: a\n---\nid: b\n", "several-documents", "second document", "second YAML document"),
        (b"id: a\n", "missing-key", "Il manque la clé", "is missing"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(
    content: bytes, code: str, fr: str, en: str, tmp_path: Path
) -> None:
    body = Body(tmp_path / "body")
    body.write("risk/kinds/a.yaml", content)
    fault = next(fault for fault in body.faults() if fault.code == code)
    assert fault.file == "risk/kinds/a.yaml"
    assert fault.severity == "error"
    assert fr in fault.text.fr
    assert en in fault.text.en
    for text in (fault.help.fr, fault.help.en):
        assert "courtier init" not in text
        assert "schema workload" not in text


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ({"surprise": 1}, "unknown-key", "surprise"),
        ({"confidence": "strong"}, "unknown-value", "confidence"),
        ({"valid_from": "soon"}, "wrong-type", "valid_from"),
        ({"shelf_life_days": 0}, "out-of-range", "shelf_life_days"),
        ({"id": "Contact Public"}, "wrong-form", "id"),
        ({"when": [{"fact": "form", "is": True, "known": True}]}, "one-operator", "when.0"),
        ({"effects": [{"raises": "integrity"}]}, "raises-and-to", "effects.0"),
    ],
)
def test_a_mistake_of_form_has_its_code_and_its_line(
    change: dict[str, Any], code: str, path: str, tmp_path: Path
) -> None:
    body = Body(tmp_path / "body")
    body.record("risk/rules/biometric-use.yaml", lambda data: data.update(change))
    fault = next(fault for fault in body.faults() if fault.code == code)
    assert fault.path == path
    assert fault.line is not None
    assert "schema workload" not in fault.help.en


@pytest.mark.parametrize("key", ["en", "fr"])
def test_an_absent_language_is_a_missing_language(key: str, tmp_path: Path) -> None:
    body = Body(tmp_path / "body")
    body.record("risk/kinds/contact-public.yaml", lambda data: data["help"].pop(key))
    faults = body.faults()
    assert [(fault.code, fault.path) for fault in faults] == [("missing-language", f"help.{key}")]


def test_a_record_without_the_key_sources_has_no_source(tmp_path: Path) -> None:
    body = Body(tmp_path / "body")
    body.record("risk/kinds/contact-public.yaml", lambda data: data.pop("sources"))
    assert [fault.code for fault in body.faults()] == ["missing-source"]
