"""The JSON Schemas: valid, closed, and true of what the commands print.

For every key at every depth of a real result: deleted, renamed or given another type, the result
is refused.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from tempfile import mkdtemp
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from courtier.cli.main import run
from courtier.cli.schema import NAMES
from courtier.report.schema import RESULTS
from tests.cli.courtier_run import EXAMPLE, ROOT, courtier

Path = tuple[str | int, ...]


def _imported() -> tuple[str, ...]:
    """The import of a small register, written in a folder of its own."""
    from pathlib import Path as File

    from tests.catalog.register import feeds

    folder = File(mkdtemp())
    names = [str(folder / "products.json"), str(folder / "history.json")]
    for name, content in zip(names, feeds.small(), strict=True):
        File(name).write_text(json.dumps(content), "utf-8")
    where = ("--history", names[1], "--output", str(folder / "layer"))
    return ("catalog", "import", "fedramp", names[0], *where, "--format", "json")


def _discovered() -> tuple[str, ...]:
    """The summary of an inventory written in a folder of its own: one part is unread."""
    from pathlib import Path as File

    from tests.providers.discover.small import write_small

    path = write_small(File(mkdtemp()))
    return ("discover", "azure", "--from", str(path), "--format", "json")


def _verified() -> tuple[str, ...]:
    """The verification of a dossier written in a folder of its own."""
    folder = f"{mkdtemp()}/dossier"
    assert courtier("assess", EXAMPLE, "--no-documents", "--output", folder).code == 0
    return ("verify", folder, "--workload", EXAMPLE, "--format", "json")


def _changed() -> tuple[str, ...]:
    """The example against itself where the data must stay in Québec and the value is lower."""
    from pathlib import Path as File

    text = (ROOT / EXAMPLE).read_text("utf-8").replace("data: canada", "data: quebec", 1)
    path = File(mkdtemp()) / "charge.yaml"
    path.write_text(text.replace("estimated_value_cad: 180000", "estimated_value_cad: 90000"))
    return ("diff", EXAMPLE, str(path), "--format", "json")


COMMANDS: dict[str, tuple[str, ...]] = {
    "assessment": ("assess", EXAMPLE, "--format", "json"),
    "classify": ("classify", EXAMPLE, "--format", "json"),
    "classify-since": ("classify", EXAMPLE, "--since", "2023-01-01", "--format", "json"),
    "match": ("match", EXAMPLE, "--format", "json"),
    "cost": ("cost", EXAMPLE, "--format", "json"),
    "cost-actuals": (
        "cost",
        "actuals",
        "examples/facture-focus.csv",
        "--workload",
        EXAMPLE,
        "--option",
        "cloud:aws-canada",
        "--format",
        "json",
    ),
    "cost-inventory": (
        "cost",
        "inventory",
        "examples/inventaire.jsonl",
        "--actuals",
        "examples/facture-inventaire.csv",
        "--by",
        "tag:application",
        "--format",
        "json",
    ),
    "acquisition-cost": ("cost", EXAMPLE, "--artefact", "acquisition", "--format", "json"),
    "contract-estimate": ("cost", EXAMPLE, "--artefact", "contract", "--format", "json"),
    "route": ("route", EXAMPLE, "--format", "json"),
    "calendar": ("calendar", EXAMPLE, "--format", "json"),
    "documents": ("documents", EXAMPLE, "--format", "json"),
    "documents-into": (
        "documents",
        EXAMPLE,
        "--into",
        "examples/modele-de-fiche.docx",
        "--format",
        "json",
    ),
    "documents-review": (
        "documents",
        EXAMPLE,
        "--review",
        "examples/modele-de-fiche.docx",
        "--format",
        "json",
    ),
    "verify": _verified(),
    "bids": ("bids", "examples/soumissions/postes-et-soutien.yaml", "--format", "json"),
    "diff": _changed(),
    "discover": _discovered(),
    "check": ("check", "examples", "--as-of", "2026-11-23", "--format", "json"),
    "explain": ("explain", "public-tender-threshold", "--format", "json"),
    "catalog-list": ("catalog", "list", "--format", "json"),
    "catalog-search": ("catalog", "search", "montreal", "--format", "json"),
    "catalog-show": ("catalog", "show", "aws", "--as-of", "2026-11-23", "--format", "json"),
    "catalog-diff": (
        "catalog",
        "diff",
        "--since",
        "2026-11-20",
        "--as-of",
        "2026-11-23",
        "--format",
        "json",
    ),
    "catalog-page": (
        "catalog",
        "page",
        "--output",
        f"{mkdtemp()}/site",
        "--as-of",
        "2026-11-23",
        "--format",
        "json",
    ),
    "catalog-lint": ("catalog", "lint", "--format", "json"),
    "catalog-import": _imported(),
    "knowledge-list": ("knowledge", "list", "rule", "--format", "json"),
    "knowledge-lint": ("knowledge", "lint", "--format", "json"),
    "knowledge-stale": ("knowledge", "stale", "--as-of", "2027-12-01", "--format", "json"),
}
EXAMPLES = sorted(p.name for p in (ROOT / "examples").glob("*.yaml"))


@cache
def schema(name: str) -> dict[str, Any]:
    ran = courtier("schema", name)
    assert ran.code == 0
    found: dict[str, Any] = json.loads(ran.out)
    return found


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


@cache
def result(name: str) -> Any:
    ran = courtier(*COMMANDS[name])
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_every_name_has_a_schema() -> None:
    assert set(NAMES) == {
        "workload", "catalog", "bids-file", "check-settings", "inventory", *RESULTS,
    }  # fmt: skip
    assert set(COMMANDS) == set(RESULTS)


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_one_of_the_2020_12_dialect(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema(name)["$id"].endswith("/1")


@pytest.mark.parametrize("name", RESULTS)
def test_every_object_is_closed_and_every_key_required(name: str) -> None:
    objects = list(_objects(schema(name)))
    assert objects
    for found in objects:
        assert found["additionalProperties"] is False, found.get("title")
        assert set(found["required"]) == set(found["properties"])


def _objects(held: Any) -> Iterator[dict[str, Any]]:
    if isinstance(held, dict):
        if held.get("type") == "object":
            yield held
        for value in held.values():
            yield from _objects(value)
    elif isinstance(held, list):
        for value in held:
            yield from _objects(value)


@pytest.mark.parametrize("name", RESULTS)
def test_what_a_command_prints_is_valid(name: str) -> None:
    validator(name).validate(result(name))


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_assessment_of_every_example_is_valid(
    example: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["assess", str(ROOT / "examples" / example), "--format", "json"]) == 0
    validator("assessment").validate(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_is_a_valid_workload_file(example: str) -> None:
    import yaml_rs

    data = yaml_rs.loads(
        (ROOT / "examples" / example).read_text(encoding="utf-8"), parse_datetime=False
    )
    validator("workload").validate(data)


@pytest.mark.parametrize("name", RESULTS)
def test_a_key_deleted_renamed_or_retyped_is_refused(name: str) -> None:
    document = _thinned(result(name))
    check = validator(name)
    check.validate(document)
    accepted = [
        (path, change)
        for path in _keys(document)
        for change, mutant in _mutants(document, path, check)
        if check.is_valid(mutant)
    ]
    assert accepted == []


def _around(held: Any, path: Path) -> Any:
    """A small document that holds one path: beside it every list is empty, on it holds one item."""
    if isinstance(held, dict):
        there = path[:1]
        return {k: _around(v, path[1:] if (k,) == there else ()) for k, v in held.items()}
    if isinstance(held, list):
        return [_around(held[int(path[0])], path[1:])] if path else []
    return held


def _thinned(held: Any) -> Any:
    """The same document with, of each list, only the items that bring a new shape."""
    if isinstance(held, dict):
        return {key: _thinned(value) for key, value in held.items()}
    if not isinstance(held, list):
        return held
    kept: list[Any] = []
    shapes: set[str] = set()
    for item in held:
        shape = _shape(item)
        if not shape <= shapes:
            shapes |= shape
            kept.append(_thinned(item))
    return kept


def _shape(held: Any, path: str = "") -> set[str]:
    if isinstance(held, dict):
        return {s for key, value in held.items() for s in _shape(value, f"{path}.{key}")}
    if isinstance(held, list):
        return {f"{path}[]", *(s for value in held for s in _shape(value, f"{path}[]"))}
    return {f"{path}={type(held).__name__}"}


def _keys(held: Any, path: Path = ()) -> Iterator[Path]:
    if isinstance(held, dict):
        for key, value in held.items():
            yield (*path, key)
            yield from _keys(value, (*path, key))
    elif isinstance(held, list):
        for index, value in enumerate(held):
            yield from _keys(value, (*path, index))


def _mutants(document: Any, path: Path, check: Draft202012Validator) -> Iterator[tuple[str, Any]]:
    around = _around(document, path)
    check.validate(around)
    *steps, key = (0 if isinstance(step, int) else step for step in path)
    for change in ("deleted", "renamed", "retyped"):
        mutant = copy.deepcopy(around)
        holder = mutant
        for step in steps:
            holder = holder[step]
        value = holder.pop(key)
        if change == "renamed":
            holder[f"{key}_"] = value
        if change == "retyped":
            holder[key] = _other_type(value)
        yield change, mutant


def _other_type(value: Any) -> Any:
    """A value that no branch of the key allows: a number for a text, a text for the rest.

    Where null stands, a text could be allowed: an object with an unknown key never is.
    """
    if value is None:
        return {"nobody knows this key": 1}
    return 3.5 if isinstance(value, str) else "xyz"


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("provenance", "as_of"), "2026-13-01"),
        (("provenance", "as_of"), "23/11/2026"),
        (("provenance", "workload_sha256"), "abc"),
        (("schema",), "courtier/assessment/2"),
        (("classification", "status"), "sure"),
        (("classification", "levels", "confidentiality"), "Protégé B"),
        (("classification", "levels", "confidentiality"), ""),
        (("classification", "reasons", 0, "level"), "Protégé B"),
        (("classification", "reasons", 0, "criterion"), "secrecy"),
        (("estimate", "currency"), "USD"),
        (("estimate", "discount_rate"), "5 %"),
        (("estimate", "discount_rate"), 0.05),
        (("matches", 0, "verdict"), "éligible"),
        (("matches", 0, "score"), 0.5),
        (("route", "procedure"), "auction"),
        (("requirements", 0, "force"), "may"),
        (("findings", 0, "severity"), "fatal"),
        (("findings", 0, "confidence"), "certain"),
    ],
    ids=lambda value: str(value),
)
def test_a_value_outside_the_contract_is_refused(path: Path, wrong: Any) -> None:
    mutant = copy.deepcopy(result("assessment"))
    holder = mutant
    for step in path[:-1]:
        holder = holder[step]
    assert path[-1] in holder or isinstance(path[-1], int)
    holder[path[-1]] = wrong
    assert not validator("assessment").is_valid(mutant)


def test_money_is_a_string_with_two_places() -> None:
    mutant = copy.deepcopy(result("assessment"))
    priced = next(o for o in mutant["estimate"]["options"] if o["npv"] is not None)
    for wrong in ("12.5", "12", "1,234.50", "12.500", 12.5):
        priced["npv"] = wrong
        assert not validator("assessment").is_valid(mutant), wrong
    priced["npv"] = "12.50"
    assert validator("assessment").is_valid(mutant)
