"""From what a workload holds to its levels, with the reason for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from courtier.knowledge.conditions import FactValue
from courtier.knowledge.records.risk import CRITERIA
from courtier.results.classification import (
    AssetLevels,
    Classification,
    ClassifyOutcome,
    EquivalentLevels,
    LevelName,
    Levels,
)
from courtier.results.common import UNDETERMINED, FactUsed, Question, Reason
from courtier.risk.changes import find_changes
from courtier.risk.declared import Declarations, Locate
from courtier.risk.duties import find_duties
from courtier.risk.facts import RiskFacts
from courtier.risk.fire import Firing, Outcome
from courtier.risk.requirements import derive_requirements
from courtier.risk.scale import LOWEST, Ranks, level_at, levels_of, word_of
from courtier.values.findings import Finding
from courtier.values.text import Text, say
from courtier.workload.facts import asset_facts, workload_facts
from courtier.workload.information import Asset
from courtier.workload.model import Workload


def nowhere(_: tuple[str | int, ...]) -> None:
    """The place of a path in a workload that did not come from a file: none."""


def classify(
    workload: Workload, facts: RiskFacts, as_of: date, locate: Locate = nowhere
) -> ClassifyOutcome:
    """Propose the levels of a workload and derive what it requires of an offering.

    Each criterion takes the highest level that a rule gives to any asset or to the workload;
    aggregation, minors and the like ask a person rather than decide. The status stays *proposed*
    until every asset carries the holder's approval at or above the proposed level.

    Args:
        workload: The workload, whose scheme is the one of ``facts``.
        facts: The records; only those in force on ``as_of`` count.
        as_of: The day of the law.
        locate: Gives the place of a path in the file, for findings.

    Returns:
        Classification, requirements, findings in the order of the file, and the facts used.
    """
    state = _derive(workload, facts, as_of, locate)
    duties, asked_by_law = find_duties(workload, facts, as_of, state.whole, state.assets)
    asked = derive_requirements(workload, facts, as_of, state.whole)
    classification = Classification(
        scheme=facts.scheme.id,
        scheme_name=facts.scheme.name,
        level_names=_level_names(facts),
        status="confirmed" if all(state.declared.confirmed) else "proposed",
        levels=state.levels(),
        at_least=levels_of(facts.scheme, state.ranks),
        flags=tuple(sorted(state.flags)),
        deployment=_deployment(state, facts),
        assets=state.asset_levels,
        reasons=_ordered_reasons(state),
        equivalents=_equivalents(state, facts),
        changes=find_changes(workload, facts, as_of, state.ranks, asked, _again),
        duties=duties,
        questions=_unique((*state.questions(), *asked_by_law)),
    )
    used = state.used()
    used += [FactUsed(id=d.id, confidence=facts.duties[d.id].confidence) for d in duties]
    used += [
        FactUsed(id=a.requirement.id, confidence=facts.requirements[a.requirement.id].confidence)
        for a in asked
        if a.requirement.id in facts.requirements
    ]
    used.append(FactUsed(id=facts.scheme.id, confidence=facts.scheme.confidence))
    return ClassifyOutcome(classification, asked, _findings(state), tuple(used))


@dataclass
class _State:
    """What was derived on the way; each part is read by one section of the result."""

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
        at_least = levels_of(self.facts.scheme, self.ranks)
        return Levels(
            **{c: UNDETERMINED if c in self.undetermined else at_least.of(c) for c in CRITERIA}
        )

    def questions(self) -> tuple[Question, ...]:
        return tuple(q for outcome in self.outcomes for q in outcome.questions)

    def used(self) -> list[FactUsed]:
        return [fact for outcome in self.outcomes for fact in outcome.used.values()]


def _derive(workload: Workload, facts: RiskFacts, as_of: date, locate: Locate) -> _State:
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
        asset_levels.append(
            AssetLevels(
                asset=asset.id,
                kind=asset.kind,
                kind_name=facts.kinds[asset.kind].name,
                levels=levels_of(facts.scheme, own),
                dic=_dic(asset),
            )
        )
    whole_outcome = firing.fire("workload", whole, None)
    outcomes.append(whole_outcome)
    ranks = {c: whole_outcome.rank(c, ranks[c]) for c in CRITERIA}
    undetermined = {str(c) for outcome in outcomes for c in outcome.undetermined}
    flags = {flag for outcome in outcomes for flag in outcome.flags}
    flags |= _derived_flags(ranks, undetermined, outcomes)
    whole = _with_levels(whole, ranks, flags)
    assets = {name: _with_levels(known, ranks, flags) for name, known in assets.items()}
    return _State(
        outcomes, declared, ranks, flags, undetermined, whole, assets,
        tuple(asset_levels), facts, locate,
    )  # fmt: skip


def _again(workload: Workload, facts: RiskFacts, as_of: date) -> tuple[Ranks, tuple[str, ...]]:
    """Derive once more, for a workload that was changed: its ranks and required ids."""
    state = _derive(workload, facts, as_of, nowhere)
    asked = derive_requirements(workload, facts, as_of, state.whole)
    return state.ranks, tuple(a.requirement.id for a in asked)


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


def _level_names(facts: RiskFacts) -> tuple[LevelName, ...]:
    levels = (level for criterion in CRITERIA for level in facts.scheme.levels(criterion))
    return tuple({v.id: LevelName(id=v.id, name=v.name) for v in levels}.values())


def _deployment(state: _State, facts: RiskFacts) -> tuple[Any, ...]:
    if "confidentiality" in state.undetermined or "human-decision" in state.flags:
        return ()
    return level_at(facts.scheme, "confidentiality", state.ranks["confidentiality"]).deployment


def _ordered_reasons(state: _State) -> tuple[Reason, ...]:
    """Every reason, those that reach the level first, then by criterion, asset and rule."""
    final = levels_of(state.facts.scheme, state.ranks)
    reasons = [r.reason for outcome in state.outcomes for r in outcome.raises]
    reasons += state.declared.reasons

    def key(reason: Reason) -> tuple[bool, int, str, str]:
        criterion = reason.criterion or ""
        reaches = bool(criterion) and reason.level == final.of(criterion)
        order = [str(c) for c in CRITERIA].index(criterion) if criterion else 9
        return (not reaches, order, reason.asset or "", reason.rule)

    return tuple(sorted(dict.fromkeys(reasons), key=key))


def _dic(asset: Asset) -> str | None:
    """The digits of the older guide as the body wrote them (``D2-I2-C3``)."""
    dic = asset.declared.dic if asset.declared else None
    digits = {"D": dic.d, "I": dic.i, "C": dic.c} if dic else {}
    return "-".join(f"{axis}{digit}" for axis, digit in digits.items() if digit) or None


def _equivalents(state: _State, facts: RiskFacts) -> tuple[EquivalentLevels, ...]:
    """The levels of other schemes that stand beside, scheme by scheme; they decide nothing."""
    level = state.levels().confidentiality
    beside = [e for e in facts.scheme.equivalents if e.level == level]
    return tuple(
        EquivalentLevels(
            scheme=scheme,
            levels=tuple(e.other for e in beside if (e.scheme, e.basis) == (scheme, basis)),
            basis=basis,
        )
        for scheme, basis in dict.fromkeys((e.scheme, e.basis) for e in beside)
    )


def _findings(state: _State) -> tuple[Finding, ...]:
    found = list(state.declared.findings)
    for index, outcome in enumerate(state.outcomes):
        place = state.locate(("information", index)) if outcome.asset else None
        for rule, text in outcome.stops:
            found.append(
                Finding(
                    id="automatic-path-stopped", severity="warning", confidence=rule.confidence,
                    text=_named(outcome, text), location=place, help=rule.help,
                )
            )  # fmt: skip
        for rule, text in outcome.refusals:
            found.append(
                Finding(
                    id="refused-by-rule", severity="error", confidence=rule.confidence,
                    text=_named(outcome, text), location=place, help=rule.help,
                )
            )  # fmt: skip
    if state.undetermined:
        found.append(
            Finding(
                id="level-undetermined", severity="warning", confidence="primary",
                text=say(
                    "Le niveau ne peut être établi : une question attend une réponse.",
                    "The level cannot be settled: a question awaits an answer.",
                ),
                location=None,
                help=say("Répondez aux questions du dossier.", "Answer the questions in the file."),
            )
        )  # fmt: skip
    return tuple(found)


def _named(outcome: Outcome, text: Text) -> Text:
    name = outcome.asset.id if outcome.asset else ""
    return say("{asset} : {text}", "{asset}: {text}", asset=name, text=text)


def _unique(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    return tuple({q.id: q for q in questions}.values())
