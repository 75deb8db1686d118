"""``courtier catalog export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli import options
from courtier.cli.catalog.table import help_of
from courtier.cli.lazy import new_app
from courtier.cli.running import check_choice, language_guard, notice, open_knowledge
from courtier.cli.words import help_

if TYPE_CHECKING:
    from courtier.catalog.exchange.subjects import Contents

app = new_app()

FORMATS = ("csv", "json", "xlsx")

ExportFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(FORMATS),
        autocompletion=options.among(*FORMATS),
        help=help_(
            "csv : un dossier de tableaux ; json : un document ; xlsx : un classeur.",
            "csv: a folder of tables; json: one document; xlsx: a workbook.",
        ),
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output",
        metavar=help_("CHEMIN", "PATH"),
        help=help_("Fichier ou dossier à écrire.", "File or folder to write."),
        show_default=False,
    ),
]


@app.command(
    help=help_of(
        "export",
        "export --format xlsx --output catalogue.xlsx",
        "export --format xlsx --output catalogue.xlsx",
    )
)
def export(
    output: Output,
    format: ExportFormat = "csv",
    force: options.Replace = False,
    knowledge: options.Folders = [],  # noqa: B006
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Write every record of the catalogue, all layers together."""
    from courtier.catalog.exchange.subjects import contents_of

    language_guard(lang)
    check_choice("--format", format, FORMATS)
    facts = open_knowledge(knowledge)
    contents = contents_of(facts)
    _write(contents, format, Path(output), facts.version, force)
    if not quiet:
        number = contents.count
        notice(help_(f"{number} fiches écrites : {output}", f"{number} records written: {output}"))
    return 0


def _write(contents: Contents, format: str, path: Path, version: str, force: bool) -> None:
    from courtier.cli.catalog.writing import write_file, write_folder

    if format == "json":
        from courtier.catalog.exchange.document import to_json

        write_file(path, to_json(contents, version).encode(), force)
        return
    from courtier.catalog.exchange.flatten import flatten

    rows = flatten(contents)
    if format == "csv":
        from courtier.catalog.exchange.csv_text import to_csv

        write_folder(path, to_csv(rows), force)
    else:
        from courtier.catalog.exchange.xlsx import to_xlsx

        write_file(path, to_xlsx(rows), force)
