"""The JSON Schema: what the reader accepts it accepts, and it explains every key."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from courtier.reading.marked import read_marked
from courtier.workload.schema import DIALECT, workload_schema
from courtier.workload.start import schema_text
from tests.workload.written import HERE

SCHEMA = workload_schema()
COMPLETE: dict[str, Any] = read_marked(
    (HERE / "format-1" / "complete.yaml").read_bytes(), "complete.yaml"
).value


def _errors(value: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(
        SCHEMA, format_checker=jsonschema.FormatChecker(["date"])
    )
    return [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(value)]


def test_it_is_a_schema_with_an_address_of_its_own() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == DIALECT
    assert SCHEMA["$id"] == "courtier/workload/1"


def test_it_accepts_the_complete_and_the_smallest_file() -> None:
    assert _errors(COMPLETE) == []
    smallest = read_marked((HERE / "format-1" / "smallest.yaml").read_bytes(), "s").value
    assert _errors(smallest) == []


def test_it_accepts_every_example(root: Path) -> None:
    examples = sorted((root / "examples").glob("*.yaml"))
    assert len(examples) >= 4
    for path in examples:
        assert _errors(read_marked(path.read_bytes(), path.name).value) == []


def test_the_schema_beside_the_examples_is_up_to_date(root: Path) -> None:
    """Renew it with: courtier schema workload > examples/workload.schema.json."""
    assert (root / "examples" / "workload.schema.json").read_text("utf-8") == schema_text()


@pytest.mark.parametrize("key", ["courtier", "id", "name", "organization", "information"])
def test_it_requires_the_five_keys(key: str) -> None:
    assert _errors({name: value for name, value in COMPLETE.items() if name != key})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("hostng",), {}),
        (("courtier",), 2),
        (("organization", "kind"), "ville"),
        (("service", "rto_hours"), "8"),
        (("service", "rto_hours"), {"low": 1, "likely": 2, "high": 3}),
        (("service", "load", "average"), 2),
        (("reference_date",), "23 novembre"),
        (("hosting", "places", "data"), ["Canada"]),
        (("information",), []),
        (("acquisition", "includes_goods"), "oui"),
        (("needs", "compute", 0, "vcpu"), {"low": 1}),
        (("needs", "compute", 0, "vcpu"), 0),
    ],
)
def test_it_refuses_what_the_reader_refuses(path: tuple[Any, ...], value: Any) -> None:
    wrong = copy.deepcopy(COMPLETE)
    here: Any = wrong
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    assert _errors(wrong)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", "Un nom"),
        ("name", {"fr": "Un nom"}),
        ("service", None),
        ("needs", {"compute": None}),
        ("placement", {"offering": None, "regions": []}),
        ("hosting", {"places": {"data": ["CA", "FR"]}}),
        ("cost", {"discount_rate": {"low": 0, "likely": 0.05, "high": 0.1}}),
    ],
)
def test_it_accepts_the_other_forms(key: str, value: Any) -> None:
    assert _errors({**COMPLETE, key: value}) == []


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "properties" in value:
            yield value
        for inner in value.values():
            yield from _objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner)


def test_every_group_is_closed_and_every_key_explained() -> None:
    groups = list(_objects(SCHEMA))
    assert len(groups) > 30
    for group in groups:
        assert group["additionalProperties"] is False
        if "low" in group["properties"]:
            continue
        for name, held in group["properties"].items():
            french, _, english = held.get("description", "").partition(" / ")
            assert french, name
            assert english, name
