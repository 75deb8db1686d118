"""What no single key shows to be wrong: names, doubles, and what the rule needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from courtier.procurement.bids.model import Award, Bid, BidFile
from courtier.procurement.bids.refusals import refusal
from courtier.reading.keys import Path
from courtier.reading.marked import Place
from courtier.values.errors import Mistake
from courtier.values.text import Value

Where = Callable[[Path], tuple[str, Place | None]]
"""The file and the place of a value."""


def consistency(file: BidFile, where: Where) -> list[Mistake]:
    """Every mistake that needs two keys to be seen."""

    def refused(code: str, path: Path, **values: Value) -> Mistake:
        name, place = where(path)
        return refusal(code, name, place, ".".join(map(str, path)), **values)

    award = file.award
    found = [refused(code, ("award", key), rule=award.rule, key=key) for code, key in _rule(award)]
    lists: tuple[tuple[Path, Iterable[str]], ...] = (
        (("award", "criteria"), [c.id for c in award.criteria]),
        (("award", "total_cost", "elements"), _elements(award)),
        (("bids",), [b.id for b in file.bids]),
    )
    for path, ids in lists:
        found += [refused("same-id", (*path, i, "id"), id=name) for i, name in _doubles(ids)]
    for index, criterion in enumerate(award.criteria):
        if award.rule == "adjusted-price" and criterion.weight is None:
            path = ("award", "criteria", index)
            found.append(refused("rule-needs", path, rule=award.rule, key="weight"))
    for index, bid in enumerate(file.bids):
        for code, path, values in _bid(bid, award):
            found.append(refused(code, ("bids", index, *path), **values))
    return found + _decision(file, refused)


def _decision(file: BidFile, refused: Callable[..., Mistake]) -> list[Mistake]:
    decision, known = file.decision, [bid.id for bid in file.bids]
    if decision is None:
        return []
    found = []
    if decision.awarded not in known:
        path = ("decision", "awarded")
        found.append(refused("unknown-name", path, name=decision.awarded, known=", ".join(known)))
    if file.opened_on is not None and decision.on < file.opened_on:
        found.append(refused("decided-before", ("decision", "on")))
    return found


def _rule(award: Award) -> Iterator[tuple[str, str]]:
    adjusted = award.rule == "adjusted-price"
    if adjusted and award.k is None:
        yield "rule-needs", "k"
    if not adjusted and award.k is not None:
        yield "rule-refuses", "k"
    if award.rule != "lowest-price" and not award.criteria:
        yield "rule-needs", "criteria"
    if award.rule == "lowest-price" and award.criteria:
        yield "rule-refuses", "criteria"


def _elements(award: Award) -> list[str]:
    return [element.id for element in award.total_cost.elements] if award.total_cost else []


def _doubles(ids: Iterable[str]) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for index, name in enumerate(ids):
        if name in seen:
            yield index, name
        seen.add(name)


def _bid(bid: Bid, award: Award) -> Iterator[tuple[str, Path, dict[str, str]]]:
    yield from _unknown("quality", bid.quality, [c.id for c in award.criteria])
    yield from _unknown("extra_costs", bid.extra_costs, _elements(award))
    for name, value in bid.quality.items():
        level = isinstance(value, bool)
        if award.rule == "adjusted-price" and level:
            yield "mark-wanted", ("quality", name), {}
        if award.rule == "minimum-quality" and not level:
            yield "level-wanted", ("quality", name), {}
    if bid.excluded and not (bid.reason or "").strip():
        yield "reason-missing", (), {}


def _unknown(
    group: str, given: Iterable[str], known: Sequence[str]
) -> Iterator[tuple[str, Path, dict[str, str]]]:
    told = ", ".join(known) or "—"
    for name in given:
        if name not in known:
            yield "unknown-name", (group, name), {"name": name, "known": told}
