"""A body's model is filled in: its controls and nothing else, whatever the values hold."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx as reader
import pytest

from courtier.documents.case import Case
from courtier.documents.models.fill import Filled, fill_model
from courtier.documents.models.lists import LISTS
from courtier.documents.models.outcome import filled_result
from courtier.documents.models.package import DEEPEST, open_package
from courtier.documents.models.tag_names import known_names, label_of, tag_of
from courtier.documents.models.tags import TAGS
from courtier.values.errors import InputError
from courtier.workload.model import Workload
from tests.documents import sample
from tests.documents.models.made import docx, link, paragraph, run, sdt
from tests.documents.opened import case
from tests.documents.test_hostile import HOSTILE

PLACEHOLDER = '<w:rPr><w:rStyle w:val="Textedelespacerserv"/><w:b/></w:rPr>'
CELLS = "".join(
    f"<w:tc><w:tcPr><w:tcW w:w='2000'/></w:tcPr><w:p>"
    f"{sdt(f'requirements.{name}', run('?'))}</w:p></w:tc>"
    for name in ("number", "text")
)
BODY = (
    paragraph("Avant  le  champ")
    + "<w:p>Organisme : "
    + sdt("organization.name", run("Cliquez", PLACEHOLDER), "<w:showingPlcHdr/>")
    + "<w:r></w:r></w:p>"
    + sdt("workload.name", paragraph("Titre", "Titre1") + paragraph("à effacer"))
    + f"<w:tbl><w:tr><w:tc>{paragraph('Niveau')}</w:tc>"
    + sdt("level.confidentiality", f"<w:tc><w:tcPr/>{paragraph('x')}</w:tc>")
    + "</w:tr></w:tbl>"
    + f"<w:tbl><w:tr><w:tc>{paragraph('N°')}</w:tc><w:tc>{paragraph('Exigence')}</w:tc></w:tr>"
    + sdt("requirements", f"<w:tr>{CELLS}</w:tr>")
    + "</w:tbl>"
    + sdt("duties", paragraph("une obligation"))
    + sdt("", paragraph("x"), alias="Date de référence")
    + sdt("budget.total", paragraph("inconnu"), alias="Budget total")
    + sdt("contract.nature", paragraph("x"), "<w:dropDownList/>")
    + sdt("role.privacy-officer", paragraph("x"), '<w:dataBinding w:xpath="/a"/>')
    + paragraph("Après &amp; fin")
)  # fmt: skip


def _filled(tmp_path: Path, body: str = BODY, of: Case | None = None, **more: Any) -> Filled:
    model = docx(body, tmp_path / "modele.docx", more.get("parts"))
    return fill_model(of or case(), open_package(model, "modele.docx"))


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _text(content: bytes) -> str:
    paragraphs = reader.Document(io.BytesIO(content)).element.body.iter(f"{{{_W}}}p")
    return "\n".join("".join(t.text or "" for t in p.iter(f"{{{_W}}}t")) for p in paragraphs)


def test_each_level_of_control_receives_its_value(tmp_path: Path) -> None:
    text = _text(_filled(tmp_path).content)
    wanted = sample.workload()
    assert wanted.organization.name in text
    assert f"{wanted.name.fr}\n" in text
    assert "(niveau proposé, à confirmer)" in text
    assert "23 novembre 2026" in text.replace("\u00a0", " ")
    assert "à effacer" not in text


def test_a_list_repeats_its_row_and_keeps_its_header(tmp_path: Path) -> None:
    document = reader.Document(io.BytesIO(_filled(tmp_path).content))
    rows = document.element.body.findall(".//{*}tbl")[1].findall(".//{*}tr")
    asked = sample.requirements()
    assert len(rows) == 1 + len(asked)
    texts = ["".join(t.text or "" for t in row.iter("{*}t")) for row in rows]
    assert texts[0] == "N°Exigence"
    assert texts[1:] == [f"E{n}{r.text.fr}" for n, r in enumerate(asked, start=1)]
    identifiers = [e.get(f"{{{_W}}}val") for row in rows for e in row.iter(f"{{{_W}}}id")]
    assert len(identifiers) == 2, "copies must not repeat the id of a control"


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SDT = re.compile(rb"<w:sdt >.*?</w:sdt>", re.DOTALL)


def test_nothing_but_the_controls_changes_to_the_byte(tmp_path: Path) -> None:
    model = docx(BODY, tmp_path / "modele.docx")
    before, after = _parts(model.read_bytes()), _parts(_filled(tmp_path).content)
    assert list(before) == list(after)
    for name in before:
        if name != "word/document.xml":
            assert before[name] == after[name], name
    old, new = before["word/document.xml"], after["word/document.xml"]
    kept = re.split(rb"<w:sdt[ >].*?</w:sdt>", _outer(old), flags=re.DOTALL)
    place = 0
    for piece in kept:
        place = new.index(piece, place) + len(piece)
    assert new.endswith(kept[-1])
    with (
        zipfile.ZipFile(model) as one,
        zipfile.ZipFile(io.BytesIO(_filled(tmp_path).content)) as two,
    ):
        told = [
            [(e.filename, e.date_time, e.compress_type) for e in z.infolist()] for z in (one, two)
        ]
    assert told[0] == told[1]


def _outer(content: bytes) -> bytes:
    """The part with each outermost control made one flat element, for the split."""
    made, depth = b"", 0
    for piece in re.split(rb"(<w:sdt >|</w:sdt>)", content):
        depth -= piece == b"</w:sdt>"
        if depth == 0 or (depth == 1 and piece == b"<w:sdt >"):
            made += piece
        depth += piece == b"<w:sdt >"
    return made


def test_an_unknown_tag_and_a_field_for_a_person_keep_their_bytes(tmp_path: Path) -> None:
    filled = _filled(tmp_path)
    states = {control.named: control.state for control in filled.controls}
    assert states["budget.total"] == "unknown"
    assert states["contract.nature"] == "left"
    after = _parts(filled.content)["word/document.xml"].decode()
    assert sdt("budget.total", paragraph("inconnu"), alias="Budget total") in after
    assert sdt("contract.nature", paragraph("x"), "<w:dropDownList/>") in after


def test_a_value_that_nobody_told_stays_a_visible_field(tmp_path: Path) -> None:
    filled = _filled(tmp_path)
    label = label_of("role.privacy-officer").fr
    assert f"[à remplir\u00a0: {label}]" in _text(filled.content)
    after = _parts(filled.content)["word/document.xml"]
    assert b'<w:highlight w:val="yellow"/>' in after
    assert b"dataBinding" not in after
    assert b"showingPlcHdr" not in after
    assert b"Textedelespacerserv" not in after


def test_a_header_is_filled_in_and_other_parts_keep_their_bytes(tmp_path: Path) -> None:
    header = f'<w:hdr xmlns:w="{_W}"><w:p>{sdt("organization.name", run("x"))}</w:p></w:hdr>'
    parts = {"word/header1.xml": header, "word/footer1.xml": f'<w:ftr xmlns:w="{_W}"/>'}
    after = _parts(_filled(tmp_path, parts=parts).content)
    assert sample.workload().organization.name.encode() in after["word/header1.xml"]
    assert after["word/footer1.xml"] == parts["word/footer1.xml"].encode()


def test_a_repeating_section_keeps_one_item_a_row(tmp_path: Path) -> None:
    item = sdt("", paragraph("") + sdt("offerings.name", paragraph("x")),
               "<w15:repeatingSectionItem/>")  # fmt: skip
    body = sdt("offerings", item + item, "<w15:repeatingSection/>")
    after = _parts(_filled(tmp_path, body).content)["word/document.xml"]
    assert after.count(b"repeatingSectionItem") == len(sample.matches())


def test_a_list_without_controls_inside_is_told_a_paragraph_a_row(tmp_path: Path) -> None:
    text = _text(_filled(tmp_path).content)
    duty = case().assessment.classification.duties[0]
    assert f"{duty.text.fr} – {duty.article}" in text


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_values_are_plain_text(tmp_path: Path, name: str) -> None:
    text = HOSTILE[name]
    organization = {**sample.workload_data()["organization"], "roles": {"holder": text}}
    body = sdt("role.holder", paragraph("x")) + f"<w:p>{sdt('role.holder', run('x'))}</w:p>"
    plain = _filled(tmp_path, body)
    hostile = _filled(tmp_path, body, case(sample.workload(organization=organization)))
    assert _tags(hostile.content) == _tags(plain.content)
    words = hostile.controls[0].words
    assert words
    assert _text(hostile.content) == f"{words}\n{words}"


def _tags(content: bytes) -> list[str]:
    from lxml import etree

    root = etree.fromstring(_parts(content)["word/document.xml"])
    return [e.tag for e in root.iter() if not e.tag.endswith(("}highlight", "}rPr"))]


BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
REFUSED: dict[str, tuple[str, dict[str, str | bytes]]] = {
    "docx-macros": ("", {"word/vbaProject.bin": b"x"}),
    "docx-outside": ("", {"word/_rels/settings.xml.rels": link("attachedTemplate", "file:///c:/x")}),
    "docx-entities": ("", {"word/_rels/document.xml.rels": BOMB + link("image", "x", "Internal")}),
    "docx-encoding": ("", {"word/document.xml": "<w/>".encode("utf-16")}),
    "docx-wrong": ("<w:p>", {}),
}  # fmt: skip


@pytest.mark.parametrize("code", REFUSED)
def test_a_model_that_could_do_harm_is_refused(tmp_path: Path, code: str) -> None:
    body, parts = REFUSED[code]
    with pytest.raises(InputError) as refusal:
        _filled(tmp_path, body, parts=parts)
    assert refusal.value.mistakes[0].code == code


@pytest.mark.parametrize("kind", ["image", "oleObject", "frame", "subDocument"])
def test_whatever_a_document_would_fetch_is_refused(tmp_path: Path, kind: str) -> None:
    parts: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": link(kind, "https://x.example")
    }
    with pytest.raises(InputError, match="outside"):
        _filled(tmp_path, parts=parts)


def test_a_link_that_a_person_follows_is_fine(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": link("hyperlink", "https://x.example")
    }
    assert _filled(tmp_path, parts=parts).controls


@pytest.mark.parametrize(("depth", "fine"), [(DEEPEST - 3, True), (DEEPEST + 1, False)])
def test_the_depth_of_a_part_is_bounded(tmp_path: Path, depth: int, fine: bool) -> None:
    body = "<w:p>" * depth + "</w:p>" * depth
    if fine:
        _filled(tmp_path, body)
        return
    with pytest.raises(InputError, match="nests too many"):
        _filled(tmp_path, body)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0 secret"])
def test_what_is_no_docx_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(content)
    with pytest.raises(InputError):
        open_package(path, "x.docx")


def test_a_bomb_of_zeros_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("courtier.documents.models.package.MOST_UNPACKED", 100_000)
    with pytest.raises(InputError, match="larger"):
        _filled(tmp_path, parts={"word/media/x.bin": b"\0" * 200_000})


def test_every_tag_is_read_on_a_bare_and_on_a_rich_case(tmp_path: Path) -> None:
    bare = {k: v for k, v in sample.workload_data().items()
            if k in ("courtier", "id", "name", "information")}  # fmt: skip
    poor = case(Workload.model_validate({**bare, "organization": {"name": "Ville"}}))
    for name in TAGS:
        TAGS[name].of(case())
        TAGS[name].of(poor)
    for name in LISTS:
        assert LISTS[name].of(case()) != (), name
        LISTS[name].of(poor)
    assert TAGS["contract.value"].of(poor) is None
    assert len(set(known_names())) == len(known_names())


@pytest.mark.parametrize("name", ["organization.name", "requirements.text", "lots"])
def test_a_value_is_named_by_its_tag_or_its_label_in_either_language(name: str) -> None:
    label = label_of(name)
    assert tag_of(name.upper(), "") == name
    assert tag_of("", label.fr) == tag_of("autre", label.en) == name


def test_the_result_tells_what_is_left(tmp_path: Path) -> None:
    result = filled_result(case(), "modele.docx", "a" * 64, _filled(tmp_path), None)
    assert [finding.id for finding in result.findings] == [
        "model-tag-unknown", "model-field-left", "model-value-missing",
    ]  # fmt: skip
    empty = filled_result(case(), "m", "a" * 64, _filled(tmp_path, paragraph("rien")), None)
    assert [finding.id for finding in empty.findings] == ["model-without-value"]


def test_the_same_model_gives_the_same_bytes(tmp_path: Path) -> None:
    assert _filled(tmp_path).content == _filled(tmp_path).content
