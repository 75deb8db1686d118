"""Two examples are near when exactly one fact tells them apart; both sides of each boundary."""

from __future__ import annotations

from typing import Any

import pytest

from tests.risk.nearness import nearly_the_same

CASE: dict[str, Any] = {
    "case": "une phrase", "as_of": "2024-07-01", "flags": ["minors"],
    "organization": {"kind": "health", "privacy_regime": "r-22.1"},
    "information": [{"id": "a", "kind": "health", "persons": 100, "uses": ["profiling"]}],
}  # fmt: skip


def _with(**parts: Any) -> dict[str, Any]:
    return CASE | parts


def _asset(**parts: Any) -> dict[str, Any]:
    return _with(information=[CASE["information"][0] | parts])


@pytest.mark.parametrize(
    ("other", "near"),
    [
        pytest.param(_with(case="autre", flags=[]), False, id="only what is expected differs"),
        pytest.param(_with(as_of="2024-06-30"), True, id="the day before"),
        pytest.param(_with(as_of="2024-07-02"), True, id="the day after"),
        pytest.param(_with(as_of="2024-06-29"), False, id="two days before"),
        pytest.param(_asset(persons=99), True, id="one below"),
        pytest.param(_asset(persons=98), False, id="two below"),
        pytest.param(_asset(persons=None), True, id="a number left out"),
        pytest.param(_asset(kind="medical"), True, id="another kind"),
        pytest.param(_asset(id="b"), False, id="the name of an asset is no fact"),
        pytest.param(_asset(uses=[]), True, id="one word less"),
        pytest.param(_asset(uses=["geolocation"]), True, id="one word for another"),
        pytest.param(_asset(uses=["profiling", "geolocation"]), True, id="one word more"),
        pytest.param(_asset(uses=["geolocation", "ai-training"]), False, id="two words more"),
        pytest.param(_asset(subjects=["minors"]), True, id="a list of one word more"),
        pytest.param(_asset(subjects=["minors", "citizens"]), False, id="a list of two more"),
        pytest.param(_asset(kind="medical", persons=99), False, id="two facts"),
        pytest.param(_with(organization={"kind": "health"}), True, id="one fact less"),
        pytest.param(_with(organization=None), False, id="two facts less"),
        pytest.param(_with(scheme="government-of-canada"), True, id="another scheme"),
    ],
)
def test_exactly_one_fact_apart(other: dict[str, Any], near: bool) -> None:
    assert nearly_the_same(CASE, other) is near
    assert nearly_the_same(other, CASE) is near
