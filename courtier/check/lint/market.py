"""Faults that only the catalogue can have: claims at odds with their type, their offering or a day.

Each rule looks at one record that counts, its claims included; dates are held against the day of
the examination where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from courtier.check.lint.files import DataPath, RecordFile
from courtier.check.lint.world import World
from courtier.knowledge.records.certifications import (
    Certification,
    CertificationType,
    ProviderClaims,
)
from courtier.knowledge.records.offerings import Offering
from courtier.knowledge.suspect import looks_like_test
from courtier.values.text import say

Holder = Offering | ProviderClaims
LIVING = ("active",)


def check_market(world: World, as_of: date | None) -> None:
    """Note the faults of every record of the catalogue that counts."""
    _types(world)
    _cycles(world)
    wide = _provider_wide(world)
    seen: dict[str, Certification] = {}
    for file, holder in _holders(world):
        _test_record(file, ("id",), holder.id, holder.name.fr, holder.name.en)
        _bare_regions(file, world)
        for number, claim in enumerate(holder.certifications):
            path: DataPath = ("certifications", number)
            _once(file, path, claim, seen)
            _claim(file, path, claim, holder, world, as_of)
        if isinstance(holder, Offering):
            _offering(file, holder, world, wide)
    for file in world.records:
        if file.counts and file.record is None and file.type in (Offering, ProviderClaims):
            _bare_regions(file, world)


def _holders(world: World) -> Iterator[tuple[RecordFile, Holder]]:
    yield from world.winning(Offering)
    yield from world.winning(ProviderClaims)


def _test_record(file: RecordFile, path: DataPath, *texts: str | None) -> None:
    if looks_like_test(*texts):
        word = next(text for text in texts if text and looks_like_test(text))
        file.add("test-record", path, word=word)


def _once(
    file: RecordFile, path: DataPath, claim: Certification, seen: dict[str, Certification]
) -> None:
    if seen.setdefault(claim.id, claim) is not claim:
        file.add("claim-twice", (*path, "id"), id=claim.id)


def _claim(
    file: RecordFile,
    path: DataPath,
    claim: Certification,
    holder: Holder,
    world: World,
    as_of: date | None,
) -> None:
    _test_record(file, (*path, "number"), claim.number)
    _days(file, path, claim)
    _statuses(file, path, claim)
    found = world.types.get(claim.type)
    if found is not None:
        _parent(file, path, claim, found, holder)
        if as_of is not None:
            _ended(file, path, claim, found, as_of)


def _days(file: RecordFile, path: DataPath, claim: Certification) -> None:
    """Days that follow one another in every certificate."""
    order = (("issued", "valid_to"), ("period_start", "period_end"), ("period_end", "bridge_until"))
    for first, last in order:
        start, end = _word(claim, first), _word(claim, last)
        if start and end and end[: len(start)] < start:
            said = {"key": last, "day": end, "other": first, "limit": start}
            file.add("dates-out-of-order", (*path, last), None, **said)
    for number, (before, after) in enumerate(pairwise(claim.status_history), start=1):
        if after.on < before.on:
            where = (*path, "status_history", number, "on")
            said = {"key": "on", "day": after.on.isoformat(), "other": "on",
                    "limit": before.on.isoformat()}  # fmt: skip
            file.add("dates-out-of-order", where, None, **said)


def _word(claim: Certification, key: str) -> str:
    value = getattr(claim, key)
    return value.isoformat() if isinstance(value, date) else value or ""


def _statuses(file: RecordFile, path: DataPath, claim: Certification) -> None:
    for number, seen in enumerate(claim.other_statuses):
        if seen.status != claim.status:
            where = (*path, "other_statuses", number, "status")
            file.add("status-contradictory", where, one=claim.status, other=seen.status)
    if claim.status_history and claim.status_history[-1].status != claim.status:
        last = claim.status_history[-1].status
        file.add("last-step-differs", (*path, "status"), one=claim.status, other=last)
    if claim.status == "superseded" and claim.superseded_by is None:
        file.add("superseded-alone", (*path, "status"))


def _parent(
    file: RecordFile,
    path: DataPath,
    claim: Certification,
    found: CertificationType,
    holder: Holder,
) -> None:
    """A dependent certificate counts only beside a living one of the type it depends on."""
    if found.depends_on is None or claim.status not in LIVING:
        return
    beside = (c for c in holder.certifications if c.type == found.depends_on)
    if not any(other.status in LIVING for other in beside):
        file.add("extension-alone", (*path, "type"), type=claim.type, parent=found.depends_on)


def _ended(
    file: RecordFile, path: DataPath, claim: Certification, found: CertificationType, day: date
) -> None:
    if claim.status not in LIVING:
        return
    if claim.valid_to is not None and claim.valid_to < day:
        file.add("active-past-end", (*path, "status"), day=claim.valid_to, limit=day)
    for edition in found.editions:
        if edition.id == claim.edition and edition.last_day and edition.last_day < day:
            where = (*path, "edition")
            file.add("edition-ended", where, edition=edition.id, day=edition.last_day)


def _offering(
    file: RecordFile, offering: Offering, world: World, wide: dict[str, set[tuple[str, ...]]]
) -> None:
    if offering.default_region is not None and offering.default_region not in offering.regions:
        file.add("default-region-elsewhere", ("default_region",), region=offering.default_region)
    for number, status in enumerate(offering.procurement):
        vehicle = world.types.get(status.vehicle)
        if vehicle is not None and vehicle.kind != "purchasing-status":
            path: DataPath = ("procurement", number, "vehicle")
            file.add("vehicle-not-purchasing", path, id=status.vehicle)
    for number, claim in enumerate(offering.certifications):
        if _mark(claim) in wide.get(offering.provider, set()):
            file.add("provider-wide-here", ("certifications", number), provider=offering.provider)


def _provider_wide(world: World) -> dict[str, set[tuple[str, ...]]]:
    """What tells a claim about each provider as a whole: its type and where it was read."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for _, record in world.winning(ProviderClaims):
        found.setdefault(record.provider, set()).update(map(_mark, record.certifications))
    return found


def _mark(claim: Certification) -> tuple[str, ...]:
    named = (claim.number, claim.level, claim.edition, ",".join(claim.regions))
    words = ",".join(claim.services or ())
    return (claim.type, claim.evidence.title, words, *(word or "" for word in named))


def _bare_regions(file: RecordFile, world: World) -> None:
    """A code without its provider, which may be that of several."""
    for path, code in _codes(file.data):
        providers = [key.partition(":")[0] for key in world.ids["region"] if _code(key) == code]
        if providers:
            file.faults = [f for f in file.faults if f.path != ".".join(map(str, path))]
            words = ", ".join(sorted(f"{provider}:{code}" for provider in providers))
            help = say("Écrivez l’une de : {keys}.", "Write one of: {keys}.", keys=words)
            file.add("bare-region", path, help, bare=code, number=len(providers))


def _codes(data: object) -> Iterator[tuple[DataPath, str]]:
    if not isinstance(data, dict):
        return
    groups: list[tuple[DataPath, object]] = [((), data)]
    claims = data.get("certifications")
    if isinstance(claims, list):
        groups += [(("certifications", n), claim) for n, claim in enumerate(claims)]
    for path, group in groups:
        regions = group.get("regions") if isinstance(group, dict) else None
        for number, word in enumerate(regions if isinstance(regions, list) else ()):
            if isinstance(word, str) and ":" not in word:
                yield (*path, "regions", number), word


def _code(key: str) -> str:
    return key.partition(":")[2]


def _types(world: World) -> None:
    for file, record in world.winning(CertificationType):
        for number, identifier in enumerate(record.satisfies):
            other = world.types.get(identifier)
            path: DataPath = ("satisfies", number)
            if other is not None and other.third_party and not record.third_party:
                file.add("self-assessment-satisfies", path, id=identifier)
            if record.id.endswith("-type-1") and identifier.endswith("-type-2"):
                file.add("type-1-satisfies", path, id=identifier)


def _cycles(world: World) -> None:
    """Chains of platforms and of successors that come back: each offering of a loop says so."""
    offerings = {record.id: (file, record) for file, record in world.winning(Offering)}
    for key in ("hosted_on", "superseded_by"):
        below = {identifier: _next(record, key) for identifier, (_, record) in offerings.items()}
        for identifier, (file, _) in offerings.items():
            if identifier in _reached(identifier, below):
                file.add("offering-cycle", (key,), key=key, id=identifier)


def _next(record: Offering, key: str) -> tuple[str, ...]:
    return record.hosted_on if key == "hosted_on" else tuple(filter(None, (record.superseded_by,)))


def _reached(start: str, below: dict[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    left = list(below.get(start, ()))
    while left:
        item = left.pop()
        if item not in found:
            found.add(item)
            left += below.get(item, ())
    return found
