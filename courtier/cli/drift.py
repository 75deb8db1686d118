"""``courtier drift``: the inventory of a cloud held against the workloads that were declared."""

from __future__ import annotations

from typing import Annotated

import click
import typer

from courtier.cli import check_options as own
from courtier.cli import options
from courtier.cli.check_end import Ending, finish, keep, workload_files
from courtier.cli.lazy import new_app
from courtier.cli.printing import check_shared
from courtier.cli.reports import plan_reports
from courtier.cli.running import check_choice
from courtier.cli.table import COMMANDS
from courtier.cli.words import help_
from courtier.report.check.formats import FORMATS

app = new_app()

InventoryFile = Annotated[
    str,
    typer.Argument(
        metavar=help_("INVENTAIRE", "INVENTORY"),
        help=help_(
            "Inventaire de « courtier discover », JSON Lines ou Parquet ; - pour l’entrée"
            " standard.",
            "Inventory of “courtier discover”, JSON Lines or Parquet; - for standard input.",
        ),
        show_default=False,
        click_type=click.Path(),
    ),
]
By = Annotated[
    str,
    typer.Option(
        "--by",
        metavar=help_("tag:NOM|account|group", "tag:NAME|account|group"),
        help=help_(
            "Ce qui dit la charge de travail d’une ressource : une étiquette, son compte ou son"
            " groupe de ressources, dont la valeur est l’identifiant de la charge de travail. Sans"
            " lui, tout est de la seule charge de travail donnée.",
            "What tells the workload of a resource: a tag, its account or its resource group, whose"
            " value is the id of the workload. Without it, all belongs to the only workload given.",
        ),
        show_default=False,
    ),
]


@app.command(
    help=COMMANDS["drift"].summary
    + "\n\n"
    + help_(
        "Exemple : courtier drift examples/inventaire.jsonl examples --by tag:application",
        "Example: courtier drift examples/inventaire.jsonl examples --by tag:application",
    )
)
def drift(
    inventory: InventoryFile,
    paths: own.Paths = [],  # noqa: B006
    by: By = "",
    config: own.Config = "",
    policy: own.PolicyFile = "",
    policy_sha256: own.PolicySha = "",
    no_local_exceptions: own.NoLocal = False,
    baseline: own.Baseline = "",
    write_baseline: own.WriteBaseline = "",
    write_lock: own.WriteLock = False,
    show: own.Show = "failed",
    on_undetermined: own.OnUndetermined = "",
    as_of: own.AsOf = "",
    known_on: options.KnownOn = "",
    format: own.Format = "text",
    report: options.Reports = [],  # noqa: B006
    redact: own.Redact = False,
    force: options.Force = False,
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: own.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Hold an inventory against workloads; the gravest finding that counts decides the code."""
    del quiet  # there is nothing but the result
    from courtier.cli.check_public import discreet
    from courtier.cli.check_run import Wanted, prepare
    from courtier.cli.drift_run import drifted, parsed

    check_shared(lang, format, fail_on, FORMATS)
    check_choice("--show", show, own.SHOWN)
    check_choice("--on-undetermined", on_undetermined, own.UNDETERMINED)
    told_apart = parsed(by)
    reports = plan_reports(report, FORMATS, "-", force)
    with discreet(redact):
        prepared = prepare(
            Wanted(
                config, policy, policy_sha256, no_local_exceptions, baseline, write_lock, fail_on,
                on_undetermined, as_of, known_on, knowledge,
            )
        )  # fmt: skip
        found = workload_files(paths, prepared, alone=False)
        keep(reports, (*found.files, inventory))
        result = drifted(inventory, found, told_apart, prepared)
    return finish(result, prepared, Ending(format, reports, show, write_baseline, redact))
