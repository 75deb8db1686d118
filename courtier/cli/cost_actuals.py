"""``courtier cost actuals``: a bill against the estimate."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import click
import typer

from courtier.cli import options
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared
from courtier.cli.reports import plan_reports
from courtier.cli.result_command import FORMATS, print_result
from courtier.cli.running import exit_code, open_road
from courtier.cli.words import help_
from courtier.values.errors import UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.assessment import Road
    from courtier.cost.draft import Draft
    from courtier.results.actuals import ActualsResult

CLOUD = "cloud:"
SUMMARY = help_(
    "Confronter une facture FOCUS 1.0 à 1.2 à l’estimation : quelle hypothèse était fausse.",
    "Hold a FOCUS 1.0 to 1.2 bill against the estimate: which assumption was wrong.",
)
app = new_app()

Bill = Annotated[
    str,
    typer.Argument(
        metavar=help_("FACTURE", "BILL"),
        help=help_(
            "Facture au format FOCUS : CSV (au besoin gzip) ou Parquet.",
            "Bill in the FOCUS format: CSV (gzip if need be) or Parquet.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
WorkloadPath = Annotated[
    str,
    typer.Option(
        "--workload", "-w",
        metavar=help_("FICHIER", "FILE"),
        help=help_(
            "Fichier de la charge de travail dont l’estimation est éprouvée.",
            "Workload file whose estimate is tested.",
        ),
        show_default=False,
    ),
]  # fmt: skip
Chosen = Annotated[
    str,
    typer.Option(
        "--option",
        metavar="ID",
        help=help_(
            "Option facturée (cloud:<offre>) ; sinon placement.offering, sinon la seule qui ait un"
            " prix.",
            "Option billed (cloud:<offering>); else placement.offering, else the only one with a"
            " price.",
        ),
        show_default=False,
    ),
]
Paid = Annotated[
    list[str],
    typer.Option(
        "--rate",
        metavar="USDCAD=1.40",
        help=help_(
            "Taux auquel une monnaie de la facture a été payée ; peut se répéter.",
            "Rate at which a currency of the bill was paid; may be repeated.",
        ),
        show_default=False,
    ),
]
_RATE = re.compile(r"([A-Z]{3})CAD=(\d{1,6}(?:\.\d{1,10})?)\Z")


@app.command(
    name="actuals",
    help=SUMMARY
    + "\n\n"
    + help_(
        "Exemple : courtier cost actuals examples/facture-focus.csv"
        " --workload examples/permis-en-ligne.yaml --option cloud:aws-canada",
        "Example: courtier cost actuals examples/facture-focus.csv"
        " --workload examples/permis-en-ligne.yaml --option cloud:aws-canada",
    ),
)
def actuals(
    file: Bill,
    workload: WorkloadPath,
    option: Chosen = "",
    rate: Paid = [],  # noqa: B006
    as_of: options.AsOf = "",
    known_on: options.KnownOn = "",
    format: options.Format = "text",
    report: options.Reports = [],  # noqa: B006
    force: options.Force = False,
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Say which assumption of an estimate a bill proves wrong, and by how much."""
    del quiet
    check_shared(lang, format, fail_on)
    plan = plan_reports(report, FORMATS, workload, force)
    paid = dict(map(rate_given, rate))
    result = _compared(open_road(workload, as_of, knowledge, known_on), file, option, paid)
    print_result("actuals", result, format, plan)
    return exit_code(result.findings, fail_on)


def _compared(road: Road, file: str, option: str, paid: dict[str, Decimal]) -> ActualsResult:
    from courtier.cost.actuals.compare import Case
    from courtier.cost.actuals.compare import actuals as compare
    from courtier.knowledge.category_names import category_names
    from courtier.providers.focus.columns import bill_words
    from courtier.providers.focus.read import read_bill
    from courtier.results.actuals import ActualsResult

    case = Case(
        workload=road.file.workload,
        draft=_draft(road, option),
        study=road.costed,
        facts=road.cost_facts,
        as_of=road.as_of,
        names=category_names(road.knowledge),
        paid=paid,
    )
    found = compare(case, read_bill(file, road.knowledge), bill_words(road.knowledge))
    return ActualsResult(
        schema="courtier/cost-actuals/1",
        provenance=road.provenance(found.facts),
        workload=road.seen(),
        actuals=found.actuals,
        findings=found.findings,
    )


def _draft(road: Road, option: str) -> Draft:
    """The option that was billed, among those with a price.

    Raises:
        UsageError: None is named and several have a price, or none of that name has one.
    """
    priced = {d.id: d for d in road.costed.drafts if d.id.startswith(CLOUD) and d.lines}
    placed = road.file.workload.placement
    named = option or (CLOUD + placed.offering if placed and placed.offering else "")
    if not named and len(priced) == 1:
        return next(iter(priced.values()))
    if named in priced:
        return priced[named]
    told = ", ".join(priced) or "–"
    text = say("Quelle option a été facturée ?", "Which option was billed?")
    if named:
        text = say(
            "L’option « {name} » n’a pas de prix dans l’estimation.",
            "The option “{name}” has no price in the estimate.",
            name=named,
        )
    raise UsageError(
        text,
        say("Nommez-la avec --option : {told}.", "Name it with --option: {told}.", told=told),
    )


def rate_given(given: str) -> tuple[str, Decimal]:
    """A currency and its rate.

    Raises:
        UsageError: Not in the form USDCAD=1.40, or nil.
    """
    found = _RATE.match(given)
    if found is None or not Decimal(found[2]):
        raise UsageError(
            say("« {given} » n’est pas un taux.", "“{given}” is not a rate.", given=given),
            say(
                "Écrivez par exemple --rate USDCAD=1.4012.",
                "Write for example --rate USDCAD=1.4012.",
            ),
        )
    return found[1], Decimal(found[2])
