"""``courtier drift`` of 100,000 resources against 50 workloads, and their drafts: time and memory.

    python -m benchmarks.drifting [RESOURCES]

The reference reads the lines of the same inventory as JSON, and does nothing with them. Each
stage runs in a process of its own. Nothing is asserted: a person reads the ratios.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.timing import columns, worked
from courtier.results.inventory import Account, Found, Inventory

RESOURCES = 100_000
WORKLOADS = 50
STAGES = ("reference", "drift", "drafts")
BUDGETS = {"drift": "a few seconds, bounded memory", "drafts": "bounded memory"}
TYPES = ("compute/virtualmachines", "compute/disks", "dbforpostgresql/flexibleservers")
ABROAD = 97
"""One resource of so many is in a region that is not permitted."""
WORKLOAD = """\
courtier: 1
id: charge-{n}
name: Charge {n}
organization: {{name: Ville exemple}}
reference_date: 2026-01-01
information: [{{id: a, kind: contact-public, declared: {{confidentiality: protege-b,
  status: approved, by: holder, on: 2025-10-01}}}}]
hosting: {{places: {{data: canada}}}}
needs: {{compute: [{{id: web, count: 3, vcpu: 2, memory_gib: 8, growth_per_year: 0.2}}]}}
"""


def resources(number: int) -> Iterator[Found]:
    """Machines, disks and databases, in the order of an inventory; some are of no workload."""
    kinds = sorted(TYPES)
    each = -(-number // len(kinds))
    for region in ("canadacentral", "eastus"):
        for at in range(number):
            if (at % ABROAD == 0) == (region == "eastus"):
                yield _found(at, kinds[at // each], region)


def _found(at: int, kind: str, region: str) -> Found:
    properties = {
        "hardwareProfile": {"vmSize": "Standard_D2s_v5"}, "diskSizeGB": 64,
        "storage": {"storageSizeGB": 100},
    }  # fmt: skip
    return Found(
        id=f"/subscriptions/s/resourcegroups/g/providers/microsoft.{kind}/r{at:07d}",
        type=f"microsoft.{kind}",
        account="s",
        region=region,
        tags={"charge": f"charge-{at % (WORKLOADS + 2)}", "classification": "protege-b"},
        attributes={"properties": properties, "sku": {"name": "Standard_D2s_v5"}},
    )


def write(folder: Path, number: int) -> None:
    """The inventory and the workloads, one file each."""
    from courtier.providers.discover.lines import line_of

    rows = list(resources(number))
    head = Inventory(
        schema="courtier/inventory/1", cloud="azure", read_on=date(2026, 11, 21), courtier="0",
        knowledge="0", accounts=(Account(id="s"),), resources=len(rows), complete=True,
    )  # fmt: skip
    with (folder / f"i{number}.jsonl").open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(line_of(head) + "\n")
        stream.writelines(line_of(row) + "\n" for row in rows)
    (folder / "charges").mkdir(exist_ok=True)
    for n in range(WORKLOADS):
        (folder / "charges" / f"c{n}.yaml").write_text(WORKLOAD.format(n=n), encoding="utf-8")


def stage(name: str, number: int, folder: Path) -> None:
    """One stage, in the process that measures it."""
    path = folder / f"i{number}.jsonl"
    if name == "reference":
        with path.open("rb") as stream:
            for text in stream:
                json.loads(text)
        return
    if name == "drift":
        from courtier.cli.main import run

        report = f"json={folder / 'drift.json'}"
        line = ["drift", str(path), str(folder / "charges"), "--by", "tag:charge", "--report"]
        run([*line, report, "--force", "--format", "github"])
        return
    from courtier.cli.discover.draft import write_drafts
    from courtier.knowledge.door import Knowledge
    from courtier.knowledge.resources import resource_facts
    from courtier.providers.discover.opened import open_inventory

    knowledge = Knowledge()
    opened = open_inventory(str(path), path.name, resource_facts(knowledge))
    write_drafts(opened, folder / "drafts", "tag:charge", knowledge, force=True)


def measured(name: str, number: int, folder: Path) -> tuple[float, float]:
    """The processor seconds of a stage in its own process, and the most memory it held, in MiB."""
    words = [sys.executable, "-m", "benchmarks.drifting", "stage", name, str(number), str(folder)]
    ran = subprocess.run(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True,
        cwd=Path(__file__).parents[1], env={**os.environ, "PYDANTIC_DISABLE_PLUGINS": "__all__"},
    )  # fmt: skip
    seconds, peak = ran.stderr.split()[-2:]
    return float(seconds), int(peak) / 1024


def _child(name: str, number: int, folder: Path) -> None:
    seconds = worked(lambda: stage(name, number, folder))
    status = Path("/proc/self/status").read_text("utf-8")
    peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    sys.stderr.write(f"\n{seconds:.2f} {peak}\n")


def main(number: int = RESOURCES) -> None:
    """Measure each stage at a tenth of the size and at its size, then print one table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sizes = (number // 10, number)
        for size in sizes:
            write(folder, size)
        found = {(size, s): measured(s, size, folder) for size in sizes for s in STAGES}
        rows = [["stage", "resources", "cpu s", "× reference", "MiB", "budget"]]
        for (size, step), (seconds, peak) in found.items():
            ratio = f"{seconds / found[size, 'reference'][0]:.1f}"
            budget = BUDGETS.get(step, "reference")
            rows.append([step, f"{size:,}", f"{seconds:.2f}", ratio, f"{peak:.0f}", budget])
        print(columns(rows))


if __name__ == "__main__":
    if sys.argv[1:2] == ["stage"]:
        _child(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        main(*map(int, sys.argv[1:2]))
