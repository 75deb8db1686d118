"""``courtier calendar``: the days of an acquisition, as text, JSON, Markdown, HTML, iCalendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli import options
from courtier.cli.language import current
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared
from courtier.cli.reports import plan_reports, write_reports
from courtier.cli.result_command import section_help
from courtier.cli.running import color, emit, exit_code, open_road, width
from courtier.cli.words import help_
from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from courtier.assessment import Road
    from courtier.results.calendar import CalendarResult

PRINTED = ("text", "json", "markdown")
FORMATS = (*PRINTED, "html", "ics")

app = new_app()

Route = Annotated[
    str,
    typer.Option(
        "--route",
        metavar="ID",
        help=help_(
            "Calculer les jours de ce mode, retenu ou non ; sinon ceux du mode à suivre d’abord.",
            "Compute the days of this route, taken or not; else those of the route to take first.",
        ),
        show_default=False,
    ),
]
Reports = Annotated[
    list[str],
    typer.Option(
        "--report",
        metavar=help_("FORMAT=CHEMIN", "FORMAT=PATH"),
        help=help_(
            "Écrire aussi le résultat dans un fichier : json, text, markdown, html, ou ics, à"
            " ouvrir dans un agenda ; peut se répéter.",
            "Also write the result to a file: json, text, markdown, html, or ics, to open in a"
            " calendar; may be repeated.",
        ),
        show_default=False,
    ),
]


@app.command(help=section_help("calendar"))
def calendar(
    file: options.File,
    route: Route = "",
    as_of: options.AsOf = "",
    known_on: options.KnownOn = "",
    format: options.ManyFormats = "text",
    report: Reports = [],  # noqa: B006
    force: options.Force = False,
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Compute the days of an acquisition."""
    from courtier.planning import calendar_result

    del quiet  # there is nothing but the result
    check_shared(lang, format, fail_on, PRINTED)
    plan = plan_reports(report, FORMATS, file, force)
    road = open_road(file, as_of, knowledge, known_on)
    if route:
        _check_route(route, road)
    result = calendar_result(road, route or None)
    texts = written(road, result, {format, *(name for name, _ in plan)})
    write_reports(plan, texts)
    emit(texts[format])
    return exit_code(result.findings, fail_on)


def written(road: Road, result: CalendarResult, wanted: Iterable[str]) -> dict[str, str]:
    """The result in every format that is asked for, by name."""
    from courtier.report import calendar_ics, calendar_page, calendar_view
    from courtier.report.json import as_json

    writers = {
        "text": lambda: calendar_view.calendar_text(
            result, current(), width=width(), color=color()
        ),
        "json": lambda: as_json(result),
        "markdown": lambda: calendar_page.calendar_markdown(result, current()),
        "html": lambda: calendar_page.calendar_page(result, road.knowledge, current()),
        "ics": lambda: calendar_ics.calendar_file(result, current()),
    }
    return {name: writers[name]() for name in wanted}


def _check_route(identifier: str, road: Road) -> None:
    known = [route.id for route in road.routed.route.routes]
    if identifier in known:
        return
    raise UsageError(
        say(
            "« {id} » n’est pas un mode de sollicitation de cet organisme à cette date.",
            "“{id}” is not a route of this body on that day.",
            id=identifier,
        ),
        say("Choisissez : {ids}.", "Choose: {ids}.", ids=", ".join(known) or "—"),
    )
