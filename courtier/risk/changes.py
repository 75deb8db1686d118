"""The smallest changes of a workload that would lower a level, found by trying them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

from courtier.knowledge.records.risk import CRITERIA
from courtier.results.classification import Asked, Change, ChangeEffect
from courtier.risk.facts import RiskFacts
from courtier.risk.scale import Ranks, levels_of
from courtier.values.text import Text, say
from courtier.workload.information import Asset
from courtier.workload.model import Workload

Action = Literal["remove", "tokenise"]
Derive = Callable[[Workload, RiskFacts, date], tuple[Ranks, tuple[str, ...]]]


def find_changes(
    workload: Workload,
    facts: RiskFacts,
    as_of: date,
    ranks: Ranks,
    asked: tuple[Asked, ...],
    derive: Derive,
) -> tuple[Change, ...]:
    """Try each change of one asset and keep those that lower a level.

    Args:
        workload: The workload as it is.
        facts: The records.
        as_of: The day of the law.
        ranks: What was derived from the workload as it is.
        asked: What it requires as it is.
        derive: Derives ranks and required ids again from a changed workload.
    """
    now = {a.requirement.id for a in asked}
    found = []
    for action, asset, changed in _candidates(workload):
        after, required = derive(changed, facts, as_of)
        if all(after[c] >= ranks[c] for c in CRITERIA):
            continue
        effect = ChangeEffect(
            levels=levels_of(facts.scheme, after),
            requirements_dropped=tuple(sorted(now - set(required))),
            offerings_won=None,
        )
        found.append(
            Change(
                id=f"{action}.{asset.id}",
                text=_text(action, asset),
                asset=asset.id,
                action=action,
                effect=effect,
            )
        )
    return tuple(found)


def apply_change(workload: Workload, action: Action, asset: str) -> Workload:
    """The workload once one asset is removed or its identifiers are replaced with tokens."""
    kept = []
    for item in workload.information:
        if item.id != asset:
            kept.append(item)
        elif action == "tokenise":
            kept.append(item.model_copy(update={"form": "tokenised", "declared": None}))
    return workload.model_copy(update={"information": tuple(kept)})


def _candidates(workload: Workload) -> Iterator[tuple[Action, Asset, Workload]]:
    for asset in workload.information:
        if len(workload.information) > 1:
            yield "remove", asset, apply_change(workload, "remove", asset.id)
        if asset.form in (None, "clear", "pseudonymised"):
            yield "tokenise", asset, apply_change(workload, "tokenise", asset.id)


def _text(action: Action, asset: Asset) -> Text:
    if action == "remove":
        return say(
            "Retirer « {asset} » du système.", "Take “{asset}” out of the system.", asset=asset.id
        )
    return say(
        "Remplacer les identifiants de « {asset} » par des jetons gardés ailleurs.",
        "Replace the identifiers of “{asset}” with tokens kept elsewhere.",
        asset=asset.id,
    )
