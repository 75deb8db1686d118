"""``courtier discover`` over 100,000 resources that two listings tell: time and memory by stage.

    python -m benchmarks.discovering [RESOURCES]

The reference does the least that could be done: it keeps every line in a list, sorts it, writes
it. Nothing is asserted: a person reads the ratios.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.timing import columns, worked
from courtier.providers.discover.cloud import Part
from courtier.results.inventory import Account, Cloud, Found

RESOURCES = 100_000
ACCOUNTS = 20
STAGES = ("reference", "run", "parquet", "summary")
REGIONS = ("canadacentral", "canadaeast", "francecentral", "westus2")
BUDGETS = {"run": "bounded memory", "parquet": "bounded memory", "summary": "bounded memory"}


class Large:
    """A cloud of as many resources as asked, each told by an index and by a listing."""

    cloud: Cloud = "azure"

    def __init__(self, resources: int) -> None:
        self._each = resources // ACCOUNTS

    def accounts(self) -> Sequence[Account]:
        """Twenty subscriptions."""
        return [Account(id=f"s{number:02d}") for number in range(ACCOUNTS)]

    def parts(self, account: Account) -> Sequence[Part]:
        """Two listings of each."""
        return [Part(account.id, "", "graph"), Part(account.id, "", "index")]

    def read(self, part: Part) -> Iterator[Found]:
        """The resources, in no order; the index tells less."""
        for step in range(self._each):
            number = step * 7919 % self._each
            group = f"/subscriptions/{part.account}/resourceGroups/g{number % 97}"
            id = f"{group}/providers/Microsoft.Compute/disks/d{number:07d}"
            yield self._found(id, part, number)

    def _found(self, id: str, part: Part, number: int) -> Found:
        region = REGIONS[number % len(REGIONS)]
        type = "Microsoft.Compute/disks"
        if part.listing == "index":
            return Found(id=id, type=type, account=part.account, region=region)
        tags = {"projet": f"p{number % 50}", "environnement": "production", "cout": f"c{number}"}
        properties = {"diskSizeGB": number % 1024, "uniqueId": f"u{number}" * 4, "state": "x" * 200}
        attributes = {"location": region, "properties": properties, "sku": {"name": "Premium_LRS"}}
        return Found(id=id, type=type, account=part.account, region=region,
                     group=f"g{number % 97}", tags=tags, attributes=attributes)  # fmt: skip


def stage(name: str, resources: int, folder: Path) -> None:
    """One stage, in the process that measures it."""
    if name == "reference":
        _reference(resources, folder / "reference.jsonl")
        return
    from courtier.knowledge.door import Knowledge
    from courtier.knowledge.resources import resource_facts
    from courtier.providers.discover.opened import open_inventory
    from courtier.providers.discover.readers import Options
    from courtier.providers.discover.summary import summary
    from courtier.providers.discover.whole import Asked, discover
    from courtier.providers.discover.writing import write_again

    knowledge = Knowledge()
    facts = resource_facts(knowledge)
    output = folder / "i.jsonl"
    if name == "run":
        asked = Asked(output, date(2026, 11, 21), Options(), "k", force=True)
        discover(Large(resources), asked, facts)
        return
    opened = open_inventory(str(output), "i.jsonl", facts)
    if name == "parquet":
        write_again(opened, folder / "i.parquet", force=True)
    else:
        assert summary(opened, None, knowledge).regions[0].count > 0


def _reference(resources: int, path: Path) -> None:
    cloud = Large(resources)
    rows = [
        json.dumps(found.model_dump(mode="json"))
        for account in cloud.accounts()
        for part in cloud.parts(account)
        for found in cloud.read(part)
    ]
    path.write_text("\n".join(sorted(rows)), encoding="utf-8")


def measured(name: str, resources: int, folder: Path) -> tuple[float, float]:
    """The processor seconds of a stage in its own process, and the most memory it held, in MiB."""
    words = [sys.executable, "-m", "benchmarks.discovering", "stage", name, str(resources)]
    ran = subprocess.run(
        [*words, str(folder)], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[1], env={**os.environ, "PYDANTIC_DISABLE_PLUGINS": "__all__"},
    )  # fmt: skip
    seconds, peak = ran.stdout.split()
    return float(seconds), int(peak) / 1024


def _child(name: str, resources: int, folder: Path) -> None:
    seconds = worked(lambda: stage(name, resources, folder))
    status = Path("/proc/self/status").read_text("utf-8")
    peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    print(f"{seconds:.2f} {peak}")


def main(resources: int = RESOURCES) -> None:
    """Measure each stage at a tenth of the size and at its size, then print one table."""
    with tempfile.TemporaryDirectory() as name:
        sizes = (resources // 10, resources)
        found = {
            (size, stage): measured(stage, size, Path(name)) for size in sizes for stage in STAGES
        }
        least = found[resources, "reference"][0]
        rows = [["stage", "resources", "cpu s", "× reference", "MiB", "budget"]]
        for (size, stage), (seconds, peak) in found.items():
            ratio = f"{seconds / least:.2f}" if size == resources else ""
            budget = BUDGETS.get(stage, "reference")
            rows.append([stage, f"{size:,}", f"{seconds:.2f}", ratio, f"{peak:.0f}", budget])
        print(columns(rows))


if __name__ == "__main__":
    if sys.argv[1:2] == ["stage"]:
        _child(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
    else:
        main(*map(int, sys.argv[1:2]))
