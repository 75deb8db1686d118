"""``courtier match``: every offering, or one in full with its table of exposure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli import options
from courtier.cli.language import current
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared
from courtier.cli.reports import Plan, plan_reports, write_reports
from courtier.cli.result_command import section_help, written
from courtier.cli.running import emit, exit_code, notice, open_road
from courtier.cli.withdrawn import refuse_withdrawn
from courtier.cli.words import help_
from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.assessment import Road
    from courtier.results.envelope import MatchResult
    from courtier.values.text import Text

FORMATS = ("json", "text", "exposure", "ics")

app = new_app()

Offering = Annotated[
    str | None,
    typer.Option(
        "--offering",
        metavar="ID",
        help=help_(
            "Ne montrer qu’une offre, en entier : exigences, entités, lieux, lois, sortie.",
            "Show one offering only, in full: requirements, entities, places, laws, leaving.",
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
            "Écrire aussi le résultat dans un fichier : json, text, exposure, le tableau"
            " d’exposition à verser au dossier (HTML, prêt à imprimer), ou ics, le calendrier des"
            " certifications à renouveler pendant le contrat ; peut se répéter.",
            "Also write the result to a file: json, text, exposure, the table of exposure for the"
            " file (HTML, ready to print), or ics, the calendar of certifications to renew during"
            " the contract; may be repeated.",
        ),
        show_default=False,
    ),
]


@app.command(help=section_help("match"))
def match(
    file: options.File,
    offering: Offering = None,
    as_of: options.AsOf = "",
    known_on: options.KnownOn = "",
    format: options.Format = "text",
    report: Reports = [],  # noqa: B006
    force: options.Force = False,
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Hold a workload against the catalogue."""
    del quiet
    check_shared(lang, format, fail_on)
    plan = plan_reports(report, FORMATS, file, force)
    road = open_road(file, as_of, knowledge, known_on)
    if offering is not None:
        _check_offering(offering, road)
    result = road.match_result(offering)
    texts = written("match" if offering is None else "offering", result, format, plan)
    if any(name == "exposure" for name, _ in plan):
        texts["exposure"] = _exposure(road, result)
    if any(name == "ics" for name, _ in plan):
        plan = _with_calendar(plan, texts, road, result)
    write_reports(plan, texts)
    emit(texts[format])
    return exit_code(result.findings, fail_on)


def _exposure(road: Road, result: MatchResult) -> str:
    from courtier.report.exposure_page import exposure_page

    return exposure_page(result, road.knowledge, current())


def _with_calendar(plan: Plan, texts: dict[str, str], road: Road, result: MatchResult) -> Plan:
    """What to write: a calendar wants one event at least, so none is written without a date."""
    from courtier.report.renewals import no_date_known, renewals_calendar, renewals_due

    if not renewals_due(result.matches):
        acquisition = road.file.workload.acquisition
        known = acquisition is not None and acquisition.term is not None
        as_of = result.provenance.as_of
        why = no_date_known(result.matches, road.catalog_facts, as_of, term_known=known)
        notice(why.in_(current()))
        return [(name, path) for name, path in plan if name != "ics"]
    texts["ics"] = renewals_calendar(
        result.matches,
        workload=result.workload.id,
        name=result.workload.name,
        as_of=result.provenance.as_of,
        language=current(),
    )
    return plan


def _check_offering(identifier: str, road: Road) -> None:
    known = [match.offering for match in road.ranked]
    if identifier in known:
        return
    from courtier.reading.nearest import nearest

    refuse_withdrawn(identifier, road.knowledge)
    raise UsageError(
        say(
            "« {id} » n’est pas une offre du catalogue à cette date.",
            "“{id}” is not an offering of the catalogue on that day.",
            id=identifier,
        ),
        _nearest(nearest(identifier, known, 5)),
    )


def _nearest(ids: list[str]) -> Text:
    """What to ask instead: what is near and all the others, never what is not near."""
    if not ids:
        return say(
            "Aucune n’a un nom proche ; « courtier catalog list » les donne toutes.",
            "None has a name near it; “courtier catalog list” gives them all.",
        )
    return say(
        "Les plus proches : {ids}. « courtier catalog list » les donne toutes.",
        "The nearest: {ids}. “courtier catalog list” gives them all.",
        ids=", ".join(ids),
    )
