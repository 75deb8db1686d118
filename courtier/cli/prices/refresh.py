"""``courtier prices refresh``: the only command, with ``discover``, that uses the network."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli import options
from courtier.cli.lazy import new_app
from courtier.cli.prices.import_ import FailOn, Output
from courtier.cli.prices.table import help_of
from courtier.cli.printing import check_shared
from courtier.cli.running import check_choice, notice, severity_code, shows_progress
from courtier.cli.words import help_
from courtier.values.errors import OutsideError, UsageError
from courtier.values.text import say

if TYPE_CHECKING:
    from courtier.providers.prices.entering import Entering
    from courtier.providers.prices.refresh import Refreshed, Target
    from courtier.providers.prices.work import Work
    from courtier.report.prices_model import PriceScope

app = new_app()

NAMES = ("azure", "aws", "ovhcloud", "oci", "google")
Providers = Annotated[
    list[str],
    typer.Argument(
        metavar="|".join(NAMES),
        help=help_(
            "Fournisseurs à lire, un ou plusieurs ; google demande une clé dans GOOGLE_API_KEY.",
            "Providers to read, one or more; google needs a key in GOOGLE_API_KEY.",
        ),
        show_default=False,
        autocompletion=options.among(*NAMES),
    ),
]
Regions = Annotated[
    list[str],
    typer.Option(
        "--region",
        metavar=help_("RÉGION", "REGION"),
        help=help_(
            "Région à lire ; peut se répéter. Avec plusieurs fournisseurs : aws:ca-central-1.",
            "Region to read; may be repeated. With several providers: aws:ca-central-1.",
        ),
        show_default=False,
    ),
]
BaseUrl = Annotated[
    str,
    typer.Option(
        "--base-url",
        metavar="URL",
        help=help_(
            "Adresse d’un miroir du service, en https ; sinon COURTIER_PRICES_URL_<FOURNISSEUR>,"
            " sinon l’adresse publique.",
            "Address of a mirror of the service, https; else COURTIER_PRICES_URL_<PROVIDER>, else"
            " the public address.",
        ),
        show_default=False,
    ),
]
Partial = Annotated[
    bool,
    typer.Option(
        "--partial",
        help=help_(
            "Écrire ce qui a été lu même si une partie a échoué ; ce qui a échoué garde ses prix.",
            "Write what was read even if a part failed; what failed keeps its prices.",
        ),
    ),
]


@app.command(
    help=help_of(
        "refresh",
        "refresh azure --region canadacentral --output couche",
        "refresh azure --region canadacentral --output layer",
        network=True,
    )
)
def refresh(
    providers: Providers,
    output: Output,
    region: Regions = [],  # noqa: B006
    base_url: BaseUrl = "",
    partial: Partial = False,
    format: options.Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Read the prices of regions into a new snapshot; exit 5 where a service fails."""
    from courtier.cli.prices.targets import targets_of
    from courtier.cli.prices.writing import opened_layer, print_entered, snapshot_day
    from courtier.cost.gates import SEVERITY
    from courtier.providers.prices.entering import Entering

    check_shared(lang, format, fail_on)
    for name in providers:
        check_choice("PROVIDER", name, NAMES)
    layer = Path(output)
    facts = opened_layer(layer, knowledge)
    targets = targets_of(list(dict.fromkeys(providers)), region, base_url, facts)
    asked = Entering(layer, snapshot_day(""), facts, stops_at=fail_on)
    done = _run(targets, asked, partial, quiet)
    print_entered(done.entered, "courtier/prices-refresh/1", format, _scopes(done))
    if done.failed:
        _say_failed(done, quiet)
        return OutsideError.exit_code
    odd = (j.verdict for j in done.entered.judged if j.verdict in SEVERITY)
    return severity_code((SEVERITY[verdict] for verdict in odd), fail_on)


def _run(targets: list[Target], asked: Entering, partial: bool, quiet: bool) -> Refreshed:
    from courtier.providers.prices.refresh import refresh as read

    watched = shows_progress() and not quiet

    def told(work: Work) -> None:
        if work.resumed and not quiet:
            words = help_(
                "Reprise de la lecture commencée le {day}.", "Going on with what began on {day}."
            )
            notice(words.format(day=work.day))

    try:
        return read(targets, asked, partial, _bar if watched else lambda _: None, told)
    except OSError as error:
        raise _cannot_write(asked.layer) from error
    finally:
        if watched:
            sys.stderr.write("\r\033[K")


def _say_failed(done: Refreshed, quiet: bool) -> None:
    """Say on standard error what failed, for whoever reads only the result elsewhere."""
    from courtier.cli.errors import printable
    from courtier.cli.language import current

    for one in done.fetched:
        if one.failure and not quiet:
            notice(printable(one.failure.in_(current())))
    if not quiet:
        notice(
            help_(
                "Relancez la même commande : elle reprend où elle s’est arrêtée ; --partial écrit"
                " ce qui a été lu.",
                "Run the same command again: it goes on from where it stopped; --partial writes"
                " what was read.",
            )
        )


def _bar(step: str) -> None:
    sys.stderr.write(f"\r\033[K… {step[:70]}")
    sys.stderr.flush()


def _scopes(done: Refreshed) -> tuple[PriceScope, ...]:
    from courtier.report.prices_model import PriceScope

    return tuple(
        PriceScope(
            provider=one.provider, region=one.region, service=one.service,
            status="failed" if one.failure else "complete", rows=one.rows, text=one.failure,
        )
        for one in done.fetched
    )  # fmt: skip


def _cannot_write(layer: Path) -> UsageError:
    return UsageError(
        say("Impossible d’écrire dans « {path} ».", "Cannot write in “{path}”.", path=str(layer)),
        say("Vérifiez le dossier, les droits et la place.",
            "Check the folder, the rights and the room."),
    )  # fmt: skip
