"""A workbook read back, and computed again by LibreOffice."""

from __future__ import annotations

import io
import os
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
import python_calamine


def tables(content: bytes) -> dict[str, list[list[Any]]]:
    """The cells of each sheet, by its name."""
    book = python_calamine.load_workbook(io.BytesIO(content))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def without_values(content: bytes) -> bytes:
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


def office() -> str:
    """The program, where its spreadsheet is there; else the test is skipped."""
    path = shutil.which("soffice")
    calc = path and any(Path(path).resolve().parent.glob("libsclo.*"))
    if path and calc:
        return path
    message = "LibreOffice Calc is not installed: the workbook was not computed again"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
