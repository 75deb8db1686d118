"""Where the content controls of a part stand, to the byte, so that nothing else is touched."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SDT, _PROPERTIES = f"{W} sdt", f"{W} sdtPr"
_NAMED = {f"{W} tag": "tag", f"{W} alias": "alias"}
_VALUE = f"{W} val"


@dataclass
class Place:
    """A content control: its bytes, its tag and title, the element that holds it, those within.

    ``spaces`` are the namespaces in force there, by prefix.
    """

    start: int
    holder: str
    spaces: dict[str, str]
    end: int = 0
    tag: str = ""
    alias: str = ""
    within: list[Place] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Whether somebody gave it a tag or a title."""
        return bool(self.tag or self.alias)


class _Finder:
    """Follows the elements of a part and notes each control."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.found: list[Place] = []
        self.open: list[Place] = []
        self.path: list[str] = []
        self.spaces: list[dict[str, str]] = [{}]
        self.declared: dict[str, str] = {}
        self.reader = expat.ParserCreate(namespace_separator=" ")
        self.reader.StartElementHandler = self.start
        self.reader.EndElementHandler = self.stop
        self.reader.StartNamespaceDeclHandler = self.declare

    def declare(self, prefix: str | None, space: str | None) -> None:
        self.declared[prefix or ""] = space or ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.spaces.append({**self.spaces[-1], **self.declared} if self.declared
                           else self.spaces[-1])  # fmt: skip
        self.declared = {}
        if name == _SDT:
            self._control()
        elif name in _NAMED and self.open and self.path[-1:] == [_PROPERTIES]:
            setattr(self.open[-1], _NAMED[name], attributes.get(_VALUE, "").strip())
        self.path.append(name)

    def _control(self) -> None:
        holder = self.path[-1].rpartition(" ")[2] if self.path else ""
        place = Place(self.reader.CurrentByteIndex, holder, self.spaces[-2])
        (self.open[-1].within if self.open else self.found).append(place)
        self.open.append(place)

    def stop(self, name: str) -> None:
        self.path.pop()
        self.spaces.pop()
        if name == _SDT:
            index = self.reader.CurrentByteIndex
            self.open.pop().end = self.content.index(b">", index) + 1


def controls(content: bytes) -> list[Place]:
    """The outermost controls of a part in their order, each with those that it holds.

    Args:
        content: A part that ``check_xml`` let through.
    """
    finder = _Finder(content)
    finder.reader.Parse(content, True)
    return finder.found
