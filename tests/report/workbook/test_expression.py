"""Formulas: the same arithmetic as the amounts, in the syntax of spreadsheets."""

from __future__ import annotations

from decimal import Decimal

import pytest

from courtier.report.workbook.expression import Formula, formula
from courtier.report.workbook.model import column

D = Decimal
A, B = Formula("A1", D(3)), Formula("B1", D(4))


@pytest.mark.parametrize(
    ("found", "text", "value"),
    [
        (A + B, "A1+B1", 7),
        (A - (B - 1), "A1-(B1-1)", 0),
        ((A + B) * 2, "(A1+B1)*2", 14),
        (A * B * A, "A1^2*B1", 36),
        (A / (B / 2), "A1/(B1/2)", D("1.5")),
        (1 / (A + 1), "1/(A1+1)", D("0.25")),
        ((A + 1) ** (-B / 4), "(A1+1)^((0-B1)/4)", D("0.25")),
        (A**2 * A, "A1^3", 27),
        (A * 1, "A1", 3),
        (A * 0 + B, "B1", 4),
        ((A + 11) // 12, "INT((A1+11)/12)", 1),
        (A - D("-2"), "A1-(-2)", 5),
        (A < B, "A1<B1", 1),
        (A >= B, "A1>=B1", 0),
    ],
)
def test_each_operation_writes_its_formula_and_keeps_its_value(
    found: Formula, text: str, value: Decimal
) -> None:
    assert found.text == text
    assert found.value == value


def test_a_formula_has_no_truth_of_its_own() -> None:
    with pytest.raises(TypeError):
        bool(A < B)


@pytest.mark.parametrize(
    ("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_letters(number: int, letters: str) -> None:
    assert column(number) == letters


@pytest.mark.parametrize(
    ("number", "text"), [("1E+3", "1000"), ("0.10", "0.1"), ("-0", "0"), ("-1.50", "(-1.5)")]
)
def test_a_number_is_written_plainly(number: str, text: str) -> None:
    assert formula(D(number)).text == text
