"""What the rules derive from a workload: ranks, flags, questions, with what made each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from courtier.knowledge.conditions import FactValue
from courtier.knowledge.records.risk import CRITERIA
from courtier.results.classification import AssetLevels, Levels
from courtier.results.common import UNDETERMINED, FactUsed, Question
from courtier.risk.approval import fingerprint
from courtier.risk.declared import Declarations, Locate
from courtier.risk.facts import RiskFacts
from courtier.risk.fire import Firing, Outcome
from courtier.risk.scale import LOWEST, Ranks, levels_of, word_of
from courtier.workload.facts import asset_facts, workload_facts
from courtier.workload.information import Asset
from courtier.workload.model import Workload


def nowhere(_: tuple[str | int, ...]) -> None:
    """The place of a path in a workload that did not come from a file: none."""


@dataclass(frozen=True)
class OneAsset:
    """What was derived from one asset."""

    asset: Asset
    outcome: Outcome
    ranks: Ranks


@dataclass
class Derived:
    """What was derived; each part is read by one section of the result.

    ``said`` and ``said_of`` are what the file says of the workload and of each asset, before any
    level. ``outcomes`` holds one entry an asset, in their order, then that of the workload.
    """

    firing: Firing
    said: dict[str, FactValue]
    said_of: dict[str, dict[str, FactValue]]
    each: dict[str, OneAsset]
    outcomes: list[Outcome]
    declared: Declarations
    ranks: Ranks
    flags: set[str]
    undetermined: set[str]
    facts: RiskFacts
    locate: Locate

    @cached_property
    def whole(self) -> dict[str, FactValue]:
        """What is known of the workload, levels and flags included."""
        return _with_levels(self.said, self.ranks, self.flags)

    @cached_property
    def assets(self) -> dict[str, dict[str, FactValue]]:
        """What is known of each asset, the levels and flags of the workload included."""
        return {
            name: _with_levels(known, self.ranks, self.flags)
            for name, known in self.said_of.items()
        }

    def asset_levels(self) -> tuple[AssetLevels, ...]:
        """The levels of each asset, in their order."""
        return tuple(_asset_levels(one.asset, self.facts, one.ranks) for one in self.each.values())

    def levels(self) -> Levels:
        """The level ids, ``undetermined`` where a question leaves a criterion open."""
        at_least = levels_of(self.facts.scheme, self.ranks)
        return Levels(
            **{c: UNDETERMINED if c in self.undetermined else at_least.of(c) for c in CRITERIA}
        )

    def questions(self) -> tuple[Question, ...]:
        """What the rules ask, asset by asset."""
        return tuple(q for outcome in self.outcomes for q in outcome.questions)

    def used(self) -> list[FactUsed]:
        """The rules that fired and the kinds that bear the result."""
        return [fact for outcome in self.outcomes for fact in outcome.used.values()]


def derive(workload: Workload, facts: RiskFacts, as_of: date, locate: Locate) -> Derived:
    """Fire the rules in force on a day over every asset and the workload.

    Args:
        workload: The workload.
        facts: The records.
        as_of: The day of the law.
        locate: Gives the place of a path in the file, for findings.
    """
    return _derive(Firing(workload, facts, as_of), locate, None)


def derive_again(changed: Workload, before: Derived) -> Derived:
    """Derive from a changed workload what the change touches; the rest is as it was before.

    Args:
        changed: The workload once changed: its assets, or its service.
        before: What was derived, with the same facts on the same day, before the change.
    """
    return _derive(before.firing.over(changed), nowhere, before)


def _derive(firing: Firing, locate: Locate, before: Derived | None) -> Derived:
    workload, facts = firing.workload, firing.facts
    said = workload_facts(workload)
    said_of = _said_of(workload, facts, said, before)
    declared = Declarations(workload, facts, firing.as_of, locate)
    each: dict[str, OneAsset] = {}
    for index, asset in enumerate(workload.information):
        known = said_of[asset.id]
        one = _as_before(firing, before, asset, known)
        each[asset.id] = one or _one_asset(firing, declared, index, asset, known)
    outcomes = [one.outcome for one in each.values()]
    same = before is not None and before.said == said
    outcomes.append(before.outcomes[-1] if before and same else firing.fire("workload", said, None))
    ranks = {c: max([LOWEST[c], *(one.ranks[c] for one in each.values())]) for c in CRITERIA}
    ranks = {c: outcomes[-1].rank(c, ranks[c]) for c in CRITERIA}
    undetermined = {str(c) for outcome in outcomes for c in outcome.undetermined}
    flags = {flag for outcome in outcomes for flag in outcome.flags}
    flags |= _derived_flags(ranks, undetermined, outcomes)
    return Derived(
        firing, said, said_of, each, outcomes, declared, ranks, flags, undetermined, facts, locate
    )


def _said_of(
    workload: Workload, facts: RiskFacts, said: dict[str, FactValue], before: Derived | None
) -> dict[str, dict[str, FactValue]]:
    """What the file says of each asset; an asset that stands alone says what it said before."""
    then: dict[str, dict[str, FactValue]] = {}
    joined = _joined(workload) or (before is not None and _joined(before.firing.workload))
    if before and before.said == said and not joined:
        kept = {asset.id: asset for asset in workload.information}
        then = {n: before.said_of[n] for n, one in before.each.items() if one.asset is kept.get(n)}
    return {
        asset.id: then.get(asset.id)
        or {**said, **asset_facts(asset, workload, facts.kinds, facts.elements)}
        for asset in workload.information
    }


def _joined(workload: Workload) -> bool:
    return any(asset.joined_with for asset in workload.information)


def _as_before(
    firing: Firing, before: Derived | None, asset: Asset, known: dict[str, FactValue]
) -> OneAsset | None:
    """What was derived before from an asset, when nothing that a rule of assets reads changed."""
    one = before.each.get(asset.id) if before else None
    if before is None or one is None or one.asset is not asset:
        return None
    then = before.said_of[asset.id]
    if then is known:
        return one
    return one if all(then.get(fact) == known.get(fact) for fact in firing.read_of_assets) else None


def _one_asset(
    firing: Firing,
    declared: Declarations,
    index: int,
    asset: Asset,
    known: dict[str, FactValue],
) -> OneAsset:
    outcome = firing.fire("asset", known, asset)
    _kind_flags(firing, outcome, known)
    ranks = declared.apply(index, asset, {c: outcome.rank(c, LOWEST[c]) for c in CRITERIA})
    return OneAsset(asset, outcome, ranks)


def _asset_levels(asset: Asset, facts: RiskFacts, ranks: Ranks) -> AssetLevels:
    return AssetLevels(
        asset=asset.id,
        kind=asset.kind,
        kind_name=facts.kinds[asset.kind].name,
        levels=levels_of(facts.scheme, ranks),
        dic=_dic(asset),
        fingerprint=fingerprint(asset, facts.scheme.id),
    )


def _dic(asset: Asset) -> str | None:
    """The digits of the older guide as the body wrote them (``D2-I2-C3``)."""
    dic = asset.declared.dic if asset.declared else None
    digits = {"D": dic.d, "I": dic.i, "C": dic.c} if dic else {}
    return "-".join(f"{axis}{digit}" for axis, digit in digits.items() if digit) or None


def _kind_flags(firing: Firing, outcome: Outcome, known: dict[str, FactValue]) -> None:
    if outcome.asset is None:
        return
    personal = known["personal"] is True
    if personal:
        outcome.flags.add("personal-information")
    for kind in firing.kinds_of(outcome.asset):
        if personal or not kind.personal:
            outcome.flags |= set(kind.flags)
            outcome.used.setdefault(kind.id, FactUsed(id=kind.id, confidence=kind.confidence))


def _derived_flags(ranks: Ranks, undetermined: set[str], outcomes: list[Outcome]) -> set[str]:
    flags = set()
    if max(ranks["integrity"], ranks["availability"]) >= 3:
        flags.add("high-integrity-or-availability")
    if undetermined:
        flags.add("level-undetermined")
    if any(outcome.stops for outcome in outcomes):
        flags.add("human-decision")
    return flags


def _with_levels(
    known: dict[str, FactValue], ranks: Ranks, flags: set[str]
) -> dict[str, FactValue]:
    levels: dict[str, FactValue] = {f"level-{c}": word_of(c, ranks[c]) for c in CRITERIA}
    return {**known, **levels, "flags": frozenset(flags)}
