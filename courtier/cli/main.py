"""The entry point: language, application, and the one place where errors become exit codes."""

from __future__ import annotations

import gc
import gettext
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from courtier.cli.language import choose, current, use

DEFECT = 1
INTERRUPTED = 130
_FEW_COLLECTIONS = 100_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    signal.signal(signal.SIGTERM, _stop)
    code = run(sys.argv[1:] if arguments is None else arguments)
    # The process gives everything back as it ends; without this it first looks for cycles.
    # DuckDB counts what is given back: it complains on standard error where nothing is.
    if "duckdb" not in sys.modules:
        gc.freeze()
    sys.exit(code)


def _stop(number: int, _: object) -> None:
    """Leave in order when asked to stop: what is half written is removed on the way."""
    raise SystemExit(128 + number)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code (docs/en/exit-codes.md)."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.set_threshold(_FEW_COLLECTIONS)
    use(choose(arguments, os.environ))
    _speak()
    try:
        return _call(list(arguments))
    except BaseException as error:  # noqa: BLE001 - the one edge where everything becomes a code
        from courtier.cli.errors import report

        return report(error)


def _speak() -> None:
    """Point the option parser's own words at our catalogue; must come before it is imported."""
    gettext.bindtextdomain("courtier", str(Path(__file__).parents[1] / "locale"))
    gettext.textdomain("courtier")


def _call(arguments: list[str]) -> int:
    import typer

    from courtier.cli.root import build

    command = typer.main.get_command(build())
    outcome = command.main(arguments, prog_name="courtier", standalone_mode=False)
    return outcome if isinstance(outcome, int) else 0


__all__ = ["current", "main", "run"]
