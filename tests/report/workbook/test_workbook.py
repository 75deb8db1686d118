"""The workbook: live formulas that give the totals of the program, to the cent."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import python_calamine

from courtier.assessment import Road
from courtier.cli.reports import is_ours
from courtier.knowledge.door import Knowledge
from courtier.report.workbook.model import Model
from courtier.report.workbook.words import SHEETS
from courtier.report.workbook.write import cost_workbook
from courtier.values.text import Language
from courtier.workload.reader import read_workload

ROOT = Path(__file__).parents[3]
EXAMPLE = (ROOT / "examples" / "permis-en-ligne.yaml").read_text(encoding="utf-8")
DAY = date(2026, 11, 23)
VARIANTS = {
    "as it is": EXAMPLE,
    "a life of two and a half years": EXAMPLE.replace("life_years: 5", "life_years: 2.5"),
    "growing disks": EXAMPLE.replace("growth_per_year: 0.20", "growth_per_year: 0.37"),
    "at no rate": EXAMPLE.replace("discount_rate: 0.05", "discount_rate: 0"),
    "over seven months": EXAMPLE.replace("horizon_months: 60", "horizon_months: 7"),
    "current dollars at mid-year": EXAMPLE.replace(
        "  discount_rate: 0.05",
        "  discount_rate: 0.07\n  money: current\n  inflation_per_year: 0.021\n"
        "  discounting: {period: annual, moment: middle}",
    ),
}


@cache
def road(text: str) -> Road:
    knowledge = Knowledge()
    return Road(read_workload(text.encode(), knowledge, name="a.yaml"), knowledge, DAY)


def workbook(text: str = EXAMPLE, language: Language = "fr") -> bytes:
    found = road(text)
    return cost_workbook(found.cost_result(), found.costed, language)


def tables(content: bytes) -> dict[str, list[list[Any]]]:
    book = python_calamine.load_workbook(io.BytesIO(content))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


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


@pytest.mark.slow
@pytest.mark.parametrize("variant", ["as it is", "current dollars at mid-year"])
def test_libreoffice_computes_the_same_totals_to_the_cent(variant: str, tmp_path: Path) -> None:
    office = _office()
    bare = tmp_path / "bare.xlsx"
    bare.write_bytes(_without_values(workbook(VARIANTS[variant])))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "ods", "--outdir", tmp_path, bare],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    found = tables((tmp_path / "bare.ods").read_bytes())["Totaux"]
    computed = {row[0]: row for row in found}
    for option in road(VARIANTS[variant]).estimated.estimate.options:
        row = computed[option.name.fr]
        if option.npv is not None and option.total_nominal is not None:
            amounts = [Decimal(str(row[at])).quantize(Decimal("0.01")) for at in (2, 3)]
            assert amounts == [option.total_nominal, option.npv], option.id
            assert row[6] == 0
        else:
            assert row[2:] == [""] * 5


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


def _without_values(content: bytes) -> bytes:
    """The workbook without the value of any formula: whoever opens it must compute."""
    buffer = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(content))
    with zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.startswith("xl/worksheets/"):
                data = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data)
            target.writestr(name, data)
    return buffer.getvalue()


def _office() -> str:
    path = shutil.which("soffice")
    calc = path and any(Path(path).resolve().parent.glob("libsclo.*"))
    if path and calc:
        return path
    message = "LibreOffice Calc is not installed: the workbook was not computed again"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
