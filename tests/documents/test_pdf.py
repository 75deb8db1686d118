"""LibreOffice shows every word of every table: it has lost whole tables before."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import docx
import pytest

from courtier.documents.write import write_documents
from tests.documents import sample
from tests.documents.opened import cells, knowledge

LONGEST = 24  # a longer word may be broken between two lines, as one with a hyphen may


def tool(name: str) -> str:
    """The path of a program; missing, the test is skipped loudly (a failure in CI)."""
    path = shutil.which(name)
    if path is None:
        message = f"{name} is not installed: the PDF of each document was not compared"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path


def _words(text: str) -> Counter[str]:
    return Counter(word for word in re.findall(r"\w+", text) if len(word) <= LONGEST)


@pytest.mark.slow
def test_every_word_of_every_cell_is_in_the_pdf(tmp_path: Path):
    office, reader = tool("soffice"), tool("pdftotext")
    many = tuple(sample.match(f"offre-{n}", "conditional", n, "unknown") for n in range(1, 41))
    paths = write_documents(
        sample.workload(),
        sample.assessment(matches=many),
        tmp_path,
        knowledge=knowledge(),
        with_english=True,
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *paths],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    for path in paths:
        pdf = path.with_suffix(".pdf")
        text = subprocess.run([reader, pdf, "-"], check=True, capture_output=True).stdout.decode()
        written = [
            cell for table in cells(docx.Document(str(path))) for row in table for cell in row
        ]
        whole = " ".join(w for w in " ".join(written).split() if "-" not in w)
        lost = _words(whole) - _words(text)
        assert not lost, path.name
