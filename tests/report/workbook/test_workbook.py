"""The workbook: live formulas that give the totals of the program, to the cent."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from courtier.assessment import Road
from courtier.cli.reports import is_ours
from courtier.knowledge.door import Knowledge
from courtier.report.workbook.model import Model
from courtier.report.workbook.words import SHEETS
from courtier.report.workbook.write import cost_workbook
from courtier.results.estimate import CostLine, OptionCost
from courtier.values.text import Language
from courtier.workload.reader import read_workload
from tests.report.workbook.recalculation import office, tables, without_values

ROOT = Path(__file__).parents[3]
EXAMPLE = (ROOT / "examples" / "permis-en-ligne.yaml").read_text(encoding="utf-8")
DAY = date(2026, 11, 23)
RATE = "  discount_rate: 0.05"
QUOTE = """
  quotes:
    - offering: aws-canada
      on: 2026-11-01
      lines:
        - {item: web, unit: month, quantity: 2, price_cad: {low: 100, likely: 120, high: 150}}
        - {item: pieces, unit: gib-month, quantity: 2000, price_cad: 0.03}
"""
CHANGED = {
    "as it is": EXAMPLE,
    "a life of two and a half years": EXAMPLE.replace("life_years: 5", "life_years: 2.5"),
    "growing disks": EXAMPLE.replace("growth_per_year: 0.20", "growth_per_year: 0.37"),
    "at no rate": EXAMPLE.replace("discount_rate: 0.05", "discount_rate: 0"),
    "over seven months": EXAMPLE.replace("horizon_months: 60", "horizon_months: 7"),
    "growing past the room": EXAMPLE.replace("tib: 20", "tib: 3"),
    "growing past a room of short life": EXAMPLE.replace("tib: 20", "tib: 2.6").replace(
        "bought: 2021-04-01, life_years: 5, watts: 300",
        "bought: 2026-04-01, life_years: 1.5, watts: 300",
    ),
    "with a quote": EXAMPLE.rstrip() + QUOTE,
    "with ranges": EXAMPLE.replace("count: 2,", "count: {low: 1, likely: 2, high: 5},")
    .replace("gib: 2000", "gib: {low: 500, likely: 2000, high: 9000}")
    .replace("life_years: 5, watts: 450", "life_years: {low: 3, likely: 5, high: 8}, watts: 450"),
    "some machines without a price": EXAMPLE.replace(
        "vcpu: 4, memory_gib: 32", "vcpu: 500, memory_gib: 9000"
    ),
}


def _convention(money: str, period: str, moment: str) -> str:
    rates = {"constant": RATE, "current": "  discount_rate: 0.07\n  inflation_per_year: 0.021"}
    told = (
        f"{rates[money]}\n  money: {money}\n  discounting: {{period: {period}, moment: {moment}}}"
    )
    return EXAMPLE.replace(RATE, told)


CONVENTIONS = {
    f"{money} dollars, {period}, {moment}": _convention(money, period, moment)
    for money in ("constant", "current")
    for period in ("monthly", "annual")
    for moment in ("start", "middle", "end")
}
VARIANTS = CHANGED | CONVENTIONS


@cache
def road(text: str) -> Road:
    knowledge = Knowledge()
    return Road(read_workload(text.encode(), knowledge, name="a.yaml"), knowledge, DAY)


def workbook(text: str = EXAMPLE, language: Language = "fr") -> bytes:
    found = road(text)
    return cost_workbook(found.cost_result(), found.costed, language)


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_formulas_hold_the_amounts_of_the_program(variant: str) -> None:
    found = road(VARIANTS[variant])
    model = Model(found.costed, {key: key for key in SHEETS}).build()
    lines = [line for option in found.estimated.estimate.options for line in option.lines]
    assert len(model.rows) == len(lines) > 10
    assert all(row.live for row in model.rows)
    for row, line in zip(model.rows, lines, strict=True):
        paid = [m.value * i.value for m, i in zip(row.months, model.inflated, strict=True)]
        present = [p * f.value for p, f in zip(paid, model.factors, strict=True)]
        assert abs(sum(paid) - line.nominal) <= Decimal("0.0051"), line.id
        assert abs(sum(present) - line.npv) <= Decimal("0.0051"), line.id


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[Any]]]:
    """The totals of every variant, computed again by one run of LibreOffice."""
    program, folder = office(), tmp_path_factory.mktemp("office")
    for number, text in enumerate(VARIANTS.values()):
        (folder / f"{number}.xlsx").write_bytes(without_values(workbook(text)))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "ods", "--outdir", folder,
         *sorted(folder.glob("*.xlsx"))],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return {
        variant: tables((folder / f"{number}.ods").read_bytes())["Totaux"]
        for number, variant in enumerate(VARIANTS)
    }


@pytest.mark.slow
@pytest.mark.parametrize("variant", VARIANTS)
def test_libreoffice_computes_the_same_totals_to_the_cent(
    variant: str, recalculated: dict[str, list[list[Any]]]
) -> None:
    computed = {row[0]: row for row in recalculated[variant]}
    for option in road(VARIANTS[variant]).estimated.estimate.options:
        row = computed[option.name.fr]
        if option.npv is not None and option.total_nominal is not None:
            amounts = [Decimal(str(row[at])).quantize(Decimal("0.01")) for at in (2, 3)]
            assert amounts == [option.total_nominal, option.npv], option.id
            assert row[6] == 0
        else:
            assert row[2:] == [""] * 5


def test_each_variant_is_what_its_name_says() -> None:
    assert len(set(VARIANTS.values())) == len(VARIANTS) == 22
    bases = {line.basis for line in _lines("with a quote")}
    assert "quote" in bases
    assert "partial" in {o.status for o in _options("some machines without a price")}
    for variant in ("growing past the room", "growing past a room of short life"):
        assert "storage-1.added" in {line.id for line in _lines(variant) if line.nominal}
    ranged = [draft for draft in road(VARIANTS["with ranges"]).costed.drafts if draft.lines]
    assert sum(item.varies for draft in ranged for item in draft.inputs()) > 10


def _options(variant: str) -> tuple[OptionCost, ...]:
    return road(VARIANTS[variant]).estimated.estimate.options


def _lines(variant: str) -> list[CostLine]:
    return [line for option in _options(variant) for line in option.lines]


def test_a_changed_input_moves_what_rests_on_it() -> None:
    found = _sheet_xml(workbook(), 5)
    assert found.count("<f>") > 60 * 10
    steps = _sheet_xml(workbook(), 4)
    assert "'Données'!$C$6" in steps.replace("&apos;", "'")


def test_names_that_begin_like_formulas_stay_texts() -> None:
    hostile = EXAMPLE.replace("name: hypervisor", 'name: \'=HYPERLINK("http://x","y")\'')
    hostile = hostile.replace("name: Ville exemple", "name: '=1+1'")
    assert hostile.count("=1+1") == 1
    content = workbook(hostile)
    for number in range(1, 9):
        formulas = re.findall(r"<f>(.*?)</f>", _sheet_xml(content, number))
        assert not [f for f in formulas if "HYPERLINK" in f or f == "1+1"]
    assert b"=HYPERLINK" in zipfile.ZipFile(io.BytesIO(content)).read("xl/sharedStrings.xml")


def test_the_same_estimate_gives_the_same_bytes() -> None:
    assert workbook() == workbook()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sheet_has_its_name_in_the_language(language: Language) -> None:
    assert list(tables(workbook(language=language))) == [n.in_(language) for n in SHEETS.values()]


def test_what_is_missing_has_no_amount() -> None:
    rows = {row[0]: row for row in tables(workbook())["Totaux"]}
    assert rows["Centre consolidé"][2:] == [""] * 5


def test_our_workbook_is_known_as_ours_and_another_is_not(tmp_path: Path) -> None:
    ours, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    ours.write_bytes(workbook())
    other.write_bytes(b"PK")
    assert is_ours("xlsx", ours)
    assert not is_ours("xlsx", other)


def _sheet_xml(content: bytes, number: int) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read(f"xl/worksheets/sheet{number}.xml").decode()
