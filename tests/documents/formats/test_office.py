"""LibreOffice opens each ODT and shows every word of it, its contents with their pages."""

from __future__ import annotations

import re
import subprocess
from collections import Counter

import pytest

from courtier.documents.escape import plain
from courtier.values.text import Language
from tests.documents.formats.produced import produced
from tests.documents.formats.read_marked import odf_text
from tests.documents.opened import ALL
from tests.documents.test_pdf import LONGEST, tool

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, Language], str]:
    """The text of the PDF that LibreOffice makes of each ODT, all in one run."""
    office, reader = tool("soffice"), tool("pdftotext")
    folder = tmp_path_factory.mktemp("odt")
    paths = [folder / f"{code}.{language}.odt" for code, language in ALL]
    for path, (code, language) in zip(paths, ALL, strict=True):
        path.write_bytes(produced(code, language)["odt"])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *paths],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {
        key: subprocess.run(
            [reader, "-layout", path.with_suffix(".pdf"), "-"], check=True, capture_output=True
        ).stdout.decode()
        for path, key in zip(paths, ALL, strict=True)
    }


def _words(text: str) -> Counter[str]:
    return Counter(word for word in re.findall(r"\w+", text) if len(word) <= LONGEST)


@pytest.mark.parametrize(("code", "language"), ALL)
def test_every_word_of_an_odt_is_shown(
    shown: dict[tuple[str, Language], str], code: str, language: Language
) -> None:
    written = plain(odf_text(produced(code, language)["odt"]))
    whole = " ".join(word for word in written.split() if "-" not in word)
    assert not _words(whole) - _words(shown[code, language])


def test_the_contents_of_an_odt_have_their_pages(shown: dict[tuple[str, Language], str]) -> None:
    lines = re.findall(r"^ *(\d+\. .+?)\.{5,} *(\d+)$", shown["a1", "fr"], re.MULTILINE)
    assert len(lines) >= 10
    pages = [int(page) for _, page in lines]
    assert pages == sorted(pages)
    assert pages[-1] > 1
