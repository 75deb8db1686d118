"""The rows of a price file, CSV or XLSX, as they are offered: every mistake at once."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from courtier.catalog.exchange.cells import bare
from courtier.catalog.exchange.csv_text import from_csv
from courtier.catalog.exchange.refusals import refusal
from courtier.catalog.exchange.rows import Sheet
from courtier.cost.gates import Candidate
from courtier.knowledge.files import MAX_FACT_BYTES, read_fact
from courtier.knowledge.refusals import refuse_fact
from courtier.reading.refusals import refuse
from courtier.reading.validation import mistakes_of
from courtier.reading.wording import CHECK_FORMAT, nearest_help
from courtier.values.errors import InputError, Mistake, NothingToExamine
from courtier.values.text import Text, say

COLUMNS = tuple(Candidate.model_fields)
OPTIONAL = {"vcpu": "", "memory_gib": "", "confidence": "unverified", "note": ""}
"""The columns that a file may leave out, with what stands for them."""
_EMPTY_TEXTS = frozenset({"note"})
_ARCHIVE = b"PK\x03\x04"


def read_offered(source: str, regions: Collection[str] = ()) -> list[Candidate]:
    """The rows of a price file.

    Args:
        source: A CSV or XLSX file; ``-`` reads either from standard input.
        regions: The keys of the known regions; a row of another one is refused. Empty, any is.

    Raises:
        InputError: With every mistake, each with its line and column.
        NothingToExamine: The table holds no row.
    """
    content = _content(source)
    sheet = _sheet(content, source)
    mistakes: list[Mistake] = []
    rows = _rows(sheet, mistakes, frozenset(regions))
    if mistakes:
        raise InputError(mistakes)
    if not rows:
        raise NothingToExamine(
            say("« {file} » ne contient aucun prix.", "“{file}” holds no price.", file=source),
            say("Une ligne par prix, sous les colonnes.", "One row a price, under the columns."),
        )
    return rows


def _content(source: str) -> bytes:
    if source != "-":
        if Path(source).is_dir():
            mistake = refuse("file-is-folder", source, None, None)
            raise InputError([replace(mistake, help=_ONE_FILE)])
        return read_fact(Path(source), source)
    content = sys.stdin.buffer.read(MAX_FACT_BYTES + 1)
    if len(content) > MAX_FACT_BYTES:
        raise InputError([refuse_fact("too-large", source, None)])
    return content


def _sheet(content: bytes, source: str) -> Sheet:
    """The table: of a workbook, the first sheet that has a line."""
    if not content.startswith(_ARCHIVE):
        found = from_csv({"prices.csv": content}) if content.strip() else []
        return replace(found[0], file=source) if found else Sheet("prices", source, [])
    from courtier.catalog.exchange.xlsx import from_xlsx

    sheets = from_xlsx(content, source)
    return next((sheet for sheet in sheets if sheet.lines), Sheet("prices", source, []))


def _rows(sheet: Sheet, mistakes: list[Mistake], regions: frozenset[str]) -> list[Candidate]:
    header = [name.strip() for name in sheet.lines[0][1]] if sheet.lines else []
    mistakes += _wrong_columns(header, sheet.file)
    if mistakes:
        return []
    found = []
    for line, cells in sheet.lines[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            counts = {"number": len(cells), "wanted": len(header)}
            mistakes.append(refuse_fact("wrong-row", sheet.file, line, **counts))
            continue
        row = _row(header, cells, sheet.file, line, mistakes)
        if row is None:
            continue
        found.append(row)
        if regions and f"{row.provider}:{row.region}" not in regions:
            column = header.index("region") + 1
            mistakes.append(_unknown_region(row, sheet.file, (line, column), regions))
    return found


def _wrong_columns(header: Sequence[str], file: str) -> list[Mistake]:
    wrong = []
    for number, name in enumerate(header, start=1):
        twice = name in header[: number - 1]
        if name and (twice or name not in COLUMNS):
            code, said = "column-twice" if twice else "unknown-column", {"column": name}
            left = [column for column in COLUMNS if column not in header]
            wrong.append(refusal(code, file, 1, number, known=left, word=name, values=said))
    missing = [name for name in COLUMNS if name not in header and name not in OPTIONAL]
    return [*wrong, *_missing(missing, file)]


def _missing(columns: Sequence[str], file: str) -> list[Mistake]:
    """All the columns that are missing, said once."""
    if len(columns) < 2:
        return [refuse_fact("missing-column", file, 1, column=name) for name in columns]
    text = say(
        "Il manque {number} colonnes : {names}.",
        "{number} columns are missing: {names}.",
        number=len(columns),
        names=", ".join(columns),
    )
    return [Mistake("missing-column", file, 1, None, "", text, _COLUMNS_HELP)]


_ONE_FILE = Text(fr="Nommez le fichier des prix.", en="Name the file of the prices.")
_COLUMNS_HELP = Text(
    fr="Nommez-les à la première ligne ; « courtier prices show --format csv » montre la forme.",
    en="Name them on the first line; “courtier prices show --format csv” shows the form.",
)


def _row(
    header: Sequence[str], cells: Sequence[str], file: str, line: int, mistakes: list[Mistake]
) -> Candidate | None:
    said = {name: bare(cell).strip() for name, cell in zip(header, cells, strict=True) if name}
    said = {name: said.get(name) or OPTIONAL.get(name, "") for name in COLUMNS}
    values = {key: value if value or key in _EMPTY_TEXTS else None for key, value in said.items()}
    try:
        return Candidate.model_validate(values)
    except ValidationError as error:
        found = mistakes_of(error, file, line=line)
        mistakes += [_placed(mistake, header) for mistake in found]
        return None


def _placed(mistake: Mistake, header: Sequence[str]) -> Mistake:
    """A mistake with the column of its cell, and a remedy that suits a table of prices."""
    column = header.index(mistake.path) + 1 if mistake.path in header else None
    if mistake.help == CHECK_FORMAT:
        mistake = replace(mistake, help=_HELP.get(mistake.path, _FILL))
    return replace(mistake, column=column)


def _unknown_region(
    row: Candidate, file: str, place: tuple[int, int], regions: frozenset[str]
) -> Mistake:
    key = f"{row.provider}:{row.region}"
    text = say("La région « {key} » est inconnue.", "The region “{key}” is unknown.", key=key)
    help = nearest_help(key, sorted(regions), _REGION_HELP)
    return Mistake("unknown-region", file, *place, "region", text, help)


_REGION_HELP = Text(
    fr="Corrigez-la, ou décrivez-la dans providers/regions.csv d’une couche.",
    en="Correct it, or describe it in providers/regions.csv of a layer.",
)


_FILL = Text(fr="Remplissez cette cellule.", en="Fill in this cell.")
_HELP = {
    "as_of": Text(
        fr="Écrivez le jour, le mois ou l’année : 2026-11-21, 2026-11 ou 2026.",
        en="Write the day, the month or the year: 2026-11-21, 2026-11 or 2026.",
    )
}
