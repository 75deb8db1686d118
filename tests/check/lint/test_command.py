"""``courtier knowledge``: codes, forms, languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from courtier.cli.knowledge import TYPES
from courtier.report.knowledge_list import TYPES as LISTED
from tests.check.lint.broken import BROKEN, KIND
from tests.check.lint.layers import Body
from tests.cli.courtier_run import Ran, courtier

DAY = ("--as-of", "2026-11-21")


@pytest.fixture
def body(tmp_path: Path) -> Body:
    return Body(tmp_path / "body")


def lint(body: Body, *arguments: str) -> Ran:
    return courtier("knowledge", "lint", "--knowledge", str(body.root), *DAY, *arguments)


def test_the_bundled_facts_pass() -> None:
    ran = courtier("knowledge", "lint")
    assert (ran.code, ran.err) == (0, "")
    assert "fichiers examinés" in ran.out
    assert "erreur" not in ran.out


@pytest.mark.parametrize(
    ("code", "arguments", "exit_code"),
    [
        ("kind-cycle", (), 13),
        ("kind-cycle", ("--fail-on", "note"), 13),
        ("same-language", (), 0),
        ("same-language", ("--fail-on", "warning"), 12),
        ("gap", (), 0),
        ("gap", ("--fail-on", "warning"), 0),
        ("gap", ("--fail-on", "note"), 11),
    ],
)
def test_the_exit_code(body: Body, code: str, arguments: tuple[str, ...], exit_code: int) -> None:
    BROKEN[code].make(body)
    for form in ("text", "json"):
        ran = lint(body, *arguments, "--format", form)
        assert ran.code == exit_code, ran.err
        assert code in ran.out


@pytest.mark.parametrize(
    ("language", "words", "counts"),
    [
        ("fr", "7:9 erreur\u00a0: Rien ne porte l’identifiant « nowhere »", "1 erreur"),
        ("en", "7:9 error: Nothing bears the id “nowhere”", "1 error"),
    ],
)
def test_a_fault_is_said_with_its_place(body: Body, language: str, words: str, counts: str) -> None:
    body.record(KIND, lambda data: data.update(parent="nowhere"))
    out = lint(body, "--lang", language).out
    lines = [line.strip() for line in out.splitlines()]
    assert f"{KIND} (body)" in lines
    place = next(line.split()[0] for line in lines if "nowhere" in line)
    said = words.replace("7:9", place)
    assert said.replace("\u00a0", " ") in " ".join(out.split()).replace("\u00a0", " ")
    assert counts in out


def test_the_result_as_json(body: Body) -> None:
    body.record(KIND, lambda data: data.update(parent="nowhere"))
    data = json.loads(lint(body, "--format", "json").out)
    assert data["schema"] == "courtier/knowledge-lint/1"
    assert data["layers"] == ["bundled", "body"]
    assert data["as_of"] == "2026-11-21"
    assert data["counts"]["error"] == 1
    fault = next(fault for fault in data["faults"] if fault["severity"] == "error")
    assert (fault["code"], fault["layer"], fault["path"]) == ("dangling-id", "body", "parent")
    assert set(fault["text"]) == {"fr", "en"}


def test_stale_lists_the_records_of_a_day() -> None:
    fresh = courtier("knowledge", "stale", *DAY)
    assert fresh.code == 0
    assert fresh.out.startswith("0 fiche à relire au 21")
    late = courtier("knowledge", "stale", "--as-of", "2040-01-01", "--lang", "en")
    assert late.code == 0
    assert "records to read again on 1" in late.out
    assert "risk/kinds/contact-public.yaml" in " ".join(late.out.split())


def test_stale_fails_only_when_asked() -> None:
    arguments = ("knowledge", "stale", "--as-of", "2040-01-01", "--fail-on")
    assert courtier(*arguments, "note").code == 11
    assert courtier(*arguments, "warning").code == 0


def test_stale_as_json() -> None:
    data = json.loads(
        courtier("knowledge", "stale", "--as-of", "2040-01-01", "--format", "json").out
    )
    assert data["schema"] == "courtier/knowledge-stale/1"
    assert len(data["records"]) > 300
    assert set(data["records"][0]) == {
        "id", "name", "file", "layer", "last_seen", "shelf_life_days", "days_over", "confidence",
    }  # fmt: skip


def test_list_counts_every_record(body: Body) -> None:
    body.record(KIND, lambda data: None)
    ran = courtier("knowledge", "list", "--knowledge", str(body.root), "--format", "json")
    data = json.loads(ran.out)
    assert data["schema"] == "courtier/knowledge-list/1"
    assert [layer["name"] for layer in data["layers"]] == ["bundled", "body"]
    assert data["layers"][1]["files"] == 1
    assert all(len(layer["sha256"]) == 64 for layer in data["layers"])
    assert data["records"] == []
    body_counts = [count for count in data["counts"] if count["layer"] == "body"]
    assert body_counts == [{"type": "kind", "layer": "body", "confidence": "design", "records": 1}]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_list_of_one_type_names_its_records(language: str) -> None:
    ran = courtier("knowledge", "list", "scheme", "--lang", language)
    assert ran.code == 0
    assert "- quebec-2024-05" in ran.out
    assert "- kind-floor" not in ran.out


def test_list_refuses_a_type_that_does_not_exist() -> None:
    ran = courtier("knowledge", "list", "schemes", "--lang", "en")
    assert ran.code == 2
    assert "certification-type" in ran.err


def test_the_types_proposed_are_those_that_are_listed() -> None:
    assert TYPES == LISTED


@pytest.mark.parametrize("command", ["lint", "stale", "list"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_help_has_an_example(command: str, language: str) -> None:
    out = courtier("knowledge", command, "--help", "--lang", language).out
    head = "Exemple : courtier" if language == "fr" else "Example: courtier"
    assert f"{head} knowledge {command}" in out.replace("\u00a0", " ")
    assert f"{'Utilisation' if language == 'fr' else 'Usage'}" in out
