"""Looks for each item of the law in a document: found, empty, missing or not decidable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from courtier.documents.review.blocks import Block
from courtier.documents.review.wording import folded, found_in, is_label, is_written
from courtier.knowledge.records.tender import BODY, TenderItem

Status = Literal["found", "empty", "missing", "undecided", "not-asked"]
Span = tuple[int, int]
Why = Literal["hint", "case", "part", "no-text"]
FEWEST_LETTERS = 200
"""Under so many letters, the document is a picture, or hardly begun."""
ENOUGH_OF_A_PART = 2
"""From so many items found, the document holds that part."""
SENTENCE = 30
"""A cell that says more than so many characters beside the phrase answers by itself."""


@dataclass(frozen=True)
class Looked:
    """What was found of an item, where; ``why`` tells what keeps from deciding."""

    item: TenderItem
    status: Status
    block: Block | None = None
    why: Why | None = None


@dataclass(frozen=True)
class Context:
    """What is known of the case: the name of the body, and whether each case holds.

    ``cases`` by the words of ``OnlyIf``; None where nothing tells.
    """

    organization: str | None
    cases: dict[str, bool | None]


def look(
    items: Iterable[TenderItem], blocks: tuple[Block, ...], context: Context
) -> tuple[Looked, ...]:
    """What the document holds of each item, in their order.

    Args:
        items: Those in force.
        blocks: The document.
        context: What is known of the case.
    """
    texts = tuple(tuple(folded(cell) for cell in block.cells) for block in blocks)
    letters = sum(len(cell) for cells in texts for cell in cells)
    ordered = sorted(items, key=lambda item: (item.order, item.id))
    if letters < FEWEST_LETTERS:
        return tuple(Looked(item, "undecided", why="no-text") for item in ordered)
    found = [_look(item, blocks, texts, context) for item in ordered]
    return tuple(_in_its_part(one, found) for one in found)


def _look(
    item: TenderItem,
    blocks: tuple[Block, ...],
    texts: tuple[tuple[str, ...], ...],
    context: Context,
) -> Looked:
    phrases = _phrases((*item.phrases.fr, *item.phrases.en), context)
    empty = None
    for index, cells in enumerate(texts):
        for number, cell in enumerate(cells):
            match = found_in(cell, phrases)
            if match is None:
                continue
            if _answered(blocks, texts, index, number, match.span()):
                return Looked(item, "found", blocks[index])
            empty = empty or Looked(item, "empty", blocks[index])
    return empty or _unnamed(item, blocks, texts, context)


def _phrases(phrases: tuple[str, ...], context: Context) -> tuple[str, ...]:
    name = context.organization
    return tuple(p.replace(BODY, name or "") for p in phrases if BODY not in p or name)


def _unnamed(
    item: TenderItem,
    blocks: tuple[Block, ...],
    texts: tuple[tuple[str, ...], ...],
    context: Context,
) -> Looked:
    """An item that no phrase names: not asked for, hinted at, or missing."""
    asked = context.cases.get(item.only_if) if item.only_if else True
    if asked is False:
        return Looked(item, "not-asked")
    hints = (*item.hints.fr, *item.hints.en)
    for block, cells in zip(blocks, texts, strict=True):
        if any(found_in(cell, hints) for cell in cells):
            return Looked(item, "undecided", block, "hint")
    return Looked(item, "missing") if asked else Looked(item, "undecided", why="case")


def _in_its_part(one: Looked, every: list[Looked]) -> Looked:
    """Nothing is missing from a part that the document does not hold at all."""
    part = one.item.part
    if one.status != "missing" or part == "documents":
        return one
    there = sum(o.item.part == part and o.status in ("found", "empty") for o in every)
    return one if there >= ENOUGH_OF_A_PART else Looked(one.item, "undecided", why="part")


def _answered(
    blocks: tuple[Block, ...], texts: tuple[tuple[str, ...], ...], index: int, cell: int, at: Span
) -> bool:
    """Whether words go with the phrase: beside it, in its row, under its heading or its label."""
    text = texts[index][cell]
    beside = f"{text[: at[0]]} {text[at[1] :]}"
    if blocks[index].kind == "heading":
        return any(is_written(under) for under in _under(blocks, texts, index))
    if blocks[index].kind == "row" and len(texts[index]) > 1:
        others = _other_cells(blocks, texts, index, cell)
        return any(is_written(other) for other in others) or _says_enough(beside)
    if is_label(beside):
        return is_written(next(iter(_under(blocks, texts, index)), ""))
    return is_written(beside)


def _says_enough(beside: str) -> bool:
    """Whether a cell answers by itself: a sentence, not a label with a blank."""
    return not is_label(beside) and len(beside) > SENTENCE and is_written(beside)


def _other_cells(
    blocks: tuple[Block, ...], texts: tuple[tuple[str, ...], ...], index: int, cell: int
) -> list[str]:
    """The other cells of a row; where the first row holds heads only, those of the column."""
    row = blocks[index]
    heads = row.number == 1 and all(is_written(text) for text in texts[index])
    if not heads or not _has_more_rows(blocks, index):
        return [text for number, text in enumerate(texts[index]) if number != cell]
    return [
        cells[cell]
        for block, cells in zip(blocks, texts, strict=True)
        if block.table == row.table and block.number > 1 and cell < len(cells)
    ]


def _has_more_rows(blocks: tuple[Block, ...], index: int) -> bool:
    return index + 1 < len(blocks) and blocks[index + 1].table == blocks[index].table


def _under(
    blocks: tuple[Block, ...], texts: tuple[tuple[str, ...], ...], index: int
) -> Iterable[str]:
    """What comes under a heading, or after a label, up to the next heading as high."""
    level = blocks[index].level or 99
    for block, cells in zip(blocks[index + 1 :], texts[index + 1 :], strict=True):
        if block.kind == "heading" and (block.level or 99) <= level:
            return
        if block.kind != "heading" and any(cells):
            yield " ".join(cells)
