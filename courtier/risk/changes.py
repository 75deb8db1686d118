"""The smallest changes of a workload that would lower or raise a level, found by trying them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from courtier.results.classification import Action, Change, ChangeEffect
from courtier.risk.derive import Derived, derive_again
from courtier.risk.law import Law
from courtier.risk.scale import Ranks
from courtier.values.text import Text, say
from courtier.workload.information import Asset
from courtier.workload.model import Workload
from courtier.workload.service import Service

_IN_CLEAR = (None, "clear", "pseudonymised")
_MOST_IN_PAIRS = 12


@dataclass(frozen=True)
class Trial:
    """A change to try: ``number`` is the new volume or the new hours, None for the others."""

    action: Action
    asset: str | None
    also: str | None = None
    number: Decimal | None = None

    @property
    def id(self) -> str:
        """The action and what it bears on, as in ``remove.paiements``."""
        parts = [part for part in (self.asset, self.also) if part]
        what = "+".join(parts) if parts else str(self.number)
        return f"{self.action}.{what}"


def find_changes(workload: Workload, state: Derived) -> tuple[Change, ...]:
    """Try each small change and keep those that lower or raise a level, or settle a question.

    One change at a time; two assets at once only when no single one lowers the confidentiality.

    Args:
        workload: The workload as it is.
        state: What was derived from it.
    """
    singles = list(_tried(_singles(workload, state), workload, state))
    if any(_lowers(ranks, state.ranks) for ranks, _ in singles):
        return tuple(change for _, change in singles)
    pairs = _tried(_pairs(workload), workload, state)
    return tuple(change for _, change in (*singles, *pairs))


def _tried(
    trials: Iterator[Trial], workload: Workload, state: Derived
) -> Iterator[tuple[Ranks, Change]]:
    now = _required(state)
    questions = {q.id for q in state.questions()}
    for trial in trials:
        after = derive_again(apply_trial(workload, trial), state)
        moved = after.ranks != state.ranks
        if not moved and trial.action not in _SETTLES:
            continue
        settled = questions - {q.id for q in after.questions()}
        if not moved and not settled:
            continue
        required = _required(after)
        effect = ChangeEffect(
            levels=state.law.scale.of(after.ranks),
            requirements_dropped=tuple(sorted(now - required)),
            requirements_added=tuple(sorted(required - now)),
            questions_dropped=tuple(sorted(settled)),
            offerings_won=None,
            offerings_lost=None,
        )
        change = Change(
            id=trial.id,
            text=_text(trial),
            asset=trial.asset,
            also=trial.also,
            action=trial.action,
            number=trial.number,
            effect=effect,
        )
        yield after.ranks, change


def _required(state: Derived) -> set[str]:
    """What the levels ask; what the body’s policy and the needs ask, no change here moves."""
    return {rule.id for rule in state.law.required(state.whole)}


_SETTLES = ("separate", "cut-volume")


def _classified(state: Derived) -> frozenset[str]:
    """The assets of the classified track: only taking them out changes anything."""
    return frozenset(n for n, one in state.each.items() if "classified" in one.outcome.flags)


def _lowers(after: Ranks, before: Ranks) -> bool:
    return after["confidentiality"] < before["confidentiality"]


def _singles(workload: Workload, state: Derived) -> Iterator[Trial]:
    classified = _classified(state)
    for asset in workload.information:
        if len(workload.information) > 1:
            yield Trial("remove", asset.id)
        if asset.id in classified:
            continue
        if asset.form in _IN_CLEAR:
            yield Trial("tokenise", asset.id)
        if asset.joined_with:
            yield Trial("separate", asset.id)
        for bound in state.law.volumes:
            if asset.persons is not None and asset.persons >= bound:
                yield Trial("cut-volume", asset.id, number=bound - 1)
    yield from _recoveries(workload, state.law)


def _pairs(workload: Workload) -> Iterator[Trial]:
    """Two assets at once, never all of them."""
    names = [asset.id for asset in workload.information]
    if 2 < len(names) <= _MOST_IN_PAIRS:
        for one, other in combinations(names, 2):
            yield Trial("remove", one, also=other)


def _recoveries(workload: Workload, law: Law) -> Iterator[Trial]:
    """The hours of recovery just inside and just outside the bounds of the rules."""
    for fact, bound in law.recoveries:
        which = fact.removesuffix("-hours")
        hours = getattr(workload.service, f"{which}_hours") if workload.service else None
        if hours is None:
            continue
        if hours <= bound:
            yield Trial("relax-rto" if which == "rto" else "relax-rpo", None, number=bound + 1)
        else:
            yield Trial("tighten-rto" if which == "rto" else "tighten-rpo", None, number=bound)


def apply_trial(workload: Workload, trial: Trial) -> Workload:
    """The workload once the change is made; declared levels of a changed asset are dropped."""
    if trial.action in ("relax-rto", "tighten-rto", "relax-rpo", "tighten-rpo"):
        field = f"{trial.action.split('-')[1]}_hours"
        service = (workload.service or Service()).model_copy(update={field: trial.number})
        return workload.model_copy(update={"service": service})
    kept = []
    for item in workload.information:
        changed = _changed(item, trial)
        if changed is not None:
            kept.append(changed)
    return workload.model_copy(update={"information": tuple(kept)})


def trial_of(change: Change) -> Trial:
    """The trial that a change came from."""
    return Trial(change.action, change.asset, change.also, change.number)


def _changed(item: Asset, trial: Trial) -> Asset | None:
    """One asset after the change; None when it is removed."""
    mine = item.id == trial.asset
    if trial.action == "remove":
        return None if mine or item.id == trial.also else _without_link(item, trial)
    if trial.action == "tokenise" and mine:
        return item.model_copy(update={"form": "tokenised", "declared": None})
    if trial.action == "separate":
        if mine:
            return item.model_copy(update={"joined_with": (), "declared": None})
        return _without_link(item, trial)
    if trial.action == "cut-volume" and mine and trial.number is not None:
        return item.model_copy(update={"persons": int(trial.number), "declared": None})
    return item


def _without_link(item: Asset, trial: Trial) -> Asset:
    """An asset that no longer names the one that left or was set apart."""
    gone = {trial.asset, trial.also}
    if not item.joined_with or gone.isdisjoint(item.joined_with):
        return item
    left = tuple(name for name in item.joined_with if name not in gone)
    return item.model_copy(update={"joined_with": left})


def _text(trial: Trial) -> Text:
    fr, en = _TEXTS[trial.action if trial.also is None else "remove-two"]
    return say(
        fr,
        en,
        asset=trial.asset or "",
        also=trial.also or "",
        number=trial.number if trial.number is not None else "",
    )


_TEXTS: dict[str, tuple[str, str]] = {
    "remove": ("Retirer « {asset} » du système.", "Take “{asset}” out of the system."),
    "remove-two": (
        "Retirer « {asset} » et « {also} » du système.",
        "Take “{asset}” and “{also}” out of the system.",
    ),
    "tokenise": (
        "Remplacer les identifiants de « {asset} » par des jetons gardés ailleurs.",
        "Replace the identifiers of “{asset}” with tokens kept elsewhere.",
    ),
    "separate": (
        "Séparer « {asset} » des actifs auxquels il est joint.",
        "Separate “{asset}” from the assets it is joined with.",
    ),
    "cut-volume": (
        "Ramener « {asset} » à {number} personnes au plus.",
        "Bring “{asset}” down to {number} persons at most.",
    ),
    "relax-rto": (
        "Accepter une reprise en {number} h.", "Accept recovery within {number} h."
    ),
    "tighten-rto": (
        "Exiger une reprise en {number} h.", "Ask for recovery within {number} h."
    ),
    "relax-rpo": (
        "Accepter de perdre {number} h de données.", "Accept losing {number} h of data."
    ),
    "tighten-rpo": (
        "Ne pas perdre plus de {number} h de données.",
        "Lose no more than {number} h of data.",
    ),
}  # fmt: skip
