"""Where the time of one assessment goes, stage by stage, inside one process already started.

    python -m benchmarks.stages

Each stage pays for the modules and the facts that it is the first to need. Nothing is asserted.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.timing import columns, timed

if TYPE_CHECKING:
    from courtier.assessment import Road

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "permis-en-ligne.yaml"


def read() -> Road:
    """Import the Python interface and read the example."""
    from courtier.api import road

    return road(EXAMPLE)


def stages(way: Road, folder: Path) -> list[tuple[str, Callable[[], object]]]:
    """Every stage of the road, in order; each keeps what the ones before it computed."""
    from courtier.dossier import DossierOptions, write_dossier

    with_english = DossierOptions(with_english=True)
    return [
        ("classify", lambda: way.classified),
        ("match", lambda: way.matched),
        ("cost", lambda: way.estimated),
        ("route", lambda: way.routed),
        ("put together", way.assessment),
        ("dossier, no document", lambda: write_dossier(way, folder / "a", DossierOptions(False))),
        ("dossier, French", lambda: write_dossier(way, folder / "b", DossierOptions())),
        ("dossier, both", lambda: write_dossier(way, folder / "c", with_english)),
    ]


def main() -> None:
    """Run each stage once and print one table."""
    rows = [["import and read the file", f"{timed(read):.3f}"]]
    with tempfile.TemporaryDirectory() as name:
        rows += [[stage, f"{timed(work):.3f}"] for stage, work in stages(read(), Path(name))]
    print(columns([["stage", "seconds"], *rows]))


if __name__ == "__main__":
    main()
