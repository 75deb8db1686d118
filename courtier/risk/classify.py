"""From what a workload holds to its levels, with the reason for each."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from courtier.knowledge.records.risk import CRITERIA
from courtier.results.classification import (
    AssetLevels,
    Classification,
    ClassifyOutcome,
    EquivalentLevels,
    LevelName,
)
from courtier.results.common import FactUsed, Question, Reason
from courtier.risk.approval import fingerprint
from courtier.risk.changes import find_changes
from courtier.risk.declared import Locate
from courtier.risk.derive import Derived, OneAsset, derive, nowhere
from courtier.risk.duties import find_duties
from courtier.risk.facts import RiskFacts
from courtier.risk.law import Law
from courtier.risk.near import find_near
from courtier.risk.notes import find_notes
from courtier.risk.requirements import derive_requirements
from courtier.values.text import Text
from courtier.workload.information import Asset
from courtier.workload.model import Workload


def classify(
    workload: Workload, facts: RiskFacts, as_of: date, locate: Locate = nowhere
) -> ClassifyOutcome:
    """Propose the levels of a workload and derive what it requires of an offering.

    Each criterion takes the highest level that a rule gives to any asset or to the workload;
    aggregation, minors and the like ask a person rather than decide. The status stays *proposed*
    until every asset carries the holder's approval at or above the proposed level, what the
    service calls for included.

    Args:
        workload: The workload, whose scheme is the one of ``facts``.
        facts: The records; only those in force on ``as_of`` count.
        as_of: The day of the law.
        locate: Gives the place of a path in the file, for findings.

    Returns:
        Classification, requirements, findings in the order of the file, and the facts used.
    """
    workload = workload.until(as_of)
    state = derive(workload, facts, as_of, locate)
    duties, asked_by_law = find_duties(workload, facts, as_of, state.whole, state.assets)
    asked = derive_requirements(workload, facts, as_of, state.whole)
    classification = Classification(
        scheme=facts.scheme.id,
        scheme_name=facts.scheme.name,
        level_names=_level_names(facts),
        status=_status(state),
        levels=state.levels(),
        at_least=state.law.scale.of(state.ranks),
        flags=tuple(sorted(state.flags)),
        flags_in_doubt=tuple(sorted(state.doubts)),
        deployment=_deployment(state),
        assets=tuple(_asset_levels(one, state.law) for one in state.each.values()),
        reasons=_ordered_reasons(state),
        equivalents=_equivalents(state, facts),
        near=find_near(state),
        changes=find_changes(workload, state),
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
    return ClassifyOutcome(classification, asked, find_notes(state), tuple(used))


def _status(state: Derived) -> Literal["proposed", "confirmed"]:
    """Confirmed once the holder approved all that is reached, and no question leaves it open."""
    settled = not state.beyond and not state.undetermined
    return "confirmed" if state.approved and settled else "proposed"


def _asset_levels(one: OneAsset, law: Law) -> AssetLevels:
    asset = one.asset
    return AssetLevels(
        asset=asset.id,
        kind=asset.kind,
        kind_name=law.facts.kinds[asset.kind].name,
        levels=law.scale.of(one.ranks),
        dic=_dic(asset),
        fingerprint=fingerprint(asset, law.facts.scheme.id, one.outcome.answers),
    )


def _dic(asset: Asset) -> str | None:
    """The digits of the older guide as the body wrote them (``D2-I2-C3``)."""
    dic = asset.declared.dic if asset.declared else None
    digits = {"D": dic.d, "I": dic.i, "C": dic.c} if dic else {}
    return "-".join(f"{axis}{digit}" for axis, digit in digits.items() if digit) or None


def _level_names(facts: RiskFacts) -> tuple[LevelName, ...]:
    levels = (level for criterion in CRITERIA for level in facts.scheme.levels(criterion))
    return tuple({v.id: LevelName(id=v.id, name=v.name) for v in levels}.values())


def _deployment(state: Derived) -> tuple[Any, ...]:
    if "confidentiality" in state.undetermined or "human-decision" in state.flags:
        return ()
    return state.law.scale.at("confidentiality", state.ranks["confidentiality"]).deployment


def _ordered_reasons(state: Derived) -> tuple[Reason, ...]:
    """Every reason, those that reach the level first, then by criterion, asset and rule."""
    final = state.law.scale.of(state.ranks)
    reasons = [r.reason(state.law.scale) for outcome in state.outcomes for r in outcome.raises]
    reasons += state.declared.reasons

    def key(reason: Reason) -> tuple[bool, int, str, str]:
        criterion = reason.criterion or ""
        reaches = bool(criterion) and reason.level == final.of(criterion)
        order = [str(c) for c in CRITERIA].index(criterion) if criterion else 9
        return (not reaches, order, reason.asset or "", reason.rule)

    return tuple(sorted(dict.fromkeys(reasons), key=key))


def _equivalents(state: Derived, facts: RiskFacts) -> tuple[EquivalentLevels, ...]:
    """The levels of other schemes that stand beside, scheme by scheme; they decide nothing."""
    level = state.levels().confidentiality
    beside = [e for e in facts.scheme.equivalents if e.level == level]
    return tuple(
        EquivalentLevels(
            scheme=scheme,
            scheme_name=facts.scheme_names.get(scheme, Text(fr=scheme, en=scheme)),
            levels=tuple(e.other for e in beside if (e.scheme, e.basis) == (scheme, basis)),
            basis=basis,
        )
        for scheme, basis in dict.fromkeys((e.scheme, e.basis) for e in beside)
    )


def _unique(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    return tuple({q.id: q for q in questions}.values())
