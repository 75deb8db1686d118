"""The JSON Schema of the file of a call and its tenders, for editors."""

from __future__ import annotations

from typing import Any

from courtier.procurement.bids.model import FORMAT, BidFile
from courtier.workload.schema import written_schema


def bids_file_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of format 1."""
    return written_schema(
        BidFile,
        f"courtier/bids-file/{FORMAT}",
        "Soumissions / Tenders",
        "Un appel, sa règle annoncée et ses soumissions. / A call, its rule and its tenders.",
    )
