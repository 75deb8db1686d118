"""The styles of an OpenDocument text that a word processor would drop from a reference document."""

from __future__ import annotations

LEVELS = range(1, 5)
"""Of lists inside lists."""
INDENT, HANG = 16, 12  # points
EDGE = 'fo:padding="2pt" fo:border="0.5pt solid #b8c4d0"'
BULLETS, BOXES, NUMBERS, LINK = "Bullets", "Boxes", "Numbers", "Contents_Link"


def fixed_styles() -> str:
    """Lists, the links of the contents, cells and rows, as automatic styles."""
    return (
        _list(BULLETS, "bullet", 'text:bullet-char="•"')
        # An item to tick begins with its box: its bullet takes no place.
        + _list(BOXES, "bullet", 'text:bullet-char="\u200b"')
        + _list(NUMBERS, "number", 'style:num-format="1" style:num-suffix="."')
        + f'<style:style style:name="{LINK}" style:family="text"><style:text-properties '
        'fo:color="#1b1b1b" style:text-underline-style="none"/></style:style>\n'
        + _cell("Head", f'fo:background-color="#d9e4ee" {EDGE}')
        + _cell("Cell", EDGE)
        + _row("Whole", 'fo:keep-together="always"')
        + _row("Split", 'fo:keep-together="auto"')
        + _row("Hand", 'style:min-row-height="28pt" fo:keep-together="always"')
    )


def _list(name: str, kind: str, mark: str) -> str:
    levels = "".join(_level(kind, level, mark) for level in LEVELS)
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>\n'


def _level(kind: str, level: int, mark: str) -> str:
    indent = INDENT * level
    return (
        f'<text:list-level-style-{kind} text:level="{level}" {mark}>'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" '
        f'fo:text-indent="-{HANG}pt" fo:margin-left="{indent}pt" '
        f'text:list-tab-stop-position="{indent}pt"/></style:list-level-properties>'
        f"</text:list-level-style-{kind}>"
    )


def _cell(name: str, look: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-cell">'
        f"<style:table-cell-properties {look}/></style:style>\n"
    )


def _row(name: str, look: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-row">'
        f"<style:table-row-properties {look}/></style:style>\n"
    )
