"""Same input, same bytes, in every format: in another process, place, time zone and locale."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import pypdf
import pytest

from courtier.documents.formats.every import contents_of
from courtier.documents.formats.known import FORMATS, Format
from courtier.documents.manuscript import manuscript
from tests.documents import sample
from tests.documents.formats.produced import produced
from tests.documents.opened import BY_CODE, case

ROOT = Path(__file__).parents[3]
CODES = ("a1", "a5", "b9")
PROGRAM = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from tests.documents.formats.produced import produced
for code in sys.argv[2:]:
    for format, content in produced(code, "fr").items():
        print(code, format, hashlib.sha256(content).hexdigest())
"""


def test_another_process_elsewhere_gives_the_same_bytes(tmp_path: Path) -> None:
    world = {
        **os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C", "HOME": str(tmp_path),
        "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(ROOT), *CODES],
        cwd=tmp_path, env=world, capture_output=True, text=True, check=True,
    )  # fmt: skip
    here = [
        f"{code} {format} {hashlib.sha256(content).hexdigest()}"
        for code in CODES
        for format, content in produced(code, "fr").items()
    ]
    assert done.stdout.splitlines() == here
    assert len(here) == len(CODES) * len(FORMATS)


@pytest.mark.parametrize("format", FORMATS)
def test_another_day_gives_other_bytes(format: Format) -> None:
    later = sample.assessment().provenance.model_copy(update={"as_of": date(2026, 11, 24)})
    of = case(assessment=sample.assessment(provenance=later))
    made = contents_of(of, manuscript(of, BY_CODE["a10"], "fr"), (format,))
    assert made[format] != produced("a10", "fr")[format]


@pytest.mark.parametrize("format", ["docx", "odt"])
def test_no_file_of_an_archive_has_the_time_of_the_clock(format: Format) -> None:
    with zipfile.ZipFile(io.BytesIO(produced("a1", "fr")[format])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_an_odt_says_first_and_in_clear_what_it_is() -> None:
    content = produced("a1", "fr")["odt"]
    assert content[30:38] == b"mimetype"
    assert content[38:77] == b"application/vnd.oasis.opendocument.text"


def test_a_pdf_is_dated_from_the_reference_date() -> None:
    reader = pypdf.PdfReader(io.BytesIO(produced("a1", "fr")["pdf"]))
    assert reader.metadata is not None
    made = reader.metadata.creation_date
    assert made is not None
    assert made.date() == sample.assessment().provenance.as_of
    assert f"{time.gmtime().tm_year}" not in str(reader.metadata.get("/Producer", ""))
