"""``courtier prices diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from courtier.cli import options
from courtier.cli.lazy import new_app
from courtier.cli.prices.show import FORMATS, Format
from courtier.cli.prices.table import help_of
from courtier.cli.printing import check_shared, print_as
from courtier.cli.running import emit, open_knowledge, severity_code, today
from courtier.cli.words import help_

if TYPE_CHECKING:
    from courtier.report.prices_model import PriceDiff

app = new_app()

_HELP = help_(
    "Jour d’un instantané (AAAA-MM-JJ) ou fichier de prix, CSV ou XLSX.",
    "Day of a snapshot (YYYY-MM-DD) or price file, CSV or XLSX.",
)
Before = Annotated[
    str, typer.Argument(metavar=help_("AVANT", "BEFORE"), help=_HELP, show_default=False)
]
After = Annotated[
    str, typer.Argument(metavar=help_("APRÈS", "AFTER"), help=_HELP, show_default=False)
]


@app.command(help=help_of("diff", "diff 2026-11-21 2026-11-21"))
def diff(
    before: Before,
    after: After,
    format: Format = "text",
    knowledge: options.Folders = [],  # noqa: B006
    fail_on: options.FailOn = "",
    lang: options.Lang = "",
    quiet: options.Quiet = False,
) -> int:
    """Print what is new, gone and changed, and what the gates would hold."""
    from courtier.cost.gates import SEVERITY
    from courtier.report.prices_tables import diff_csv, diff_markdown
    from courtier.report.prices_view import diff_text

    del quiet  # there is nothing but the result
    check_shared(lang, format, fail_on, FORMATS)
    found = _found(before, after, knowledge)
    if format == "csv":
        emit(diff_csv(found))
    else:
        print_as(found, format, diff_text, diff_markdown)
    return severity_code((SEVERITY[v.verdict] for v in found.held), fail_on)


def _found(before: str, after: str, folders: list[str]) -> PriceDiff:
    from courtier.cost.gates_merge import difference
    from courtier.providers.prices.entering import candidates_of, examined
    from courtier.providers.prices.snapshots import read_snapshot
    from courtier.report.prices_model import diff_result

    facts = open_knowledge(folders)
    old, new = (read_snapshot(name, facts) for name in (before, after))
    found = difference(old.rows, new.rows)
    changed = candidates_of([change.after for change in found.changed] + list(found.new))
    return diff_result(before, after, found, examined(changed, old.rows, facts, today()))
