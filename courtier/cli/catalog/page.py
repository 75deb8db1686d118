"""``courtier catalog page``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from courtier.cli import options
from courtier.cli.catalog.table import help_of
from courtier.cli.language import current
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared
from courtier.cli.running import emit, open_knowledge, parse_day, today
from courtier.cli.words import help_
from courtier.values.text import say

app = new_app()

Output = Annotated[
    str,
    typer.Option(
        "--output",
        metavar=help_("DOSSIER", "FOLDER"),
        help=help_("Dossier où écrire le site.", "Folder to write the site to."),
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help=help_(
            "Remplacer un site déjà là ; un fichier que courtier n’a pas écrit n’est jamais"
            " effacé.",
            "Replace a site that is there; a file that courtier did not write is never deleted.",
        ),
    ),
]


@app.command(help=help_of("page", "page --output catalogue --as-of 2026-11-23"))
def page(
    output: Output = "catalogue",
    as_of: options.Day = "",
    force: Force = False,
    format: options.Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Write the site, in both languages, and tell where its first page is."""
    from courtier.report.site.write import write_site

    check_shared(lang, format)
    day = parse_day(as_of) or today()
    folder = Path(output)
    made = write_site(open_knowledge(knowledge), folder, day, force=force)
    if format == "json":
        from courtier.report.json import as_json

        emit(as_json(made))
    elif not quiet:
        text = say(
            "{n} fichiers écrits. À ouvrir d’abord : {page}",
            "{n} files written. Open first: {page}",
            n=len(made.files),
            page=str(folder / "index.html"),
        )
        emit(text.in_(current()) + "\n")
    return 0
