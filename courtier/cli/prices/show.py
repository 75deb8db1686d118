"""``courtier prices show``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from courtier.cli import options
from courtier.cli.lazy import new_app
from courtier.cli.prices.table import help_of
from courtier.cli.printing import check_shared, print_as
from courtier.cli.running import emit, open_knowledge, parse_day, today
from courtier.cli.words import help_
from courtier.values.errors import NothingToExamine, UsageError
from courtier.values.text import Text, say

if TYPE_CHECKING:
    from courtier.report.prices_model import PriceList

app = new_app()

FORMATS = ("text", "json", "csv", "markdown")
FILTERS = ("provider", "region", "service", "sku")


def _filter(name: str, fr: str, en: str) -> Any:
    return typer.Option(name, metavar="ID", help=help_(fr, en), show_default=False)


Provider = Annotated[
    str, _filter("--provider", "Les prix de ce fournisseur.", "Prices of this provider.")
]
Region = Annotated[str, _filter("--region", "Les prix de cette région.", "Prices of this region.")]
Service = Annotated[
    str,
    _filter("--service", "Les prix de ce service : vm-linux.", "Prices of this service: vm-linux."),
]
Sku = Annotated[
    str,
    _filter(
        "--sku",
        "Les articles de ce nom ; * vaut pour n’importe quoi : m6i.*",
        "Items of this name; * stands for anything: m6i.*",
    ),
]
On = Annotated[
    str,
    typer.Option(
        "--on",
        metavar="DATE",
        help=help_(
            "Le dernier instantané de ce jour ou d’avant ; sinon d’aujourd’hui.",
            "The last snapshot of this day or before; else of today.",
        ),
        show_default=False,
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(FORMATS),
        autocompletion=options.among(*FORMATS),
        help=help_("Ce qui va à la sortie standard.", "What goes to standard output."),
    ),
]


@app.command(help=help_of("show", "show --sku m6i.large"))
def show(
    provider: Provider = "",
    region: Region = "",
    service: Service = "",
    sku: Sku = "",
    on: On = "",
    format: Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print the rows of a snapshot that answer."""
    from courtier.report.prices_view import list_text

    del quiet  # there is nothing but the result
    check_shared(lang, format, formats=FORMATS)
    asked = {"provider": provider, "region": region, "service": service, "sku": sku}
    listed = _listed(asked, on, knowledge)
    if format == "csv":
        from courtier.report.prices_tables import list_csv

        emit(list_csv(listed))
    else:
        from courtier.report.prices_tables import list_markdown

        print_as(listed, format, list_text, list_markdown)
    return 0


def _listed(asked: dict[str, str], on: str, folders: list[str]) -> PriceList:
    """The snapshot of the day with the rows that answer.

    Raises:
        NothingToExamine: No snapshot on or before the day.
    """
    from fnmatch import fnmatchcase

    from courtier.report.prices_model import PriceList, shown

    day = parse_day(on) or today()
    facts = open_knowledge(folders)
    found = facts.prices(day)
    if found is None:
        raise NothingToExamine(
            say("Aucun instantané de prix au {day}.", "No price snapshot by {day}.", day=day),
            say("Choisissez un jour plus tardif.", "Choose a later day."),
        )
    snapshot, rows = found
    for key in ("provider", "region", "service"):
        _check_known(f"--{key}", asked[key], {getattr(row, key) for row in rows})
    kept = [
        row
        for row in rows
        if all(fnmatchcase(getattr(row, key), asked[key] or "*") for key in FILTERS)
    ]
    return PriceList(
        schema="courtier/prices/1",
        snapshot=snapshot,
        layer=facts.files[f"catalog/prices/{snapshot}.csv"][0].name,
        rows_in_snapshot=len(rows),
        prices=tuple(map(shown, kept)),
    )


def _check_known(option: str, value: str, known: set[str]) -> None:
    """Refuse a word that no row of the snapshot bears; a pattern may match nothing.

    Raises:
        UsageError: With the nearest words.
    """
    from courtier.reading.wording import nearest_help

    if not value or value in known or any(sign in value for sign in "*?["):
        return
    raise UsageError(
        say(
            "Aucun prix ne porte « {value} » pour {option}.",
            "No price bears “{value}” for {option}.",
            value=value,
            option=option,
        ),
        nearest_help(value, sorted(known), _UNKNOWN),
    )


_UNKNOWN = Text(
    fr="Aucun mot n’en est proche ; « courtier prices show » montre ceux qui existent.",
    en="No word is near it; “courtier prices show” shows those there are.",
)
