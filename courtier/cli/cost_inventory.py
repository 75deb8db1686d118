"""``courtier cost inventory``: what runs, priced by month, beside a bill."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import click
import typer

from courtier.cli import options
from courtier.cli.cost_actuals import rate_given
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared
from courtier.cli.reports import plan_reports
from courtier.cli.result_command import FORMATS, print_result
from courtier.cli.running import exit_code, open_knowledge, parse_day
from courtier.cli.words import help_

if TYPE_CHECKING:
    from datetime import date

    from courtier.cost.running.inventory import BillAsked
    from courtier.knowledge.door import Knowledge
    from courtier.providers.discover.opened import Opened
    from courtier.results.belonging import By
    from courtier.results.common import FactUsed
    from courtier.results.running import RunningCost, RunningProvenance, RunningResult

SUMMARY = help_(
    "Chiffrer par mois ce qui tourne, d’après un inventaire de « courtier discover ».",
    "Price by month what runs, from an inventory of “courtier discover”.",
)
_EXAMPLE = "courtier cost inventory examples/inventaire.jsonl --by tag:application"
app = new_app()

InventoryPath = Annotated[
    str,
    typer.Argument(
        metavar=help_("INVENTAIRE", "INVENTORY"),
        help=help_(
            "Inventaire de courtier discover, JSON Lines ou Parquet ; - pour l’entrée standard.",
            "Inventory of courtier discover, JSON Lines or Parquet; - for standard input.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
Actuals = Annotated[
    str,
    typer.Option(
        "--actuals",
        metavar=help_("FACTURE", "BILL"),
        help=help_(
            "Facture FOCUS 1.0 à 1.2 à mettre à côté : CSV (au besoin gzip) ou Parquet.",
            "FOCUS 1.0 to 1.2 bill to hold beside it: CSV (gzip if need be) or Parquet.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
Key = Annotated[
    str,
    typer.Option(
        "--by",
        metavar=help_("CLÉ", "KEY"),
        help=help_(
            "Totaliser aussi par tag:NOM (ou label:NOM), account ou group.",
            "Add up by tag:NAME (or label:NAME), account or group too.",
        ),
        show_default=False,
    ),
]
Rates = Annotated[
    list[str],
    typer.Option(
        "--rate",
        metavar="USDCAD=1.40",
        help=help_(
            "Taux de change des prix et de la facture ; peut se répéter ; sinon celui des faits.",
            "Exchange rate of the prices and of the bill; may be repeated; else that of the facts.",
        ),
        show_default=False,
    ),
]
Day = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=help_(
            "Jour des prix (AAAA-MM-JJ) ; sinon celui de l’inventaire.",
            "Day of the prices (YYYY-MM-DD); else that of the inventory.",
        ),
        show_default=False,
    ),
]


@app.command(
    name="inventory",
    help=f"{SUMMARY}\n\n{help_(f'Exemple : {_EXAMPLE}', f'Example: {_EXAMPLE}')}",
)
def inventory(
    file: InventoryPath,
    actuals: Actuals = "",
    by: Key = "",
    rate: Rates = [],  # noqa: B006
    as_of: Day = "",
    known_on: options.KnownOn = "",
    format: options.Format = "text",
    report: options.Reports = [],  # noqa: B006
    force: options.Force = False,
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print what each resource that runs costs by month, and what nobody can price."""
    del quiet
    from courtier.check.outcome import EMPTY
    from courtier.cli.by_key import key_of, not_borne
    from courtier.results.belonging import NoSuchKeyError

    check_shared(lang, format, fail_on)
    plan = plan_reports(report, FORMATS, file, force)
    day, key, paid = (
        parse_day(as_of),
        key_of(by, EMPTY) if by else None,
        dict(map(rate_given, rate)),
    )
    facts = open_knowledge(knowledge, known_on)
    try:
        result = _priced(file, facts, day, key, paid, actuals)
    except NoSuchKeyError as error:
        raise not_borne(error) from None
    print_result("running", result, format, plan)
    return exit_code(result.findings, fail_on)


def _priced(
    file: str,
    knowledge: Knowledge,
    day: date | None,
    by: By | None,
    paid: dict[str, Decimal],
    bill: str,
) -> RunningResult:
    from courtier.cost.facts import cost_facts
    from courtier.cost.running.inventory import RunningCase, running_cost
    from courtier.knowledge.resource_prices import resource_prices
    from courtier.knowledge.resources import resource_facts
    from courtier.providers.discover.opened import open_inventory
    from courtier.results.running import RunningResult

    opened = open_inventory(file, file, resource_facts(knowledge))
    on = day or opened.head.read_on
    found = running_cost(
        RunningCase(
            inventory=opened,
            facts=cost_facts(knowledge, on),
            table=resource_prices(knowledge),
            as_of=on,
            by=by,
            rates=paid,
            bill=_asked(bill, knowledge) if bill else None,
        )
    )
    return RunningResult(
        schema="courtier/cost-inventory/1",
        provenance=_provenance(knowledge, opened, found.running, on, found.facts),
        running=found.running,
        findings=found.findings,
    )


def _asked(bill: str, knowledge: Knowledge) -> BillAsked:
    from courtier.cost.running.inventory import BillAsked
    from courtier.providers.focus.columns import bill_words
    from courtier.providers.focus.read import read_bill

    return BillAsked(lambda grouping: read_bill(bill, knowledge, grouping), bill_words(knowledge))


def _provenance(
    knowledge: Knowledge,
    opened: Opened,
    running: RunningCost,
    day: date,
    facts: tuple[FactUsed, ...],
) -> RunningProvenance:
    from courtier import __version__
    from courtier.knowledge.origins import layers_of
    from courtier.results.bids import FileSeen
    from courtier.results.provenance import KnowledgeSeen, LayerSeen
    from courtier.results.running import RunningProvenance

    origins = layers_of([fact.id for fact in facts], knowledge)
    layers = tuple(LayerSeen(name=n, sha256=s) for n, s in knowledge.fingerprints)
    files = [FileSeen(name=running.inventory.name, sha256=opened.sha256)]
    if running.bill is not None:
        files.append(FileSeen(name=running.bill.bill.name, sha256=running.bill.bill.sha256))
    return RunningProvenance(
        courtier=__version__,
        knowledge=KnowledgeSeen(version=knowledge.version, sha256=knowledge.sha256, layers=layers),
        files=tuple(files),
        as_of=day,
        known_on=knowledge.known_on,
        facts=tuple(fact.model_copy(update={"layer": origins.get(fact.id)}) for fact in facts),
    )
