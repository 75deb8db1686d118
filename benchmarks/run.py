"""Every benchmark, one after another, with what the machine is. Nothing is asserted.

python -m benchmarks.run [RUNS]
"""

from __future__ import annotations

import os
import platform
import sys

import courtier
from benchmarks import (
    catalogue,
    checks,
    discovering,
    dossier,
    draws,
    drifting,
    matching,
    population,
    stages,
    startup,
)


def main(runs: int = startup.RUNS) -> None:
    """Print the machine, then each table under its title."""
    print(f"courtier {courtier.__version__}, Python {platform.python_version()}", end=", ")
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores")
    print(f"\n# From the shell to the shell, {runs} runs\n", flush=True)
    startup.main(runs)
    print("\n# Inside one process, one run\n", flush=True)
    stages.main()
    print("\n# One dossier, in each format\n", flush=True)
    dossier.main(1)
    print("\n# The draws of an estimate\n", flush=True)
    draws.main()
    print("\n# An inventory\n", flush=True)
    population.main()
    print("\n# The catalogue of a body\n", flush=True)
    catalogue.main()
    print("\n# Check, in a pipeline\n", flush=True)
    checks.main()
    print("\n# What runs in a cloud, 100,000 resources told twice\n", flush=True)
    discovering.main()
    print("\n# The same, held against 50 workloads\n", flush=True)
    drifting.main()
    print("\n# Every verdict of an inventory, a tenth of the size\n", flush=True)
    matching.main()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else startup.RUNS)
