"""``--report ocds=PATH`` and ``--ocid``: what the commands that write open data share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli.running import notice
from courtier.cli.words import help_
from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.assessment import Road
    from courtier.cli.reports import Plan

OCDS_FORMATS = ("ocds", "ocds-record")
_OCID = re.compile(r"ocds-[a-z0-9]{6}-[A-Za-z0-9][A-Za-z0-9._-]{0,99}\Z")

Ocid = Annotated[
    str,
    typer.Option(
        "--ocid",
        metavar="OCID",
        help=help_(
            "Identifiant OCDS du processus, que donne le système de publication de l’organisme ;"
            " sans lui, --report ocds écrit un identifiant provisoire, marqué comme tel.",
            "OCDS identifier of the process, given by the body’s publication system; without it,"
            " --report ocds writes a placeholder, marked as such.",
        ),
        show_default=False,
    ),
]
PublishValue = Annotated[
    bool,
    typer.Option(
        "--publish-value",
        help=help_(
            "Écrire la valeur estimée dans les données ouvertes ; sinon elle est tue.",
            "Write the estimated value in the open data; else it is left out.",
        ),
    ),
]


def writes_ocds(plan: Plan) -> bool:
    """Tell whether one of the reports is open data."""
    return any(name in OCDS_FORMATS for name, _ in plan)


def check_ocid(ocid: str, plan: Plan, publish_value: bool = False) -> None:
    """Refuse an identifier that is not one, or an option of the open data that nothing would use.

    Raises:
        UsageError: With the form of an OCID, or the report that is missing.
    """
    if ocid and not _OCID.match(ocid):
        raise UsageError(
            say("« {ocid} » n’est pas un OCID.", "“{ocid}” is not an OCID.", ocid=ocid),
            say(
                "Un OCID s’écrit ocds-, six lettres ou chiffres, un trait d’union, puis le numéro.",
                "An OCID is written ocds-, six letters or digits, a hyphen, then the number.",
            ),
        )
    if (ocid or publish_value) and not writes_ocds(plan):
        raise UsageError(
            say(
                "--ocid et --publish-value ne servent qu’à --report ocds.",
                "--ocid and --publish-value only serve --report ocds.",
            ),
            say("Ajoutez --report ocds=CHEMIN.", "Add --report ocds=PATH."),
        )


def refuse_redacted(plan: Plan) -> None:
    """Refuse open data of a redacted run: a release names the body and the object by nature.

    Raises:
        UsageError: One of the reports is open data.
    """
    if writes_ocds(plan):
        raise UsageError(
            say(
                "--redact et --report ocds ne vont pas ensemble : les données ouvertes nomment"
                " l’organisme et l’objet.",
                "--redact and --report ocds do not go together: open data names the body and the"
                " object.",
            ),
            say("Retirez l’un des deux.", "Remove one of the two."),
        )


def told_placeholder(plan: Plan, ocid: str, quiet: bool) -> None:
    """Say on standard error that the identifier is a placeholder, where it is."""
    if writes_ocds(plan) and not ocid and not quiet:
        notice(
            help_(
                "L’OCID écrit est provisoire (ocds-000000-…) : donnez celui de la publication avec"
                " --ocid avant de publier.",
                "The OCID written is a placeholder (ocds-000000-…): give that of the publication"
                " with --ocid before publishing.",
            )
        )


def open_data(road: Road, ocid: str, publish_value: bool) -> dict[str, str]:
    """The planning of an acquisition as a package and as a record."""
    from courtier.procurement.ocds.planning import planning_release
    from courtier.report.ocds import as_package, as_record

    release = planning_release(
        road.file.workload,
        road.routed.route,
        road.as_of,
        ocid=ocid,
        publish_value=publish_value,
    )
    return {"ocds": as_package(release), "ocds-record": as_record(release)}
