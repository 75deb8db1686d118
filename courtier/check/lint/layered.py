"""What a body's own layer must say when it corrects or withdraws: who, when, why, and of what."""

from __future__ import annotations

from courtier.check.lint.tables import TableFile
from courtier.check.lint.world import World
from courtier.knowledge.layering import ACT, ADD, CORRECT, KEYS, Key, key_of


def check_layers(world: World) -> None:
    """Note what nobody signed, and what changes something that no lower layer holds."""
    _records(world)
    _rows(world)


def _records(world: World) -> None:
    below: set[str] = set()
    for layer in world.knowledge.layers:
        own = [file for file in world.records if file.layer == layer.name]
        for file in own:
            if file.record is None:
                continue
            if file.record.withdrawn is not None:
                if file.name not in below:
                    file.add("withdrawn-alone", ("withdrawn",))
            elif file.name in below and not file.record.changes[-1].by:
                file.add("correction-unsigned", ("changes", len(file.record.changes) - 1))
        below |= {file.name for file in own}


def _rows(world: World) -> None:
    below: dict[tuple[str, Key], TableFile.Row] = {}
    for table in world.tables:
        if table.name not in KEYS:
            continue
        for row in table.rows:
            mark = (table.name, key_of(table.name, row.cells))
            if table.own:
                _row(table, row, below.get(mark))
            below[mark] = row


def _row(table: TableFile, row: TableFile.Row, before: TableFile.Row | None) -> None:
    shown = ", ".join(word for word in key_of(table.name, row.cells) if word)
    known = before is not None and not before.withdraws
    if row.withdraws and not known:
        table.add("withdrawn-alone", (row.line,))
    elif row.withdraws and not row.signed:
        table.add("withdrawal-unsigned", (row.line,), key=shown)
    elif row.cells.get(ACT) == CORRECT and not known:
        table.add("correction-alone", (row.line,), id=shown)
    elif row.cells.get(ACT) == ADD and known:
        table.add("addition-known", (row.line,), id=shown)
    elif before is not None and known and _differ(row, before) and not row.signed:
        table.add("correction-unsigned", (row.line,))


def _differ(row: TableFile.Row, before: TableFile.Row) -> bool:
    """Whether a row says otherwise than the one that it replaces, in the columns of both."""
    return any(row.cells[name] != cell for name, cell in before.cells.items() if name in row.cells)
