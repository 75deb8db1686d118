"""The tree that every format but DOCX comes from, and what a body's own template may hold."""

from __future__ import annotations

from datetime import date

import page
import pytest
from page import ValidationProfile

from courtier.documents.convert import to_json
from courtier.documents.formats.contents import FEWEST, entries
from courtier.documents.formats.every import REFERENCE, SETTING, STYLE
from courtier.documents.formats.numbered import LEVELS, numbered
from courtier.documents.formats.odt import to_odt
from courtier.documents.formats.pdf import to_pdf
from courtier.documents.formats.tree import (
    Block,
    Heading,
    Listing,
    Paragraph,
    Run,
    Table,
    read_tree,
    row_texts,
    told,
)
from courtier.documents.formats.web import to_html
from courtier.documents.polish import Look
from tests.documents.formats.read_marked import read_html, read_odt
from tests.documents.formats.read_pdf import read_pdf
from tests.documents.opened import knowledge

OWN = """\
::: {custom-style="Title"}
Un titre
:::

::: {custom-style="Style maison"}
Un paragraphe *penché*, **gras**, ~~barré~~, H~2~O, `code` et [lien](https://example.org/a?b=1).
:::

# Une section

1. Un
2. Deux

   - dedans

> Une citation
> sur deux lignes.

    du code
    sur deux lignes

| Vers un
| vers deux

Terme
:   Sa définition.

[Piège](javascript:alert(1)) et note[^1].

[^1]: Le texte de la note.

+-------+-------+
| Tête  | Autre |
+=======+=======+
| large         |
+-------+-------+
| - un  | deux  |
| - bis |       |
+-------+-------+

| | |
|---|---|
| sans | tête |
"""


def tree(markdown: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text."""
    return read_tree(to_json(markdown))


def _look() -> Look:
    return Look("T – t", "s", "b", ("M",), "pied", "fr", date(2026, 11, 23), landscape=False)


def _given(name: str) -> bytes:
    return knowledge().files[name][1].read_bytes()


def test_what_a_template_of_a_body_holds_is_in_every_format() -> None:
    blocks = tree(OWN)
    pages = (
        read_html(to_html(blocks, _look(), _given(STYLE).decode())),
        read_odt(to_odt(blocks, _look(), _given(REFERENCE))),
        read_pdf(to_pdf(blocks, _look(), _given(SETTING).decode())),
    )
    for pieces in pages:
        text = "".join(p.text + "".join(c for row in p.rows for c in row) for p in pieces)
        for word in (
            "Untitre",
            "penché",
            "Deux",
            "dedans",
            "deuxlignes.",
            "ducode",
            "versdeux",
            "Sadéfinition.",
            "Piège",
            "Letextedelanote.",
            "large",
            "bis",
            "tête",
        ):
            assert word in text  # fmt: skip


def test_a_pdf_of_a_body_stays_within_the_rules() -> None:
    made = to_pdf(tree(OWN), _look(), _given(SETTING).decode())
    report = page.validate_pdf_bytes(made, profile=ValidationProfile.PDF_UA_1)
    assert report.is_compliant, [failure.message for failure in report.failures]


def test_a_link_that_could_run_a_program_is_text() -> None:
    html = to_html(tree(OWN), _look(), "").decode()
    assert "javascript" not in html
    assert '<a href="https://example.org/a?b=1">lien</a>' in html


def test_runs_of_one_look_are_one() -> None:
    (paragraph,) = tree("un deux *trois quatre* cinq")
    assert isinstance(paragraph, Paragraph)
    assert [run.text for run in paragraph.runs] == ["un deux ", "trois quatre", " cinq"]
    assert paragraph.runs[1].marks == {"emphasis"}


def test_a_cell_that_spans_leaves_empty_ones_after_it() -> None:
    found = next(block for block in tree(OWN) if isinstance(block, Table))
    assert [row_texts(row) for row in found.rows] == [["large", ""], ["un bis", "deux"]]


@pytest.mark.parametrize(
    ("markdown", "boxes", "start"),
    [("- ☐ un\n- ☐ deux", True, None), ("- ☐ un\n- deux", False, None), ("4. a\n5. b", False, 4)],
)
def test_a_list_knows_its_boxes_and_its_numbers(
    markdown: str, boxes: bool, start: int | None
) -> None:
    (found,) = tree(markdown)
    assert isinstance(found, Listing)
    assert (found.boxes, found.start) == (boxes, start)


def _headings(*given: tuple[int, str]) -> tuple[Block, ...]:
    return tuple(Heading(level, (Run(text),)) for level, text in given)


def test_only_the_next_number_of_a_level_is_counted() -> None:
    found = numbered(
        _headings(
            (1, "1. Un"), (2, "1.1 Un-un"), (2, "1.2 Un-deux"), (1, "Sans numéro"), (1, "2. Deux"),
            (2, "1.3 Égaré"), (2, "2.1 Bon"), (1, "4. Saute"), (1, "3. Trois"), (1, "2026 budget"),
            (2, "3.1 Sous"), (3, "3.1.1 Plus bas"), (2, "3.2"), (1, "4 Sans point"),
        )
    )  # fmt: skip
    assert [(item.number, told(item.runs)) for item in found] == [
        ("1.", "Un"), ("1.1", "Un-un"), ("1.2", "Un-deux"), ("", "Sans numéro"), ("2.", "Deux"),
        ("", "1.3 Égaré"), ("2.1", "Bon"), ("", "4. Saute"), ("3.", "Trois"), ("", "2026 budget"),
        ("3.1", "Sous"), ("3.1.1", "Plus bas"), ("", "3.2"), ("", "4 Sans point"),
    ]  # fmt: skip


def test_a_section_under_the_fourth_level_keeps_its_number_in_its_text() -> None:
    above = [(n, ".".join("1" * n) + (". A" if n == 1 else " A")) for n in range(1, LEVELS + 1)]
    found = numbered(_headings(*above, (LEVELS + 1, "1.1.1.1.1 B")))
    assert [item.number for item in found] == ["1.", "1.1", "1.1.1", "1.1.1.1", ""]


@pytest.mark.parametrize(("number", "listed"), [(FEWEST - 1, 0), (FEWEST, FEWEST)])
def test_a_short_document_has_no_contents(number: int, listed: int) -> None:
    assert len(entries(_headings(*((1, f"{n}") for n in range(number))))) == listed


def test_the_contents_stop_at_the_second_level_and_keep_the_anchors() -> None:
    given = [(1, f"{n}") for n in range(FEWEST)]
    found = entries(_headings(*given[:1], (2, "a"), (3, "b"), *given[1:]))
    assert [entry.text for entry in found][:3] == ["0", "a", "1"]
    assert [entry.anchor for entry in found][:3] == ["s1", "s2", "s4"]
