"""Fills the content controls of a DOCX model with the named values of a case, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from courtier.documents.case import Case
from courtier.documents.models.lists import LISTS
from courtier.documents.models.package import Package, check_xml, parsed
from courtier.documents.models.places import Place, controls
from courtier.documents.models.tag_names import known_names, label_of, tag_of
from courtier.documents.models.tags import TAGS
from courtier.documents.models.told import LANGUAGE, Told
from courtier.documents.models.write_control import repeat, w, write
from courtier.documents.sheet import TO_FILL
from courtier.reading.nearest import nearest
from courtier.values.spaces import NO_BREAK_SPACE
from courtier.values.text import Text

State = Literal["filled", "to-fill", "left", "unknown"]
NONE_OF_THEM = Text(fr="Aucun élément", en="None")
BETWEEN_CELLS = " – "


@dataclass(frozen=True)
class Control:
    """What became of a control: its tag or title, the value that it means, what was written.

    ``filled``: the value stands there. ``to-fill``: nobody has told it, the field shows. ``left``:
    a person chooses there, or its form cannot hold the value. ``unknown``: no value bears that
    name; ``near`` are those that resemble it.
    """

    named: str
    part: str
    state: State
    label: Text | None = None
    words: str | None = None
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Filled:
    """A filled model, with what became of each of its controls in the order of the document."""

    content: bytes
    controls: tuple[Control, ...]


def fill_model(case: Case, package: Package) -> Filled:
    """Fill a model; every part without a known control keeps its bytes.

    Args:
        case: The workload, its assessment and the facts.
        package: The model, opened and examined.

    Raises:
        InputError: A part is no XML that may be read.
    """
    filler = _Filler(case)
    changed = {}
    for part in package.texts:
        content = package.read(part)
        check_xml(content, package.name, part)
        filler.part = part
        pieces = tuple(filler.pieces(content, controls(content)))
        if pieces:
            changed[part] = _spliced(content, pieces)
    return Filled(package.written(changed), tuple(filler.seen))


_Piece = tuple[int, int, bytes]


def _spliced(content: bytes, pieces: tuple[_Piece, ...]) -> bytes:
    made, last = [], 0
    for start, end, words in pieces:
        made += [content[last:start], words]
        last = end
    return b"".join([*made, content[last:]])


class _Filler:
    """Goes through the controls of one document and notes what became of each."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.part = ""
        self.seen: list[Control] = []
        self.rows = cache(lambda name: LISTS[name].of(case))
        self.words = cache(lambda name: TAGS[name].of(case))

    def pieces(self, content: bytes, found: list[Place]) -> Iterator[_Piece]:
        """The bytes of each known control as they become; a control unknown is looked into."""
        for place in found:
            name = tag_of(place.tag, place.alias)
            holds_others = any(tag_of(p.tag, p.alias) for p in _all_within(place))
            if name in LISTS or (name in TAGS and not holds_others):
                yield place.start, place.end, self._rewritten(content, place, str(name))
                continue
            if place.named:
                self._note_unknown(place)
            yield from self.pieces(content, place.within)

    def _rewritten(self, content: bytes, place: Place, name: str) -> bytes:
        before = content[place.start : place.end]
        root = parsed(_wrapped(before, place.spaces))
        written = (
            self._list(root[0], name, place.holder) if name in LISTS
            else self._value(root[0], name, self.words(name), place.holder)
        )  # fmt: skip
        return _unwrapped(root) if written else before

    def _value(self, control: Any, name: str, words: Told, holder: str) -> bool:
        told = words if words is not None else to_fill(label_of(name))
        done = write(control, [told], words is None, holder)
        self._note(name, "left" if not done else "filled" if words else "to-fill", told)
        return done

    def _list(self, control: Any, name: str, holder: str) -> bool:
        rows: Any = self.rows(name)
        if repeat(control, max(len(rows or ()), 1), lambda e, n: self._row(e, name, rows, n)):
            self._note(name, "filled" if rows is not None else "to-fill", None)
            return True
        lines = [BETWEEN_CELLS.join(filter(None, row.values())) for row in rows or ()]
        empty = to_fill(label_of(name)) if rows is None else NONE_OF_THEM.in_(LANGUAGE)
        done = write(control, lines or [empty], rows is None, holder)
        self._note(name, "left" if not done else "to-fill" if rows is None else "filled", None)
        return done

    def _row(self, element: Any, name: str, rows: Any, number: int) -> None:
        """Fill the inner controls of one row; the first of an empty list says so."""
        empty = rows is not None and not rows
        for control in list(element.iter(w("sdt"))):
            inner = tag_of(*_names(control))
            if inner is None or not inner.startswith(f"{name}."):
                continue
            column = inner.removeprefix(f"{name}.")
            words = NONE_OF_THEM.in_(LANGUAGE) if empty else rows[number][column] if rows else None
            holder = _local(control.getparent())
            if words is None:
                write(control, [to_fill(label_of(inner))], True, holder)
                self._note(inner, "to-fill", None)
            else:
                write(control, [words], False, holder)

    def _note(self, name: str, state: State, words: str | None) -> None:
        control = Control(name, self.part, state, label_of(name), words)
        if control not in self.seen:
            self.seen.append(control)

    def _note_unknown(self, place: Place) -> None:
        word = place.tag or place.alias
        near = tuple(nearest(word, known_names()))
        self.seen.append(Control(word, self.part, "unknown", near=near))


def to_fill(label: Text) -> str:
    """The visible field that stands for a value that nobody has told."""
    colon = f"{NO_BREAK_SPACE}: " if LANGUAGE == "fr" else ": "
    return f"[{TO_FILL.in_(LANGUAGE)}{colon}{label.in_(LANGUAGE)}]"


def _all_within(place: Place) -> Iterator[Place]:
    for inner in place.within:
        yield inner
        yield from _all_within(inner)


def _names(control: Any) -> tuple[str, str]:
    properties = control.find(w("sdtPr"))
    found = [properties.find(w(n)) if properties is not None else None for n in ("tag", "alias")]
    tag, alias = (str(e.get(w("val"), "")).strip() if e is not None else "" for e in found)
    return tag, alias


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if element is not None else ""


def _wrapped(fragment: bytes, spaces: dict[str, str]) -> bytes:
    from xml.sax.saxutils import quoteattr

    declared = "".join(
        f" xmlns{':' + prefix if prefix else ''}={quoteattr(space)}"
        for prefix, space in spaces.items()
        if prefix != "xml"
    )
    return f"<wrap{declared}>".encode() + fragment + b"</wrap>"


def _unwrapped(root: Any) -> bytes:
    from lxml import etree

    text: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=False)
    return text[text.index(b">") + 1 : text.rindex(b"</")]
