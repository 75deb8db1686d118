"""What the rules derive from a workload: ranks, flags, questions, with what made each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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


@dataclass
class Derived:
    """What was derived; each part is read by one section of the result.

    ``outcomes`` holds one entry an asset, in their order, then that of the workload as a whole.
    """

    outcomes: list[Outcome]
    declared: Declarations
    ranks: Ranks
    flags: set[str]
    undetermined: set[str]
    whole: dict[str, FactValue]
    assets: dict[str, dict[str, FactValue]]
    asset_levels: tuple[AssetLevels, ...]
    facts: RiskFacts
    locate: Locate

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
    firing = Firing(workload, facts, as_of)
    whole = workload_facts(workload)
    declared = Declarations(workload, facts, as_of, locate)
    outcomes: list[Outcome] = []
    assets: dict[str, dict[str, FactValue]] = {}
    asset_levels: list[AssetLevels] = []
    ranks = dict(LOWEST)
    for index, asset in enumerate(workload.information):
        known = asset_facts(asset, workload, facts.kinds, facts.elements)
        outcome = firing.fire("asset", {**whole, **known}, asset)
        _kind_flags(firing, outcome, known)
        own = declared.apply(index, asset, {c: outcome.rank(c, LOWEST[c]) for c in CRITERIA})
        ranks = {c: max(ranks[c], own[c]) for c in CRITERIA}
        outcomes.append(outcome)
        assets[asset.id] = {**whole, **known}
        asset_levels.append(_asset_levels(asset, facts, own))
    whole_outcome = firing.fire("workload", whole, None)
    outcomes.append(whole_outcome)
    ranks = {c: whole_outcome.rank(c, ranks[c]) for c in CRITERIA}
    undetermined = {str(c) for outcome in outcomes for c in outcome.undetermined}
    flags = {flag for outcome in outcomes for flag in outcome.flags}
    flags |= _derived_flags(ranks, undetermined, outcomes)
    whole = _with_levels(whole, ranks, flags)
    assets = {name: _with_levels(known, ranks, flags) for name, known in assets.items()}
    return Derived(
        outcomes, declared, ranks, flags, undetermined, whole, assets,
        tuple(asset_levels), facts, locate,
    )  # fmt: skip


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
