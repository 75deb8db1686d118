"""Every certificate of the catalogue in arrays, and what the judges answer of each kind of it."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from courtier.catalog.certificates.judge import judge_certificate
from courtier.catalog.certificates.judgement import Asking, Held, Needed
from courtier.catalog.certificates.scope import judge_region
from courtier.catalog.certificates.succession import Followers, followers_among
from courtier.catalog.certificates.window import Window, day_alone
from courtier.catalog.compiled.codes import CODES, STATUSES, code_of, packed
from courtier.catalog.compiled.grid import Answers, answers_of
from courtier.catalog.compiled.lists import Lister, Lists
from courtier.catalog.compiled.probe import explore
from courtier.catalog.compiled.shapes import certificate_shape
from courtier.catalog.facts import CatalogFacts
from courtier.knowledge.records.certifications import Certification
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.records.risk import CertificationDemand

if TYPE_CHECKING:
    from courtier.catalog.compiled.codes import Whole

_ANY_DAY = day_alone(date(2026, 1, 1))
_HERE, _THERE = "essai:ici", "essai:ailleurs"
_AROUND = (((_HERE,), (_HERE,)), ((), (_HERE,)), ((_THERE,), (_HERE,)))
"""The regions of a certificate and those in use: inside, not stated, outside."""


@dataclass(frozen=True)
class Claims:
    """The certificates of all offerings, those of one offering after those of the one before.

    ``starts``: where those of each offering start, and the end of all. ``kinds``, ``shapes`` and
    ``services``: for each certificate, the rank of its type, of its shape and of its list of
    services among ``lists``. ``days`` with ``day_starts``: its thresholds. ``shape_example``: one
    certificate of each shape.
    """

    starts: Whole
    kinds: Whole
    shapes: Whole
    services: Whole
    days: Whole
    day_starts: Whole
    shape_example: Whole
    lists: Lists


def claims_of(offerings: Iterable[Offering], facts: CatalogFacts) -> Claims:
    """Lay the certificates of some offerings in arrays, in their order."""
    kinds = {name: rank for rank, name in enumerate(facts.types)}
    shapes, lister = dict[Hashable, int](), Lister()
    kind, shape, services = array("i"), array("i"), array("i")
    starts, examples, days, day_starts = array("i", [0]), array("i"), array("i"), array("i")
    for offering in offerings:
        after = followers_among(offering.certifications)
        for claim, followers in zip(offering.certifications, after, strict=True):
            read, thresholds = certificate_shape(claim, followers, facts.types[claim.type])
            rank = shapes.setdefault(read, len(shapes))
            if rank == len(examples):
                examples.append(len(kind))
            kind.append(kinds[claim.type])
            shape.append(rank)
            services.append(lister.rank(claim, offering.services or ()))
            day_starts.append(len(days))
            days.extend(thresholds)
        starts.append(len(kind))
    day_starts.append(len(days))
    return Claims(
        _array(starts), _array(kind), _array(shape), _array(services), _array(days),
        _array(day_starts), _array(examples), lister.lists(),
    )  # fmt: skip


def _array(values: array[int]) -> Whole:
    import numpy as np

    return np.array(values, dtype=np.int32)


def certificate_answers(
    claim: Certification,
    followers: Followers,
    demand: CertificationDemand,
    thresholds: Sequence[int],
    facts: CatalogFacts,
) -> Answers:
    """What the judge of certificates answers of a shape, for each state of what surrounds it.

    Args:
        claim: Any certificate of the shape.
        followers: Those that may take over from it.
        demand: What is asked.
        thresholds: Its thresholds.
        facts: The catalogue, for the types.
    """
    record, wanted = facts.types[claim.type], facts.types[demand.type]
    around = {}
    for covered, used in _AROUND:
        said: dict[str, Any] = {"services": (), "regions": covered, "holder": None}
        placed, *after = (c.model_copy(update=said) for c in (claim, *followers))
        asking = Asking(used, Needed((), complete=True), _ANY_DAY, None)
        held = Held(placed, record, demand, wanted, asking)
        around[code_of(judge_region(held))] = held, tuple(after)

    def judged(window: Window) -> int:
        codes = [0] * len(STATUSES)
        for code, (held, after) in around.items():
            asking = Asking(held.asking.regions, held.asking.needed, window, None)
            same = Held(held.claim, record, demand, wanted, asking)
            codes[code] = CODES[judge_certificate(same, after).status]
        return packed(tuple(codes))

    return answers_of(explore(thresholds, judged), len(thresholds))
