"""Every document is built for who reads it by ear: own checks, the rules of PDF/UA and PDF/A."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import page
import pypdf
import pytest
from page import ValidationProfile
from pypdf.generic import NameObject

from courtier.documents.convert import LOCALES
from courtier.documents.formats.known import Format
from courtier.values.text import Language
from tests.documents.formats.produced import produced
from tests.documents.formats.structure import docx_faults, odt_faults, pdf_faults
from tests.documents.opened import ALL

CHECKS: dict[Format, Callable[[bytes, str], list[str]]] = {
    "docx": docx_faults, "odt": odt_faults, "pdf": pdf_faults,
}  # fmt: skip


@pytest.mark.parametrize("format", CHECKS)
@pytest.mark.parametrize(("code", "language"), ALL)
def test_no_fault_of_structure(code: str, language: Language, format: Format) -> None:
    assert CHECKS[format](produced(code, language)[format], LOCALES[language]) == []


LENGTH = "a stream /Length does not match its raw content length"


@pytest.mark.parametrize("profile", [ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_2A])
@pytest.mark.parametrize(("code", "language"), ALL)
def test_each_pdf_follows_pdf_ua_and_pdf_a(
    code: str, language: Language, profile: ValidationProfile
) -> None:
    content = produced(code, language)["pdf"]
    report = page.validate_pdf_bytes(content, profile=profile)
    failures = [failure.message for failure in report.failures]
    # The checker takes a carriage return that ends the data for part of the end of line after it.
    if failures and LENGTH in failures and _streams_are_as_long_as_they_say(content):
        failures.remove(LENGTH)
    assert failures == []


def _streams_are_as_long_as_they_say(content: bytes) -> bool:
    """Whether what follows the data of each stream, by its own length, is the end of a stream."""
    starts = list(re.finditer(rb"/Length (\d+)\b[^>]*>>\s*stream\r?\n", content))
    ends = [content[found.end() + int(found[1]) :][:10] for found in starts]
    return len(starts) == content.count(b"endstream") and set(ends) == {b"\nendstream"}


def test_a_stream_that_is_not_as_long_as_it_says_is_seen() -> None:
    content = produced("a1", "fr")["pdf"]
    assert _streams_are_as_long_as_they_say(content)
    wrong = re.sub(
        rb"/Length (\d+)\b", lambda found: b"/Length " + str(int(found[1]) - 1).encode(), content
    )
    assert not _streams_are_as_long_as_they_say(wrong)


def test_the_check_of_docx_sees_each_fault() -> None:
    document: Any = docx.Document(io.BytesIO(produced("a1", "fr")["docx"]))
    document.core_properties.title = ""
    document.add_paragraph("")
    headings = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    headings[0].style = document.styles["Heading 3"]
    table = document.tables[0]
    (repeated,) = table._tbl.xpath("w:tr[1]/w:trPr/w:tblHeader")
    repeated.getparent().remove(repeated)
    table.rows[1].cells[0].merge(table.rows[1].cells[1])
    buffer = io.BytesIO()
    document.save(buffer)
    assert docx_faults(buffer.getvalue(), "en-CA") == [
        "no title", "language", "heading 3 after 0", "table 1: no header row",
        "table 1: merged cells", "1 empty paragraphs",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        ("meta.xml", "dc:title>", "dc:other>", "no title"),
        ("content.xml", "table:table-header-rows>", "table:table-rows>", "table 1: no header row"),
        ("content.xml", 'text:outline-level="1"', 'text:outline-level="2"', "heading 2 after 0"),
        ("content.xml", "</office:text>", "<text:p/></office:text>", "1 empty paragraphs"),
        ("styles.xml", 'fo:language="fr"', 'fo:language="en"', "language"),
    ],
)  # fmt: skip
def test_the_check_of_odt_sees_each_fault(part: str, old: str, new: str, fault: str) -> None:
    assert fault in odt_faults(_changed(produced("a1", "fr")["odt"], part, old, new), "fr-CA")


def _changed(content: bytes, part: str, old: str, new: str) -> bytes:
    """An archive in one part of which a text is another."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            held = before.read(name)
            if name == part:
                assert old.encode() in held
                held = held.replace(old.encode(), new.encode())
            after.writestr(name, held)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("kind", "name", "value", "fault"),
    [
        ("/TH", "/S", "/TD", "table 1: no header row"),
        ("/H1", "/S", "/H3", "heading 3 after 0"),
    ],
)
def test_the_check_of_pdf_sees_what_the_rules_do_not(
    kind: str, name: str, value: str, fault: str
) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(produced("a1", "fr")["pdf"]))
    objects: list[Any] = list(writer._objects)
    for held in objects:
        if isinstance(held, dict) and held.get("/S") == kind:
            held[NameObject(name)] = NameObject(value)
    buffer = io.BytesIO()
    writer.write(buffer)
    assert fault in pdf_faults(buffer.getvalue(), "fr-CA")


def test_the_rules_of_pdf_ua_see_a_document_without_a_language() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(produced("a1", "fr")["pdf"]))
    del writer._root_object["/Lang"]
    buffer = io.BytesIO()
    writer.write(buffer)
    report = page.validate_pdf_bytes(buffer.getvalue(), profile=ValidationProfile.PDF_UA_1)
    assert not report.is_compliant
