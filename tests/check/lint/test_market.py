"""The faults of the catalogue: each mended file is silent, and what has no code of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from courtier.check.lint.wording_market import MARKET_FAULTS
from courtier.knowledge.refusals import FACT_REFUSALS
from tests.check.lint.broken_market import OFFERING, PAIRS, claim
from tests.check.lint.layers import Body


def codes(body: Body, file: str) -> set[str]:
    return {fault.code for fault in body.faults() if fault.file == file}


def test_every_code_of_the_catalogue_has_its_two_files() -> None:
    of_the_door = {"correction-alone", "addition-known"}
    assert of_the_door <= set(FACT_REFUSALS), "a command refuses them in the same words"
    assert set(PAIRS) == set(MARKET_FAULTS) | of_the_door


@pytest.mark.parametrize("code", PAIRS)
def test_the_mended_file_is_silent(code: str, tmp_path: Path) -> None:
    pair = PAIRS[code]
    body = Body(tmp_path / "body")
    pair.mended(body)
    assert codes(body, pair.file) == set()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"type": "soc-9"}, "certifications.0.type"),
        ({"type": "cccs-medium", "level": "Protected Z"}, "certifications.0.level"),
        ({"type": "iso-27001", "edition": "2019"}, "certifications.0.edition"),
        ({"regions": ["aws:nowhere-1"]}, "certifications.0.regions.0"),
        ({"holder": "nobody"}, "certifications.0.holder"),
        ({"superseded_by": "essai-9"}, "certifications.0.superseded_by"),
    ],
)
def test_an_id_that_nothing_bears_is_found(
    change: dict[str, object], where: str, tmp_path: Path
) -> None:
    body = Body(tmp_path / "body")
    body.record(OFFERING, lambda data: data.update(certifications=[claim(**change)]))
    found = [(f.code, f.path) for f in body.faults() if f.file == OFFERING]
    assert found == [("dangling-id", where)]


@pytest.mark.parametrize(
    ("change", "last"),
    [
        ({"valid_from": "2026-05-01", "valid_to": "2026-04-30"}, "valid_to"),
        ({"period_start": "2026-05-01", "period_end": "2026-04-30"}, "period_end"),
        ({"period_end": "2026-05-01", "bridge_until": "2026-04-30"}, "bridge_until"),
        ({"issued": "2026-05", "valid_to": "2026-04-30", "status": "expired"}, "valid_to"),
    ],
)
def test_days_out_of_order_are_found(change: dict[str, object], last: str, tmp_path: Path) -> None:
    body = Body(tmp_path / "body")
    whole = {"status": "expired", **change}
    body.record(OFFERING, lambda data: data.update(certifications=[claim(**whole)]))
    found = [(f.code, f.path) for f in body.faults() if f.file == OFFERING]
    assert found == [("dates-out-of-order", f"certifications.0.{last}")]


@pytest.mark.parametrize(
    ("last", "said"), [("2026-11-20", 1), ("2026-11-21", 0), ("2026-11-22", 0)]
)
def test_a_claim_counts_on_its_last_day(last: str, said: int, tmp_path: Path) -> None:
    """The day of the examination is 2026-11-21: the day before, the day, the day after."""
    body = Body(tmp_path / "body")
    body.record(OFFERING, lambda data: data.update(certifications=[claim(valid_to=last)]))
    assert len([f for f in body.faults() if f.code == "active-past-end"]) == said
