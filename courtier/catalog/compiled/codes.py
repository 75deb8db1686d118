"""Statuses and verdicts as small numbers, in the orders of the judges."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from courtier.catalog.certificates.judgement import BEST, WORST, Judgement, Worth
from courtier.catalog.rank import VERDICT_ORDER
from courtier.results.matches import Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Whole = NDArray[np.int32]
    Long = NDArray[np.int64]

STATUSES: tuple[Worth, ...] = ("met", "unknown", "unmet", "silent")
"""By code: the least is the best of several of which one is enough."""
if tuple(reversed(WORST)) != BEST:  # pragma: no cover
    raise AssertionError("the greatest code must be the worst of parts that must all hold")

CODES: dict[Worth, int] = {status: code for code, status in enumerate(STATUSES)}
CODES["expired"] = CODES["unmet"]  # both put an offering out: no verdict tells them apart
if [CODES[worth] for worth in BEST] != sorted(CODES.values()):  # pragma: no cover
    raise AssertionError("the codes must follow the order of the judges")
MET, UNKNOWN, SILENT = CODES["met"], CODES["unknown"], CODES["silent"]
NOTHING = len(STATUSES)
"""No certificate is there: greater than every status, so that anything said is better."""

VERDICTS: tuple[Verdict, ...] = VERDICT_ORDER
NOT_IN_CATALOGUE = len(VERDICTS)
"""The offering is not in the catalogue on the day."""


def code_of(judgement: Judgement | None) -> int:
    """The code of a judgement; None, which stands in nobody's way, counts as met."""
    return MET if judgement is None else CODES[judgement.status]


def packed(statuses: tuple[int, ...]) -> int:
    """The code for each state of what surrounds a certificate, two bits each."""
    return sum(status << (2 * around) for around, status in enumerate(statuses))


@cache
def worsened() -> Bytes:
    """For each code of the services and each packed byte, the byte with the services in it.

    Returns:
        256 bytes for each code: what a byte says for each state of the place, once the services
        are in theirs.
    """
    import numpy as np

    table = np.zeros((len(STATUSES), 256), dtype=np.uint8)
    for services in range(len(STATUSES)):
        for byte in range(256):
            said = [byte >> (2 * max(services, place)) & 3 for place in range(len(STATUSES))]
            table[services, byte] = packed(tuple(said))
    return table.ravel()
