"""Every code of a country that the facts use has a name in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from courtier.knowledge.door import Knowledge
from courtier.knowledge.place_names import PlaceNames
from courtier.values.errors import InputError
from tests.check.lint.layers import Body

COUNTRIES, REGIONS = "providers/countries.csv", "providers/regions.csv"
HEAD = "code,name_fr,name_en,source,read_on,confidence\n"
ROW = "XK,Kosovo,Kosovo,essai,2026-11-21,secondary\n"
SOURCE = {"title": "t", "url": None, "read_on": "2026-11-21", "confidence": "primary"}


@pytest.fixture
def body(tmp_path: Path) -> Body:
    return Body(tmp_path / "body")


def dangling(body: Body) -> list[tuple[str, str | None]]:
    return [(f.file, f.path) for f in body.faults() if f.code == "dangling-id"]


def _exposure(data: Any) -> None:
    data["exposure"][0]["country"] = "QQ"


def _place(data: Any) -> None:
    stated = {"countries": ["CA", "CA-QQ"], "confidence": "primary", "source": SOURCE}
    data["places"] = {"backup": stated}


@pytest.mark.parametrize(
    ("name", "change", "path"),
    [
        ("providers/entities/ovh-sas.yaml", lambda d: d.update(country="QQ"), "country"),
        ("providers/providers/aws.yaml", _exposure, "exposure.0.country"),
        ("catalog/offerings/aws-canada.yaml", lambda d: d.update(countries=["QQ"]), "countries.0"),
        ("catalog/offerings/aws-canada.yaml", _place, "places.backup.countries.1"),
        (
            "risk/requirements/req-gc-data-in-canada.yaml",
            lambda d: d["demand"].update(countries=["QQ"]),
            "demand.countries.0",
        ),
    ],
)
def test_a_code_that_no_row_names_is_found(
    body: Body, name: str, change: Callable[[Any], None], path: str
) -> None:
    body.record(name, change)
    assert dangling(body) == [(name, path)]


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [(",ZA-WC,ZA,", ",,QQ,", "2.country"), (",ZA-WC,ZA,", ",CA-QQ,CA,", "2.subdivision")],
)
def test_a_code_of_a_region_is_found_too(body: Body, old: str, new: str, path: str) -> None:
    def change(lines: list[str]) -> None:
        lines[1] = lines[1].replace(old, new)

    body.table(REGIONS, change)
    assert dangling(body) == [(REGIONS, path)]


def test_a_layer_names_one_more_country_and_keeps_the_others(body: Body) -> None:
    body.write(COUNTRIES, HEAD + ROW)
    body.record("providers/entities/ovh-sas.yaml", lambda d: d.update(country="XK"))
    assert body.faults() == []
    names = PlaceNames(body.knowledge())
    assert (names.of("XK").fr, names.of("DE").fr) == ("Kosovo", "Allemagne")


def test_a_country_has_a_name_in_both_languages(body: Body) -> None:
    body.write(COUNTRIES, HEAD + ROW.replace("Kosovo,Kosovo", "Kosovo,"))
    assert [f.code for f in body.faults()] == ["missing-language"]
    with pytest.raises(InputError):
        assert body.knowledge().countries


def test_every_code_that_regions_and_entities_use_is_a_name_in_both_languages(
    knowledge: Knowledge,
) -> None:
    names = PlaceNames(knowledge)
    for region in knowledge.regions.values():
        name = names.of(region.country)
        assert region.country not in (name.fr, name.en)
    assert (names.of("US").fr, names.of("US").en) == ("États-Unis", "United States")


def test_a_province_has_its_name_and_another_state_that_of_its_country() -> None:
    names = PlaceNames(Knowledge())
    assert names.of("CA-NL").fr == "Terre-Neuve-et-Labrador"
    assert names.of("US-VA").en == "United States (US-VA)"
    assert names.of("QQ").fr == "QQ"
    assert names.all_of(["CA", "FR", "CA"]).en == "Canada, France"


def test_without_facts_a_code_stays_a_code() -> None:
    assert PlaceNames().of("CA").fr == "CA"
