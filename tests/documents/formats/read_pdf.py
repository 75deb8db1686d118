"""A tagged PDF read back through its structure: what a screen reader would be given."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium

from tests.documents.formats.written import Piece, bare

HEADINGS = tuple(f"/H{level}" for level in range(1, 7))
TEXTS = ("/P", "/Title", "/Caption", "/LBody")
CONTENTS = {"Table des matières", "Contents"}


@dataclass
class Node:
    """An element of the structure; ``text`` is what is marked under it and nothing deeper."""

    kind: str
    held: dict[str, Any]
    text: str = ""
    kids: list[Node] = field(default_factory=list)

    def all_text(self) -> str:
        """Its text and that of all it holds, in order."""
        return self.text + "".join(kid.all_text() for kid in self.kids)

    def walk(self) -> Iterator[Node]:
        """The element, then all it holds, in order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def attribute(self, name: str) -> Any:
        """The value of an attribute, whoever owns it; None where there is none."""
        owners = self.held.get("/A", [])
        owners = owners if isinstance(owners, list) else [owners]
        return next((owner[name] for owner in owners if name in owner), None)


def read_structure(content: bytes) -> Node:
    """The structure of a PDF, from its root."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    known: Any = list(reader.pages)
    pages = {page.indirect_reference.idnum: n for n, page in enumerate(known)}
    top: Any = reader.trailer["/Root"]
    root = top["/StructTreeRoot"]
    return _Reader(_marked(content), pages).node(root, None)


class _Reader:
    def __init__(self, texts: dict[tuple[int, int], str], pages: dict[int, int]) -> None:
        self.texts = texts
        self.pages = pages

    def node(self, held: Any, page: int | None) -> Node:
        node = Node(str(held.get("/S", "")), held)
        page = self._page(held, page)
        kids = held.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            self._add(node, kid.get_object(), page)
        return node

    def _add(self, node: Node, kid: Any, page: int | None) -> None:
        if isinstance(kid, int):
            node.kids.append(Node("", {}, self.texts.get((page or 0, kid), "")))
        elif kid.get("/Type") == "/MCR":
            place = (self._page(kid, page) or 0, kid["/MCID"])
            node.kids.append(Node("", {}, self.texts.get(place, "")))
        elif kid.get("/Type") != "/OBJR":
            node.kids.append(self.node(kid, page))

    def _page(self, held: Any, page: int | None) -> int | None:
        return self.pages[held.raw_get("/Pg").idnum] if "/Pg" in held else page


def _marked(content: bytes) -> dict[tuple[int, int], str]:
    """The text of each marked content, by page and number."""
    found: dict[tuple[int, int], str] = {}
    with pypdfium2.PdfDocument(content) as document:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                place = (number, pdfium.FPDFPageObj_GetMarkedContentID(thing.raw))
                found[place] = found.get(place, "") + _text(thing.raw, text.raw)
    return found


def _text(thing: Any, page: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(thing, page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    place = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFTextObj_GetText(thing, page, place, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def read_pdf(content: bytes) -> list[Piece]:
    """The pieces of a PDF, its table of contents left out."""
    return list(_pieces(read_structure(content)))


def _pieces(parent: Node) -> Iterator[Piece]:
    for node in parent.kids:
        if node.kind in HEADINGS:
            if node.all_text().strip() not in CONTENTS:
                yield Piece("heading", bare(node.all_text()))
        elif node.kind in TEXTS:
            yield Piece("text", bare(node.all_text()))
        elif node.kind == "/Figure":
            yield Piece("text", bare(str(node.held["/Alt"])))
        elif node.kind == "/Table":
            captions = (kid for kid in node.kids if kid.kind == "/Caption")
            yield from (Piece("text", bare(caption.all_text())) for caption in captions)
            yield _table(node)
        elif node.kind != "/TOC":
            yield from _pieces(node)


def _table(node: Node) -> Piece:
    rows = [row for row in node.walk() if row.kind == "/TR"]
    told = tuple(tuple(bare(cell.all_text()) for cell in row.kids) for row in rows)
    heads = sum({cell.kind for cell in row.kids} == {"/TH"} for row in rows)
    return Piece("table", rows=told, heads=heads)
