"""What the rules derive from a workload: ranks, flags, questions, with what made each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from courtier.knowledge.conditions import Doubted, FactValue
from courtier.knowledge.records.risk import CRITERIA, Criterion
from courtier.results.classification import Levels
from courtier.results.common import UNDETERMINED, FactUsed, Question
from courtier.risk.declared import Declarations, Locate
from courtier.risk.facts import RiskFacts
from courtier.risk.fire import Firing, Outcome
from courtier.risk.law import Law, law_on
from courtier.risk.scale import LOWEST, Ranks, word_of
from courtier.workload.facts import asset_facts, workload_facts
from courtier.workload.information import Asset
from courtier.workload.model import Workload


def nowhere(_: tuple[str | int, ...]) -> None:
    """The place of a path in a workload that did not come from a file: none."""


@dataclass(frozen=True)
class OneAsset:
    """What was derived from one asset; ``said`` is what the file says of it alone."""

    asset: Asset
    said: dict[str, FactValue]
    outcome: Outcome
    ranks: Ranks


@dataclass
class Derived:
    """What was derived; each part is read by one section of the result.

    ``said`` is what the file says of the workload as a whole, before any level; ``whole_outcome``
    is what the rules of the workload left behind, ``ranks`` the highest rank of each criterion.
    What only some readers need is derived when it is first asked for.
    """

    workload: Workload
    law: Law
    said: dict[str, FactValue]
    each: dict[str, OneAsset]
    whole_outcome: Outcome
    declared: Declarations
    locate: Locate
    ranks: Ranks = field(init=False)

    def __post_init__(self) -> None:
        self.ranks = _highest([one.ranks for one in self.each.values()], self.whole_outcome.ranks)

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """One outcome an asset, in their order, then that of the workload."""
        return [*(one.outcome for one in self.each.values()), self.whole_outcome]

    @cached_property
    def names_recipients(self) -> bool:
        """Whether any asset has recipients: then what the file says of the whole hangs on them."""
        return any(asset.recipients for asset in self.workload.information)

    @cached_property
    def joins_assets(self) -> bool:
        """Whether any asset is joined with another: then what it says hangs on the others."""
        return any(asset.joined_with for asset in self.workload.information)

    @cached_property
    def undetermined(self) -> set[str]:
        """The criteria that a question leaves open."""
        return {str(c) for outcome in self.outcomes for c in outcome.undetermined}

    @cached_property
    def flags(self) -> set[str]:
        """The words that other records read."""
        flags = {flag for outcome in self.outcomes for flag in outcome.flags}
        if max(self.ranks["integrity"], self.ranks["availability"]) >= 3:
            flags.add("high-integrity-or-availability")
        if self.undetermined:
            flags.add("level-undetermined")
        if any(outcome.stops for outcome in self.outcomes):
            flags.add("human-decision")
        return flags

    @cached_property
    def approved(self) -> bool:
        """Whether the holder approved every asset, which may not cover what the whole reaches."""
        return all(self.declared.confirmed)

    @cached_property
    def beyond(self) -> dict[Criterion, int]:
        """The criteria whose level the whole raises above every asset, with their highest rank."""
        highest, at = _highest([one.ranks for one in self.each.values()], {}), self.law.scale.at
        return {c: highest[c] for c in CRITERIA if at(c, self.ranks[c]) != at(c, highest[c])}

    @cached_property
    def doubts(self) -> set[str]:
        """The flags that wait for an answer: they may hold, or not."""
        return {flag for outcome in self.outcomes for flag in outcome.doubts} - self.flags

    @cached_property
    def whole(self) -> dict[str, FactValue]:
        """What is known of the workload, levels and flags included."""
        levels: dict[str, FactValue] = {f"level-{c}": word_of(c, self.ranks[c]) for c in CRITERIA}
        return {**self.said, **levels, "flags": Doubted(self.flags, self.doubts)}

    @cached_property
    def assets(self) -> dict[str, dict[str, FactValue]]:
        """What is known of each asset: its own flags, and the levels of the workload."""
        return {
            name: {
                **self.whole,
                **one.said,
                "flags": Doubted(one.outcome.flags, one.outcome.doubts),
            }
            for name, one in self.each.items()
        }

    def levels(self) -> Levels:
        """The level ids, ``undetermined`` where a question leaves a criterion open."""
        at_least = self.law.scale.of(self.ranks)
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
    law = law_on(facts, as_of)
    firing = Firing(workload, law)
    declared = Declarations(workload, law, locate)
    said = workload_facts(workload)
    each = {
        asset.id: _one_asset(firing, declared, index, said)
        for index, asset in enumerate(workload.information)
    }
    whole_outcome = firing.fire("workload", said, None)
    return Derived(workload, law, said, each, whole_outcome, declared, locate)


def derive_again(changed: Workload, before: Derived) -> Derived:
    """Derive from a changed workload what the change touches; the rest is as it was before.

    Args:
        changed: The workload once changed: its assets, or its service. A change may take links
            between assets and recipients away, and adds none.
        before: What was derived, with the same facts on the same day, before the change.
    """
    firing = Firing(changed, before.law)
    declared = Declarations(changed, before.law, nowhere)
    same = changed.service is before.workload.service and not before.names_recipients
    said = before.said if same else workload_facts(changed)
    kept = _kept(changed, said, before)
    each = {
        asset.id: kept.get(asset.id) or _one_asset(firing, declared, index, said)
        for index, asset in enumerate(changed.information)
    }
    whole_outcome = before.whole_outcome
    if said != before.said:
        whole_outcome = firing.fire("workload", said, None)
    return Derived(changed, before.law, said, each, whole_outcome, declared, nowhere)


def _highest(of_assets: Iterable[Ranks], of_whole: Ranks) -> Ranks:
    highest = dict(LOWEST)
    for ranks in (*of_assets, of_whole):
        for criterion, rank in ranks.items():
            if rank > highest[criterion]:
                highest[criterion] = rank
    return highest


def _kept(changed: Workload, said: dict[str, FactValue], before: Derived) -> dict[str, OneAsset]:
    """What was derived before from each asset of which nothing changed that a rule reads."""
    read = before.law.read_of_assets
    if said is not before.said and any(said[f] != before.said[f] for f in read if f in said):
        return {}
    kept = {a.id: one for a in changed.information if (one := before.each[a.id]).asset is a}
    if before.joins_assets:
        kinds, elements = before.law.facts.kinds, before.law.facts.elements
        kept = {
            name: one
            for name, one in kept.items()
            if one.said == asset_facts(one.asset, changed, kinds, elements)
        }
    return kept


def _one_asset(
    firing: Firing, declared: Declarations, index: int, said: dict[str, FactValue]
) -> OneAsset:
    workload, facts = firing.workload, firing.law.facts
    asset = workload.information[index]
    said_of = asset_facts(asset, workload, facts.kinds, facts.elements)
    outcome = firing.fire("asset", {**said, **said_of}, asset)
    _kind_flags(firing, outcome, asset, personal=said_of["personal"] is True)
    ranks = declared.apply(index, asset, LOWEST | outcome.ranks, outcome.answers)
    if asset.id in declared.classified:
        outcome.flags |= {"classified", "human-decision"}
        outcome.undetermined.add("confidentiality")
    return OneAsset(asset, said_of, outcome, ranks)


def _kind_flags(firing: Firing, outcome: Outcome, asset: Asset, personal: bool) -> None:
    if personal:
        outcome.flags.add("personal-information")
    for kind in firing.kinds_of(asset):
        if personal or not kind.record.personal:
            outcome.flags |= kind.flags
            outcome.used.setdefault(kind.record.id, kind.used)
