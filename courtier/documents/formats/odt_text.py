"""The text of an OpenDocument file: headings, paragraphs, lists, tables, contents, as XML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from courtier.documents.formats.contents import CONTENTS, DEEPEST, Entry, entries
from courtier.documents.formats.drawn import fitted
from courtier.documents.formats.numbered import LEVELS, Numbered, numbered
from courtier.documents.formats.odt_fixed import BOXES, BULLETS, LINK, NUMBERS
from courtier.documents.formats.tree import (
    BREAK,
    Block,
    Graph,
    Heading,
    Listing,
    Paragraph,
    Run,
    Runs,
    Side,
    Table,
    row_texts,
    told,
)
from courtier.documents.widths import WHOLE_ROW, column_of, is_small, share
from courtier.values.text import Language

TWIPS_PER_POINT = 20
PARAGRAPHS = {
    "Title": "Title", "Subtitle": "Subtitle", "Avis": "Avis", "Projet": "Projet",
}  # fmt: skip
"""The paragraph styles of the templates that the reference document has."""
MARKS = {
    "strong": "Strong", "emphasis": "Emphasis", "superscript": "Superscript",
    "subscript": "Subscript", "code": "Code", "strikeout": "Strikeout",
}  # fmt: skip
CELLS: dict[Side, str] = {
    "left": "Table_20_Contents", "right": "Table_20_Right", "center": "Table_20_Center",
}  # fmt: skip
HEADS: dict[Side, str] = {
    "left": "Table_20_Heading", "right": "Table_20_Heading_20_Right",
    "center": "Table_20_Heading_20_Center",
}  # fmt: skip
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile("  +|^ | $")


class OdtText:
    """Writes blocks, counting tables and headings as it goes.

    Args:
        blocks: The document.
        width: The width of its text, in twips.
        language: That of its contents.
    """

    def __init__(self, blocks: tuple[Block, ...], width: int, language: Language) -> None:
        self.width = width
        self.styles: list[str] = []
        self.pictures: list[str] = []
        self._headings = iter(numbered(blocks))
        self._anchor = self._tables = 0
        first = next((i for i, b in enumerate(blocks) if isinstance(b, Heading)), len(blocks))
        opening, rest = self._blocks(blocks[:first]), self._blocks(blocks[first:])
        self.body = opening + _contents(entries(blocks), CONTENTS.in_(language)) + rest

    def _blocks(self, blocks: Iterable[Block], style: str = "Text_20_body") -> str:
        return "".join(self._block(block, style) for block in blocks)

    def _block(self, block: Block, style: str) -> str:
        if isinstance(block, Heading):
            return self._heading(next(self._headings))
        if isinstance(block, Paragraph):
            return _paragraph(block.runs, PARAGRAPHS.get(block.style, style))
        if isinstance(block, Listing):
            return self._listing(block)
        if isinstance(block, Graph):
            return self._graph(block) if block.svg else _paragraph((Run(block.told),), style)
        return self._table(block)

    def _heading(self, found: Numbered) -> str:
        self._anchor += 1
        level, name = found.heading.level, f"s{self._anchor}"
        uncounted = "" if found.number else ' text:is-list-header="true"'
        return (
            f'<text:h text:style-name="Heading_20_{min(level, LEVELS)}" '
            f'text:outline-level="{level}"{uncounted}>'
            f'<text:bookmark-start text:name="{name}"/>{_runs(found.runs)}'
            f'<text:bookmark-end text:name="{name}"/></text:h>\n'
        )

    def _listing(self, listing: Listing) -> str:
        bullets = BOXES if listing.boxes else BULLETS
        style = bullets if listing.start is None else NUMBERS
        start = "" if listing.start is None else f' text:start-value="{listing.start}"'
        items = "".join(
            f"<text:list-item{start if number == 0 else ''}>"
            f"{self._blocks(item, 'List_20_Contents')}</text:list-item>\n"
            for number, item in enumerate(listing.items)
        )
        return f'<text:list text:style-name="{style}">\n{items}</text:list>\n'

    def _graph(self, graph: Graph) -> str:
        """A drawing in its paragraph, as wide as the text, with its words for who cannot see it."""
        self.pictures.append(graph.svg)
        name = f"Pictures/graph{len(self.pictures)}.svg"
        width, height = fitted(graph.svg, self.width / TWIPS_PER_POINT)
        return (
            '<text:p text:style-name="Text_20_body"><draw:frame '
            f'draw:name="graph {len(self.pictures)}" text:anchor-type="as-char" '
            f'svg:width="{width}pt" svg:height="{height}pt">'
            f'<draw:image xlink:href="{name}" xlink:type="simple" xlink:show="embed" '
            f'xlink:actuate="onLoad"/><svg:desc>{_text(graph.told)}</svg:desc></draw:frame>'
            "</text:p>\n"
        )

    def _table(self, table: Table) -> str:
        self._tables += 1
        name = f"Table{self._tables}"
        texts = [row_texts(row) for row in (*table.heads, *table.rows)]
        widths = share([column_of(list(cells)) for cells in zip(*texts, strict=True)], self.width)
        self.styles.append(_table_styles(name, widths, whole=is_small(texts)))
        caption = _paragraph(table.caption, "Table_20_Caption") if table.caption else ""
        title = f"<table:title>{_text(told(table.caption))}</table:title>" if caption else ""
        columns = "".join(
            f'<table:table-column table:style-name="{name}.{number}"/>'
            for number in range(len(widths))
        )
        heads = "".join(self._row(row, table, True) for row in table.heads)
        rows = "".join(self._row(row, table, False) for row in table.rows)
        return (
            f'{caption}<table:table table:name="{name}" table:style-name="{name}">{title}{columns}'
            f"<table:table-header-rows>{heads}</table:table-header-rows>\n{rows}</table:table>\n"
        )

    def _row(self, row: tuple[tuple[Block, ...], ...], table: Table, head: bool) -> str:
        texts = row_texts(row)
        by_hand = not head and len(texts) > 1 and not any(texts[1:])
        look = "Hand" if by_hand else "Whole" if sum(map(len, texts)) <= WHOLE_ROW else "Split"
        cells = "".join(
            f'<table:table-cell office:value-type="string" '
            f'table:style-name="{"Head" if head else "Cell"}">'
            f"{self._cell(cell, side, head)}</table:table-cell>"
            for cell, side in zip(row, table.sides, strict=True)
        )
        return f'<table:table-row table:style-name="{look}">{cells}</table:table-row>\n'

    def _cell(self, cell: tuple[Block, ...], side: Side, head: bool) -> str:
        style = HEADS[side] if head else CELLS[side]
        return self._blocks(cell, style) or f'<text:p text:style-name="{style}"/>'


def _table_styles(name: str, widths: list[int], *, whole: bool) -> str:
    """The styles of one table; ``whole``: it never breaks, so that no row is left out of a page."""

    def points(twips: int) -> str:
        return f"{twips / TWIPS_PER_POINT:.2f}pt"

    columns = "".join(
        f'<style:style style:name="{name}.{number}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{points(width)}"/></style:style>\n'
        for number, width in enumerate(widths)
    )
    return (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties '
        f'style:width="{points(sum(widths))}" table:align="left" fo:margin-bottom="8pt" '
        f'table:border-model="collapsing" '
        f'style:may-break-between-rows="{"false" if whole else "true"}"/></style:style>\n{columns}'
    )


def _contents(found: tuple[Entry, ...], title: str) -> str:
    """The table of contents, filled; its page numbers are references that a reader computes."""
    if not found:
        return ""
    templates = "".join(
        f'<text:table-of-content-entry-template text:outline-level="{level}" '
        f'text:style-name="Contents_20_{level}"><text:index-entry-link-start/>'
        "<text:index-entry-chapter/><text:index-entry-span> </text:index-entry-span>"
        "<text:index-entry-text/><text:index-entry-tab-stop "
        'style:type="right" style:leader-char="."/><text:index-entry-page-number/>'
        "<text:index-entry-link-end/></text:table-of-content-entry-template>"
        for level in range(1, DEEPEST + 1)
    )
    lines = "".join(map(_entry, found))
    name = _text(title)
    return (
        f'<text:table-of-content text:name="Contents"><text:table-of-content-source '
        f'text:outline-level="{DEEPEST}"><text:index-title-template '
        f'text:style-name="Contents_20_Heading">{name}</text:index-title-template>{templates}'
        "</text:table-of-content-source><text:index-body><text:index-title "
        f'text:name="Contents_Head"><text:p text:style-name="Contents_20_Heading">{name}</text:p>'
        f"</text:index-title>\n{lines}</text:index-body></text:table-of-content>\n"
    )


def _entry(entry: Entry) -> str:
    page = f'<text:bookmark-ref text:reference-format="page" text:ref-name="{entry.anchor}"/>'
    return (
        f'<text:p text:style-name="Contents_20_{entry.level}"><text:a xlink:type="simple" '
        f'text:style-name="{LINK}" text:visited-style-name="{LINK}" '
        f'xlink:href="#{entry.anchor}">{_text(entry.text)}<text:tab/>{page}</text:a></text:p>\n'
    )


def _paragraph(runs: Runs, style: str) -> str:
    return f'<text:p text:style-name="{style}">{_runs(runs)}</text:p>\n'


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = "<text:line-break/>".join(map(_text, run.text.split(BREAK)))
    for mark in sorted(run.marks):
        text = f'<text:span text:style-name="{MARKS[mark]}">{text}</text:span>'
    if run.style:
        text = f'<text:span text:style-name="Field">{text}</text:span>'
    if run.link:
        address = escape(_ILLEGAL.sub("", run.link))
        text = f'<text:a xlink:type="simple" xlink:href="{address}">{text}</text:a>'
    return text


def _text(text: str) -> str:
    """Text of a paragraph: each space that XML would drop is written as an element."""
    kept = escape(_ILLEGAL.sub("", text))
    return _SPACES.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', kept)
