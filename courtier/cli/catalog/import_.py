"""``courtier catalog import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from courtier.cli import options
from courtier.cli.catalog.table import help_of
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared, print_as
from courtier.cli.running import check_choice, open_knowledge, parse_day, today
from courtier.cli.words import help_
from courtier.values.errors import InputError

if TYPE_CHECKING:
    from courtier.catalog.exchange.subjects import Contents
    from courtier.catalog.register.contradictions import Counted

app = new_app()

KINDS = ("csv", "json", "xlsx", "fedramp")
MOST_BYTES = 200_000_000
"""What is read of a file, or of the tables of a folder together."""

Kind = Annotated[
    str,
    typer.Argument(
        metavar="|".join(KINDS),
        help=help_(
            "Ce qui est lu : une exportation du catalogue, ou le flux du registre FedRAMP.",
            "What is read: an export of the catalogue, or the feed of the FedRAMP register.",
        ),
        show_default=False,
        autocompletion=options.among(*KINDS),
    ),
]
Source = Annotated[
    str,
    typer.Argument(
        metavar=help_("CHEMIN", "PATH"),
        help=help_("Fichier à lire ; un dossier pour csv.", "File to read; a folder for csv."),
        show_default=False,
    ),
]
History = Annotated[
    str,
    typer.Option(
        "--history",
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "fedramp : le fichier des changements de statut.",
            "fedramp: the file of the changes of status.",
        ),
        show_default=False,
    ),
]
LayerFolder = Annotated[
    str,
    typer.Option(
        "--output",
        metavar=help_("DOSSIER", "FOLDER"),
        help=help_("Dossier de la couche à écrire.", "Folder of the layer to write."),
        show_default=False,
    ),
]
ReadOn = Annotated[
    str,
    typer.Option(
        "--read-on",
        metavar="DATE",
        help=help_(
            "fedramp : jour de la lecture (AAAA-MM-JJ) ; sinon aujourd’hui au Québec.",
            "fedramp: day of the reading (YYYY-MM-DD); else today in Québec.",
        ),
        show_default=False,
    ),
]


All = Annotated[
    bool,
    typer.Option(
        "--all",
        help=help_(
            "Écrire toutes les fiches ; sinon seulement celles qui diffèrent du catalogue.",
            "Write every record; else only those that differ from the catalogue.",
        ),
    ),
]


@app.command(
    help=help_of(
        "import",
        "import fedramp examples/registre-fedramp.json --output nos-faits",
        "import fedramp examples/registre-fedramp.json --output our-facts",
    )
)
def import_(
    kind: Kind,
    path: Source,
    output: LayerFolder,
    history: History = "",
    read_on: ReadOn = "",
    all: All = False,
    knowledge: options.Folders = [],  # noqa: B006
    format: options.Format = "text",
    force: options.Replace = False,
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Write the layer, then print what was read and what contradicts itself."""
    from courtier.catalog.exchange.layer import layer_files
    from courtier.catalog.exchange.subjects import contents_of, differing
    from courtier.cli.catalog.writing import write_folder
    from courtier.report.import_view import import_result, import_text

    del quiet  # there is nothing but the result
    check_shared(lang, format)
    check_choice("catalog import", kind, KINDS)
    found: tuple[Counted, ...] = ()
    if kind == "fedramp":
        contents, found = _register(path, history, read_on)
    else:
        contents = _exported(kind, path)
    if not all:
        contents = differing(contents, contents_of(open_knowledge(knowledge)))
    files = layer_files(contents)
    write_folder(Path(output), files, force)
    print_as(import_result(kind, contents, files, output, found), format, import_text)
    return 0


def _register(path: str, history: str, read_on: str) -> tuple[Contents, tuple[Counted, ...]]:
    from courtier.catalog.register.contradictions import contradictions
    from courtier.catalog.register.fedramp import import_feed
    from courtier.catalog.register.feed import read_feed

    steps = _parsed(history) if history else None
    feed = read_feed(_parsed(path), path, steps, history)
    return import_feed(feed, parse_day(read_on) or today()), contradictions(feed)


def _parsed(path: str) -> Any:
    import json

    from courtier.catalog.exchange.refusals import refusal

    try:
        return json.loads(_content(Path(path)).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputError([refusal("not-json", path)]) from None


def _exported(kind: str, path: str) -> Contents:
    from courtier.catalog.exchange.rebuild import rebuild

    if kind == "json":
        from courtier.catalog.exchange.document import from_json

        return from_json(_content(Path(path)), path)
    if kind == "xlsx":
        from courtier.catalog.exchange.xlsx import from_xlsx

        return rebuild(from_xlsx(_content(Path(path)), path))
    from courtier.catalog.exchange.csv_text import SUFFIX, from_csv
    from courtier.catalog.exchange.refusals import refusal

    tables = _tables(Path(path))
    if not any(name.endswith(SUFFIX) for name in tables):
        raise InputError([refusal("no-table", path)])
    return rebuild(from_csv(tables))


def _tables(folder: Path) -> dict[str, bytes]:
    """The bytes of the tables of a folder, by name."""
    if not folder.is_dir():
        return {folder.as_posix(): _content(folder)}
    return {path.name: _content(path) for path in sorted(folder.glob("*.csv"))}


def _content(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: It cannot be read, or is too large.
    """
    from courtier.catalog.exchange.refusals import refusal
    from courtier.knowledge.refusals import refuse_fact

    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError([refusal("too-much", path.as_posix())])
        return path.read_bytes()
    except OSError:
        raise InputError([refuse_fact("unreadable", path.as_posix(), None)]) from None
