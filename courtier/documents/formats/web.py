"""A manuscript as one HTML page that needs nothing else: no script, no address to fetch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from courtier.documents.convert import LOCALES
from courtier.documents.formats.contents import CONTENTS, Entry, entries
from courtier.documents.formats.tree import (
    BREAK,
    Block,
    Cell,
    Graph,
    Heading,
    Listing,
    Paragraph,
    Row,
    Run,
    Runs,
    Table,
)
from courtier.documents.polish import Look
from courtier.values.text import Text

SKIP = Text(fr="Aller au document", en="Skip to the document")
TITLE, SUBTITLE = "Title", "Subtitle"
CLASSES = {SUBTITLE: "subtitle", "Projet": "draft", "Avis": "notice"}
"""The paragraph styles of the templates, and what the style sheet calls them."""
_TAGS = {
    "strong": "strong", "emphasis": "em", "superscript": "sup", "subscript": "sub",
    "code": "code", "strikeout": "s",
}  # fmt: skip
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
DEEPEST = 6


def to_html(blocks: tuple[Block, ...], look: Look, style: str) -> bytes:
    """The page, in UTF-8.

    Args:
        blocks: The document.
        look: Its title, its marks and its foot.
        style: The style sheet; what would close its element is taken out.
    """
    locale, language = LOCALES[look.language], look.language
    size = "Letter landscape" if look.landscape else "Letter portrait"
    sheet = f"@page{{size:{size}}}\n{style}".replace("</", "")
    marks = f'<p class="marks">{escape(" · ".join(look.marks))}</p>\n' if look.marks else ""
    lines = (
        f'<!DOCTYPE html>\n<html lang="{locale}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(look.title)} – {escape(look.subject)}</title>\n"
        f'<meta name="author" content="{escape(look.body)}">\n<style>\n{sheet}\n</style>\n'
        f'</head>\n<body>\n<a class="skip" href="#document">{SKIP.in_(language)}</a>\n'
        f'<header class="banner">\n<p>{escape(look.title)} · {escape(look.body)}</p>\n{marks}'
        f"</header>\n{_contents(blocks, CONTENTS.in_(language))}"
        f'<main id="document">\n{"".join(_placed(blocks))}</main>\n'
        f'<footer>\n<p>{escape(look.foot)}</p>\n</footer>\n</body>\n</html>\n'
    )  # fmt: skip
    return lines.encode()


def _contents(blocks: tuple[Block, ...], name: str) -> str:
    found = entries(blocks)
    if not found:
        return ""
    lines = "".join(_entry(entry) for entry in found)
    return (
        f'<nav class="contents" aria-labelledby="contents">\n<p id="contents">{name}</p>\n'
        f"<ul>\n{lines}</ul>\n</nav>\n"
    )


def _entry(entry: Entry) -> str:
    text = escape(entry.text)
    return f'<li class="level-{entry.level}"><a href="#{entry.anchor}">{text}</a></li>\n'


def _placed(blocks: Iterable[Block]) -> Iterator[str]:
    """Each block, its headings and tables numbered by their place."""
    headings = tables = 0
    for block in blocks:
        if isinstance(block, Heading):
            headings += 1
            level = min(block.level + 1, DEEPEST)
            yield f'<h{level} id="s{headings}">{_runs(block.runs)}</h{level}>\n'
        elif isinstance(block, Table):
            tables += 1
            yield _table(block, f"t{tables}")
        else:
            yield _block(block)


def _block(block: Block) -> str:
    if isinstance(block, Listing):
        tag = "ul" if block.start is None else f'ol start="{block.start}"'
        look = ' class="boxes"' if block.boxes else ""
        items = "".join(f"<li>{_cell(item)}</li>\n" for item in block.items)
        return f"<{tag}{look}>\n{items}</{tag[:2]}>\n"
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, Graph):
        return _graph(block)
    return "".join(_placed((block,)))


def _graph(graph: Graph) -> str:
    if not graph.svg:
        return f"<p>{escape(graph.told)}</p>\n"
    named = f'<svg role="img" aria-label="{escape(graph.told)}"'
    return f"<figure>{graph.svg.replace('<svg', named, 1)}</figure>\n"


def _paragraph(block: Paragraph) -> str:
    if block.style == TITLE:
        return f"<h1>{_runs(block.runs)}</h1>\n"
    name = CLASSES.get(block.style)
    look = f' class="{name}"' if name else ""
    return f"<p{look}>{_runs(block.runs)}</p>\n"


def _cell(cell: Cell) -> str:
    """The blocks of a cell or of an item; a lone plain paragraph needs no element of its own."""
    if len(cell) == 1 and isinstance(cell[0], Paragraph) and not cell[0].style:
        return _runs(cell[0].runs)
    return "".join(map(_block, cell))


def _table(table: Table, name: str) -> str:
    caption = f'<caption id="{name}">{_runs(table.caption)}</caption>\n' if table.caption else ""
    label = f' role="region" aria-labelledby="{name}"' if caption else ""
    head = "".join(_row(row, table, 'th scope="col"') for row in table.heads)
    body = "".join(_row(row, table, "td") for row in table.rows)
    return (
        f'<div class="table" tabindex="0"{label}>\n<table>\n{caption}'
        f"<thead>\n{head}</thead>\n<tbody>\n{body}</tbody>\n</table>\n</div>\n"
    )


def _row(row: Row, table: Table, tag: str) -> str:
    """A row; a column of figures is set to the right, each header over its column."""
    cells = []
    for cell, side in zip(row, table.sides, strict=True):
        look = "" if side == "left" else f' class="{side}"'
        cells.append(f"<{tag}{look}>{_cell(cell)}</{tag[:2]}>")
    return f"<tr>{''.join(cells)}</tr>\n"


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    text = "<br>".join(map(escape, run.text.split(BREAK)))
    for mark in sorted(run.marks):
        text = f"<{_TAGS[mark]}>{text}</{_TAGS[mark]}>"
    if run.style:
        text = f'<mark class="field">{text}</mark>'
    return f'<a href="{escape(run.link)}">{text}</a>' if run.link else text
