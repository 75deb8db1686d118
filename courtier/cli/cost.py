"""``courtier cost``: the estimate of a workload file; ``actuals`` holds a bill against it, and
``inventory`` prices what runs.

A word that is the name of a command is that command: a workload file named ``actuals`` is given
as ``./actuals``.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import click
import typer

from courtier.cli import options
from courtier.cli.language import current
from courtier.cli.lazy import Command, new_app
from courtier.cli.printing import check_shared
from courtier.cli.reports import Plan, plan_reports
from courtier.cli.result_command import FORMATS, print_result, section_help
from courtier.cli.running import check_choice, exit_code, open_road
from courtier.cli.words import help_

if TYPE_CHECKING:
    from courtier.assessment import Road

INNER = {
    "actuals": "courtier.cli.cost_actuals",
    "inventory": "courtier.cli.cost_inventory",
}
"""The commands under ``courtier cost``, by the module that holds each."""
ARTEFACTS = ("ownership", "acquisition", "contract")


class CostCommand(Command):
    """A command on a file that holds other commands as well."""

    @property
    def commands(self) -> dict[str, click.Command]:
        """The commands inside, loaded."""
        return {name: self._load(name) for name in INNER}

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """The context of the command that the first word names, else of this one."""
        if args and args[0] in INNER:
            inner = self._load(args[0])
            return inner.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)

    def _load(self, name: str) -> click.Command:
        command = typer.main.get_command(import_module(INNER[name]).app)
        command.name = name
        return command


app = new_app()

Artefact = Annotated[
    str,
    typer.Option(
        "--artefact",
        metavar="|".join(ARTEFACTS),
        autocompletion=options.among(*ARTEFACTS),
        help=help_(
            "Coût total de possession (ownership), coût total d’acquisition du règlement"
            " (acquisition), estimation confidentielle du contrat (contract).",
            "Total cost of ownership (ownership), total acquisition cost of the regulation"
            " (acquisition), confidential estimate of the contract (contract).",
        ),
    ),
]


@app.command(help=section_help("cost"), cls=CostCommand)
def cost(
    file: options.File,
    artefact: Artefact = "ownership",
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
    """Print the estimate, or one of the artefacts of a call for tenders."""
    del quiet
    check_shared(lang, format, fail_on)
    check_choice("--artefact", artefact, ARTEFACTS)
    formats = FORMATS if artefact == "acquisition" else (*FORMATS, "xlsx")
    plan = plan_reports(report, formats, file, force)
    road = open_road(file, as_of, knowledge, known_on)
    view, compute = _COMPUTE[artefact]
    result = compute(road)
    print_result(view, result, format, plan, _files(road, result, plan))
    return exit_code(result.findings, fail_on)


def _files(road: Road, result: Any, reports: Plan) -> dict[str, bytes]:
    """The workbook, where it is asked for."""
    if not any(name == "xlsx" for name, _ in reports):
        return {}
    from courtier.report.workbook.write import contract_workbook, cost_workbook
    from courtier.results.artefacts import ContractEstimateResult

    if isinstance(result, ContractEstimateResult):
        return {"xlsx": contract_workbook(result, road.costed, current())}
    return {"xlsx": cost_workbook(result, road.costed, current())}


def _acquisition(road: Road) -> Any:
    from courtier.artefacts import acquisition_cost_result

    return acquisition_cost_result(road)


def _contract(road: Road) -> Any:
    from courtier.artefacts import contract_estimate_result

    return contract_estimate_result(road)


_COMPUTE: dict[str, tuple[str, Callable[[Road], Any]]] = {
    "ownership": ("cost", lambda road: road.cost_result()),
    "acquisition": ("acquisition", _acquisition),
    "contract": ("contract", _contract),
}
