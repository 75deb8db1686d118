"""Writes plain text into one content control, whatever its level; its own look is kept."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from courtier.documents.models.places import W

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TO_FILL_INK = "yellow"
MOST_ITEMS = 2_000
BETWEEN = " ; "
_CHOSEN = (
    "checkBox", "checkbox", "dropDownList", "comboBox", "picture", "docPartObj", "docPartList",
    "citation", "bibliography", "group", "equation",
)  # fmt: skip
_KEPT = frozenset(f"{{{W}}}{n}" for n in (
    "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
))  # fmt: skip
_ITEM = f"{{{W15}}}repeatingSectionItem"


def w(name: str) -> str:
    """The full name of an element of a text document."""
    return f"{{{W}}}{name}"


def by_hand(control: Any) -> bool:
    """Tell whether a person chooses in it: a box to tick, a list, a picture."""
    properties = control.find(w("sdtPr"))
    names = {child.tag.rpartition("}")[2] for child in properties} if properties is not None else ()
    return any(name in names for name in _CHOSEN)


def level(control: Any, holder: str) -> str:
    """Where a control stands: ``run``, ``block``, ``cell`` or ``row``.

    Args:
        control: The element.
        holder: The name of the element around it, which tells where the control is empty.
    """
    content = control.find(w("sdtContent"))
    first = next((c.tag for c in content if c.tag not in _KEPT), "") if content is not None else ""
    told = {w("p"): "block", w("tbl"): "table", w("r"): "run", w("tc"): "cell", w("tr"): "row"}
    around = {"p": "run", "hyperlink": "run", "tr": "cell", "tbl": "row"}
    return told.get(first) or around.get(holder, "block")


def write(control: Any, words: list[str], missing: bool, holder: str) -> bool:
    """Put words into a control in place of what it holds; False where its kind does not allow it.

    Args:
        control: The element.
        words: One text, or those of a list.
        missing: They name what a person must fill in, and are highlighted.
        holder: The name of the element around it.
    """
    where = level(control, holder)
    if where in ("table", "row") or by_hand(control):
        return False
    content = control.find(w("sdtContent"))
    if content is None:
        content = _new(control, "sdtContent")
    look = _look(control, content, missing)
    if where == "run":
        _only(content)
        content.append(_run(BETWEEN.join(words), look))
    else:
        _paragraphs(_cell(content) if where == "cell" else content, words, look)
    _settle(control)
    return True


def _cell(content: Any) -> Any:
    cells = content.findall(w("tc"))
    if not cells:
        return _new(content, "tc")
    for other in cells[1:]:
        content.remove(other)
    return cells[0]


def _paragraphs(holder: Any, words: list[str], look: Any) -> None:
    """Keep the first paragraph as the pattern, one for each text, and nothing else."""
    first = holder.find(w("p"))
    pattern = deepcopy(first) if first is not None else holder.makeelement(w("p"))
    _only(pattern)
    for child in list(holder):
        if child.tag != w("tcPr") and child.tag not in _KEPT:
            holder.remove(child)
    for number, text in enumerate(words[:MOST_ITEMS]):
        paragraph = deepcopy(pattern)
        if number:
            _forget(paragraph)
        paragraph.append(_run(text, look))
        holder.append(paragraph)


def _only(element: Any) -> None:
    """Take everything out of an element but its properties and its bookmarks."""
    for child in list(element):
        if child.tag != w("pPr") and child.tag not in _KEPT:
            element.remove(child)


def _look(control: Any, content: Any, missing: bool) -> Any:
    """The properties of the text: those of the control, else of its first run."""
    properties = control.find(w("sdtPr"))
    own = properties.find(w("rPr")) if properties is not None else None
    first = content.find(f".//{w('r')}/{w('rPr')}")
    found = own if own is not None else first
    look = deepcopy(found) if found is not None else content.makeelement(w("rPr"))
    if own is None and properties is not None and properties.find(w("showingPlcHdr")) is not None:
        for style in (*look.findall(w("rStyle")), *look.findall(w("color"))):
            look.remove(style)
    if missing:
        for old in look.findall(w("highlight")):
            look.remove(old)
        _highlight(look)
    return look


# What may come before the highlight in the properties of a run, by the schema of the format.
_BEFORE = frozenset(w(n) for n in (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
    "spacing", "w", "kern", "position", "sz", "szCs",
))  # fmt: skip


def _highlight(look: Any) -> None:
    mark = look.makeelement(w("highlight"))
    mark.set(w("val"), TO_FILL_INK)
    look.insert(sum(child.tag in _BEFORE for child in look), mark)


def _run(text: str, look: Any) -> Any:
    run = look.makeelement(w("r"))
    if len(look):
        run.append(deepcopy(look))
    told = run.makeelement(w("t"))
    told.text = text
    told.set(SPACE, "preserve")
    run.append(told)
    return run


def _new(parent: Any, name: str) -> Any:
    made = parent.makeelement(w(name))
    parent.append(made)
    return made


def _settle(control: Any) -> None:
    """The text is no placeholder any more, and no data of the model may come over it."""
    properties = control.find(w("sdtPr"))
    if properties is None:
        return
    for child in list(properties):
        name = child.tag.rpartition("}")[2]
        if name in ("showingPlcHdr", "dataBinding"):
            properties.remove(child)
        elif name == "date":
            child.attrib.pop(w("fullDate"), None)


def _forget(element: Any) -> None:
    """Take out of a copy what must stand once in a document."""
    for inner in list(element.iter()):
        for name in ("paraId", "textId"):
            inner.attrib.pop(f"{{{W14}}}{name}", None)
        single = inner.tag in _KEPT or (
            inner.tag == w("id") and inner.getparent().tag == w("sdtPr")
        )
        if single:
            inner.getparent().remove(inner)


def repeat(control: Any, rows: int, fill: Callable[[Any, int], None]) -> bool:
    """Repeat the pattern of a list once a row; False where it holds no pattern.

    The pattern is the first item of a repeating section, else the table row that holds the inner
    controls, else all that the control holds.

    Args:
        control: The control of the list.
        rows: How many.
        fill: Fills a copy of the pattern, given the number of its row.
    """
    content = control.find(w("sdtContent"))
    pattern = _pattern(content) if content is not None else []
    if not pattern:
        return False
    _settle(control)
    place = pattern[-1]
    for number in range(1, min(rows, MOST_ITEMS)):
        copies = [deepcopy(element) for element in pattern]
        for element in copies:
            _forget(element)
            place.addnext(element)
            place = element
            fill(element, number)
    for element in pattern:
        fill(element, 0)
    return True


def _pattern(content: Any) -> list[Any]:
    items = [c for c in content if c.tag == w("sdt") and _repeats(c)]
    for other in items[1:]:
        content.remove(other)
    if items:
        return items[:1]
    inner = [c for c in content.iter(w("sdt")) if _tagged(c)]
    if not inner:
        return []
    rows = [row for row in content.iter(w("tr")) if _holds(row, inner[0])]
    return rows[-1:] or [child for child in content if child.tag not in _KEPT]


def _repeats(control: Any) -> bool:
    properties = control.find(w("sdtPr"))
    return properties is not None and properties.find(_ITEM) is not None


def _tagged(control: Any) -> bool:
    properties = control.find(w("sdtPr"))
    return properties is not None and any(
        properties.find(w(name)) is not None for name in ("tag", "alias")
    )


def _holds(row: Any, control: Any) -> bool:
    return row in control.iterancestors()
