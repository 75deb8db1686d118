"""How long a command takes, from the shell to the shell, beside Python and a bare Typer program.

    python -m benchmarks.startup [RUNS]

Nothing is asserted: a person reads the ratios beside the budgets. Trust the least of the runs on
a machine that others share.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.timing import Command, measure, table

ROOT = Path(__file__).resolve().parents[1]
COURTIER = str(Path(sys.executable).with_name("courtier"))
EXAMPLE = str(ROOT / "examples" / "permis-en-ligne.yaml")
RUNS = 15
FEW = 5

BARE = '''"""Two commands and the default help: what any Typer program pays."""
import typer

app = typer.Typer()


@app.command()
def hello(name: str) -> None:
    """Say hello."""
    print(name)


@app.command()
def goodbye(name: str) -> None:
    """Say goodbye."""
    print(name)


if __name__ == "__main__":
    app()
'''


def commands(bare: Path, runs: int) -> list[Command]:
    """The references first, then what courtier does, each with its budget."""
    python = sys.executable
    assess = [COURTIER, "assess", EXAMPLE, "--force", "--output"]
    few = min(runs, FEW)
    return [
        Command("python", [python, "-c", "pass"], runs=runs),
        Command("typer", [python, str(bare), "--help"], runs=runs),
        Command("--help", [COURTIER, "--help"], "0.8 × typer, 8 × python", runs),
        Command("--version", [COURTIER, "--version"], "8 × python", runs),
        Command("classify", [COURTIER, "classify", EXAMPLE], "20 × python", runs),
        Command("assess --no-documents", [*assess, "plain", "--no-documents"], "1 s", few),
        Command("assess", [*assess, "dossier"], "10 s", few),
        Command("assess --with-english", [*assess, "both", "--with-english"], "none set", few),
    ]


def main(runs: int = RUNS) -> None:
    """Measure, then print one table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = folder / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        print(table(measure(commands(bare, runs), folder)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
