"""Whatever a service answers, a refresh tells it as a failure: it never breaks."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.providers.prices.reading import Asked
from courtier.providers.prices.refresh import ADAPTERS, _fetch
from courtier.providers.prices.work import Work
from tests.providers.prices import answers

DAY = date(2026, 11, 21)
STRANGE: list[Any] = [None, [], {}, {"a": 1}, "x", -1, 10**30, True]
ANSWERS: dict[str, tuple[str, Any]] = {
    "azure": ("canadacentral", {"Items": [answers.meter("Standard_Z2s_v9", 1),
                                          answers.azure_meters()[-1]], "NextPageLink": None}),
    "ovhcloud": ("BHS", {"locale": {"currencyCode": "CAD"}, "addons": [
        answers.ovh_addon("z9-8.consumption", 5)
        | {"configurations": [{"name": "region", "values": ["BHS5"]}]}]}),
    "oci": ("ca-montreal-1", {"items": [answers.oci_item("Compute - Standard - E9 - OCPU", 1),
                                        answers.oci_item("Compute - Standard - E9 - Memory", 1)]}),
    "google": ("northamerica-northeast1", {"skus": [answers.google_sku("N2", "Core", 5),
                                                    answers.google_sku("N2", "Ram", 5)]}),
    "aws": ("ca-west-1", {"products": {"S": answers.aws_offer()["products"]["Slarge"]},
                          "terms": {kind: {"S": offers["Slarge"]}
                                    for kind, offers in answers.aws_offer()["terms"].items()}}),
}  # fmt: skip


class Given:
    """A service that answers one thing."""

    def __init__(self, data: Any) -> None:
        self.content = json.dumps(data).encode()

    def page(self, path: str) -> bytes:
        del path
        return self.content

    def place(self, path: str) -> str:
        return f"synthetic{path}"


class GivenWork(Work):
    """A work whose large file is already there."""

    def file(self, name: str, web: Any, path: str) -> Path:
        del name, path
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / "given.part"
        target.write_bytes(web.content)
        return target


def _places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every value of an answer."""
    if path:
        yield path
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(
        data, list) else ()  # fmt: skip
    for key, value in inner:
        yield from _places(value, (*path, key))


def _with(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    changed = copy.deepcopy(data)
    place = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return changed


def _fetched(name: str, data: Any, folder: Path, last: Any) -> tuple[Any, list[Any]]:
    region = ANSWERS[name][0]
    service = ADAPTERS[name].services[0]
    work = GivenWork(folder, "", DAY, lambda _: None)
    given: Any = Given(data)
    done, rows, _ = _fetch(ADAPTERS[name], Asked(region, service, DAY, given, work, last))
    work.clear()
    return done, rows


@pytest.mark.parametrize("name", ANSWERS)
def test_no_value_breaks_a_refresh(name: str, tmp_path: Path, knowledge: Knowledge) -> None:
    data, found = ANSWERS[name][1], knowledge.prices(DAY)
    assert found is not None
    last = [row for row in found[1] if row.sku == "n2-standard-4"]
    assert _fetched(name, data, tmp_path, last)[1]
    failures = 0
    for path in _places(data):
        for value in STRANGE:
            done, rows = _fetched(name, _with(data, path, value), tmp_path, last)
            assert (done.failure is None) == bool(rows), (path, value)
            failures += done.failure is not None
    assert failures > 20
