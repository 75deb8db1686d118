"""A body's own layer: its letterhead, its styles, its templates; its mistakes are explained."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.shared import Inches

from courtier.documents.case import Case
from courtier.documents.write import document_bytes
from courtier.knowledge.clauses import is_template, read_clause, twin_of
from courtier.values.errors import InputError
from tests.documents import sample
from tests.documents.opened import ALL, all_text, knowledge, layer, paper, table_under

A5 = "templates/documents/a5.fr.md.j2"
HEAD = "{#\nid: a5\nversion: 3.2\nbasis: practice\nreviewer: M. Exemple\n#}\n"
USED = "Gabarits et clauses employés"
HEAD_LINES = HEAD.count("\n")


def _opened(facts, code="a5"):
    of = Case(sample.workload(), sample.assessment(), facts)
    return docx.Document(io.BytesIO(document_bytes(of, paper(code), "fr")))


def _letterhead(first_page=False):
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].add_run("Papier à en-tête de la Ville")
    section.footer.paragraphs[0].add_run("100, rue Inventée")
    if first_page:
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].add_run("Première page de la Ville")
    document.styles["Heading 1"].font.name = "Georgia"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_the_letterhead_of_a_layer_stays_above_our_line(tmp_path):
    facts = layer(tmp_path, {"templates/styles/reference.docx": _letterhead()})
    document = _opened(facts)
    section = document.sections[0]
    header = [p.text for p in section.header.paragraphs]
    footer = [p.text for p in section.footer.paragraphs]
    assert header[0] == "Papier à en-tête de la Ville"
    assert header[1].startswith("A5 – Analyse comparative des coûts")
    assert footer[0] == "100, rue Inventée"
    assert footer[1].startswith("En date du")
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert section.page_width > section.page_height


def test_a_first_page_of_its_own_carries_the_marks_too(tmp_path):
    facts = layer(tmp_path, {"templates/styles/reference.docx": _letterhead(first_page=True)})
    section = _opened(facts, "a6").sections[0]
    for header in (section.header, section.first_page_header):
        assert "PROJET" in "\n".join(p.text for p in header.paragraphs)
    assert section.first_page_header.paragraphs[0].text == "Première page de la Ville"


def test_the_template_of_a_layer_wins_and_provenance_names_it(tmp_path):
    own = (
        HEAD + "# Notre gabarit\n\n"
        '{{ assessment.estimate.conclusion }}\n\n{% include "clauses/closing.fr.md.j2" %}\n'
    )
    folder = tmp_path / "ville"
    text = all_text(_opened(layer(folder, {A5: own.encode()})))
    assert text.startswith("Notre gabarit")
    rows = table_under(_opened(layer(folder, {A5: own.encode()})), USED)
    named = "a5 (couche «\u00a0ville\u00a0»)"
    assert [named, "3.2", "composition de ce projet", "–", "M. Exemple"] in rows
    assert ["closing", "2.0", "composition de ce projet", "–", "personne encore"] in rows
    assert "bundled" not in text


@pytest.mark.parametrize(
    ("source", "line"),
    [("\n{{ absent }}", 2), ("a\n{% if %}", 2), ('{% include "clauses/rien.md.j2" %}', None),
     ("{{ workload.given_by }}", 1), ("{{ workload.__class__ }}", 1), ("a\n\n{{ 1/0 }}", 3),
     ("{{ a+3 }}", 1), ("{{ 'a' + 3 }}", 1), ('{{ "x" * 10000000000 }}', 1)],
)  # fmt: skip
def test_a_wrong_template_is_explained_not_a_crash(tmp_path, source, line):
    with pytest.raises(InputError) as error:
        _opened(layer(tmp_path, {A5: (HEAD + source).encode()}))
    mistake = error.value.mistakes[0]
    assert mistake.file.startswith("templates/")
    assert mistake.text.fr
    assert mistake.text.en
    if line is not None:
        assert (mistake.file, mistake.line) == (A5, line + HEAD_LINES)


def test_a_template_that_is_not_utf_8_is_refused(tmp_path):
    with pytest.raises(InputError) as error:
        _opened(layer(tmp_path, {A5: "é".encode("latin-1")}))
    assert error.value.mistakes[0].code == "not-utf-8"


def test_a_reference_that_is_no_document_is_refused(tmp_path):
    with pytest.raises(InputError) as error:
        _opened(layer(tmp_path, {"templates/styles/reference.docx": b"no docx"}))
    assert error.value.mistakes[0].file == "templates/styles/reference.docx"


def test_the_line_is_that_of_the_clause_that_is_wrong(tmp_path):
    clause = "templates/clauses/closing.fr.md.j2"
    with pytest.raises(InputError) as error:
        _opened(layer(tmp_path, {clause: HEAD.replace("a5", "closing").encode() + b"a\n{{ 1/0 }}"}))
    mistake = error.value.mistakes[0]
    assert (mistake.file, mistake.line) == (clause, 2 + HEAD_LINES)


def _zip(names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "<broken")
    return buffer.getvalue()


@pytest.mark.parametrize(
    "names",
    [["a.txt"], ["word/document.xml"], ["[Content_Types].xml"],
     ["[Content_Types].xml", "word/document.xml"]],
)  # fmt: skip
def test_a_reference_that_is_another_zip_is_refused(tmp_path, names):
    with pytest.raises(InputError) as error:
        _opened(layer(tmp_path, {"templates/styles/reference.docx": _zip(names)}))
    assert error.value.mistakes[0].code == "reference-wrong"


def test_a_table_of_words_with_other_headers_is_refused(tmp_path):
    words = "templates/clauses/words.csv"
    with pytest.raises(InputError) as error:
        _opened(layer(tmp_path, {words: b"groupe,mot\na,b\n"}), "a1")
    mistake = error.value.mistakes[0]
    assert (mistake.code, mistake.file, mistake.line) == ("missing-column", words, 1)


def test_each_template_says_its_id_version_and_basis_and_names_no_reviewer():
    names = [n for n in knowledge().files if is_template(n)]
    assert len(names) >= len(ALL)
    for name in names:
        head = read_clause(knowledge().files[name][1].read_text(encoding="utf-8"), name)
        assert name.split("/")[-1].startswith(head.id + ".")
        assert head.reviewer is None


def test_each_clause_exists_in_both_languages():
    names = {n for n in knowledge().files if n.startswith("templates/clauses/") and ".md." in n}
    assert len(names) > 80
    assert {twin_of(n) for n in names} == names


@pytest.mark.parametrize(
    ("head", "code", "line"),
    [
        ("# sans tête\n", "clause-head", 1),
        ("{#\nid: a5\nversion: 1.0\nbasis: practice\n#}\n", "clause-key", 1),
        ("{#\nid: a5\nversion: un\nbasis: practice\nreviewer:\n#}\n", "clause-key", 1),
        ("{#\nid: a5\nversion: 1.0\nbasis: avis\nreviewer:\n#}\n", "clause-key", 1),
        ("{#\nid: a5\nversion: 1.0\nbasis: law\nreviewer:\n#}\n", "clause-key", 1),
        ("{#\nid: a5\nversion: 1.0\nbasis: practice\nauteur: X\n#}\n", "clause-line", 5),
        ("{#\nid: a5\nid: a5\n#}\n", "clause-line", 3),
        ("{#\nid: autre\nversion: 1.0\nbasis: practice\nreviewer:\n#}\n", "clause-name", 2),
    ],
)
def test_a_head_that_is_missing_or_wrong_is_refused_where_it_stands(tmp_path, head, code, line):
    with pytest.raises(InputError) as error:
        _opened(layer(tmp_path, {A5: (head + "texte\n").encode()}))
    mistake = error.value.mistakes[0]
    assert (mistake.code, mistake.file, mistake.line) == (code, A5, line)
    assert mistake.text.fr != mistake.text.en


def test_the_bundled_reference_has_a_letter_page_and_every_style_that_templates_name():
    path = knowledge().files["templates/styles/reference.docx"][1]
    reference = docx.Document(str(path))
    section = reference.sections[0]
    assert (section.page_width, section.page_height) == (Inches(8.5), Inches(11))
    styles = {style.name for style in reference.styles}
    named = {"Champ à remplir"}
    for name, (_, file) in knowledge().files.items():
        if name.endswith(".md.j2"):
            named |= set(re.findall(r'custom-style="([^"]+)"', file.read_text(encoding="utf-8")))
    assert named <= styles
    assert path.stat().st_size < 20_000
