"""The workbook of the contract: the months of the contract summed, confidential, no other cost."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from courtier.artefacts import contract_estimate_result
from courtier.assessment import Road
from courtier.cli.main import run
from courtier.knowledge.door import Knowledge
from courtier.report.workbook.write import contract_workbook
from courtier.results.cost_words import MEDIAN_OF_PROVIDERS
from courtier.values.text import Language
from courtier.workload.reader import read_workload
from tests.report.workbook.recalculation import office, tables, without_values

EXAMPLE = Path(__file__).parents[3] / "examples" / "permis-en-ligne.yaml"
D = Decimal


def road(change: tuple[str, str] = ("", "")) -> Road:
    text = EXAMPLE.read_text(encoding="utf-8").replace(*change)
    knowledge = Knowledge()
    file = read_workload(text.encode(), knowledge, name="a.yaml")
    return Road(file, knowledge, date(2026, 11, 23))


def workbook(given: Road, language: Language = "fr") -> bytes:
    return contract_workbook(contract_estimate_result(given), given.costed, language)


def by_name(content: bytes, sheet: str = "Contrat") -> dict[str, list[Any]]:
    return {row[0]: row for row in tables(content)[sheet]}


def test_each_amount_of_the_contract_stands_beside_its_formula() -> None:
    found = road()
    rows, told = by_name(workbook(found)), contract_estimate_result(found).contract_estimate
    assert len(told.options) > 3
    for option in told.options:
        shown = [D(str(cell)).quantize(D("0.01")) for cell in rows[option.name.fr][2:6]]
        assert shown == [option.initial, option.total, option.initial, option.total]
    assert D(str(rows[MEDIAN_OF_PROVIDERS.fr][1])).quantize(D("0.01")) == told.median
    assert rows["Valeur donnée par l’organisme"][1] == 180000


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [("", ""), ("growth_per_year: 0.20", "growth_per_year: 0.5")],
    ids=["as is", "grown"],
)
def test_libreoffice_computes_the_same_amounts(change: tuple[str, str], tmp_path: Path) -> None:
    given = road(change)
    told = contract_estimate_result(given).contract_estimate
    (tmp_path / "c.xlsx").write_bytes(without_values(workbook(given)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office(), profile, "--headless", "--convert-to", "ods", "--outdir", tmp_path,
         tmp_path / "c.xlsx"],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    rows = by_name((tmp_path / "c.ods").read_bytes())
    for option in told.options:
        computed = [D(str(cell)).quantize(D("0.01")) for cell in rows[option.name.fr][2:4]]
        assert computed == [option.initial, option.total], option.id
    figures = {
        "Option la moins chère": told.least,
        MEDIAN_OF_PROVIDERS.fr: told.median,
        "Option la plus chère": told.most,
        "Médiane moins valeur donnée": told.gap,
    }
    for name, amount in figures.items():
        assert D(str(rows[name][1])).quantize(D("0.01")) == amount, name


def test_the_marking_stands_on_the_first_sheet_and_on_that_of_the_amounts() -> None:
    found = tables(workbook(road(), "en"))
    marking = contract_estimate_result(road()).contract_estimate.marking.en
    assert list(found) == ["Read first", "Contract", "Inputs", "Steps", "Flows"]
    assert [marking] in [row[:1] for row in found["Read first"]]
    assert found["Contract"][0][0] == marking


def test_what_the_body_bears_itself_is_in_no_sheet() -> None:
    lines = {row[1] for row in tables(workbook(road()))["Flux"]}
    assert {"web", "pieces"} <= lines
    assert not any(str(line).startswith(("exit", "staff", "server")) for line in lines)


def test_what_is_unknown_has_no_amount() -> None:
    given = road(("  term: {initial_months: 24, renewals: [12]}\n", ""))
    rows = by_name(workbook(given))
    assert rows[MEDIAN_OF_PROVIDERS.fr][1] == "inconnu"
    assert rows["AWS au Canada"][2:] == [""] * 4


def test_the_same_contract_gives_the_same_bytes_whose_formulas_are_live() -> None:
    content = workbook(road())
    assert content == workbook(road())
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet2.xml").decode()
    assert len(re.findall(r"<f>ROUND\(SUM\(", sheet)) == 12
    assert "<f>ROUND(MEDIAN(" in sheet


def test_the_command_writes_it_and_tells_no_finding_of_the_other_sides(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "contrat.xlsx"
    asked = ["cost", str(EXAMPLE), "--artefact", "contract", "--report", f"xlsx={path}"]
    assert run([*asked, "--format", "json"]) == 0
    printed = capsys.readouterr().out
    for other in ("service-differs", "capacity-differs", "exit.egress", "option-does-not-grow"):
        assert other not in printed
    assert "price-missing" in printed
    assert by_name(path.read_bytes())["Plafond du budget"][1] == 200000


def test_the_total_acquisition_cost_has_no_amounts_and_no_workbook(tmp_path: Path) -> None:
    asked = ["cost", str(EXAMPLE), "--artefact", "acquisition", "--report"]
    assert run([*asked, f"xlsx={tmp_path / 'a.xlsx'}"]) == 2
