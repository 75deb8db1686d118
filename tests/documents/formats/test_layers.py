"""A body's own letterhead and styles in each format, and what is refused of them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from courtier.documents.case import Case
from courtier.documents.formats.every import REFERENCE, SETTING, STYLE, contents_of
from courtier.documents.formats.known import Format
from courtier.documents.manuscript import manuscript
from courtier.values.errors import InputError
from tests.documents import sample
from tests.documents.formats.produced import produced
from tests.documents.formats.read_pdf import read_structure
from tests.documents.opened import BY_CODE, layer

ROOT = Path(__file__).parents[3]


def _made(folder: Path, name: str, content: bytes, format: Format) -> bytes:
    """The sheet for SEAO in one format, a file of a layer in place of ours."""
    knowledge = layer(folder / "layer", {name: content})
    of = Case(sample.workload(), sample.assessment(), knowledge)
    return contents_of(of, manuscript(of, BY_CODE["a10"], "fr"), (format,))[format]


def _ours(name: str) -> bytes:
    return (ROOT / name).read_bytes()


def _odt_with(old: str, new: str) -> bytes:
    """Our reference document, a text of its styles changed."""
    with zipfile.ZipFile(io.BytesIO(_ours(REFERENCE))) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    styles = parts["styles.xml"].decode()
    assert old in styles
    parts["styles.xml"] = styles.replace(old, new).encode()
    parts |= {"Pictures/logo.png": b"logo", "Configurations2/x": b"left behind"}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as after:
        for name, held in parts.items():
            after.writestr(name, held)
    return buffer.getvalue()


def test_the_letterhead_of_an_odt_stays_above_our_line(tmp_path: Path) -> None:
    head = '<style:header><text:p text:style-name="Standard">Ville exemple, greffe</text:p>'
    reference = _odt_with("<style:header/>", f"{head}</style:header>")
    with zipfile.ZipFile(io.BytesIO(_made(tmp_path, REFERENCE, reference, "odt"))) as archive:
        styles = archive.read("styles.xml").decode()
        assert "Pictures/logo.png" in archive.namelist()
        assert "Configurations2/x" not in archive.namelist()
        assert b"Pictures/logo.png" in archive.read("META-INF/manifest.xml")
    assert 0 < styles.index("Ville exemple, greffe") < styles.index("A10 –")


def test_a_reference_without_margins_is_given_ours(tmp_path: Path) -> None:
    reference = _odt_with("<style:header/><style:footer/>", "")
    with zipfile.ZipFile(io.BytesIO(_made(tmp_path, REFERENCE, reference, "odt"))) as archive:
        styles = archive.read("styles.xml").decode()
    assert 0 < styles.index("<style:header>") < styles.index("<style:footer>")


def test_the_style_sheet_of_a_body_is_that_of_its_pages(tmp_path: Path) -> None:
    sheet = b"h1{color:#123456}</style><script>alert(1)</script>"
    page = _made(tmp_path, STYLE, sheet, "html").decode()
    assert "h1{color:#123456}" in page
    assert page.count("</style>") == 1
    assert "</script>" not in page


def test_the_setting_of_a_body_is_that_of_its_pdf(tmp_path: Path) -> None:
    setting = _ours(SETTING).replace(b'"us-letter"', b'"a4"')
    made = _made(tmp_path, SETTING, setting, "pdf")
    assert made != produced("a10", "fr")["pdf"]
    assert "A10" in read_structure(made).all_text()


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        (REFERENCE, b"no archive", "odt"),
        (REFERENCE, _odt_with("style:master-page", "style:page"), "odt"),
        (REFERENCE, _odt_with('fo:page-width="612pt"', 'fo:page-width="wide"'), "odt"),
        (SETTING, b"#panic()", "pdf"),
        (SETTING, b'#import "@preview/cetz:0.3.0"', "pdf"),
        (SETTING, b'#import ("@" + "preview/cetz:0.3.0")', "pdf"),
        (SETTING, b'#read("/etc/passwd")', "pdf"),
        (SETTING, b'#read("../../../../../../../etc/passwd")', "pdf"),
        (SETTING, b"= \xff", "pdf"),
        (STYLE, b"\xff\xfe", "html"),
    ],
)
def test_what_cannot_serve_is_refused_by_its_name(
    tmp_path: Path, name: str, content: bytes, format: Format
) -> None:
    with pytest.raises(InputError) as refused:
        _made(tmp_path, name, content, format)
    assert refused.value.mistakes[0].file.endswith(name)


def test_a_pdf_needs_nothing_of_the_folder_where_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError):
        _made(tmp_path, SETTING, b'#read("secret.txt")', "pdf")
